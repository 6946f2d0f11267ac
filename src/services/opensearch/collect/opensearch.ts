import type { DomainStatus } from '@aws-sdk/client-opensearch'
import { batched, collector, detail, type More, tagRecord } from '../../../collect/collector.ts'
import { taggedAs } from '../../resourcegroupstaggingapi/collect.ts'

const on = 'AWS::OpenSearchService::Domain'

/** Domains of OpenSearch and Elasticsearch: one listing of names, then descriptions of five domains a call. */
export const searchDomains = collector({
  types: [on],
  service: 'opensearch',
  scope: 'region',
  needs: ['es:ListDomainNames'],
  async *list({ client, partition, region, account }) {
    const opensearch = await client('opensearch')
    const { DomainNames = [] } = await opensearch.listDomainNames({})
    for (const { DomainName } of DomainNames) {
      if (!DomainName) continue
      const Arn = `arn:${partition}:es:${region}:${account}:domain/${DomainName}`
      yield { type: on, id: Arn, name: DomainName, properties: { Arn, DomainName } }
    }
  },
  details: [
    batched({
      on,
      needs: ['es:DescribeDomains'],
      fills: [
        'AccessPolicies',
        'AdvancedSecurityOptions',
        'ClusterConfig',
        'DomainEndpointOptions',
        'EncryptionAtRestOptions',
        'EngineVersion',
        'LogPublishingOptions',
        'NodeToNodeEncryptionOptions',
        'ServiceSoftwareOptions',
        'VPCOptions',
      ],
      // at most five names a call (opensearch-service/latest/APIReference/API_DescribeDomains.html)
      batch: 5,
      async get({ client }, seeds) {
        const opensearch = await client('opensearch')
        const { DomainStatusList = [] } = await opensearch.describeDomains({
          DomainNames: seeds.map(({ name }) => name),
        })
        const found = new Map(DomainStatusList.map((one) => [one.DomainName, one]))
        return seeds.map(({ name }) => {
          const one = found.get(name)
          return one && { properties: shown(one) }
        })
      },
    }),
    taggedAs(
      'es:domain',
      detail({
        on,
        needs: ['es:ListTags'],
        fills: ['tags'],
        async get({ client }, { id }) {
          const opensearch = await client('opensearch')
          return { tags: tagRecord((await opensearch.listTags({ ARN: id })).TagList) }
        },
      }),
    ),
  ],
})

const shown = (one: DomainStatus): NonNullable<More<typeof on>['properties']> => ({
  AccessPolicies: one.AccessPolicies || null,
  AdvancedSecurityOptions: { Enabled: one.AdvancedSecurityOptions?.Enabled ?? false },
  ClusterConfig: {
    DedicatedMasterCount: one.ClusterConfig?.DedicatedMasterCount,
    DedicatedMasterEnabled: one.ClusterConfig?.DedicatedMasterEnabled,
    InstanceCount: one.ClusterConfig?.InstanceCount,
    InstanceType: one.ClusterConfig?.InstanceType,
    ZoneAwarenessEnabled: one.ClusterConfig?.ZoneAwarenessEnabled,
    MultiAZWithStandbyEnabled: one.ClusterConfig?.MultiAZWithStandbyEnabled,
  },
  DomainEndpointOptions: {
    EnforceHTTPS: one.DomainEndpointOptions?.EnforceHTTPS ?? false,
    TLSSecurityPolicy: one.DomainEndpointOptions?.TLSSecurityPolicy,
  },
  EncryptionAtRestOptions: {
    Enabled: one.EncryptionAtRestOptions?.Enabled ?? false,
    KmsKeyId: one.EncryptionAtRestOptions?.KmsKeyId,
  },
  EngineVersion: one.EngineVersion ?? null,
  LogPublishingOptions: Object.fromEntries(
    Object.entries(one.LogPublishingOptions ?? {}).map(([kind, { CloudWatchLogsLogGroupArn, Enabled }]) => [
      kind,
      { CloudWatchLogsLogGroupArn, Enabled },
    ]),
  ),
  NodeToNodeEncryptionOptions: { Enabled: one.NodeToNodeEncryptionOptions?.Enabled ?? false },
  ServiceSoftwareOptions: one.ServiceSoftwareOptions
    ? {
        CurrentVersion: one.ServiceSoftwareOptions.CurrentVersion,
        NewVersion: one.ServiceSoftwareOptions.NewVersion,
        UpdateAvailable: one.ServiceSoftwareOptions.UpdateAvailable,
        UpdateStatus: one.ServiceSoftwareOptions.UpdateStatus,
      }
    : null,
  // a domain with a public endpoint has no VPC options
  VPCOptions: one.VPCOptions?.VPCId
    ? { SecurityGroupIds: one.VPCOptions.SecurityGroupIds ?? [], SubnetIds: one.VPCOptions.SubnetIds ?? [] }
    : null,
})

import type { DomainStatus } from '@aws-sdk/client-opensearch'
import { batched, collector, detail, type More, tagRecord, whole } from '../../../collect/collector.ts'
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

const clusterOf = (config: DomainStatus['ClusterConfig']) =>
  whole(
    {
      DedicatedMasterCount: config?.DedicatedMasterCount,
      DedicatedMasterEnabled: config?.DedicatedMasterEnabled,
      InstanceCount: config?.InstanceCount,
      InstanceType: config?.InstanceType,
      ZoneAwarenessEnabled: config?.ZoneAwarenessEnabled,
      MultiAZWithStandbyEnabled: config?.MultiAZWithStandbyEnabled,
    },
    'InstanceCount',
    'ZoneAwarenessEnabled',
    'DedicatedMasterEnabled',
    ...(config?.DedicatedMasterEnabled ? (['DedicatedMasterCount'] as const) : []),
  )

/** A kind of log that is not there was never published. */
function logsOf(options: DomainStatus['LogPublishingOptions']) {
  const logs = Object.entries(options ?? {}).map(
    ([kind, { CloudWatchLogsLogGroupArn, Enabled }]) => [kind, { CloudWatchLogsLogGroupArn, Enabled }] as const,
  )
  return logs.every(([, { Enabled }]) => Enabled !== undefined) ? Object.fromEntries(logs) : undefined
}

const shown = (one: DomainStatus): NonNullable<More<typeof on>['properties']> => ({
  AccessPolicies: one.AccessPolicies || null,
  AdvancedSecurityOptions: whole({ Enabled: one.AdvancedSecurityOptions?.Enabled }, 'Enabled'),
  ClusterConfig: clusterOf(one.ClusterConfig),
  DomainEndpointOptions: whole(
    {
      EnforceHTTPS: one.DomainEndpointOptions?.EnforceHTTPS,
      TLSSecurityPolicy: one.DomainEndpointOptions?.TLSSecurityPolicy,
    },
    'EnforceHTTPS',
  ),
  EncryptionAtRestOptions: whole(
    { Enabled: one.EncryptionAtRestOptions?.Enabled, KmsKeyId: one.EncryptionAtRestOptions?.KmsKeyId },
    'Enabled',
  ),
  EngineVersion: one.EngineVersion ?? null,
  LogPublishingOptions: logsOf(one.LogPublishingOptions),
  NodeToNodeEncryptionOptions: whole({ Enabled: one.NodeToNodeEncryptionOptions?.Enabled }, 'Enabled'),
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

import type { DeploymentStatus, DomainStatus, ServiceSoftwareOptions } from '@aws-sdk/client-opensearch'
import {
  HOME,
  iamArn,
  keyArn,
  keys,
  roles,
  type Stack,
  type SubnetKey,
  subnetIds,
  subnets,
  tagsOf,
  US,
  vpcIdOf,
} from '../../../practice/company.ts'
import { account } from '../../../practice/principals.ts'
import { policyText } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'

export interface StoredDomain extends HasTags {
  /** As OpenSearch Service returns it, without id and ARN. */
  status: Omit<DomainStatus, 'DomainId' | 'ARN'>
}

/** OpenSearch Service in one region. */
export interface OpenSearchState {
  domains: StoredDomain[]
}

const logGroup = (region: string, name: string): string =>
  `arn:${account.partition}:logs:${region}:${account.id}:log-group:/aws/opensearch/${name}`
const log = (region: string, name: string) => ({ CloudWatchLogsLogGroupArn: logGroup(region, name), Enabled: true })
const access = (Principal: unknown) => policyText({ Effect: 'Allow', Principal, Action: 'es:ESHttp*', Resource: '*' })

/** The service software of a domain, and the newer version where there is one. */
const software = (
  CurrentVersion: string,
  NewVersion: string,
  UpdateStatus: DeploymentStatus,
): ServiceSoftwareOptions => ({
  CurrentVersion,
  NewVersion,
  UpdateAvailable: NewVersion !== '',
  Cancellable: false,
  UpdateStatus,
  Description:
    NewVersion === '' ? 'There is no software update available for this domain.' : 'A newer release is available.',
})
const inVpc = (places: readonly [SubnetKey, ...SubnetKey[]], group: Parameters<typeof groupId>[0]) => ({
  VPCOptions: {
    VPCId: vpcIdOf(places),
    SubnetIds: subnetIds(places),
    AvailabilityZones: places.map((key) => subnets[key].zone),
    SecurityGroupIds: [groupId(group)],
  },
})

/** The domains of Nordlicht: the shop's search with good settings, and the logs of 2019 with findings. */
export function seedOpenSearch({ region }: SeedContext): OpenSearchState {
  const domain = (name: string, stack: Stack, more: Partial<StoredDomain['status']>): StoredDomain => ({
    status: {
      DomainName: name,
      Created: true,
      Deleted: false,
      Processing: false,
      UpgradeProcessing: false,
      EngineVersion: 'OpenSearch_2.17',
      ClusterConfig: {
        InstanceType: 'm6g.large.search',
        InstanceCount: 1,
        DedicatedMasterEnabled: false,
        ZoneAwarenessEnabled: false,
        WarmEnabled: false,
      },
      AccessPolicies: '',
      EncryptionAtRestOptions: { Enabled: false },
      NodeToNodeEncryptionOptions: { Enabled: false },
      DomainEndpointOptions: { EnforceHTTPS: false, TLSSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' },
      AdvancedSecurityOptions: { Enabled: false },
      SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: false },
      ServiceSoftwareOptions: software('OpenSearch_2_17_R20250630', '', 'COMPLETED'),
      ...more,
    },
    tags: tagsOf(stack),
  })
  const waiting = (version: string) => ({
    ServiceSoftwareOptions: software(`${version}_R20221114`, `${version}_R20250630`, 'ELIGIBLE'),
  })
  const safe = (name: string): Partial<StoredDomain['status']> => ({
    ClusterConfig: {
      InstanceType: 'm6g.large.search',
      InstanceCount: 4,
      DedicatedMasterEnabled: true,
      DedicatedMasterType: 'm6g.large.search',
      DedicatedMasterCount: 3,
      ZoneAwarenessEnabled: true,
      ZoneAwarenessConfig: { AvailabilityZoneCount: 2 },
      WarmEnabled: false,
    },
    AccessPolicies: access({ AWS: iamArn(`role/${roles.shopWeb}`) }),
    ...inVpc(['shopPrivateA', 'shopPrivateB'], 'shopSearch'),
    EncryptionAtRestOptions: { Enabled: true, KmsKeyId: keyArn(keys.shopData.alias, keys.shopData.region) },
    NodeToNodeEncryptionOptions: { Enabled: true },
    DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
    AdvancedSecurityOptions: { Enabled: true, InternalUserDatabaseEnabled: false },
    SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: true },
    LogPublishingOptions: {
      ES_APPLICATION_LOGS: log(region, `${name}/errors`),
      AUDIT_LOGS: log(region, `${name}/audit`),
    },
  })
  if (region === HOME)
    return {
      domains: [
        domain('shop-prod-search', 'shop-prod', safe('shop-prod-search')),
        // its clients do not support OpenSearch
        domain('shop-prod-orders', 'shop-prod', {
          ...safe('shop-prod-orders'),
          EngineVersion: 'Elasticsearch_7.10',
          ServiceSoftwareOptions: software('Elasticsearch_7_10_R20250630', '', 'NOT_ELIGIBLE'),
        }),
        domain('machine-logs-2019', 'corp-it', {
          ...waiting('Elasticsearch_6_7'),
          EngineVersion: 'Elasticsearch_6.7',
          AccessPolicies: access({ AWS: '*' }),
        }),
        domain('shop-staging-search', 'shop-staging', {
          ...waiting('OpenSearch_2_17'),
          ...inVpc(['stagingPublicA'], 'stagingWeb'),
        }),
      ],
    }
  if (region !== US) return { domains: [] }
  return {
    domains: [
      domain('analytics-catalogue', 'analytics', {
        EncryptionAtRestOptions: { Enabled: true },
        NodeToNodeEncryptionOptions: { Enabled: true },
        AccessPolicies: access({ AWS: iamArn(`role/${roles.analyticsJobs}`) }),
      }),
    ],
  }
}

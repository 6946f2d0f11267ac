import type { CacheCluster, ReplicationGroup, ServerlessCache } from '@aws-sdk/client-elasticache'
import { collector, detail, pages, type Seed, tagRecord } from '../../collect/collector.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'

const groupType = 'AWS::ElastiCache::ReplicationGroup'
const clusterType = 'AWS::ElastiCache::CacheCluster'
const serverlessType = 'AWS::ElastiCache::ServerlessCache'

/**
 * The tag filters of the types, by the resource type in their ARNs
 * (service-authorization/latest/reference/list_amazonelasticache.html).
 */
const filters = { [groupType]: 'replicationgroup', [clusterType]: 'cluster', [serverlessType]: 'serverlesscache' }

const tagsOf = <T extends keyof typeof filters>(on: T) =>
  taggedAs(
    `elasticache:${filters[on]}`,
    detail<T>({
      on,
      needs: ['elasticache:ListTagsForResource'],
      fills: ['tags'],
      async get({ client }, { id }) {
        const elasticache = await client('elasticache')
        return { tags: tagRecord((await elasticache.listTagsForResource({ ResourceName: id })).TagList) }
      },
    }),
  )

const GOING = 'deleting'

/** Cache clusters, then replication groups: only the nodes of a group have its engine version and network. */
export const cacheClusters = collector({
  types: [clusterType, groupType],
  service: 'elasticache',
  scope: 'region',
  needs: ['elasticache:DescribeCacheClusters', 'elasticache:DescribeReplicationGroups'],
  async *list({ client }) {
    const elasticache = await client('elasticache')
    const clusters = pages(
      (Marker) => elasticache.describeCacheClusters({ Marker, MaxRecords: 100 }),
      (answer) => answer.CacheClusters,
      (answer) => answer.Marker,
    )
    const nodes = new Map<string, CacheCluster>()
    for await (const one of clusters) {
      if (one.ReplicationGroupId !== undefined) nodes.set(one.ReplicationGroupId, one)
      if (!one.ARN || !one.CacheClusterId || one.CacheClusterStatus === GOING) continue
      yield clusterSeed(one, one.ARN, one.CacheClusterId)
    }
    const groups = pages(
      (Marker) => elasticache.describeReplicationGroups({ Marker, MaxRecords: 100 }),
      (answer) => answer.ReplicationGroups,
      (answer) => answer.Marker,
    )
    for await (const one of groups) {
      if (!one.ARN || !one.ReplicationGroupId || one.Status === GOING) continue
      yield groupSeed(one, one.ARN, one.ReplicationGroupId, nodes.get(one.ReplicationGroupId))
    }
  },
  details: [tagsOf(clusterType), tagsOf(groupType)],
})

const clusterSeed = (one: CacheCluster, arn: string, id: string): Seed<typeof clusterType> => ({
  type: clusterType,
  id: arn,
  name: id,
  properties: {
    ClusterName: id,
    Engine: one.Engine ?? null,
    EngineVersion: one.EngineVersion ?? null,
    Port: one.ConfigurationEndpoint?.Port ?? one.CacheNodes?.[0]?.Endpoint?.Port ?? null,
    AutoMinorVersionUpgrade: one.AutoMinorVersionUpgrade,
    // without a subnet group it is in EC2-Classic, which is retired
    CacheSubnetGroupName: one.CacheSubnetGroupName ?? null,
    SnapshotRetentionLimit: one.SnapshotRetentionLimit ?? null,
    TransitEncryptionEnabled: one.TransitEncryptionEnabled,
    VpcSecurityGroupIds: (one.SecurityGroups ?? []).flatMap(({ SecurityGroupId }) => SecurityGroupId ?? []),
  },
  state: {
    Status: one.CacheClusterStatus ?? null,
    ReplicationGroupId: one.ReplicationGroupId ?? null,
    OutpostArn: one.PreferredOutpostArn ?? null,
  },
})

const groupSeed = (
  one: ReplicationGroup,
  arn: string,
  id: string,
  node: CacheCluster | undefined,
): Seed<typeof groupType> => ({
  type: groupType,
  id: arn,
  name: id,
  properties: {
    ReplicationGroupId: id,
    Engine: one.Engine ?? node?.Engine ?? null,
    // without a node the group is being created
    ...(node?.EngineVersion === undefined ? {} : { EngineVersion: node.EngineVersion }),
    AtRestEncryptionEnabled: one.AtRestEncryptionEnabled,
    KmsKeyId: one.KmsKeyId ?? null,
    TransitEncryptionEnabled: one.TransitEncryptionEnabled,
    AutomaticFailoverEnabled: one.AutomaticFailover === 'enabled' || one.AutomaticFailover === 'enabling',
    MultiAZEnabled: one.MultiAZ === 'enabled',
    SnapshotRetentionLimit: one.SnapshotRetentionLimit ?? null,
    UserGroupIds: one.UserGroupIds ?? [],
    LogDeliveryConfigurations: (one.LogDeliveryConfigurations ?? [])
      .filter(({ Status }) => Status === 'active' || Status === 'enabling' || Status === 'modifying')
      .map(({ LogType, DestinationType, LogFormat }) => ({ LogType, DestinationType, LogFormat })),
  },
  state: {
    Status: one.Status ?? null,
    AuthTokenEnabled: one.AuthTokenEnabled,
    OutpostArns: [...new Set(one.MemberClustersOutpostArns ?? [])].sort(),
  },
})

/** Serverless caches. */
export const serverlessCaches = collector({
  types: [serverlessType],
  service: 'elasticache',
  scope: 'region',
  needs: ['elasticache:DescribeServerlessCaches'],
  async *list({ client }) {
    const elasticache = await client('elasticache')
    const found = pages(
      (NextToken) => elasticache.describeServerlessCaches({ NextToken, MaxResults: 50 }),
      (answer) => answer.ServerlessCaches,
      (answer) => answer.NextToken,
    )
    for await (const one of found)
      if (one.ARN && one.ServerlessCacheName && one.Status !== GOING)
        yield serverlessSeed(one, one.ARN, one.ServerlessCacheName)
  },
  details: [tagsOf(serverlessType)],
})

const serverlessSeed = (one: ServerlessCache, arn: string, name: string): Seed<typeof serverlessType> => ({
  type: serverlessType,
  id: arn,
  name,
  properties: {
    ARN: arn,
    ServerlessCacheName: name,
    Engine: one.Engine ?? null,
    Endpoint: one.Endpoint?.Port === undefined ? null : { Port: String(one.Endpoint.Port) },
    KmsKeyId: one.KmsKeyId ?? null,
    SecurityGroupIds: one.SecurityGroupIds ?? [],
    SubnetIds: one.SubnetIds ?? [],
    SnapshotRetentionLimit: one.SnapshotRetentionLimit ?? null,
    UserGroupId: one.UserGroupId ?? null,
    Status: one.Status ?? null,
  },
})

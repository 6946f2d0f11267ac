import type * as Client from '@aws-sdk/client-elasticache'
import { given, type Is, kind } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type Answer, type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'
import { type HasTags, type Tags, tagsFrom } from '../../../practice/tags.ts'

/** A standalone cluster. */
export interface Cache extends HasTags {
  is: Is<Client.CacheCluster, 'CacheClusterId'>
}

/** A replication group. */
export interface Group extends HasTags {
  /** The properties of the group only. */
  is: Is<Client.ReplicationGroup, 'ReplicationGroupId' | 'UserGroupIds' | 'LogDeliveryConfigurations'>
  /** The properties that its nodes share, and that the group also returns. */
  node: Omit<Cache['is'], 'CacheClusterId'>
  /** The Availability Zones of its nodes. */
  zones: string[]
}

export interface Serverless extends HasTags {
  is: Is<Client.ServerlessCache, 'ServerlessCacheName'>
}

/** ElastiCache in one region. */
export interface ElastiCacheState {
  groups: Group[]
  clusters: Cache[]
  serverless: Serverless[]
  userGroups: string[]
}

export type C<I = unknown> = Call<I, ElastiCacheState>
export type Definition = ServiceDefinition<typeof Client, ElastiCacheState>

export const invalid = (message: string): AwsError => awsError('InvalidParameterValue', message)
export const combination = (message: string): AwsError => awsError('InvalidParameterCombination', message)

const badMarker = () => invalid('The marker is not one that this operation gave.')
export const byMarker = listing({ token: 'Marker', size: 'MaxRecords', next: 'Marker', invalid: badMarker })
export const byToken = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken', invalid: badMarker })

export const groups = kind<ElastiCacheState, Group>({
  in: (state) => state.groups,
  id: ({ is }) => is.ReplicationGroupId,
  arn: ['elasticache', 'replicationgroup:'],
  missing: (id) => awsError('ReplicationGroupNotFoundFault', `ReplicationGroup ${id} not found.`, 404),
  exists: (id) => awsError('ReplicationGroupAlreadyExists', `Replication group ${id} already exists.`),
})
export const clusters = kind<ElastiCacheState, Cache>({
  in: (state) => state.clusters,
  id: ({ is }) => is.CacheClusterId,
  arn: ['elasticache', 'cluster:'],
  missing: (id) => awsError('CacheClusterNotFound', `CacheCluster not found: ${id}`, 404),
  exists: (id) => awsError('CacheClusterAlreadyExists', `Cache cluster ${id} already exists.`),
})
export const serverless = kind<ElastiCacheState, Serverless>({
  in: (state) => state.serverless,
  id: ({ is }) => is.ServerlessCacheName,
  arn: ['elasticache', 'serverlesscache:'],
  missing: (name) => awsError('ServerlessCacheNotFoundFault', `Serverless cache ${name} not found.`, 404),
})

/** The tagged resource with an ARN; a node has the tags of its group. */
export function taggedBy(call: C, arn = ''): { tags: Tags } {
  const [, , , , , what, id = ''] = arn.split(':')
  if (what === 'serverlesscache') return serverless.of(call, id)
  if (what === 'replicationgroup') return groups.of(call, id)
  return call.state.groups.find((one) => nodesOf(one).includes(id)) ?? clusters.of(call, id)
}

/** The cache clusters of a group: `sessions-001`. */
export const nodesOf = ({ is, zones }: Group): string[] =>
  zones.map((_, index) => `${is.ReplicationGroupId}-${String(index + 1).padStart(3, '0')}`)

const ENGINES = ['redis', 'valkey', 'memcached']

/** The properties that requests for clusters and for groups share. */
type Asked = Omit<Client.CreateCacheClusterMessage, 'CacheClusterId'> &
  Pick<Client.CreateReplicationGroupMessage, 'AtRestEncryptionEnabled' | 'TransitEncryptionMode'>

/** The nodes of a create request. */
function nodeFrom(asked: Asked, CacheClusterCreateTime: string): Group['node'] {
  const { Engine = 'redis', EngineVersion = '7.1.0', CacheNodeType = 'cache.t4g.small' } = asked
  const { CacheSubnetGroupName = 'default', SecurityGroupIds = [], AutoMinorVersionUpgrade = true } = asked
  const { TransitEncryptionEnabled = false, TransitEncryptionMode = 'required' } = asked
  if (!ENGINES.includes(Engine))
    throw invalid(`The parameter Engine must be redis, valkey or memcached, not ${Engine}.`)
  return {
    CacheNodeType,
    Engine,
    EngineVersion,
    CacheClusterStatus: 'available',
    CacheClusterCreateTime,
    PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
    ...(Engine === 'memcached'
      ? {}
      : { SnapshotRetentionLimit: asked.SnapshotRetentionLimit ?? 0, SnapshotWindow: '01:00-02:00' }),
    CacheSubnetGroupName,
    SecurityGroups: inForce(SecurityGroupIds),
    AutoMinorVersionUpgrade,
    TransitEncryptionEnabled,
    ...(TransitEncryptionEnabled ? { TransitEncryptionMode } : {}),
    AtRestEncryptionEnabled: asked.AtRestEncryptionEnabled ?? false,
    AuthTokenEnabled: asked.AuthToken !== undefined,
  }
}

export const inForce = (ids: readonly string[]): Client.SecurityGroupMembership[] =>
  ids.map((SecurityGroupId) => ({ SecurityGroupId, Status: 'active' }))

const placed = (zones: readonly (string | undefined)[]) => ({
  NumCacheNodes: zones.length,
  PreferredAvailabilityZone: new Set(zones).size === 1 ? zones[0] : 'Multiple',
})

/** The cluster of a create request, in some Availability Zones. */
export function clusterFrom(
  asked: Asked & { readonly CacheClusterId: string | undefined },
  zones: readonly string[],
  made: string,
): Cache {
  const { CacheClusterId = '', Engine, Port = 11_211 } = asked
  const endpoint = { ConfigurationEndpoint: { Address: `${CacheClusterId}.cfg.cache.amazonaws.com`, Port } }
  return {
    is: {
      CacheClusterId,
      ...nodeFrom(asked, made),
      ...placed(zones),
      ...(Engine === 'memcached' ? endpoint : {}),
    },
    tags: tagsFrom(asked.Tags),
  }
}

export const logsTo = (LogType: Client.LogType | undefined, LogGroup: string): Client.LogDeliveryConfiguration => ({
  ...given({ LogType }),
  DestinationType: 'cloudwatch-logs',
  DestinationDetails: { CloudWatchLogsDetails: { LogGroup } },
  LogFormat: 'json',
  Status: 'active',
})

/** The group of a create request, with its nodes in some Availability Zones. */
export const groupFrom = (
  {
    ReplicationGroupId = '',
    ReplicationGroupDescription: Description = '',
    ...asked
  }: Client.CreateReplicationGroupMessage,
  zones: string[],
  made: string,
): Group => ({
  is: {
    ReplicationGroupId,
    Description,
    Status: 'available',
    PendingModifiedValues: {},
    AutomaticFailover: asked.AutomaticFailoverEnabled ? 'enabled' : 'disabled',
    ClusterEnabled: false,
    ...given({ KmsKeyId: asked.KmsKeyId }),
    UserGroupIds: asked.UserGroupIds ?? [],
    LogDeliveryConfigurations: [],
    ReplicationGroupCreateTime: made,
  },
  node: nodeFrom(asked, made),
  zones,
  tags: tagsFrom(asked.Tags),
})

export const shownCluster = (call: C, one: Cache): Answer<Client.CacheCluster> => ({
  ...one.is,
  ARN: clusters.arnOf(call, one),
})

export const shownNodes = (call: C, one: Group): Answer<Client.CacheCluster>[] =>
  nodesOf(one).map((CacheClusterId, index) => ({
    ...one.node,
    ...placed([one.zones[index]]),
    CacheClusterId,
    ReplicationGroupId: one.is.ReplicationGroupId,
    ARN: clusters.arn(call, CacheClusterId),
  }))

export const shownGroup = (call: C, one: Group): Answer<Client.ReplicationGroup> => {
  const { AtRestEncryptionEnabled, AuthTokenEnabled, AutoMinorVersionUpgrade, CacheNodeType, Engine } = one.node
  const { SnapshotRetentionLimit, SnapshotWindow, TransitEncryptionEnabled, TransitEncryptionMode } = one.node
  return {
    ...one.is,
    ...given({ AtRestEncryptionEnabled, AuthTokenEnabled, AutoMinorVersionUpgrade, CacheNodeType, Engine }),
    ...given({ SnapshotRetentionLimit, SnapshotWindow, TransitEncryptionEnabled, TransitEncryptionMode }),
    MemberClusters: nodesOf(one),
    MultiAZ: one.is.AutomaticFailover === 'enabled' && new Set(one.zones).size > 1 ? 'enabled' : 'disabled',
    ARN: groups.arnOf(call, one),
  }
}

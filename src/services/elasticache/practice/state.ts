import type * as Client from '@aws-sdk/client-elasticache'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'

type Tags = { Key: string; Value: string }[]

/** What a replication group and a cluster that stands alone have in common. */
export interface StoredCache {
  id: string
  engine: 'redis' | 'valkey' | 'memcached'
  version: string
  node: string
  port: number
  subnetGroup: string
  securityGroups: string[]
  minorVersions: boolean
  snapshotDays: number
  transit: 'required' | 'preferred' | null
  made: string
  tags: Tags
  /** The zones of its nodes. */
  zones: string[]
}

export interface StoredGroup extends StoredCache {
  description: string
  failover: boolean
  /** ARN of the key; `own`: a key of the service's; null: not encrypted. */
  key: string | null
  token: boolean
  userGroups: string[]
  logs: { type: 'slow-log' | 'engine-log'; group: string }[]
}

export interface StoredServerless {
  name: string
  engine: 'redis' | 'valkey' | 'memcached'
  subnets: string[]
  securityGroups: string[]
  key: string | null
  snapshotDays: number
  userGroup: string | null
  made: string
  tags: Tags
}

/** ElastiCache in one region. */
export interface ElastiCacheState {
  groups: StoredGroup[]
  clusters: StoredCache[]
  serverless: StoredServerless[]
  userGroups: string[]
}

export type Module = typeof Client
export type C<I = unknown> = Call<I, ElastiCacheState>
export type Definition = ServiceDefinition<Module, ElastiCacheState>

export const OWN_KEY = 'own'
export const invalid = (message: string): AwsError => awsError('InvalidParameterValue', message)
export const combination = (message: string): AwsError => awsError('InvalidParameterCombination', message)

const arnOf = ({ partition, region, account }: C, kind: string, id: string): string =>
  `arn:${partition}:elasticache:${region}:${account}:${kind}:${id}`

export function groupOf({ state }: C, id: string | undefined): StoredGroup {
  const found = state.groups.find((one) => one.id === id)
  if (!found) throw awsError('ReplicationGroupNotFoundFault', `ReplicationGroup ${id} not found.`, 404)
  return found
}
export function clusterOf({ state }: C, id: string | undefined): StoredCache {
  const found = state.clusters.find((one) => one.id === id)
  if (!found) throw awsError('CacheClusterNotFound', `CacheCluster not found: ${id}`, 404)
  return found
}
export function serverlessOf({ state }: C, name: string | undefined): StoredServerless {
  const found = state.serverless.find((one) => one.name === name)
  if (!found) throw awsError('ServerlessCacheNotFoundFault', `Serverless cache ${name} not found.`, 404)
  return found
}

/** What an ARN names that has tags; a node has those of its group. */
export function taggedBy(call: C, arn = ''): { tags: Tags } {
  const [, , , , , kind, id = ''] = arn.split(':')
  if (kind === 'serverlesscache') return serverlessOf(call, id)
  if (kind === 'replicationgroup') return groupOf(call, id)
  const group = call.state.groups.find((one) => nodesOf(one).some((node) => node === id))
  return group ?? clusterOf(call, id)
}

/** The cache clusters that a group is made of: `sessions-001`. */
const nodesOf = ({ id, zones }: StoredGroup): string[] =>
  zones.map((_, index) => `${id}-${String(index + 1).padStart(3, '0')}`)

function shownCache(call: C, stored: StoredCache, id: string, zones: readonly string[]): Client.CacheCluster {
  return {
    CacheClusterId: id,
    CacheNodeType: stored.node,
    Engine: stored.engine,
    EngineVersion: stored.version,
    CacheClusterStatus: 'available',
    NumCacheNodes: zones.length,
    PreferredAvailabilityZone: new Set(zones).size === 1 ? zones[0] : 'Multiple',
    CacheClusterCreateTime: new Date(stored.made),
    PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
    ...(stored.engine === 'memcached'
      ? { ConfigurationEndpoint: { Address: `${id}.cfg.cache.amazonaws.com`, Port: stored.port } }
      : { SnapshotRetentionLimit: stored.snapshotDays, SnapshotWindow: '01:00-02:00' }),
    CacheSubnetGroupName: stored.subnetGroup,
    SecurityGroups: stored.securityGroups.map((SecurityGroupId) => ({ SecurityGroupId, Status: 'active' })),
    AutoMinorVersionUpgrade: stored.minorVersions,
    TransitEncryptionEnabled: stored.transit !== null,
    ...(stored.transit === null ? {} : { TransitEncryptionMode: stored.transit }),
    AtRestEncryptionEnabled: false,
    AuthTokenEnabled: false,
    ARN: arnOf(call, 'cluster', id),
  }
}

export const shownCluster = (call: C, stored: StoredCache): Client.CacheCluster =>
  shownCache(call, stored, stored.id, stored.zones)

export const shownNodes = (call: C, stored: StoredGroup): Client.CacheCluster[] =>
  nodesOf(stored).map((id, index) => ({
    ...shownCache(call, stored, id, stored.zones.slice(index, index + 1)),
    ReplicationGroupId: stored.id,
    AtRestEncryptionEnabled: stored.key !== null,
    AuthTokenEnabled: stored.token,
  }))

export const shownGroup = (call: C, stored: StoredGroup): Client.ReplicationGroup => ({
  ReplicationGroupId: stored.id,
  Description: stored.description,
  Status: 'available',
  PendingModifiedValues: {},
  MemberClusters: nodesOf(stored),
  AutomaticFailover: stored.failover ? 'enabled' : 'disabled',
  MultiAZ: stored.failover && new Set(stored.zones).size > 1 ? 'enabled' : 'disabled',
  SnapshotRetentionLimit: stored.snapshotDays,
  SnapshotWindow: '01:00-02:00',
  ClusterEnabled: false,
  CacheNodeType: stored.node,
  AuthTokenEnabled: stored.token,
  TransitEncryptionEnabled: stored.transit !== null,
  ...(stored.transit === null ? {} : { TransitEncryptionMode: stored.transit }),
  AtRestEncryptionEnabled: stored.key !== null,
  ...(stored.key === null || stored.key === OWN_KEY ? {} : { KmsKeyId: stored.key }),
  ARN: arnOf(call, 'replicationgroup', stored.id),
  UserGroupIds: stored.userGroups,
  LogDeliveryConfigurations: stored.logs.map(({ type, group }) => ({
    LogType: type,
    DestinationType: 'cloudwatch-logs',
    DestinationDetails: { CloudWatchLogsDetails: { LogGroup: group } },
    LogFormat: 'json',
    Status: 'active',
  })),
  ReplicationGroupCreateTime: new Date(stored.made),
  AutoMinorVersionUpgrade: stored.minorVersions,
  Engine: stored.engine,
})

export const shownServerless = (call: C, stored: StoredServerless): Client.ServerlessCache => ({
  ServerlessCacheName: stored.name,
  CreateTime: new Date(stored.made),
  Status: 'available',
  Engine: stored.engine,
  MajorEngineVersion: stored.engine === 'memcached' ? '1.6' : '8',
  ...(stored.key === null ? {} : { KmsKeyId: stored.key }),
  SecurityGroupIds: stored.securityGroups,
  Endpoint: {
    Address: `${stored.name}.serverless.cache.amazonaws.com`,
    Port: stored.engine === 'memcached' ? 11_211 : 6379,
  },
  ARN: arnOf(call, 'serverlesscache', stored.name),
  ...(stored.userGroup === null ? {} : { UserGroupId: stored.userGroup }),
  SubnetIds: stored.subnets,
  SnapshotRetentionLimit: stored.snapshotDays,
})

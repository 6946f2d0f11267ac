import type { CreateReplicationGroupMessage, ModifyReplicationGroupMessage } from '@aws-sdk/client-elasticache'
import { awsError } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import {
  type C,
  clusterOf,
  combination,
  type Definition,
  groupOf,
  invalid,
  OWN_KEY,
  type StoredCache,
  type StoredGroup,
  serverlessOf,
  shownCluster,
  shownGroup,
  shownServerless,
  taggedBy,
} from './state.ts'

const MOST_DAYS = 35

function days(limit: number): number {
  if (limit < 0 || limit > MOST_DAYS) throw invalid(`The snapshot retention limit must be between 0 and ${MOST_DAYS}.`)
  return limit
}

function knownUserGroup({ state }: C, id: string): string {
  if (!state.userGroups.includes(id)) throw awsError('UserGroupNotFound', `User group ${id} not found.`, 404)
  return id
}

const engineOf = (given: string | undefined): StoredCache['engine'] => {
  if (given === undefined || given === 'redis') return 'redis'
  if (given === 'valkey' || given === 'memcached') return given
  throw invalid(`The parameter Engine must be redis, valkey or memcached, not ${given}.`)
}

/** TLS comes in two steps: `preferred` first, `required` once the clients are moved (API_ModifyReplicationGroup.html). */
function setTransit(stored: StoredGroup, input: ModifyReplicationGroupMessage): void {
  const { TransitEncryptionEnabled: on, TransitEncryptionMode: mode } = input
  if (on === undefined && mode === undefined) return
  if (on === false) {
    if (stored.transit === 'required')
      throw combination('To disable encryption in transit, set the mode to preferred first.')
    stored.transit = null
    return
  }
  if (mode !== 'preferred' && mode !== 'required') throw combination('TransitEncryptionMode must be given.')
  if (mode === 'required' && stored.transit === null)
    throw combination('Set TransitEncryptionMode to preferred before required.')
  stored.transit = mode
}

function setFailover(stored: StoredGroup, on: boolean | undefined): void {
  if (on === undefined) return
  if (on && stored.zones.length < 2)
    throw awsError('InvalidReplicationGroupState', 'Automatic failover wants a replica: add one first.')
  stored.failover = on
}

function setUsers(call: C, stored: StoredGroup, input: ModifyReplicationGroupMessage): void {
  const added = (input.UserGroupIdsToAdd ?? []).map((id) => knownUserGroup(call, id))
  if (added.length > 0 && stored.transit === null)
    throw combination('User groups want encryption in transit: set TransitEncryptionEnabled first.')
  const kept = stored.userGroups.filter((id) => !input.UserGroupIdsToRemove?.includes(id) && !added.includes(id))
  stored.userGroups = [...kept, ...added]
  if (input.AuthToken === undefined) return
  if (stored.transit === null) throw combination('AUTH is only supported when encryption-in-transit is enabled.')
  stored.token = input.AuthTokenUpdateStrategy !== 'DELETE'
}

function setLogs(stored: StoredGroup, input: ModifyReplicationGroupMessage): void {
  for (const { LogType: type, Enabled, DestinationDetails } of input.LogDeliveryConfigurations ?? []) {
    if (type !== 'slow-log' && type !== 'engine-log') throw invalid('LogType must be slow-log or engine-log.')
    stored.logs = stored.logs.filter((one) => one.type !== type)
    const group = DestinationDetails?.CloudWatchLogsDetails?.LogGroup ?? 'firehose'
    if (Enabled !== false) stored.logs.push({ type, group })
  }
}

function newGroup(call: C<CreateReplicationGroupMessage>): StoredGroup {
  const { input, region, now } = call
  const id = input.ReplicationGroupId ?? ''
  if (call.state.groups.some((one) => one.id === id))
    throw awsError('ReplicationGroupAlreadyExists', `Replication group ${id} already exists.`)
  const nodes = input.NumCacheClusters ?? 1
  const stored: StoredGroup = {
    id,
    description: input.ReplicationGroupDescription ?? '',
    engine: engineOf(input.Engine),
    version: input.EngineVersion ?? '7.1.0',
    node: input.CacheNodeType ?? 'cache.t4g.small',
    port: input.Port ?? 6379,
    subnetGroup: input.CacheSubnetGroupName ?? 'default',
    securityGroups: input.SecurityGroupIds ?? [groupId('shopCache')],
    minorVersions: input.AutoMinorVersionUpgrade ?? true,
    snapshotDays: days(input.SnapshotRetentionLimit ?? 0),
    transit: input.TransitEncryptionEnabled ? (input.TransitEncryptionMode ?? 'required') : null,
    made: now.toISOString(),
    tags: (input.Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value })),
    zones: Array.from({ length: nodes }, (_, index) => `${region}${index % 2 === 0 ? 'a' : 'b'}`),
    failover: false,
    key: input.AtRestEncryptionEnabled ? (input.KmsKeyId ?? OWN_KEY) : null,
    token: input.AuthToken !== undefined,
    userGroups: (input.UserGroupIds ?? []).map((one) => knownUserGroup(call, one)),
    logs: [],
  }
  setFailover(stored, input.AutomaticFailoverEnabled)
  if (stored.token && stored.transit === null)
    throw combination('AUTH is only supported when encryption-in-transit is enabled.')
  return stored
}

export const changes = {
  CreateReplicationGroup: (call) => {
    const stored = newGroup(call)
    call.state.groups.push(stored)
    return { ReplicationGroup: { ...shownGroup(call, stored), Status: 'creating' } }
  },
  ModifyReplicationGroup: (call) => {
    const { input } = call
    const stored = groupOf(call, input.ReplicationGroupId)
    setFailover(stored, input.AutomaticFailoverEnabled)
    setTransit(stored, input)
    setUsers(call, stored, input)
    setLogs(stored, input)
    if (input.SnapshotRetentionLimit !== undefined) stored.snapshotDays = days(input.SnapshotRetentionLimit)
    if (input.AutoMinorVersionUpgrade !== undefined) stored.minorVersions = input.AutoMinorVersionUpgrade
    if (input.EngineVersion !== undefined) stored.version = input.EngineVersion
    if (input.SecurityGroupIds !== undefined) stored.securityGroups = [...input.SecurityGroupIds]
    return { ReplicationGroup: { ...shownGroup(call, stored), Status: 'modifying' } }
  },
  IncreaseReplicaCount: (call) => {
    const stored = groupOf(call, call.input.ReplicationGroupId)
    const wanted = (call.input.NewReplicaCount ?? 0) + 1
    if (wanted <= stored.zones.length) throw combination('NewReplicaCount must be greater than the present number.')
    while (stored.zones.length < wanted) stored.zones.push(`${call.region}${stored.zones.length % 2 === 0 ? 'a' : 'b'}`)
    return { ReplicationGroup: { ...shownGroup(call, stored), Status: 'modifying' } }
  },
  DeleteReplicationGroup: (call) => {
    const stored = groupOf(call, call.input.ReplicationGroupId)
    call.state.groups = call.state.groups.filter((one) => one !== stored)
    return { ReplicationGroup: { ...shownGroup(call, stored), Status: 'deleting' } }
  },
  CreateCacheCluster: (call) => {
    const { input, state, now, region } = call
    const id = input.CacheClusterId ?? ''
    if (state.clusters.some((one) => one.id === id))
      throw awsError('CacheClusterAlreadyExists', `Cache cluster ${id} already exists.`)
    const engine = engineOf(input.Engine)
    const stored: StoredCache = {
      id,
      engine,
      version: input.EngineVersion ?? '7.1.0',
      node: input.CacheNodeType ?? 'cache.t4g.small',
      port: input.Port ?? (engine === 'memcached' ? 11_211 : 6379),
      subnetGroup: input.CacheSubnetGroupName ?? 'default',
      securityGroups: input.SecurityGroupIds ?? [groupId('shopCache')],
      minorVersions: input.AutoMinorVersionUpgrade ?? true,
      snapshotDays: days(input.SnapshotRetentionLimit ?? 0),
      transit: input.TransitEncryptionEnabled ? 'required' : null,
      made: now.toISOString(),
      tags: (input.Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value })),
      zones: Array.from({ length: input.NumCacheNodes ?? 1 }, () => `${region}a`),
    }
    state.clusters.push(stored)
    return { CacheCluster: { ...shownCluster(call, stored), CacheClusterStatus: 'creating' } }
  },
  ModifyCacheCluster: (call) => {
    const { input } = call
    const stored = clusterOf(call, input.CacheClusterId)
    if (input.SnapshotRetentionLimit !== undefined) stored.snapshotDays = days(input.SnapshotRetentionLimit)
    if (input.AutoMinorVersionUpgrade !== undefined) stored.minorVersions = input.AutoMinorVersionUpgrade
    if (input.SecurityGroupIds !== undefined) stored.securityGroups = [...input.SecurityGroupIds]
    return { CacheCluster: { ...shownCluster(call, stored), CacheClusterStatus: 'modifying' } }
  },
  DeleteCacheCluster: (call) => {
    const stored = clusterOf(call, call.input.CacheClusterId)
    call.state.clusters = call.state.clusters.filter((one) => one !== stored)
    return { CacheCluster: { ...shownCluster(call, stored), CacheClusterStatus: 'deleting' } }
  },
  ModifyServerlessCache: (call) => {
    const { input } = call
    const stored = serverlessOf(call, input.ServerlessCacheName)
    if (input.SnapshotRetentionLimit !== undefined) stored.snapshotDays = days(input.SnapshotRetentionLimit)
    if (input.SecurityGroupIds !== undefined) stored.securityGroups = [...input.SecurityGroupIds]
    if (input.UserGroupId !== undefined) stored.userGroup = knownUserGroup(call, input.UserGroupId)
    else if (input.RemoveUserGroup) stored.userGroup = null
    return { ServerlessCache: { ...shownServerless(call, stored), Status: 'modifying' } }
  },
  CreateUserGroup: (call) => {
    const { UserGroupId: id = '', Engine } = call.input
    if (call.state.userGroups.includes(id)) throw awsError('UserGroupAlreadyExists', `User group ${id} exists.`)
    call.state.userGroups.push(id)
    return { UserGroupId: id, Engine, Status: 'creating', UserIds: call.input.UserIds }
  },
  AddTagsToResource: (call) => {
    const stored = taggedBy(call, call.input.ResourceName)
    const added = (call.input.Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }))
    stored.tags = [...stored.tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)), ...added]
    return { TagList: stored.tags }
  },
  RemoveTagsFromResource: (call) => {
    const stored = taggedBy(call, call.input.ResourceName)
    stored.tags = stored.tags.filter(({ Key }) => !call.input.TagKeys?.includes(Key))
    return { TagList: stored.tags }
  },
} satisfies NonNullable<Definition['changes']>

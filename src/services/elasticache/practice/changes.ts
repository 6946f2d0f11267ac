import type * as Client from '@aws-sdk/client-elasticache'
import { take } from '../../../practice/kind.ts'
import { awsError } from '../../../practice/service.ts'
import { tag, tagPairs, untag } from '../../../practice/tags.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import {
  type C,
  clusterFrom,
  clusters,
  combination,
  type Definition,
  type Group,
  groupFrom,
  groups,
  inForce,
  invalid,
  logsTo,
  serverless,
  shownCluster,
  shownGroup,
  taggedBy,
} from './state.ts'

const MOST_DAYS = 35

function checkDays(limit: number | undefined): void {
  if (limit !== undefined && (limit < 0 || limit > MOST_DAYS))
    throw invalid(`The snapshot retention limit must be between 0 and ${MOST_DAYS}.`)
}

function checkUserGroups({ state }: C, ids: readonly string[] = []): void {
  const unknown = ids.find((id) => !state.userGroups.includes(id))
  if (unknown !== undefined) throw awsError('UserGroupNotFound', `User group ${unknown} not found.`, 404)
}

/** TLS is turned on in two steps: `preferred` first, then `required` when the clients use it (API_ModifyReplicationGroup.html). */
function setTransit({ node }: Group, input: Client.ModifyReplicationGroupMessage): void {
  const { TransitEncryptionEnabled: on, TransitEncryptionMode: mode } = input
  if (on === undefined && mode === undefined) return
  if (on === false) {
    if (node.TransitEncryptionMode === 'required')
      throw combination('To disable encryption in transit, set the mode to preferred first.')
    node.TransitEncryptionEnabled = false
    delete node.TransitEncryptionMode
    return
  }
  if (mode !== 'preferred' && mode !== 'required') throw combination('TransitEncryptionMode must be given.')
  if (mode === 'required' && !node.TransitEncryptionEnabled)
    throw combination('Set TransitEncryptionMode to preferred before required.')
  Object.assign(node, { TransitEncryptionEnabled: true, TransitEncryptionMode: mode })
}

function setFailover({ is, zones }: Group, on: boolean | undefined): void {
  if (on === undefined) return
  if (on && zones.length < 2)
    throw awsError('InvalidReplicationGroupState', 'Automatic failover requires a replica: add one first.')
  is.AutomaticFailover = on ? 'enabled' : 'disabled'
}

function setUsers(call: C, { is, node }: Group, input: Client.ModifyReplicationGroupMessage): void {
  const { UserGroupIdsToAdd: added = [], UserGroupIdsToRemove: gone = [], AuthToken } = input
  checkUserGroups(call, added)
  if (added.length > 0 && !node.TransitEncryptionEnabled)
    throw combination('User groups require encryption in transit: set TransitEncryptionEnabled first.')
  is.UserGroupIds = [...is.UserGroupIds.filter((id) => !gone.includes(id) && !added.includes(id)), ...added]
  if (AuthToken === undefined) return
  checkAuth({ node })
  node.AuthTokenEnabled = input.AuthTokenUpdateStrategy !== 'DELETE'
}

function checkAuth({ node }: Pick<Group, 'node'>): void {
  if (!node.TransitEncryptionEnabled) throw combination('AUTH is only supported when encryption-in-transit is enabled.')
}

function setLogs({ is }: Group, input: Client.ModifyReplicationGroupMessage): void {
  for (const { LogType: type, Enabled, DestinationDetails } of input.LogDeliveryConfigurations ?? []) {
    if (type !== 'slow-log' && type !== 'engine-log') throw invalid('LogType must be slow-log or engine-log.')
    const others = is.LogDeliveryConfigurations.filter((one) => one.LogType !== type)
    const group = DestinationDetails?.CloudWatchLogsDetails?.LogGroup ?? 'firehose'
    is.LogDeliveryConfigurations = Enabled === false ? others : [...others, logsTo(type, group)]
  }
}

const zoneOf = ({ region }: C, index: number): string => `${region}${index % 2 === 0 ? 'a' : 'b'}`

const answered = (call: C, one: Group, Status: string) => ({ ReplicationGroup: { ...shownGroup(call, one), Status } })

export const changes = {
  CreateReplicationGroup: (call) => {
    const { NumCacheClusters = 1, SecurityGroupIds = [groupId('shopCache')], ...asked } = call.input
    const zones = Array.from({ length: NumCacheClusters }, (_, index) => zoneOf(call, index))
    const made = groups.add(call, groupFrom({ ...asked, SecurityGroupIds }, zones, call.now.toISOString()))
    checkDays(asked.SnapshotRetentionLimit)
    checkUserGroups(call, asked.UserGroupIds)
    setFailover(made, asked.AutomaticFailoverEnabled)
    if (asked.AuthToken !== undefined) checkAuth(made)
    return answered(call, made, 'creating')
  },
  ModifyReplicationGroup: (call) => {
    const { input } = call
    const stored = groups.of(call, input.ReplicationGroupId)
    setFailover(stored, input.AutomaticFailoverEnabled)
    setTransit(stored, input)
    setUsers(call, stored, input)
    setLogs(stored, input)
    checkDays(input.SnapshotRetentionLimit)
    take(stored.node, input, 'SnapshotRetentionLimit', 'AutoMinorVersionUpgrade', 'EngineVersion')
    if (input.SecurityGroupIds !== undefined) stored.node.SecurityGroups = inForce(input.SecurityGroupIds)
    return answered(call, stored, 'modifying')
  },
  IncreaseReplicaCount: (call) => {
    const stored = groups.of(call, call.input.ReplicationGroupId)
    const wanted = (call.input.NewReplicaCount ?? 0) + 1
    if (wanted <= stored.zones.length) throw combination('NewReplicaCount must be greater than the present number.')
    while (stored.zones.length < wanted) stored.zones.push(zoneOf(call, stored.zones.length))
    return answered(call, stored, 'modifying')
  },
  DeleteReplicationGroup: (call) => answered(call, groups.remove(call, call.input.ReplicationGroupId), 'deleting'),
  CreateCacheCluster: (call) => {
    const { NumCacheNodes = 1, SecurityGroupIds = [groupId('shopCache')], ...asked } = call.input
    const zones = Array.from({ length: NumCacheNodes }, () => zoneOf(call, 0))
    const made = clusters.add(call, clusterFrom({ ...asked, SecurityGroupIds }, zones, call.now.toISOString()))
    checkDays(asked.SnapshotRetentionLimit)
    return { CacheCluster: { ...shownCluster(call, made), CacheClusterStatus: 'creating' } }
  },
  ModifyCacheCluster: (call) => {
    const { input } = call
    const stored = clusters.of(call, input.CacheClusterId)
    checkDays(input.SnapshotRetentionLimit)
    take(stored.is, input, 'SnapshotRetentionLimit', 'AutoMinorVersionUpgrade')
    if (input.SecurityGroupIds !== undefined) stored.is.SecurityGroups = inForce(input.SecurityGroupIds)
    return { CacheCluster: { ...shownCluster(call, stored), CacheClusterStatus: 'modifying' } }
  },
  DeleteCacheCluster: (call) => {
    const gone = clusters.remove(call, call.input.CacheClusterId)
    return { CacheCluster: { ...shownCluster(call, gone), CacheClusterStatus: 'deleting' } }
  },
  ModifyServerlessCache: (call) => {
    const { ServerlessCacheName, SnapshotRetentionLimit, UserGroupId, RemoveUserGroup } = call.input
    const { is } = serverless.of(call, ServerlessCacheName)
    checkDays(SnapshotRetentionLimit)
    if (UserGroupId !== undefined) checkUserGroups(call, [UserGroupId])
    else if (RemoveUserGroup) delete is.UserGroupId
    take(is, call.input, 'SnapshotRetentionLimit', 'SecurityGroupIds', 'UserGroupId')
    return { ServerlessCache: { ...is, Status: 'modifying' } }
  },
  CreateUserGroup: (call) => {
    const { UserGroupId: id = '', Engine } = call.input
    if (call.state.userGroups.includes(id)) throw awsError('UserGroupAlreadyExists', `User group ${id} exists.`)
    call.state.userGroups.push(id)
    return { UserGroupId: id, Engine, Status: 'creating', UserIds: call.input.UserIds }
  },
  AddTagsToResource: (call) => {
    const stored = taggedBy(call, call.input.ResourceName)
    tag(stored, call.input.Tags)
    return { TagList: tagPairs(stored.tags) }
  },
  RemoveTagsFromResource: (call) => {
    const stored = taggedBy(call, call.input.ResourceName)
    untag(stored, call.input.TagKeys)
    return { TagList: tagPairs(stored.tags) }
  },
} satisfies NonNullable<Definition['changes']>

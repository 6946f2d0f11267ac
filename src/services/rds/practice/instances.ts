import type * as RdsClient from '@aws-sdk/client-rds'
import { uuidOf } from '../../../practice/ids.ts'
import { drop, given } from '../../../practice/kind.ts'
import { type Answer, awsError, type ServiceDefinition } from '../../../practice/service.ts'
import { familyOf, isCustomVersion } from './engines.ts'
import { modifyInstance } from './instance-changes.ts'
import { snapshotFrom } from './snapshots.ts'
import {
  type C,
  type Client,
  filtered,
  instances,
  invalidCombination,
  paged,
  type RdsState,
  type StoredCluster,
  type StoredInstance,
} from './state.ts'

/** An instance as AWS returns it: a member has the settings of its cluster. */
function shownInstance(stored: StoredInstance, cluster: StoredCluster | undefined): Answer<RdsClient.DBInstance> {
  if (!cluster) return stored
  return {
    ...stored,
    Endpoint: { ...stored.Endpoint, Port: cluster.Port },
    EngineVersion: cluster.EngineVersion,
    MasterUsername: cluster.MasterUsername,
    StorageEncrypted: cluster.StorageEncrypted,
    ...given({ KmsKeyId: cluster.KmsKeyId }),
    BackupRetentionPeriod: cluster.BackupRetentionPeriod,
    IAMDatabaseAuthenticationEnabled: cluster.IAMDatabaseAuthenticationEnabled,
    EnabledCloudwatchLogsExports: cluster.EnabledCloudwatchLogsExports,
    VpcSecurityGroups: cluster.VpcSecurityGroups,
    // the cluster has both (API_DBInstance.html)
    MultiAZ: false,
    DeletionProtection: false,
  }
}

const clusterAround = ({ state }: C, { DBClusterIdentifier: id }: StoredInstance): StoredCluster | undefined =>
  state.clusters.find((one) => one.DBClusterIdentifier === id)
const shown = (call: C, stored: StoredInstance) => shownInstance(stored, clusterAround(call, stored))

export const instanceReads = {
  DescribeDBInstances: (call) => {
    const those = filtered(instances.those(call, call.input.DBInstanceIdentifier), call.input.Filters, {
      'db-cluster-id': (one) => [one.DBClusterIdentifier, clusterAround(call, one)?.DBClusterArn],
      'db-instance-id': (one) => [one.DBInstanceIdentifier, one.DBInstanceArn],
      'dbi-resource-id': 'DbiResourceId',
      engine: 'Engine',
    })
    return paged(call, { DBInstances: those.map((one) => shown(call, one)) })
  },
  // the versions that the databases of the account run; RDS has more
  DescribeDBEngineVersions: (call) => {
    const { input, state, region, account } = call
    const running = [...state.instances, ...state.clusters].filter(
      ({ Engine, EngineVersion }) =>
        Engine === (input.Engine ?? Engine) && EngineVersion === (input.EngineVersion ?? EngineVersion),
    )
    const versions = new Map(
      running.map(({ Engine, EngineVersion }) => [`${Engine} ${EngineVersion}`, { Engine, EngineVersion }]),
    )
    const DBEngineVersions = [...versions.values()].map(({ Engine, EngineVersion }) => ({
      Engine,
      EngineVersion,
      Status: 'available',
      DBParameterGroupFamily: familyOf(Engine, EngineVersion),
      ...(isCustomVersion(Engine, EngineVersion)
        ? {
            DBEngineVersionArn: `arn:aws:rds:${region}:${account}:cev:${Engine}/${EngineVersion}/${uuidOf('cev', EngineVersion)}`,
          }
        : {}),
    }))
    return paged(call, { DBEngineVersions })
  },
} satisfies ServiceDefinition<Client, RdsState>['reads']

function remove(call: C<RdsClient.DeleteDBInstanceMessage>): StoredInstance {
  const { input, state } = call
  const stored = instances.of(call, input.DBInstanceIdentifier)
  const { SkipFinalSnapshot: skip = false, FinalDBSnapshotIdentifier: last } = input
  if (stored.DeletionProtection)
    throw invalidCombination('Cannot delete protected DB Instance, please disable deletion protection and try again.')
  const dependent = state.instances.find(
    (one) => one.ReadReplicaSourceDBInstanceIdentifier === stored.DBInstanceIdentifier,
  )
  const bare = stored.DBClusterIdentifier !== undefined || stored.ReadReplicaSourceDBInstanceIdentifier !== undefined
  if (last !== undefined && (skip || bare))
    throw invalidCombination(
      bare
        ? 'FinalDBSnapshotIdentifier can not be specified when deleting a replica or a member of a cluster.'
        : 'FinalDBSnapshotIdentifier can not be specified when deleting a DB instance with SkipFinalSnapshot.',
    )
  if (last === undefined && !skip && !bare)
    throw invalidCombination('FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.')
  if (last !== undefined) snapshotFrom(call, stored, last, stored.CopyTagsToSnapshot ? stored.TagList : [])
  // its replicas become standalone instances (AmazonRDS/latest/UserGuide/USER_DeleteInstance.html)
  if (dependent) delete dependent.ReadReplicaSourceDBInstanceIdentifier
  const source = state.instances.find(
    (one) => one.DBInstanceIdentifier === stored.ReadReplicaSourceDBInstanceIdentifier,
  )
  if (source)
    source.ReadReplicaDBInstanceIdentifiers = source.ReadReplicaDBInstanceIdentifiers?.filter(
      (name) => name !== stored.DBInstanceIdentifier,
    )
  const cluster = clusterAround(call, stored)
  if (cluster) {
    cluster.DBClusterMembers = cluster.DBClusterMembers.filter(
      (member) => member.DBInstanceIdentifier !== stored.DBInstanceIdentifier,
    )
    const heir = cluster.DBClusterMembers[0]
    if (heir && !cluster.DBClusterMembers.some(({ IsClusterWriter }) => IsClusterWriter)) heir.IsClusterWriter = true
    cluster.MultiAZ = new Set(zonesOf(state, cluster)).size > 1
  }
  drop(state.instances, (one) => one === stored)
  return stored
}

const zonesOf = (state: RdsState, cluster: StoredCluster): (string | undefined)[] =>
  state.instances
    .filter(({ DBInstanceIdentifier: id }) =>
      cluster.DBClusterMembers.some(({ DBInstanceIdentifier: member }) => member === id),
    )
    .map(({ AvailabilityZone }) => AvailabilityZone)

/** Stops or starts a standalone instance. */
function turn(call: C, id: string | undefined, from: string, to: string): StoredInstance {
  const stored = instances.of(call, id)
  if (stored.DBClusterIdentifier !== undefined)
    throw invalidCombination('Stop and start the DB cluster that the DB instance is a member of.')
  if (stored.DBInstanceStatus !== from)
    throw awsError('InvalidDBInstanceState', `Instance ${stored.DBInstanceIdentifier} is not in ${from} state.`)
  stored.DBInstanceStatus = to
  return stored
}

export const instanceChanges = {
  ModifyDBInstance: (call) => ({ DBInstance: shown(call, modifyInstance(call)) }),
  RebootDBInstance: (call) => {
    const stored = instances.of(call, call.input.DBInstanceIdentifier)
    if (stored.DBInstanceStatus !== 'available')
      throw awsError('InvalidDBInstanceState', 'Database instance is not in available state.')
    for (const group of stored.DBParameterGroups ?? []) group.ParameterApplyStatus = 'in-sync'
    for (const member of clusterAround(call, stored)?.DBClusterMembers ?? [])
      if (member.DBInstanceIdentifier === stored.DBInstanceIdentifier) member.DBClusterParameterGroupStatus = 'in-sync'
    return { DBInstance: { ...shown(call, stored), DBInstanceStatus: 'rebooting' } }
  },
  DeleteDBInstance: (call) => {
    const cluster = clusterAround(call, instances.of(call, call.input.DBInstanceIdentifier))
    return { DBInstance: { ...shownInstance(remove(call), cluster), DBInstanceStatus: 'deleting' } }
  },
  StopDBInstance: (call) => {
    const stored = turn(call, call.input.DBInstanceIdentifier, 'available', 'stopped')
    return { DBInstance: { ...shown(call, stored), DBInstanceStatus: 'stopping' } }
  },
  StartDBInstance: (call) => {
    const stored = turn(call, call.input.DBInstanceIdentifier, 'stopped', 'available')
    return { DBInstance: { ...shown(call, stored), DBInstanceStatus: 'starting' } }
  },
} satisfies ServiceDefinition<Client, RdsState>['changes']

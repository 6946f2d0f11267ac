import type * as RdsClient from '@aws-sdk/client-rds'
import { drop, take } from '../../../practice/kind.ts'
import { onlyThese } from '../../../practice/limits.ts'
import { awsError, type ServiceDefinition } from '../../../practice/service.ts'
import { familyOf, sharesStorage } from './engines.ts'
import { checkMonitoring, checkPassword, checkPort, groupsFor, logsAfter } from './instance-changes.ts'
import { clusterSnapshotFrom } from './snapshots.ts'
import {
  type C,
  type Client,
  clusterParameterGroups,
  clusters,
  filtered,
  invalidCombination,
  invalidValue,
  paged,
  type RdsState,
  type StoredCluster,
  vpcOf,
} from './state.ts'

type Input = RdsClient.ModifyDBClusterMessage

export const clusterReads = {
  DescribeDBClusters: (call) => {
    const DBClusters = filtered(clusters.those(call, call.input.DBClusterIdentifier), call.input.Filters, {
      'db-cluster-id': (one) => [one.DBClusterIdentifier, one.DBClusterArn],
      'db-cluster-resource-id': 'DbClusterResourceId',
      engine: 'Engine',
    })
    return paged(call, { DBClusters })
  },
} satisfies ServiceDefinition<Client, RdsState>['reads']

const members: readonly (keyof Input)[] = [
  'ApplyImmediately',
  'AutoMinorVersionUpgrade',
  'BacktrackWindow',
  'BackupRetentionPeriod',
  'CloudwatchLogsExportConfiguration',
  'CopyTagsToSnapshot',
  'DBClusterIdentifier',
  'DBClusterParameterGroupName',
  'DeletionProtection',
  'EnableIAMDatabaseAuthentication',
  'MasterUserPassword',
  'MonitoringInterval',
  'MonitoringRoleArn',
  'Port',
  'PreferredBackupWindow',
  'PreferredMaintenanceWindow',
  'VpcSecurityGroupIds',
]

const LONGEST_BACKTRACK = 259_200

/** The settings of a Multi-AZ DB cluster that belong to the instances in Aurora. */
const ofMultiAzClusters: readonly (keyof Input)[] = ['MonitoringInterval', 'MonitoringRoleArn']

function check({ input }: C<Input>, stored: StoredCluster): void {
  if (sharesStorage(stored.Engine)) {
    const wrong = ofMultiAzClusters.find((member) => input[member] !== undefined)
    if (wrong) throw invalidCombination(`${wrong} is set on the DB instances of an Aurora DB cluster.`)
  }
  if (!sharesStorage(stored.Engine) && input.Port !== undefined)
    throw invalidCombination('The port of a Multi-AZ DB cluster cannot be modified.')
  checkPort(input.Port)
  checkPassword(input.MasterUserPassword)
  checkMonitoring(input.MonitoringInterval, input.MonitoringRoleArn ?? stored.MonitoringRoleArn)
  const { BackupRetentionPeriod: days, BacktrackWindow: window } = input
  if (days !== undefined && (days < 1 || days > 35))
    throw invalidValue(`Invalid backup retention period: ${days}. Must be between 1 and 35.`)
  if (window !== undefined && (window < 0 || window > LONGEST_BACKTRACK))
    throw invalidValue(`BacktrackWindow ${window} is not between 0 and ${LONGEST_BACKTRACK}`)
  // AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html: only when the cluster is created or restored
  if (window !== undefined && window > 0 && !stored.BacktrackWindow)
    throw invalidCombination('Backtrack cannot be enabled for a DB cluster that was created without it.')
}

function takeParameterGroup(call: C, stored: StoredCluster, name: string): void {
  const group = clusterParameterGroups.of(call, name)
  const family = familyOf(stored.Engine, stored.EngineVersion)
  if (group.family !== family)
    throw invalidCombination(
      `The parameter group ${group.name} with DBParameterGroupFamily ${group.family} can't be used for this cluster. Please use a Parameter Group with DBParameterGroupFamily ${family}`,
    )
  stored.DBClusterParameterGroup = group.name
  for (const member of stored.DBClusterMembers) member.DBClusterParameterGroupStatus = 'pending-reboot'
}

/**
 * All changes except that of IAM authentication are immediate, with or without ApplyImmediately
 * (AmazonRDS/latest/APIReference/API_ModifyDBCluster.html, ApplyImmediately).
 */
function modify(call: C<Input>): StoredCluster {
  const { input } = call
  const stored = clusters.of(call, input.DBClusterIdentifier)
  onlyThese(input, members, 'a DB cluster')
  if (stored.Status !== 'available')
    throw awsError('InvalidDBClusterStateFault', `DB cluster ${stored.DBClusterIdentifier} is not in available state.`)
  check(call, stored)
  if (input.DBClusterParameterGroupName !== undefined)
    takeParameterGroup(call, stored, input.DBClusterParameterGroupName)
  if (input.CloudwatchLogsExportConfiguration !== undefined)
    stored.EnabledCloudwatchLogsExports = logsAfter(
      stored.Engine,
      stored.EnabledCloudwatchLogsExports,
      input.CloudwatchLogsExportConfiguration,
    )
  if (input.VpcSecurityGroupIds !== undefined)
    stored.VpcSecurityGroups = groupsFor(call, input.VpcSecurityGroupIds, vpcOf(call.state, stored))
  take(
    stored,
    input,
    'AutoMinorVersionUpgrade',
    'BacktrackWindow',
    'BackupRetentionPeriod',
    'CopyTagsToSnapshot',
    'Port',
  )
  take(stored, input, 'DeletionProtection', 'MonitoringInterval', 'MonitoringRoleArn')
  take(stored, input, 'PreferredBackupWindow', 'PreferredMaintenanceWindow')
  if (input.EnableIAMDatabaseAuthentication !== undefined)
    stored.PendingModifiedValues.IAMDatabaseAuthenticationEnabled = input.EnableIAMDatabaseAuthentication
  if (input.ApplyImmediately) {
    Object.assign(stored, stored.PendingModifiedValues)
    stored.PendingModifiedValues = {}
  }
  return stored
}

function remove(call: C<RdsClient.DeleteDBClusterMessage>): StoredCluster {
  const { input, state } = call
  const stored = clusters.of(call, input.DBClusterIdentifier)
  const { SkipFinalSnapshot: skip = false, FinalDBSnapshotIdentifier: last } = input
  if (stored.DeletionProtection)
    throw invalidCombination('Cannot delete protected Cluster, please disable deletion protection and try again.')
  // deleting a Multi-AZ DB cluster deletes its instances
  if (sharesStorage(stored.Engine) && stored.DBClusterMembers.length > 0)
    throw awsError(
      'InvalidDBClusterStateFault',
      'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
    )
  if (last !== undefined && skip)
    throw invalidCombination('FinalDBSnapshotIdentifier can not be specified with SkipFinalSnapshot.')
  if (last === undefined && !skip)
    throw invalidCombination('FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.')
  if (last !== undefined) clusterSnapshotFrom(call, stored, last, stored.CopyTagsToSnapshot ? stored.TagList : [])
  drop(state.instances, (one) => one.DBClusterIdentifier === stored.DBClusterIdentifier)
  drop(state.clusters, (one) => one === stored)
  return stored
}

/** Stops or starts a cluster with its members. */
function turn(call: C, id: string | undefined, from: string, to: string): StoredCluster {
  const stored = clusters.of(call, id)
  if (stored.Status !== from)
    throw awsError('InvalidDBClusterStateFault', `DbCluster ${stored.DBClusterIdentifier} is not in ${from} state.`)
  stored.Status = to
  for (const one of call.state.instances)
    if (one.DBClusterIdentifier === stored.DBClusterIdentifier) one.DBInstanceStatus = to
  return stored
}

export const clusterChanges = {
  ModifyDBCluster: (call) => ({ DBCluster: modify(call) }),
  DeleteDBCluster: (call) => ({ DBCluster: { ...remove(call), Status: 'deleting' } }),
  StopDBCluster: (call) => {
    const stored = turn(call, call.input.DBClusterIdentifier, 'available', 'stopped')
    return { DBCluster: { ...stored, Status: 'stopping' } }
  },
  StartDBCluster: (call) => {
    const stored = turn(call, call.input.DBClusterIdentifier, 'stopped', 'available')
    return { DBCluster: { ...stored, Status: 'starting' } }
  },
} satisfies ServiceDefinition<Client, RdsState>['changes']

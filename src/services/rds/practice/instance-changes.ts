import type * as RdsClient from '@aws-sdk/client-rds'
import { given, take } from '../../../practice/kind.ts'
import { onlyThese } from '../../../practice/limits.ts'
import { awsError } from '../../../practice/service.ts'
import { ec2 } from '../../ec2/practice/index.ts'
import { familyOf, logTypesOf, signsInByIam } from './engines.ts'
import {
  type C,
  instances,
  invalidCombination,
  invalidValue,
  parameterGroups,
  type StoredInstance,
  subnetGroups,
} from './state.ts'

type Input = RdsClient.ModifyDBInstanceMessage

/** The settings that a request can change, immediately or later. */
const members: readonly (keyof Input)[] = [
  'AllocatedStorage',
  'ApplyImmediately',
  'AutoMinorVersionUpgrade',
  'BackupRetentionPeriod',
  'CACertificateIdentifier',
  'CloudwatchLogsExportConfiguration',
  'CopyTagsToSnapshot',
  'DBInstanceClass',
  'DBInstanceIdentifier',
  'DBParameterGroupName',
  'DBPortNumber',
  'DBSubnetGroupName',
  'DeletionProtection',
  'EnableIAMDatabaseAuthentication',
  'MasterUserPassword',
  'MonitoringInterval',
  'MonitoringRoleArn',
  'MultiAZ',
  'PreferredBackupWindow',
  'PreferredMaintenanceWindow',
  'PubliclyAccessible',
  'VpcSecurityGroupIds',
]

/** The settings that a member of a cluster takes from the cluster (API_ModifyDBInstance.html, "doesn't apply to Amazon Aurora"). */
const ofTheCluster: readonly (keyof Input)[] = [
  'AllocatedStorage',
  'BackupRetentionPeriod',
  'CloudwatchLogsExportConfiguration',
  'DBPortNumber',
  'DBSubnetGroupName',
  'DeletionProtection',
  'EnableIAMDatabaseAuthentication',
  'MasterUserPassword',
  'MultiAZ',
  'PreferredBackupWindow',
  'VpcSecurityGroupIds',
]

const INTERVALS = [0, 1, 5, 10, 15, 30, 60]

export function checkMonitoring(interval: number | undefined, role: string | undefined): void {
  if (interval === undefined) return
  if (!INTERVALS.includes(interval)) throw invalidValue(`${interval} is not a valid MonitoringInterval`)
  if (interval > 0 && !role)
    throw invalidCombination(
      'A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.',
    )
}

export function checkPassword(password: string | undefined): void {
  if (password !== undefined && (password.length < 8 || /[/"@ ]/.test(password)))
    throw invalidValue(
      'The parameter MasterUserPassword is not a valid password: at least 8 printable characters without /, @, " and spaces.',
    )
}

/** The certificate authorities of a region (AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html). */
const AUTHORITIES = ['rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1']

function checkAuthority(name: string | undefined): void {
  if (name !== undefined && !AUTHORITIES.includes(name))
    throw awsError('CertificateNotFound', `${name} is not a valid CertificateIdentifier.`, 404)
}

export function checkPort(port: number | undefined): void {
  if (port !== undefined && (port < 1150 || port > 65_535))
    throw invalidValue(`The port ${port} is not between 1150 and 65535`)
}

/** The published logs after a change. */
export function logsAfter(
  engine: string,
  now: readonly string[] | undefined,
  { EnableLogTypes: on = [], DisableLogTypes: off = [] }: RdsClient.CloudwatchLogsExportConfiguration,
): string[] {
  const unknown = [...on, ...off].filter((log) => !logTypesOf(engine).includes(log))
  if (unknown.length > 0)
    throw invalidCombination(`You cannot use the log types '${unknown.join(', ')}' with engine ${engine}.`)
  return [...new Set([...(now ?? []), ...on])].filter((log) => !off.includes(log)).toSorted()
}

/** Security groups must exist, and be in the database's VPC. */
export function groupsFor(call: C, ids: readonly string[], vpc: string | undefined) {
  for (const id of ids) {
    const group = call.of(ec2).groups.find(({ GroupId }) => GroupId === id)
    if (!group) throw invalidValue(`Invalid security group , groupId= ${id}, groupName=.`)
    if (group.VpcId !== vpc) throw invalidCombination('The DB instance and EC2 security group are in different VPCs.')
  }
  return ids.map((VpcSecurityGroupId) => ({ VpcSecurityGroupId, Status: 'active' }))
}

/** Applies pending changes; AWS does so in the maintenance window, or with the next change with ApplyImmediately. */
function applyPending(call: C, stored: StoredInstance): void {
  const { DBSubnetGroupName: name, ...pending } = stored.PendingModifiedValues
  Object.assign(stored, pending)
  stored.PendingModifiedValues = {}
  if (name !== undefined) {
    const { TagList: _, ...group } = subnetGroups.of(call, name)
    stored.DBSubnetGroup = group
    stored.DBSecurityGroups = []
  }
  if (pending.MultiAZ === false) delete stored.SecondaryAvailabilityZone
  const zones = stored.DBSubnetGroup?.Subnets?.map(({ SubnetAvailabilityZone: zone }) => zone?.Name)
  const other = zones?.find((zone) => zone !== stored.AvailabilityZone)
  if (stored.MultiAZ && other !== undefined) stored.SecondaryAvailabilityZone = other
}

function check(call: C<Input>, stored: StoredInstance): void {
  const { input } = call
  const { Engine: engine, DBClusterIdentifier: cluster } = stored
  if (cluster !== undefined) {
    const wrong = ofTheCluster.find((member) => input[member] !== undefined)
    if (wrong) throw invalidCombination(`${wrong} is set on the DB cluster ${cluster}, not on its members.`)
  }
  checkPort(input.DBPortNumber)
  checkAuthority(input.CACertificateIdentifier)
  checkPassword(input.MasterUserPassword)
  checkMonitoring(input.MonitoringInterval, input.MonitoringRoleArn ?? stored.MonitoringRoleArn)
  const days = input.BackupRetentionPeriod
  if (days !== undefined && (days < 0 || days > 35))
    throw invalidValue(`Invalid backup retention period: ${days}. Must be between 0 and 35.`)
  if (days === 0 && (stored.ReadReplicaDBInstanceIdentifiers ?? []).length > 0)
    throw invalidCombination('Backups cannot be disabled while the DB instance has read replicas.')
  if (input.EnableIAMDatabaseAuthentication && !signsInByIam(engine))
    throw invalidCombination('IAM Database Authentication is not supported for this configuration.')
  const storage = input.AllocatedStorage
  if (storage !== undefined && storage < (stored.AllocatedStorage ?? 0))
    throw invalidCombination('Storage cannot be reduced.')
  if (input.MultiAZ && stored.DBSubnetGroup === undefined)
    throw invalidCombination('A DB instance outside a VPC cannot be Multi-AZ.')
  if (input.DBSubnetGroupName !== undefined) subnetGroups.of(call, input.DBSubnetGroupName)
}

/** Assigns another parameter group of the same family to the instance: it takes effect after the next reboot. */
function takeParameterGroup(call: C, stored: StoredInstance, name: string): void {
  const group = parameterGroups.of(call, name)
  const family = familyOf(stored.Engine, stored.EngineVersion)
  if (group.family !== family)
    throw invalidCombination(
      `The parameter group ${group.name} with DBParameterGroupFamily ${group.family} can't be used for this instance. Please use a Parameter Group with DBParameterGroupFamily ${family}`,
    )
  stored.DBParameterGroups = [{ DBParameterGroupName: group.name, ParameterApplyStatus: 'pending-reboot' }]
}

/**
 * Some settings always change immediately; others wait for the maintenance window unless ApplyImmediately is true
 * (AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html, "Settings for DB instances").
 */
export function modifyInstance(call: C<Input>): StoredInstance {
  const { input } = call
  const stored = instances.of(call, input.DBInstanceIdentifier)
  onlyThese(input, members, 'a DB instance')
  if (stored.DBInstanceStatus !== 'available')
    throw awsError('InvalidDBInstanceState', 'Database instance is not in available state.')
  check(call, stored)

  if (input.DBParameterGroupName !== undefined) takeParameterGroup(call, stored, input.DBParameterGroupName)
  if (input.CloudwatchLogsExportConfiguration !== undefined)
    stored.EnabledCloudwatchLogsExports = logsAfter(
      stored.Engine,
      stored.EnabledCloudwatchLogsExports,
      input.CloudwatchLogsExportConfiguration,
    )
  if (input.VpcSecurityGroupIds !== undefined)
    stored.VpcSecurityGroups = groupsFor(call, input.VpcSecurityGroupIds, stored.DBSubnetGroup?.VpcId)
  if (input.DBPortNumber !== undefined) stored.Endpoint.Port = input.DBPortNumber
  take(stored, input, 'AutoMinorVersionUpgrade', 'CopyTagsToSnapshot', 'DeletionProtection', 'PubliclyAccessible')
  take(stored, input, 'MonitoringInterval', 'MonitoringRoleArn', 'PreferredBackupWindow', 'PreferredMaintenanceWindow')
  if (input.MonitoringInterval === 0) delete stored.MonitoringRoleArn

  const { BackupRetentionPeriod: days, AllocatedStorage, DBInstanceClass, DBSubnetGroupName, MultiAZ } = input
  // a change between nonzero values needs no outage, and is applied as soon as possible
  const soon = days !== undefined && days > 0 && (stored.BackupRetentionPeriod ?? 0) > 0
  if (soon) stored.BackupRetentionPeriod = days
  Object.assign(
    stored.PendingModifiedValues,
    given({
      AllocatedStorage,
      DBInstanceClass,
      DBSubnetGroupName,
      MultiAZ,
      IAMDatabaseAuthenticationEnabled: input.EnableIAMDatabaseAuthentication,
      CACertificateIdentifier: input.CACertificateIdentifier,
      BackupRetentionPeriod: soon ? undefined : days,
    }),
  )
  if (input.ApplyImmediately) applyPending(call, stored)
  return stored
}

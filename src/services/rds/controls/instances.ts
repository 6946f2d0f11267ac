import { unknown } from '../../../controls/answer.ts'
import { control } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import { daysBelow, listed, settingIs } from '../../../controls/wording.ts'
import { backupPlansHere, coveredByNoPlan, isCoveredByPlanHere, vaultLock } from '../../backup/controls/selections.ts'
import { isPublicSubnet, placedIn } from '../../ec2/controls/open-to-all.ts'
import {
  alone,
  defaultPorts,
  family,
  isJudged,
  isOfRds,
  isOwnAdminName,
  isSettled,
  ofOtherServices,
  shown,
} from './engines.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html'
const on = 'AWS::RDS::DBInstance'
const page = (id: string): string => anchorOf(docs, id)

export const instancesAreNotPublic = control({
  id: 'RDS.2',
  compared: '2026-11-30',
  configRule: 'rds-instance-public-access-check',
  on,
  responsibility: 'no-public-exposure',
  severity: 'critical',
  title: 'RDS DB instances should not be publicly accessible (PubliclyAccessible)',
  finding: (it) => settingIs('PubliclyAccessible', it.PubliclyAccessible),
  reads: ['PubliclyAccessible'],
  holds: (db) => db.PubliclyAccessible === false,
  fix: 'Set PubliclyAccessible to false (ModifyDBInstance), and connect from inside the VPC.',
  source: page('RDS.2'),
})

export const instancesAreEncrypted = control({
  id: 'RDS.3',
  compared: '2026-11-30',
  configRule: 'rds-storage-encrypted',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'RDS DB instances should encrypt their storage (StorageEncrypted)',
  finding: (it) => settingIs('StorageEncrypted', it.StorageEncrypted),
  reads: ['StorageEncrypted'],
  holds: (db) => db.StorageEncrypted,
  fix: 'Copy a snapshot with a KMS key and restore a new instance from it: an existing instance cannot be encrypted.',
  source: page('RDS.3'),
})

export const instancesSpanZones = control({
  id: 'RDS.5',
  compared: '2026-11-30',
  configRule: 'rds-multi-az-support',
  on,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'RDS DB instances should be Multi-AZ, with a standby in another Availability Zone',
  finding: (it) => settingIs('MultiAZ', it.MultiAZ),
  reads: ['MultiAZ', 'DBClusterIdentifier'],
  // the page excludes Multi-AZ DB clusters, and its Config rule excludes Aurora, DocumentDB and Neptune, whose instances are members too
  applies: alone,
  holds: (db) => db.MultiAZ,
  fix: 'Set MultiAZ to true (`aws rds modify-db-instance --multi-az`).',
  source: page('RDS.5'),
})

export const instancesAreMonitored = control({
  id: 'RDS.6',
  compared: '2026-11-30',
  leftOpen: ofOtherServices,
  configRule: 'rds-enhanced-monitoring-enabled',
  on,
  responsibility: 'monitoring',
  severity: 'low',
  title: 'RDS DB instances should turn on Enhanced Monitoring (MonitoringInterval)',
  finding: ({ MonitoringInterval: seconds }, { parameters: { monitoringInterval: wanted } }) =>
    wanted === null
      ? `${settingIs('MonitoringInterval', seconds)}: Enhanced Monitoring is off`
      : `${settingIs('MonitoringInterval', seconds)} (should be ${wanted})`,
  parameters: { monitoringInterval: { value: null, among: [1, 5, 10, 15, 30, 60] } },
  reads: ['Engine', 'MonitoringInterval'],
  holds: ({ Engine, MonitoringInterval: seconds }, { parameters: { monitoringInterval: wanted } }) =>
    (wanted === null ? (seconds ?? 0) > 0 : seconds === wanted) || isJudged(Engine),
  fix: 'Set MonitoringInterval to 60 seconds or less, with a MonitoringRoleArn (ModifyDBInstance).',
  source: page('RDS.6'),
})

/** The engines that RDS.8 applies to, by its page. */
const protectedEngines = [
  'mariadb',
  'mysql',
  'custom-oracle-ee',
  'oracle-ee-cdb',
  'oracle-se2-cdb',
  'oracle-ee',
  'oracle-se2',
  'oracle-se1',
  'oracle-se',
  'postgres',
  'sqlserver-ee',
  'sqlserver-se',
  'sqlserver-ex',
  'sqlserver-web',
]

export const instancesResistDeletion = control({
  id: 'RDS.8',
  compared: '2026-11-30',
  configRule: 'rds-instance-deletion-protection-enabled',
  on,
  responsibility: 'deletion-protection',
  severity: 'low',
  parameters: { databaseEngines: { value: protectedEngines } },
  title: 'RDS DB instances should turn on deletion protection (DeletionProtection)',
  finding: (it) => settingIs('DeletionProtection', it.DeletionProtection),
  reads: ['Engine', 'DeletionProtection', 'DBClusterIdentifier'],
  // members of a cluster show as not applicable (config/latest/developerguide/rds-instance-deletion-protection-enabled.html)
  applies: (db, { parameters }) => alone(db) && parameters.databaseEngines.includes(db.Engine ?? ''),
  holds: (db) => db.DeletionProtection,
  fix: 'Set DeletionProtection to true (ModifyDBInstance).',
  source: page('RDS.8'),
})

/** The engines that support IAM database authentication (AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html). */
const withIam = ['mysql', 'mariadb', 'postgres', 'aurora', 'aurora-mysql', 'aurora-postgresql']

export const instancesAuthenticateByIam = control({
  id: 'RDS.10',
  compared: '2026-11-30',
  configRule: 'rds-instance-iam-authentication-enabled',
  on,
  responsibility: 'workload-identity',
  severity: 'medium',
  title: 'RDS DB instances should turn on IAM database authentication',
  finding: (it) => settingIs('EnableIAMDatabaseAuthentication', it.EnableIAMDatabaseAuthentication),
  reads: ['Engine', 'EnableIAMDatabaseAuthentication', 'state.Status'],
  applies: (db, { state }) => withIam.includes(db.Engine ?? '') && isSettled(state.Status),
  holds: (db) => db.EnableIAMDatabaseAuthentication,
  fix: 'Set EnableIAMDatabaseAuthentication to true (ModifyDBInstance), and change applications to connect with IAM tokens.',
  source: page('RDS.10'),
})

export const instancesAreBackedUp = control({
  id: 'RDS.11',
  compared: '2026-11-30',
  configRule: 'db-instance-backup-enabled',
  on,
  responsibility: 'backups',
  severity: 'medium',
  parameters: { backupRetentionMinimum: { value: 7, from: 7, to: 35 }, checkReadReplicas: { value: false } },
  title: 'RDS DB instances should keep automated backups for at least {backupRetentionMinimum} days',
  finding: (db, { parameters }) =>
    daysBelow('BackupRetentionPeriod', db.BackupRetentionPeriod, parameters.backupRetentionMinimum),
  reads: ['BackupRetentionPeriod', 'state.ReplicaOf'],
  applies: (_, { state, parameters }) => state.ReplicaOf === null || parameters.checkReadReplicas,
  holds: (db, { parameters }) => (db.BackupRetentionPeriod ?? 0) >= parameters.backupRetentionMinimum,
  // an instance of a cluster has the period of the cluster (AmazonRDS/latest/APIReference/API_CreateDBInstance.html)
  fix: 'Set BackupRetentionPeriod to {backupRetentionMinimum} or more (ModifyDBInstance; for an instance of a cluster ModifyDBCluster).',
  source: page('RDS.11'),
})

export const instancesTakeMinorUpgrades = control({
  id: 'RDS.13',
  compared: '2026-11-30',
  leftOpen: ofOtherServices,
  configRule: 'rds-automatic-minor-version-upgrade-enabled',
  on,
  responsibility: 'platform-updates',
  severity: 'high',
  title: 'RDS DB instances should turn on automatic minor version upgrades (AutoMinorVersionUpgrade)',
  finding: (it) => settingIs('AutoMinorVersionUpgrade', it.AutoMinorVersionUpgrade),
  reads: ['Engine', 'AutoMinorVersionUpgrade'],
  holds: (db) => shown(db.AutoMinorVersionUpgrade, 'AutoMinorVersionUpgrade') || isJudged(db.Engine),
  fix: 'Set AutoMinorVersionUpgrade to true (ModifyDBInstance).',
  source: page('RDS.13'),
})

export const instancesTagTheirSnapshots = control({
  id: 'RDS.17',
  compared: '2026-11-30',
  configRule: 'rds-instance-copy-tags-to-snapshots-enabled',
  on,
  responsibility: 'inventory',
  severity: 'low',
  title: 'RDS DB instances should copy tags to their snapshots (CopyTagsToSnapshot)',
  finding: (it) => settingIs('CopyTagsToSnapshot', it.CopyTagsToSnapshot),
  // AWS judges an instance of a cluster too, whose snapshots RDS takes of the cluster (API_CreateDBInstance.html)
  reads: ['CopyTagsToSnapshot'],
  holds: (db) => db.CopyTagsToSnapshot,
  fix: 'Set CopyTagsToSnapshot to true (ModifyDBInstance). RDS tags the snapshots of a cluster by the setting of the cluster: set it there too.',
  source: page('RDS.17'),
})

export const instancesAreInAVpc = control({
  id: 'Demarc.RDS.1',
  on,
  responsibility: 'network-placement',
  severity: 'high',
  title: 'RDS DB instances should be in a VPC',
  finding: 'DB instance is not in a VPC',
  reads: ['state.InVpc'],
  holds: (_, at) => at.state.InVpc,
  fix: 'Move the instance to a DB subnet group of a VPC (ModifyDBInstance DBSubnetGroupName).',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.html',
})

export const instancesAreInPrivateSubnets = control({
  id: 'RDS.46',
  compared: '2026-11-30',
  leftOpen:
    'Unknown where the DB subnet group has public and private subnets: RDS does not show which subnet the instance is in, and the page does not say whether each subnet counts.',
  configRule: 'rds-instance-subnet-igw-check',
  on,
  responsibility: 'network-placement',
  severity: 'high',
  title: 'RDS DB instances should be in subnets without a route to an internet gateway',
  finding: (_, { near }) => {
    const open = listed(
      near.subnets.seen(isPublicSubnet(near.lists)).map(({ id }) => id.split('/').at(-1) ?? id),
      2,
    )
    return `Subnets with a route to an internet gateway: ${open}`
  },
  reads: ['state.SubnetIds'],
  // safe: the collector's own type
  near: placedIn((_, { state }) => state['SubnetIds'] as readonly string[] | null | undefined),
  applies: (_, { state }) => (state.SubnetIds ?? []).length > 0,
  holds: (_, { near: { subnets, lists } }) => {
    const isPublic = isPublicSubnet(lists)
    if (!subnets.some(isPublic)) return true
    return subnets.every(isPublic) ? false : unknown('which subnet the instance is in: some of them are public')
  },
  fix: 'Give the subnets of the DB subnet group a route table without a route to an internet gateway. Other resources in these subnets lose that route too.',
  source: page('RDS.46'),
})

export const instancesAvoidDefaultPorts = control({
  id: 'RDS.23',
  compared: '2026-11-30',
  configRule: 'rds-no-default-ports',
  on,
  responsibility: 'platform-configuration',
  severity: 'low',
  title: 'RDS DB instances should not use the default port of their engine',
  finding: (db) => `Port is ${db.Port}, the default port of ${db.Engine}`,
  reads: ['Engine', 'Port', 'DBClusterIdentifier'],
  applies: (db) => alone(db) && defaultPorts[family(db.Engine)] !== undefined,
  holds: (db) => (db.Port === null ? unknown('the port') : String(db.Port) !== defaultPorts[family(db.Engine)]),
  fix: 'Set DBPortNumber to another port (ModifyDBInstance), and change the connection strings of the applications. The instance restarts.',
  source: page('RDS.23'),
})

export const instancesHaveTheirOwnAdmin = control({
  id: 'RDS.25',
  compared: '2026-11-30',
  configRule: 'rds-instance-default-admin-check',
  on,
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: 'RDS DB instances should not use the default administrator user name',
  finding: (db) => `${settingIs('MasterUsername', db.MasterUsername)}, a default name`,
  reads: ['MasterUsername', 'DBClusterIdentifier'],
  applies: alone,
  holds: (db) => isOwnAdminName(db.MasterUsername),
  fix: 'Create a new instance with another MasterUsername and migrate the data: the name cannot be changed, and snapshots keep it.',
  source: page('RDS.25'),
})

export const instancesAreInABackupPlan = control({
  id: 'RDS.26',
  compared: '2026-11-30',
  parameters: vaultLock,
  configRule: 'rds-resources-protected-by-backup-plan',
  on,
  responsibility: 'backups',
  severity: 'medium',
  title: 'RDS DB instances should be covered by a backup plan in AWS Backup',
  finding: (_, { parameters }) => coveredByNoPlan('the DB instance', parameters.backupVaultLockCheck),
  reads: ['tags', 'Engine', 'DBClusterIdentifier'],
  near: backupPlansHere,
  applies: (db) => alone(db) && isOfRds(db.Engine),
  holds: (_, { id, tags, near, parameters }) =>
    isCoveredByPlanHere(near, { id, tags, type: 'RDS' }, parameters.backupVaultLockCheck),
  fix: 'Assign the instance to a backup plan in AWS Backup, and opt in to Amazon RDS there.',
  source: page('RDS.26'),
})

import { type Answer, unknown } from '../../../controls/answer.ts'
import { type Control, control, each } from '../../../controls/control.ts'
import { all } from '../../../controls/found.ts'
import { anchorOf } from '../../../controls/page.ts'
import { backupPlansHere, isCoveredByPlanHere, vaultLock } from '../../backup/controls/selections.ts'
import { defaultPorts, family, isCustom, isOfRds, isOwnAdminName, logsOf, ofRdsOnly, shown } from './engines.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html'
const on = 'AWS::RDS::DBInstance'
/** A member of a cluster: what the cluster decides is asked of the cluster. */
const alone = ({ DBClusterIdentifier }: { readonly DBClusterIdentifier: string | null }): boolean =>
  DBClusterIdentifier === null
const page = (id: string): string => anchorOf(docs, id)

export const instancesAreNotPublic = control({
  id: 'RDS.2',
  compared: '2026-11-30',
  configRule: 'rds-instance-public-access-check',
  on,
  responsibility: 'no-public-exposure',
  severity: 'critical',
  title: 'A DB instance has no public address.',
  reads: ['PubliclyAccessible'],
  holds: (db) => db.PubliclyAccessible === false,
  fix: 'Set PubliclyAccessible to false (ModifyDBInstance), and reach it from inside the VPC.',
  source: page('RDS.2'),
})

export const instancesAreEncrypted = control({
  id: 'RDS.3',
  compared: '2026-11-30',
  configRule: 'rds-storage-encrypted',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'The storage of a DB instance is encrypted.',
  reads: ['StorageEncrypted'],
  holds: (db) => db.StorageEncrypted,
  fix: 'Copy a snapshot with encryption and restore the instance from it: encryption is chosen when it is made.',
  source: page('RDS.3'),
})

export const instancesSpanZones = control({
  id: 'RDS.5',
  compared: '2026-11-30',
  configRule: 'rds-multi-az-support',
  on,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A DB instance has a standby in another Availability Zone.',
  reads: ['MultiAZ', 'DBClusterIdentifier'],
  // the page leaves out Multi-AZ DB clusters; its Config rule Aurora, DocumentDB and Neptune, whose instances are members of one too
  applies: alone,
  holds: (db) => db.MultiAZ,
  fix: 'Set MultiAZ to true (ModifyDBInstance).',
  source: page('RDS.5'),
})

export const instancesAreMonitored = control({
  id: 'RDS.6',
  compared: '2026-11-30',
  deviates: ofRdsOnly,
  configRule: 'rds-enhanced-monitoring-enabled',
  on,
  responsibility: 'monitoring',
  severity: 'low',
  title: 'A DB instance sends the metrics of its operating system (Enhanced Monitoring).',
  parameters: { monitoringInterval: { value: null, among: [1, 5, 10, 15, 30, 60] } },
  reads: ['Engine', 'MonitoringInterval'],
  applies: (db) => isOfRds(db.Engine),
  holds: ({ MonitoringInterval: seconds }, { parameters: { monitoringInterval: wanted } }) =>
    wanted === null ? (seconds ?? 0) > 0 : seconds === wanted,
  fix: 'Set MonitoringInterval to 60 seconds or less, with a monitoring role.',
  source: page('RDS.6'),
})

/** The engines that RDS.8 asks, by its page. */
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
  title: 'A DB instance cannot be deleted before its protection is switched off.',
  reads: ['Engine', 'DeletionProtection', 'DBClusterIdentifier'],
  // members of a cluster show as not applicable (config/latest/developerguide/rds-instance-deletion-protection-enabled.html)
  applies: (db, { parameters }) => alone(db) && parameters.databaseEngines.includes(db.Engine ?? ''),
  holds: (db) => db.DeletionProtection,
  fix: 'Set DeletionProtection to true (ModifyDBInstance).',
  source: page('RDS.8'),
})

/** Does an instance publish these logs? */
const publishesAll = (
  db: { readonly Engine: string | null; readonly EnableCloudwatchLogsExports: readonly string[] | null },
  logs: readonly string[],
): Answer =>
  isCustom(db.Engine)
    ? unknown('whether AWS asks RDS Custom for logs, which it cannot publish')
    : logs.every((log) => db.EnableCloudwatchLogsExports?.includes(log))

export const instancesPublishLogs = control({
  id: 'RDS.9',
  compared: '2026-11-30',
  configRule: 'rds-logging-enabled',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'A DB instance publishes the logs of its engine to CloudWatch Logs.',
  reads: ['Engine', 'EnableCloudwatchLogsExports'],
  applies: (db) => logsOf(db.Engine).length > 0,
  holds: (db) => publishesAll(db, logsOf(db.Engine)),
  fix: 'Switch on every log export of the engine (CloudwatchLogsExportConfiguration); MySQL and MariaDB need the audit plug-in in their option group.',
  source: page('RDS.9'),
})

/** The engines whose users can sign in by IAM (AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html). */
const withIam = ['mysql', 'mariadb', 'postgres', 'aurora', 'aurora-mysql', 'aurora-postgresql']

/** The states in which RDS.10 asks an instance. */
const settled = ['available', 'backing-up', 'storage-optimization', 'storage-full']

export const instancesAuthenticateByIam = control({
  id: 'RDS.10',
  compared: '2026-11-30',
  configRule: 'rds-instance-iam-authentication-enabled',
  on,
  responsibility: 'workload-identity',
  severity: 'medium',
  title: 'A DB instance lets its users sign in by IAM.',
  reads: ['Engine', 'EnableIAMDatabaseAuthentication', 'state.Status'],
  applies: (db, { state }) => withIam.includes(db.Engine ?? '') && settled.includes(state.Status ?? ''),
  holds: (db) => db.EnableIAMDatabaseAuthentication,
  fix: 'Set EnableIAMDatabaseAuthentication to true (ModifyDBInstance), and let applications sign in with tokens.',
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
  deviates:
    'A member of a cluster is not asked, since its backups are those of the cluster, which RDS.50 asks. AWS names no exception for it.',
  title: 'A DB instance keeps automatic backups for {backupRetentionMinimum} days at least.',
  reads: ['BackupRetentionPeriod', 'DBClusterIdentifier', 'state.ReplicaOf'],
  applies: (db, { state, parameters }) => alone(db) && (state.ReplicaOf === null || parameters.checkReadReplicas),
  holds: (db, { parameters }) => (db.BackupRetentionPeriod ?? 0) >= parameters.backupRetentionMinimum,
  fix: 'Set BackupRetentionPeriod to {backupRetentionMinimum} or more (ModifyDBInstance).',
  source: page('RDS.11'),
})

export const instancesTakeMinorUpgrades = control({
  id: 'RDS.13',
  compared: '2026-11-30',
  deviates: ofRdsOnly,
  configRule: 'rds-automatic-minor-version-upgrade-enabled',
  on,
  responsibility: 'platform-updates',
  severity: 'high',
  title: 'A DB instance takes minor versions of its engine by itself.',
  reads: ['Engine', 'AutoMinorVersionUpgrade'],
  applies: (db) => isOfRds(db.Engine),
  holds: (db) => shown(db.AutoMinorVersionUpgrade, 'AutoMinorVersionUpgrade'),
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
  deviates:
    'A member of a cluster is not asked: RDS copies the tags of its cluster, whatever its own setting is. AWS names no exception for it.',
  title: 'A DB instance copies its tags to its snapshots.',
  reads: ['CopyTagsToSnapshot', 'DBClusterIdentifier'],
  applies: alone,
  holds: (db) => db.CopyTagsToSnapshot,
  fix: 'Set CopyTagsToSnapshot to true (ModifyDBInstance).',
  source: page('RDS.17'),
})

export const instancesAreInAVpc = control({
  id: 'Demarc.RDS.1',
  on,
  responsibility: 'network-placement',
  severity: 'high',
  title: 'A DB instance is in a VPC.',
  reads: ['state.InVpc'],
  holds: (_, at) => at.state.InVpc,
  fix: 'Move the instance to a DB subnet group of a VPC.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.html',
})

/** A route to an internet gateway for every address, by which AWS's page tells a public subnet. */
const everywhere: readonly string[] = ['0.0.0.0/0', '::/0']

export const instancesAreInPrivateSubnets = control({
  id: 'RDS.46',
  compared: '2026-11-30',
  deviates:
    'Where some subnets of its DB subnet group are public and others are not, it is unknown: RDS does not show in which of them the instance is, and the page does not say whether each counts.',
  configRule: 'rds-instance-subnet-igw-check',
  on,
  responsibility: 'network-placement',
  severity: 'high',
  title: 'A DB instance is in subnets without a route to an internet gateway.',
  reads: ['state.SubnetIds'],
  near: {
    subnets: each('AWS::EC2::Subnet', {
      where: 'SubnetId',
      // safe: the collector's own type
      is: (_, { state }) => state['SubnetIds'] as readonly string[] | null | undefined,
      reads: ['state.InternetRoutes'],
    }),
  },
  applies: (_, { state }) => (state.SubnetIds ?? []).length > 0,
  holds: (_, { near: { subnets } }) => {
    const isPublic = ({ state }: { readonly state: { readonly InternetRoutes: readonly string[] | null } }): boolean =>
      (state.InternetRoutes ?? []).some((destination) => everywhere.includes(destination))
    if (!subnets.some(isPublic)) return true
    return subnets.every(isPublic) ? false : unknown('in which of its subnets it is, of which some are public')
  },
  fix: 'Give the subnets of the DB subnet group a route table without a route to an internet gateway; what else is in them loses that route too.',
  source: page('RDS.46'),
})

export const instancesAvoidDefaultPorts = control({
  id: 'RDS.23',
  compared: '2026-11-30',
  configRule: 'rds-no-default-ports',
  on,
  responsibility: 'platform-configuration',
  severity: 'low',
  title: "A DB instance does not listen on its engine's well-known port.",
  reads: ['Engine', 'Port', 'DBClusterIdentifier'],
  applies: (db) => alone(db) && defaultPorts[family(db.Engine)] !== undefined,
  holds: (db) => (db.Port === null ? unknown('the port') : String(db.Port) !== defaultPorts[family(db.Engine)]),
  fix: 'Choose another port (DBPortNumber of ModifyDBInstance), and tell the applications.',
  source: page('RDS.23'),
})

export const instancesHaveTheirOwnAdmin = control({
  id: 'RDS.25',
  compared: '2026-11-30',
  configRule: 'rds-instance-default-admin-check',
  on,
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: "A DB instance's administrator has a name of its own.",
  reads: ['MasterUsername', 'DBClusterIdentifier'],
  applies: alone,
  holds: (db) => isOwnAdminName(db.MasterUsername),
  fix: 'Make a new instance with an administrator of another name and move the data over: its snapshots keep the name.',
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
  title: 'A selection of a backup plan of AWS Backup covers a DB instance.',
  reads: ['tags', 'Engine', 'DBClusterIdentifier'],
  near: backupPlansHere,
  applies: (db) => alone(db) && isOfRds(db.Engine),
  holds: (_, { id, tags, near, parameters }) =>
    isCoveredByPlanHere(near, { id, tags, type: 'RDS' }, parameters.backupVaultLockCheck),
  fix: 'Assign the instance to a backup plan in AWS Backup, and see that RDS is opted in there.',
  source: page('RDS.26'),
})

export const postgresPublishesLogs = control({
  id: 'RDS.36',
  compared: '2026-11-30',
  parameters: { logTypes: { value: ['postgresql'] } },
  configRule: 'rds-postgresql-logs-to-cloudwatch',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'A PostgreSQL DB instance publishes its log to CloudWatch Logs ({logTypes}).',
  reads: ['Engine', 'EnableCloudwatchLogsExports'],
  applies: (db) => family(db.Engine) === 'postgres',
  holds: (db, { parameters }) => publishesAll(db, parameters.logTypes),
  fix: 'Switch on the log export of {logTypes} (CloudwatchLogsExportConfiguration of ModifyDBInstance).',
  source: page('RDS.36'),
})

export const sqlServerPublishesLogs = control({
  id: 'RDS.40',
  compared: '2026-11-30',
  parameters: { logTypes: { value: ['agent', 'error'], among: ['agent', 'error'] } },
  configRule: 'rds-sql-server-logs-to-cloudwatch',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'A SQL Server DB instance publishes its logs to CloudWatch Logs ({logTypes}).',
  reads: ['Engine', 'EnableCloudwatchLogsExports'],
  applies: (db) => family(db.Engine) === 'sqlserver',
  holds: (db, { parameters }) => publishesAll(db, parameters.logTypes),
  fix: 'Switch on the log export of {logTypes} (CloudwatchLogsExportConfiguration of ModifyDBInstance).',
  source: page('RDS.40'),
})

export const mariaDbPublishesLogs = control({
  id: 'RDS.42',
  compared: '2026-11-30',
  parameters: {
    logTypes: { value: ['audit', 'error'], among: ['audit', 'error', 'general', 'slowquery'] },
  },
  configRule: 'mariadb-publish-logs-to-cloudwatch-logs',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'A MariaDB DB instance publishes its logs to CloudWatch Logs ({logTypes}).',
  reads: ['Engine', 'EnableCloudwatchLogsExports'],
  applies: (db) => family(db.Engine) === 'mariadb',
  holds: (db, { parameters }) => publishesAll(db, parameters.logTypes),
  fix: 'Switch on the log export of {logTypes} (CloudwatchLogsExportConfiguration of ModifyDBInstance).',
  source: page('RDS.42'),
})

/** MariaDB has the parameter since 10.5, and RDS.44 asks none before. */
function isTooOld({
  Engine,
  EngineVersion,
}: {
  readonly Engine: string | null
  readonly EngineVersion: string | null
}): boolean {
  const [major = Number.NaN, minor = 0] = (EngineVersion ?? '').split('.').map(Number)
  return Engine === 'mariadb' && (major < 10 || (major === 10 && minor < 5))
}

/**
 * A control that an engine refuses connections without TLS, by a parameter of its group; a value that waits for a reboot does not
 * count (config/latest/developerguide, the page of each rule).
 */
const requiresTls = (id: string, configRule: string, engine: string, parameter: string, name: string) =>
  control({
    id,
    compared: '2026-11-30',
    configRule,
    on,
    responsibility: 'require-tls',
    severity: 'medium',
    title: `A ${name} DB instance refuses connections without TLS.`,
    reads: [
      'Engine',
      'DBParameterGroupName',
      'DBClusterIdentifier',
      'state.ParameterApplyStatus',
      ...(engine === 'mariadb' ? (['EngineVersion'] as const) : []),
    ],
    near: {
      parameters: each('AWS::RDS::DBParameterGroup', {
        where: 'DBParameterGroupName',
        is: ({ DBParameterGroupName: group }) => (typeof group === 'string' ? group : null),
        reads: ['state.Parameters'],
      }),
    },
    // the members of a Multi-AZ DB cluster have this parameter from the cluster's group
    applies: (db) => alone(db) && family(db.Engine) === engine && !isTooOld(db),
    holds: (_, { near, state: { ParameterApplyStatus: status } }) =>
      all(
        () => (status === null ? unknown('whether the parameter group is in sync') : status === 'in-sync'),
        () =>
          near.parameters.some(({ state }) => ['1', 'ON'].includes(state.Parameters?.[parameter]?.toUpperCase() ?? '')),
      ),
    fix: `Set ${parameter} to 1 in a parameter group of your own, give it to the instance, and reboot it until the group is in sync.`,
    source: page(id),
  })

export const postgresRequiresTls: Control = requiresTls(
  'RDS.38',
  'rds-postgres-instance-encrypted-in-transit',
  'postgres',
  'rds.force_ssl',
  'PostgreSQL',
)
export const mysqlRequiresTls: Control = requiresTls(
  'RDS.39',
  'rds-mysql-instance-encrypted-in-transit',
  'mysql',
  'require_secure_transport',
  'MySQL',
)
export const sqlServerRequiresTls: Control = requiresTls(
  'RDS.41',
  'rds-sqlserver-encrypted-in-transit',
  'sqlserver',
  'rds.force_ssl',
  'SQL Server',
)
export const mariaDbRequiresTls: Control = requiresTls(
  'RDS.44',
  'rds-mariadb-instance-encrypted-in-transit',
  'mariadb',
  'require_secure_transport',
  'MariaDB',
)

export const proxiesRequireTls = control({
  id: 'RDS.43',
  compared: '2026-11-30',
  configRule: 'rds-proxy-tls-encryption',
  on: 'AWS::RDS::DBProxy',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'An RDS proxy refuses connections without TLS.',
  reads: ['RequireTLS'],
  holds: (proxy) => proxy.RequireTLS,
  fix: 'Set RequireTLS to true (ModifyDBProxy).',
  source: page('RDS.43'),
})

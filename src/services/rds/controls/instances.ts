import { type Control, control, each } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import { adminNames, defaultPorts, family, logsOf } from './engines.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html'
const on = 'AWS::RDS::DBInstance'
/** A member of a cluster: what the cluster decides is asked of the cluster. */
const alone = ({ DBClusterIdentifier }: { readonly DBClusterIdentifier: string | null }): boolean =>
  DBClusterIdentifier === null
const page = (id: string): string => anchorOf(docs, id)

export const instancesAreNotPublic = control({
  id: 'RDS.2',
  configRule: 'rds-instance-public-access-check',
  on,
  duty: 'no-public-exposure',
  severity: 'critical',
  says: 'A DB instance has no public address.',
  reads: ['PubliclyAccessible'],
  holds: (db) => db.PubliclyAccessible === false,
  fix: 'Set PubliclyAccessible to false (ModifyDBInstance), and reach it from inside the VPC.',
  source: page('RDS.2'),
})

export const instancesAreEncrypted = control({
  id: 'RDS.3',
  configRule: 'rds-storage-encrypted',
  on,
  duty: 'encrypt-at-rest',
  severity: 'medium',
  says: 'The storage of a DB instance is encrypted.',
  reads: ['StorageEncrypted'],
  holds: (db) => db.StorageEncrypted,
  fix: 'Copy a snapshot with encryption and restore the instance from it: encryption is chosen when it is made.',
  source: page('RDS.3'),
})

export const instancesSpanZones = control({
  id: 'RDS.5',
  configRule: 'rds-multi-az-support',
  on,
  duty: 'high-availability',
  severity: 'medium',
  says: 'A DB instance has a standby in another Availability Zone.',
  reads: ['MultiAZ', 'DBClusterIdentifier'],
  applies: alone,
  holds: (db) => db.MultiAZ,
  fix: 'Set MultiAZ to true (ModifyDBInstance).',
  source: page('RDS.5'),
})

export const instancesAreMonitored = control({
  id: 'RDS.6',
  configRule: 'rds-enhanced-monitoring-enabled',
  on,
  duty: 'monitoring',
  severity: 'low',
  says: 'A DB instance sends the metrics of its operating system (Enhanced Monitoring).',
  reads: ['MonitoringInterval'],
  holds: (db) => (db.MonitoringInterval ?? 0) > 0,
  fix: 'Set MonitoringInterval to 60 seconds or less, with a monitoring role.',
  source: page('RDS.6'),
})

export const instancesResistDeletion = control({
  id: 'RDS.8',
  configRule: 'rds-instance-deletion-protection-enabled',
  on,
  duty: 'deletion-protection',
  severity: 'low',
  says: 'A DB instance cannot be deleted before its protection is switched off.',
  reads: ['DeletionProtection', 'DBClusterIdentifier'],
  applies: alone,
  holds: (db) => db.DeletionProtection,
  fix: 'Set DeletionProtection to true (ModifyDBInstance).',
  source: page('RDS.8'),
})

export const instancesPublishLogs = control({
  id: 'RDS.9',
  configRule: 'rds-logging-enabled',
  on,
  duty: 'access-logs',
  severity: 'medium',
  says: 'A DB instance publishes the logs of its engine to CloudWatch Logs.',
  reads: ['Engine', 'EnableCloudwatchLogsExports'],
  applies: (db) => logsOf(db.Engine).length > 0,
  holds: (db) => logsOf(db.Engine).every((log) => db.EnableCloudwatchLogsExports?.includes(log)),
  fix: 'Switch on every log export of the engine (CloudwatchLogsExportConfiguration); MySQL and MariaDB need the audit plug-in in their option group.',
  source: page('RDS.9'),
})

/** The engines whose users can sign in by IAM (AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html). */
const withIam = ['mysql', 'mariadb', 'postgres', 'aurora', 'aurora-mysql', 'aurora-postgresql']

export const instancesAuthenticateByIam = control({
  id: 'RDS.10',
  configRule: 'rds-instance-iam-authentication-enabled',
  on,
  duty: 'workload-identity',
  severity: 'medium',
  says: 'A DB instance lets its users sign in by IAM.',
  reads: ['Engine', 'EnableIAMDatabaseAuthentication'],
  applies: (db) => db.Engine !== null && withIam.includes(db.Engine),
  holds: (db) => db.EnableIAMDatabaseAuthentication,
  fix: 'Set EnableIAMDatabaseAuthentication to true (ModifyDBInstance), and let applications sign in with tokens.',
  source: page('RDS.10'),
})

export const instancesAreBackedUp = control({
  id: 'RDS.11',
  configRule: 'db-instance-backup-enabled',
  on,
  duty: 'backups',
  severity: 'medium',
  says: 'A DB instance keeps automatic backups for 7 days at least.',
  reads: ['BackupRetentionPeriod', 'DBClusterIdentifier', 'state.ReplicaOf'],
  // a read replica is made from another, which has the backups
  applies: (db, at) => alone(db) && at.state.ReplicaOf === null,
  holds: (db) => (db.BackupRetentionPeriod ?? 0) >= 7,
  fix: 'Set BackupRetentionPeriod to 7 or more (ModifyDBInstance).',
  source: page('RDS.11'),
})

export const instancesTakeMinorUpgrades = control({
  id: 'RDS.13',
  configRule: 'rds-automatic-minor-version-upgrade-enabled',
  on,
  duty: 'platform-updates',
  severity: 'high',
  says: 'A DB instance takes minor versions of its engine by itself.',
  reads: ['AutoMinorVersionUpgrade'],
  holds: (db) => db.AutoMinorVersionUpgrade,
  fix: 'Set AutoMinorVersionUpgrade to true (ModifyDBInstance).',
  source: page('RDS.13'),
})

export const instancesTagTheirSnapshots = control({
  id: 'RDS.17',
  configRule: 'rds-instance-copy-tags-to-snapshots-enabled',
  on,
  duty: 'inventory',
  severity: 'low',
  says: 'A DB instance copies its tags to its snapshots.',
  reads: ['CopyTagsToSnapshot', 'DBClusterIdentifier'],
  applies: alone,
  holds: (db) => db.CopyTagsToSnapshot,
  fix: 'Set CopyTagsToSnapshot to true (ModifyDBInstance).',
  source: page('RDS.17'),
})

export const instancesAreInAVpc = control({
  id: 'Demarc.RDS.1',
  on,
  duty: 'network-placement',
  severity: 'high',
  says: 'A DB instance is in a VPC.',
  reads: ['state.InVpc'],
  holds: (_, at) => at.state.InVpc,
  fix: 'Move the instance to a DB subnet group of a VPC.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.html',
})

export const instancesAvoidDefaultPorts = control({
  id: 'RDS.23',
  configRule: 'rds-no-default-ports',
  on,
  duty: 'platform-configuration',
  severity: 'low',
  says: "A DB instance does not listen on its engine's well-known port.",
  reads: ['Engine', 'Port'],
  applies: (db) => defaultPorts[family(db.Engine)] !== undefined,
  holds: (db) => db.Port !== null && db.Port !== defaultPorts[family(db.Engine)],
  fix: 'Choose another port (DBPortNumber of ModifyDBInstance), and tell the applications.',
  source: page('RDS.23'),
})

export const instancesHaveTheirOwnAdmin = control({
  id: 'RDS.25',
  configRule: 'rds-instance-default-admin-check',
  on,
  duty: 'platform-configuration',
  severity: 'medium',
  says: "A DB instance's administrator has a name of its own.",
  reads: ['MasterUsername', 'DBClusterIdentifier'],
  applies: alone,
  holds: (db) => db.MasterUsername !== null && !adminNames.includes(db.MasterUsername.toLowerCase()),
  fix: 'Make a new instance with an administrator of another name and move the data over: its snapshots keep the name.',
  source: page('RDS.25'),
})

/** A control that one log of an engine goes to CloudWatch Logs. */
const publishes = (id: string, configRule: string, engines: readonly string[], logs: readonly string[], name: string) =>
  control({
    id,
    configRule,
    on,
    duty: 'access-logs',
    severity: 'medium',
    says: `A ${name} DB instance publishes its ${logs.join(' and ')} log${logs.length > 1 ? 's' : ''} to CloudWatch Logs.`,
    reads: ['Engine', 'EnableCloudwatchLogsExports'],
    applies: (db) => engines.includes(family(db.Engine)),
    holds: (db) => logs.every((log) => db.EnableCloudwatchLogsExports?.includes(log)),
    fix: `Switch on the log export of ${logs.join(' and ')} (CloudwatchLogsExportConfiguration of ModifyDBInstance).`,
    source: page(id),
  })

export const postgresPublishesLogs: Control = publishes(
  'RDS.36',
  'rds-postgresql-logs-to-cloudwatch',
  ['postgres'],
  ['postgresql'],
  'PostgreSQL',
)
export const sqlServerPublishesLogs: Control = publishes(
  'RDS.40',
  'rds-sql-server-logs-to-cloudwatch',
  ['sqlserver'],
  ['agent', 'error'],
  'SQL Server',
)
export const mariaDbPublishesLogs: Control = publishes(
  'RDS.42',
  'mariadb-publish-logs-to-cloudwatch-logs',
  ['mariadb'],
  ['audit', 'error'],
  'MariaDB',
)

/** A control that an engine refuses connections without TLS, by a parameter of its group. */
const requiresTls = (id: string, configRule: string, engine: string, parameter: string, name: string) =>
  control({
    id,
    configRule,
    on,
    duty: 'require-tls',
    severity: 'medium',
    says: `A ${name} DB instance refuses connections without TLS.`,
    reads: ['Engine', 'DBParameterGroupName', 'DBClusterIdentifier'],
    near: {
      parameters: each('AWS::RDS::DBParameterGroup', {
        where: 'DBParameterGroupName',
        is: ({ DBParameterGroupName: group }) => (typeof group === 'string' ? group : null),
        reads: ['state.Parameters'],
      }),
    },
    // the members of a Multi-AZ DB cluster have this parameter from the cluster's group
    applies: (db) => alone(db) && family(db.Engine) === engine,
    holds: (_, at) =>
      at.near.parameters.some(({ state }) => ['1', 'ON'].includes(state.Parameters?.[parameter]?.toUpperCase() ?? '')),
    fix: `Set ${parameter} to 1 in a parameter group of your own, and give it to the instance.`,
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
  configRule: 'rds-proxy-tls-encryption',
  on: 'AWS::RDS::DBProxy',
  duty: 'require-tls',
  severity: 'medium',
  says: 'An RDS proxy refuses connections without TLS.',
  reads: ['RequireTLS'],
  holds: (proxy) => proxy.RequireTLS,
  fix: 'Set RequireTLS to true (ModifyDBProxy).',
  source: page('RDS.43'),
})

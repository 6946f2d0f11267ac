import { type Control, control, each } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import { adminNames } from './engines.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html'
const page = (id: string): string => anchorOf(docs, id)
const on = 'AWS::RDS::DBCluster'

export const clustersResistDeletion = control({
  id: 'RDS.7',
  configRule: 'rds-cluster-deletion-protection-enabled',
  on,
  duty: 'deletion-protection',
  severity: 'medium',
  says: 'A DB cluster cannot be deleted before its protection is switched off.',
  reads: ['DeletionProtection'],
  holds: (cluster) => cluster.DeletionProtection,
  fix: 'Set DeletionProtection to true (ModifyDBCluster).',
  source: page('RDS.7'),
})

export const clustersAuthenticateByIam = control({
  id: 'RDS.12',
  configRule: 'rds-cluster-iam-authentication-enabled',
  on,
  duty: 'workload-identity',
  severity: 'medium',
  says: 'A DB cluster lets its users sign in by IAM.',
  reads: ['EnableIAMDatabaseAuthentication'],
  holds: (cluster) => cluster.EnableIAMDatabaseAuthentication,
  fix: 'Set EnableIAMDatabaseAuthentication to true (ModifyDBCluster).',
  source: page('RDS.12'),
})

export const auroraMysqlCanGoBack = control({
  id: 'RDS.14',
  configRule: 'aurora-mysql-backtracking-enabled',
  on,
  duty: 'backups',
  severity: 'medium',
  says: 'An Aurora MySQL cluster can be taken back in time (backtracking).',
  reads: ['Engine', 'EngineMode', 'BacktrackWindow'],
  applies: (cluster) => cluster.Engine === 'aurora-mysql' && cluster.EngineMode === 'provisioned',
  holds: (cluster) => (cluster.BacktrackWindow ?? 0) > 0,
  fix: 'Restore the cluster with a BacktrackWindow: it can only be switched on when a cluster is made or restored.',
  source: page('RDS.14'),
})

export const clustersSpanZones = control({
  id: 'RDS.15',
  configRule: 'rds-cluster-multi-az-enabled',
  on,
  duty: 'high-availability',
  severity: 'medium',
  says: 'A DB cluster has instances in several Availability Zones.',
  reads: ['state.MultiAZ'],
  holds: (_, at) => at.state.MultiAZ,
  fix: 'Add a reader in another Availability Zone.',
  source: page('RDS.15'),
})

const copiesTags = (id: string, configRule: string | undefined, engine: string | undefined, name: string) =>
  control({
    id,
    ...(configRule === undefined ? {} : { configRule }),
    on,
    duty: 'inventory',
    severity: 'low',
    says: `${name} copies its tags to its snapshots.`,
    reads: ['Engine', 'CopyTagsToSnapshot'],
    applies: (cluster) => (engine === undefined ? cluster.Engine !== null : cluster.Engine === engine),
    holds: (cluster) => cluster.CopyTagsToSnapshot,
    fix: 'Set CopyTagsToSnapshot to true (ModifyDBCluster).',
    source: page(id),
  })

export const clustersTagTheirSnapshots: Control = copiesTags('RDS.16', undefined, undefined, 'A DB cluster')
export const auroraPostgresTagsItsSnapshots: Control = copiesTags(
  'RDS.47',
  'rds-pgsql-cluster-copy-tags-to-snapshot-check',
  'aurora-postgresql',
  'An Aurora PostgreSQL cluster',
)
export const auroraMysqlTagsItsSnapshots: Control = copiesTags(
  'RDS.48',
  'rds-mysql-cluster-copy-tags-to-snapshot-check',
  'aurora-mysql',
  'An Aurora MySQL cluster',
)

export const clustersHaveTheirOwnAdmin = control({
  id: 'RDS.24',
  configRule: 'rds-cluster-default-admin-check',
  on,
  duty: 'platform-configuration',
  severity: 'medium',
  says: "A DB cluster's administrator has a name of its own.",
  reads: ['MasterUsername'],
  holds: (cluster) => cluster.MasterUsername !== null && !adminNames.includes(cluster.MasterUsername.toLowerCase()),
  fix: 'Make a new cluster with an administrator of another name and move the data over: its snapshots keep the name.',
  source: page('RDS.24'),
})

export const clustersAreEncrypted = control({
  id: 'RDS.27',
  configRule: 'rds-cluster-encrypted-at-rest',
  on,
  duty: 'encrypt-at-rest',
  severity: 'medium',
  says: 'The storage of a DB cluster is encrypted.',
  reads: ['StorageEncrypted'],
  holds: (cluster) => cluster.StorageEncrypted,
  fix: 'Restore a snapshot of it with a KMS key: encryption is chosen when a cluster is made.',
  source: page('RDS.27'),
})

const publishes = (id: string, configRule: string, engine: string, log: string, name: string) =>
  control({
    id,
    configRule,
    on,
    duty: 'access-logs',
    severity: 'medium',
    says: `An ${name} cluster publishes its ${log} log to CloudWatch Logs.`,
    reads: ['Engine', 'EnableCloudwatchLogsExports'],
    applies: (cluster) => cluster.Engine === engine,
    holds: (cluster) => cluster.EnableCloudwatchLogsExports?.includes(log),
    fix: `Switch on the log export of ${log} (CloudwatchLogsExportConfiguration of ModifyDBCluster).`,
    source: page(id),
  })

export const auroraMysqlPublishesAudit: Control = publishes(
  'RDS.34',
  'rds-aurora-mysql-audit-logging-enabled',
  'aurora-mysql',
  'audit',
  'Aurora MySQL',
)
export const auroraPostgresPublishesLogs: Control = publishes(
  'RDS.37',
  'rds-aurora-postgresql-logs-to-cloudwatch',
  'aurora-postgresql',
  'postgresql',
  'Aurora PostgreSQL',
)

export const clustersTakeMinorUpgrades = control({
  id: 'RDS.35',
  configRule: 'rds-cluster-auto-minor-version-upgrade-enable',
  on,
  duty: 'platform-updates',
  severity: 'medium',
  says: 'A Multi-AZ DB cluster takes minor versions of its engine by itself.',
  reads: ['Engine', 'AutoMinorVersionUpgrade'],
  // an Aurora cluster leaves it to its instances (AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Updates.AMVU.html): RDS.13
  applies: (cluster) => cluster.Engine === 'mysql' || cluster.Engine === 'postgres',
  holds: (cluster) => cluster.AutoMinorVersionUpgrade,
  fix: 'Set AutoMinorVersionUpgrade to true (ModifyDBCluster).',
  source: page('RDS.35'),
})

export const auroraMysqlAudits = control({
  id: 'RDS.45',
  configRule: 'aurora-mysql-cluster-audit-logging',
  on,
  duty: 'access-logs',
  severity: 'medium',
  says: 'An Aurora MySQL cluster writes an audit log.',
  reads: ['Engine', 'DBClusterParameterGroupName'],
  near: {
    parameters: each('AWS::RDS::DBClusterParameterGroup', {
      where: 'DBClusterParameterGroupName',
      is: ({ DBClusterParameterGroupName: group }) => (typeof group === 'string' ? group : null),
      reads: ['state.Parameters'],
    }),
  },
  applies: (cluster) => cluster.Engine === 'aurora-mysql',
  holds: (_, at) =>
    at.near.parameters.some(({ state }) =>
      ['1', 'ON'].includes(state.Parameters?.['server_audit_logging']?.toUpperCase() ?? ''),
    ),
  fix: 'Set server_audit_logging to 1 in a cluster parameter group of your own, with the events to audit.',
  source: page('RDS.45'),
})

export const clustersKeepBackups = control({
  id: 'RDS.50',
  configRule: 'rds-cluster-backup-retention-check',
  on,
  duty: 'backups',
  severity: 'medium',
  says: 'A DB cluster keeps automatic backups for 7 days at least.',
  reads: ['BackupRetentionPeriod'],
  holds: (cluster) => (cluster.BackupRetentionPeriod ?? 0) >= 7,
  fix: 'Set BackupRetentionPeriod to 7 or more (ModifyDBCluster).',
  source: page('RDS.50'),
})

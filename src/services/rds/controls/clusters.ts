import { unknown } from '../../../controls/answer.ts'
import { type Control, control, each } from '../../../controls/control.ts'
import { all } from '../../../controls/found.ts'
import { anchorOf } from '../../../controls/page.ts'
import { isOfRds, isOwnAdminName, ofRdsOnly, shown } from './engines.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html'
const page = (id: string): string => anchorOf(docs, id)
const on = 'AWS::RDS::DBCluster'

export const clustersResistDeletion = control({
  id: 'RDS.7',
  compared: '2026-11-30',
  configRule: 'rds-cluster-deletion-protection-enabled',
  on,
  responsibility: 'deletion-protection',
  severity: 'medium',
  title: 'A DB cluster cannot be deleted before its protection is switched off.',
  reads: ['DeletionProtection'],
  holds: (cluster) => cluster.DeletionProtection,
  fix: 'Set DeletionProtection to true (ModifyDBCluster).',
  source: page('RDS.7'),
})

export const clustersAuthenticateByIam = control({
  id: 'RDS.12',
  compared: '2026-11-30',
  deviates: ofRdsOnly,
  configRule: 'rds-cluster-iam-authentication-enabled',
  on,
  responsibility: 'workload-identity',
  severity: 'medium',
  title: 'A DB cluster lets its users sign in by IAM.',
  reads: ['Engine', 'EnableIAMDatabaseAuthentication'],
  applies: (cluster) => isOfRds(cluster.Engine),
  holds: (cluster) => cluster.EnableIAMDatabaseAuthentication,
  fix: 'Set EnableIAMDatabaseAuthentication to true (ModifyDBCluster).',
  source: page('RDS.12'),
})

export const auroraMysqlCanGoBack = control({
  id: 'RDS.14',
  compared: '2026-11-30',
  configRule: 'aurora-mysql-backtracking-enabled',
  on,
  responsibility: 'backups',
  severity: 'medium',
  title: 'An Aurora MySQL cluster can be taken back in time (backtracking).',
  parameters: { BacktrackWindowInHours: { value: null, from: 0.1, to: 72 } },
  reads: ['Engine', 'BacktrackWindow'],
  applies: (cluster) => cluster.Engine === 'aurora-mysql',
  // BacktrackWindow is in seconds (AmazonRDS/latest/APIReference/API_DBCluster.html)
  holds: ({ BacktrackWindow: seconds }, { parameters: { BacktrackWindowInHours: hours } }) =>
    hours === null ? (seconds ?? 0) > 0 : (seconds ?? 0) >= hours * 3600,
  fix: 'Restore the cluster with a BacktrackWindow: it can only be switched on when a cluster is made or restored.',
  source: page('RDS.14'),
})

export const clustersSpanZones = control({
  id: 'RDS.15',
  compared: '2026-11-30',
  configRule: 'rds-cluster-multi-az-enabled',
  on,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A DB cluster has instances in several Availability Zones.',
  reads: ['Engine', 'state.MultiAZ'],
  // the Config rule asks clusters of Aurora; one of DocumentDB or Neptune is neither of Aurora nor of RDS
  applies: (cluster) => isOfRds(cluster.Engine),
  holds: (_, at) => at.state.MultiAZ,
  fix: 'Add a reader in another Availability Zone.',
  source: page('RDS.15'),
})

const copiesTags = (id: string, configRule: string, engines: readonly string[], name: string) =>
  control({
    id,
    compared: '2026-11-30',
    configRule,
    on,
    responsibility: 'inventory',
    severity: 'low',
    title: `${name} copies its tags to its snapshots.`,
    reads: ['Engine', 'CopyTagsToSnapshot'],
    applies: (cluster) => engines.includes(cluster.Engine ?? ''),
    holds: (cluster) => shown(cluster.CopyTagsToSnapshot, 'CopyTagsToSnapshot'),
    fix: 'Set CopyTagsToSnapshot to true (ModifyDBCluster).',
    source: page(id),
  })

export const auroraTagsItsSnapshots: Control = copiesTags(
  'RDS.16',
  'rds-cluster-copy-tags-to-snapshots-enabled',
  ['aurora', 'aurora-mysql', 'aurora-postgresql'],
  'An Aurora DB cluster',
)
// a cluster of these engines is a Multi-AZ DB cluster: Aurora's have names of their own
export const postgresClustersTagTheirSnapshots: Control = copiesTags(
  'RDS.47',
  'rds-pgsql-cluster-copy-tags-to-snapshot-check',
  ['postgres'],
  'A Multi-AZ DB cluster of RDS for PostgreSQL',
)
export const mysqlClustersTagTheirSnapshots: Control = copiesTags(
  'RDS.48',
  'rds-mysql-cluster-copy-tags-to-snapshot-check',
  ['mysql'],
  'A Multi-AZ DB cluster of RDS for MySQL',
)

export const clustersHaveTheirOwnAdmin = control({
  id: 'RDS.24',
  compared: '2026-11-30',
  configRule: 'rds-cluster-default-admin-check',
  on,
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: "A DB cluster's administrator has a name of its own.",
  reads: ['Engine', 'MasterUsername'],
  applies: (cluster) => isOfRds(cluster.Engine),
  holds: (cluster) => isOwnAdminName(cluster.MasterUsername),
  fix: 'Make a new cluster with an administrator of another name and move the data over: its snapshots keep the name.',
  source: page('RDS.24'),
})

export const clustersAreEncrypted = control({
  id: 'RDS.27',
  compared: '2026-11-30',
  configRule: 'rds-cluster-encrypted-at-rest',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'The storage of a DB cluster is encrypted.',
  reads: ['StorageEncrypted'],
  holds: (cluster) => cluster.StorageEncrypted,
  fix: 'Restore a snapshot of it with a KMS key: encryption is chosen when a cluster is made.',
  source: page('RDS.27'),
})

/** `isV1Exempt`: AWS makes no finding for Aurora Serverless v1, whose engine mode is `serverless`. */
const publishes = (id: string, configRule: string, engine: string, log: string, name: string, isV1Exempt: boolean) =>
  control({
    id,
    compared: '2026-11-30',
    configRule,
    on,
    responsibility: 'access-logs',
    severity: 'medium',
    title: `An ${name} cluster publishes its ${log} log to CloudWatch Logs.`,
    reads: ['Engine', 'EnableCloudwatchLogsExports', ...(isV1Exempt ? (['EngineMode'] as const) : [])],
    applies: (cluster) => cluster.Engine === engine && !(isV1Exempt && cluster.EngineMode === 'serverless'),
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
  true,
)
export const auroraPostgresPublishesLogs: Control = publishes(
  'RDS.37',
  'rds-aurora-postgresql-logs-to-cloudwatch',
  'aurora-postgresql',
  'postgresql',
  'Aurora PostgreSQL',
  false,
)

export const clustersTakeMinorUpgrades = control({
  id: 'RDS.35',
  compared: '2026-11-30',
  deviates: ofRdsOnly,
  configRule: 'rds-cluster-auto-minor-version-upgrade-enable',
  on,
  responsibility: 'platform-updates',
  severity: 'medium',
  title: 'A DB cluster, of Aurora or Multi-AZ, takes minor versions of its engine by itself.',
  reads: ['Engine', 'AutoMinorVersionUpgrade'],
  applies: (cluster) => isOfRds(cluster.Engine),
  holds: (cluster) => shown(cluster.AutoMinorVersionUpgrade, 'AutoMinorVersionUpgrade'),
  fix: 'Set AutoMinorVersionUpgrade to true (ModifyDBCluster).',
  source: page('RDS.35'),
})

export const auroraMysqlAudits = control({
  id: 'RDS.45',
  compared: '2026-11-30',
  configRule: 'aurora-mysql-cluster-audit-logging',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'An Aurora MySQL cluster writes an audit log.',
  reads: ['Engine', 'DBClusterParameterGroupName', 'state.ParameterApplyStatuses'],
  near: {
    parameters: each('AWS::RDS::DBClusterParameterGroup', {
      where: 'DBClusterParameterGroupName',
      is: ({ DBClusterParameterGroupName: group }) => (typeof group === 'string' ? group : null),
      reads: ['state.Parameters'],
    }),
  },
  applies: (cluster) => cluster.Engine === 'aurora-mysql',
  holds: (_, { near, state: { ParameterApplyStatuses: statuses } }) =>
    all(
      () =>
        statuses?.length
          ? statuses.every((one) => one === 'in-sync')
          : unknown('whether the parameter group is in sync'),
      () =>
        near.parameters.some(
          ({ state: { Parameters: of } }) =>
            ['1', 'ON'].includes(of?.['server_audit_logging']?.toUpperCase() ?? '') &&
            Boolean(of?.['server_audit_events']?.trim()),
        ),
    ),
  fix: 'Set server_audit_logging to 1 and server_audit_events to what must be seen, in a cluster parameter group of your own; reboot the members until it is in sync.',
  source: page('RDS.45'),
})

export const clustersKeepBackups = control({
  id: 'RDS.50',
  compared: '2026-11-30',
  configRule: 'rds-cluster-backup-retention-check',
  on,
  responsibility: 'backups',
  severity: 'medium',
  parameters: { minimumBackupRetentionPeriod: { value: 7, from: 7, to: 35 } },
  title: 'A DB cluster keeps automatic backups for {minimumBackupRetentionPeriod} days at least.',
  reads: ['BackupRetentionPeriod'],
  holds: (cluster, { parameters }) => (cluster.BackupRetentionPeriod ?? 0) >= parameters.minimumBackupRetentionPeriod,
  fix: 'Set BackupRetentionPeriod to {minimumBackupRetentionPeriod} or more (ModifyDBCluster).',
  source: page('RDS.50'),
})

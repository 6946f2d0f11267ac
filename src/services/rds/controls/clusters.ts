import { unknown } from '../../../controls/answer.ts'
import { type Control, control, each } from '../../../controls/control.ts'
import { all } from '../../../controls/found.ts'
import { anchorOf } from '../../../controls/page.ts'
import { daysBelow, settingIs } from '../../../controls/wording.ts'
import { isJudged, isOfRds, isOwnAdminName, notPublished, ofOtherServices, outOfSync, shown } from './engines.ts'

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
  title: 'RDS DB clusters should turn on deletion protection (DeletionProtection)',
  finding: (it) => settingIs('DeletionProtection', it.DeletionProtection),
  reads: ['DeletionProtection'],
  holds: (cluster) => cluster.DeletionProtection,
  fix: 'Set DeletionProtection to true (ModifyDBCluster).',
  source: page('RDS.7'),
})

export const clustersAuthenticateByIam = control({
  id: 'RDS.12',
  compared: '2026-11-30',
  leftOpen: ofOtherServices,
  configRule: 'rds-cluster-iam-authentication-enabled',
  on,
  responsibility: 'workload-identity',
  severity: 'medium',
  title: 'RDS DB clusters should turn on IAM database authentication',
  finding: (it) => settingIs('EnableIAMDatabaseAuthentication', it.EnableIAMDatabaseAuthentication),
  reads: ['Engine', 'EnableIAMDatabaseAuthentication'],
  holds: (cluster) => cluster.EnableIAMDatabaseAuthentication || isJudged(cluster.Engine),
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
  title: 'Aurora MySQL DB clusters should turn on backtracking (BacktrackWindow)',
  finding: ({ BacktrackWindow: seconds }, { parameters: { BacktrackWindowInHours: hours } }) =>
    hours === null || !seconds
      ? 'Backtracking is off: BacktrackWindow is 0'
      : `BacktrackWindow is ${seconds} seconds (at least ${hours * 3600})`,
  parameters: { BacktrackWindowInHours: { value: null, from: 0.1, to: 72 } },
  reads: ['Engine', 'BacktrackWindow'],
  applies: (cluster) => cluster.Engine === 'aurora-mysql',
  // BacktrackWindow is in seconds (AmazonRDS/latest/APIReference/API_DBCluster.html)
  holds: ({ BacktrackWindow: seconds }, { parameters: { BacktrackWindowInHours: hours } }) =>
    hours === null ? (seconds ?? 0) > 0 : (seconds ?? 0) >= hours * 3600,
  fix: 'Restore the cluster with a BacktrackWindow (RestoreDBClusterToPointInTime): backtracking can be turned on only when a cluster is created or restored.',
  source: page('RDS.14'),
})

export const clustersSpanZones = control({
  id: 'RDS.15',
  compared: '2026-11-30',
  configRule: 'rds-cluster-multi-az-enabled',
  on,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'RDS DB clusters should have instances in multiple Availability Zones (Multi-AZ)',
  finding: 'MultiAZ is false: the cluster has instances in one Availability Zone only',
  reads: ['Engine', 'state.MultiAZ'],
  // the Config rule covers clusters of Aurora and RDS, not those of DocumentDB and Neptune
  applies: (cluster) => isOfRds(cluster.Engine),
  holds: (_, at) => at.state.MultiAZ,
  fix: 'Add a reader in another Availability Zone (CreateDBInstance).',
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
    title: `${name} should copy tags to their snapshots (CopyTagsToSnapshot)`,
    finding: (cluster) => settingIs('CopyTagsToSnapshot', cluster.CopyTagsToSnapshot),
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
  'Aurora DB clusters',
)
// a cluster of these engines is a Multi-AZ DB cluster: the engines of Aurora have other names
export const postgresClustersTagTheirSnapshots: Control = copiesTags(
  'RDS.47',
  'rds-pgsql-cluster-copy-tags-to-snapshot-check',
  ['postgres'],
  'RDS for PostgreSQL Multi-AZ DB clusters',
)
export const mysqlClustersTagTheirSnapshots: Control = copiesTags(
  'RDS.48',
  'rds-mysql-cluster-copy-tags-to-snapshot-check',
  ['mysql'],
  'RDS for MySQL Multi-AZ DB clusters',
)

export const clustersHaveTheirOwnAdmin = control({
  id: 'RDS.24',
  compared: '2026-11-30',
  configRule: 'rds-cluster-default-admin-check',
  on,
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: 'RDS DB clusters should not use the default administrator user name',
  finding: (cluster) => `${settingIs('MasterUsername', cluster.MasterUsername)}, a default name`,
  reads: ['Engine', 'MasterUsername'],
  applies: (cluster) => isOfRds(cluster.Engine),
  holds: (cluster) => isOwnAdminName(cluster.MasterUsername),
  fix: 'Create a new cluster with another MasterUsername and migrate the data: the name cannot be changed, and snapshots keep it.',
  source: page('RDS.24'),
})

export const clustersAreEncrypted = control({
  id: 'RDS.27',
  compared: '2026-11-30',
  configRule: 'rds-cluster-encrypted-at-rest',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'RDS DB clusters should encrypt their storage (StorageEncrypted)',
  finding: (it) => settingIs('StorageEncrypted', it.StorageEncrypted),
  reads: ['StorageEncrypted'],
  holds: (cluster) => cluster.StorageEncrypted,
  fix: 'Restore a snapshot of the cluster with a KMS key: an existing cluster cannot be encrypted.',
  source: page('RDS.27'),
})

/** `isV1Exempt`: AWS generates no finding for Aurora Serverless v1, whose engine mode is `serverless`. */
const publishes = (id: string, configRule: string, engine: string, log: string, name: string, isV1Exempt: boolean) =>
  control({
    id,
    compared: '2026-11-30',
    configRule,
    on,
    responsibility: 'access-logs',
    severity: 'medium',
    title: `${name} DB clusters should export their ${log} log to CloudWatch Logs`,
    finding: (cluster) => notPublished(cluster, [log]),
    reads: ['Engine', 'EnableCloudwatchLogsExports', ...(isV1Exempt ? (['EngineMode'] as const) : [])],
    applies: (cluster) => cluster.Engine === engine && !(isV1Exempt && cluster.EngineMode === 'serverless'),
    holds: (cluster) => cluster.EnableCloudwatchLogsExports?.includes(log),
    fix: `Turn on the log export ${log} (ModifyDBCluster CloudwatchLogsExportConfiguration).`,
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
  leftOpen: ofOtherServices,
  configRule: 'rds-cluster-auto-minor-version-upgrade-enable',
  on,
  responsibility: 'platform-updates',
  severity: 'medium',
  title: 'RDS DB clusters should turn on automatic minor version upgrades (AutoMinorVersionUpgrade)',
  finding: (it) => settingIs('AutoMinorVersionUpgrade', it.AutoMinorVersionUpgrade),
  reads: ['Engine', 'AutoMinorVersionUpgrade'],
  holds: (cluster) => shown(cluster.AutoMinorVersionUpgrade, 'AutoMinorVersionUpgrade') || isJudged(cluster.Engine),
  fix: 'Set AutoMinorVersionUpgrade to true (ModifyDBCluster).',
  source: page('RDS.35'),
})

/** Does the parameter group turn on audit logging, with events to record? */
const isAuditing = ({
  state: { Parameters: of },
}: {
  readonly state: { readonly Parameters: Readonly<Record<string, string>> | null }
}): boolean =>
  ['1', 'ON'].includes(of?.['server_audit_logging']?.toUpperCase() ?? '') &&
  Boolean(of?.['server_audit_events']?.trim())

export const auroraMysqlAudits = control({
  id: 'RDS.45',
  compared: '2026-11-30',
  configRule: 'aurora-mysql-cluster-audit-logging',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'Aurora MySQL DB clusters should write an audit log (server_audit_logging)',
  finding: (_, { near, state: { ParameterApplyStatuses: statuses } }) =>
    near.parameters.seen((group) => !isAuditing(group)).length > 0
      ? 'Parameter server_audit_logging is not 1, or server_audit_events is empty'
      : outOfSync(statuses),
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
      () => near.parameters.some(isAuditing),
    ),
  fix: 'Set server_audit_logging to 1 and server_audit_events to the events to record, in a custom cluster parameter group. Reboot the instances until it is in sync.',
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
  title: 'RDS DB clusters should keep automated backups for at least {minimumBackupRetentionPeriod} days',
  finding: (cluster, { parameters }) =>
    daysBelow('BackupRetentionPeriod', cluster.BackupRetentionPeriod, parameters.minimumBackupRetentionPeriod),
  reads: ['BackupRetentionPeriod'],
  holds: (cluster, { parameters }) => (cluster.BackupRetentionPeriod ?? 0) >= parameters.minimumBackupRetentionPeriod,
  fix: 'Set BackupRetentionPeriod to {minimumBackupRetentionPeriod} or more (ModifyDBCluster).',
  source: page('RDS.50'),
})

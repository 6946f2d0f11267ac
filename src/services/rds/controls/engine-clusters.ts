import { type Control, control, type Severity } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import { daysBelow, settingIs } from '../../../controls/wording.ts'
import { notPublished } from './engines.ts'

/** An engine that shares the resource types of RDS, and has its own controls. */
interface Engine {
  readonly engine: 'docdb' | 'neptune'
  /** AWS's name for its clusters. */
  readonly clusters: string
  /** AWS's page of its controls. */
  readonly docs: string
}

const on = 'AWS::RDS::DBCluster'

/** The controls that AWS has for both DocumentDB and Neptune. */
export function clusterControls({ engine, clusters, docs }: Engine) {
  const page = (id: string): string => anchorOf(docs, id)
  const applies = ({ Engine }: { readonly Engine: string | null }): boolean => Engine === engine
  const of = (id: string, configRule: string) => ({
    id,
    compared: '2026-11-30',
    configRule,
    applies,
    source: page(id),
  })
  return {
    page,
    applies,
    encrypted: (id: string, configRule: string): Control =>
      control({
        ...of(id, configRule),
        on,
        responsibility: 'encrypt-at-rest',
        severity: 'medium',
        title: `${clusters} should encrypt their storage (StorageEncrypted)`,
        finding: (cluster) => settingIs('StorageEncrypted', cluster.StorageEncrypted),
        reads: ['Engine', 'StorageEncrypted'],
        holds: (cluster) => cluster.StorageEncrypted,
        fix: 'Restore a snapshot of the cluster with a KMS key: an existing cluster cannot be encrypted.',
      }),
    backedUp: (id: string, configRule: string): Control =>
      control({
        ...of(id, configRule),
        on,
        responsibility: 'backups',
        severity: 'medium',
        parameters: { minimumBackupRetentionPeriod: { value: 7, from: 7, to: 35 } },
        title: `${clusters} should keep automated backups for at least {minimumBackupRetentionPeriod} days`,
        finding: (cluster, { parameters }) =>
          daysBelow('BackupRetentionPeriod', cluster.BackupRetentionPeriod, parameters.minimumBackupRetentionPeriod),
        reads: ['Engine', 'BackupRetentionPeriod'],
        holds: (cluster, { parameters }) =>
          (cluster.BackupRetentionPeriod ?? 0) >= parameters.minimumBackupRetentionPeriod,
        fix: 'Set BackupRetentionPeriod to {minimumBackupRetentionPeriod} or more (ModifyDBCluster).',
      }),
    snapshotsNotPublic: (id: string, configRule: string): Control =>
      control({
        ...of(id, configRule),
        on: 'Demarc::RDS::DBClusterSnapshot',
        responsibility: 'no-public-sharing',
        severity: 'critical',
        title: `Manual snapshots of ${clusters} should not be public`,
        finding: 'Any AWS account can restore the snapshot: its restore attribute contains all',
        reads: ['Engine', 'RestoreAccounts', 'SnapshotType'],
        applies: (snapshot) => applies(snapshot) && snapshot.SnapshotType === 'manual',
        holds: (snapshot) => !snapshot.RestoreAccounts?.includes('all'),
        fix: 'Remove "all" from the restore attribute of the snapshot (ModifyDBClusterSnapshotAttribute).',
      }),
    publishesAudit: (id: string, configRule: string): Control =>
      control({
        ...of(id, configRule),
        on,
        responsibility: 'access-logs',
        severity: 'medium',
        title: `${clusters} should export their audit log to CloudWatch Logs`,
        finding: (cluster) => notPublished(cluster, ['audit']),
        reads: ['Engine', 'EnableCloudwatchLogsExports'],
        holds: (cluster) => cluster.EnableCloudwatchLogsExports?.includes('audit'),
        fix: 'Turn on the log export audit (ModifyDBCluster CloudwatchLogsExportConfiguration), and the audit parameter of the cluster parameter group.',
      }),
    resistsDeletion: (id: string, configRule: string, severity: Severity): Control =>
      control({
        ...of(id, configRule),
        on,
        responsibility: 'deletion-protection',
        severity,
        title: `${clusters} should turn on deletion protection (DeletionProtection)`,
        finding: (cluster) => settingIs('DeletionProtection', cluster.DeletionProtection),
        reads: ['Engine', 'DeletionProtection'],
        holds: (cluster) => cluster.DeletionProtection,
        fix: 'Set DeletionProtection to true (ModifyDBCluster).',
      }),
  }
}

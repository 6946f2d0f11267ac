import { type Control, control, type Severity } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'

/** An engine with clusters under RDS's types, and with controls of its own. */
interface Engine {
  readonly engine: 'docdb' | 'neptune'
  readonly name: string
  /** AWS's page of its controls. */
  readonly docs: string
}

const on = 'AWS::RDS::DBCluster'

/** The questions that AWS asks of DocumentDB and of Neptune alike. */
export function clusterControls({ engine, name, docs }: Engine) {
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
        title: `The storage of a ${name} cluster is encrypted.`,
        reads: ['Engine', 'StorageEncrypted'],
        holds: (cluster) => cluster.StorageEncrypted,
        fix: 'Restore a snapshot of it with a KMS key: encryption is chosen when a cluster is made.',
      }),
    backedUp: (id: string, configRule: string): Control =>
      control({
        ...of(id, configRule),
        on,
        responsibility: 'backups',
        severity: 'medium',
        parameters: { minimumBackupRetentionPeriod: { value: 7, from: 7, to: 35 } },
        title: `A ${name} cluster keeps automatic backups for {minimumBackupRetentionPeriod} days at least.`,
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
        title: `A manual snapshot of a ${name} cluster is not shared with all AWS accounts.`,
        reads: ['Engine', 'RestoreAccounts', 'SnapshotType'],
        applies: (snapshot) => applies(snapshot) && snapshot.SnapshotType === 'manual',
        holds: (snapshot) => !snapshot.RestoreAccounts?.includes('all'),
        fix: 'Remove "all" from the restore attribute of the snapshot.',
      }),
    publishesAudit: (id: string, configRule: string): Control =>
      control({
        ...of(id, configRule),
        on,
        responsibility: 'access-logs',
        severity: 'medium',
        title: `A ${name} cluster publishes its audit log to CloudWatch Logs.`,
        reads: ['Engine', 'EnableCloudwatchLogsExports'],
        holds: (cluster) => cluster.EnableCloudwatchLogsExports?.includes('audit'),
        fix: 'Switch on the log export of audit (CloudwatchLogsExportConfiguration of ModifyDBCluster), and the audit parameter of its group.',
      }),
    resistsDeletion: (id: string, configRule: string, severity: Severity): Control =>
      control({
        ...of(id, configRule),
        on,
        responsibility: 'deletion-protection',
        severity,
        title: `A ${name} cluster cannot be deleted before its protection is switched off.`,
        reads: ['Engine', 'DeletionProtection'],
        holds: (cluster) => cluster.DeletionProtection,
        fix: 'Set DeletionProtection to true (ModifyDBCluster).',
      }),
  }
}

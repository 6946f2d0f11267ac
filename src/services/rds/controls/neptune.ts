import { type Control, control } from '../../../controls/control.ts'
import { settingIs } from '../../../controls/wording.ts'
import { clusterControls } from './engine-clusters.ts'
import { shown } from './engines.ts'

/* Clusters of Amazon Neptune, which have the resource types of RDS. */

const of = clusterControls({
  engine: 'neptune',
  clusters: 'Neptune DB clusters',
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html',
})

export const neptuneIsEncrypted: Control = of.encrypted('Neptune.1', 'neptune-cluster-encrypted')
export const neptunePublishesAudit: Control = of.publishesAudit(
  'Neptune.2',
  'neptune-cluster-cloudwatch-log-export-enabled',
)
export const neptuneSnapshotsAreNotPublic: Control = of.snapshotsNotPublic(
  'Neptune.3',
  'neptune-cluster-snapshot-public-prohibited',
)
export const neptuneResistsDeletion: Control = of.resistsDeletion(
  'Neptune.4',
  'neptune-cluster-deletion-protection-enabled',
  'low',
)
export const neptuneKeepsBackups: Control = of.backedUp('Neptune.5', 'neptune-cluster-backup-retention-check')

export const neptuneSnapshotsAreEncrypted = control({
  id: 'Neptune.6',
  compared: '2026-11-30',
  configRule: 'neptune-cluster-snapshot-encrypted',
  on: 'Demarc::RDS::DBClusterSnapshot',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'Snapshots of Neptune DB clusters should be encrypted',
  finding: (it) => settingIs('Encrypted', it.Encrypted),
  reads: ['Engine', 'Encrypted'],
  applies: of.applies,
  holds: (snapshot) => snapshot.Encrypted,
  fix: 'Restore a cluster from it with a KMS key, take a snapshot of that cluster, and delete the unencrypted snapshot.',
  source: of.page('Neptune.6'),
})

export const neptuneAuthenticatesByIam = control({
  id: 'Neptune.7',
  compared: '2026-11-30',
  configRule: 'neptune-cluster-iam-database-authentication',
  on: 'AWS::RDS::DBCluster',
  responsibility: 'workload-identity',
  severity: 'medium',
  title: 'Neptune DB clusters should turn on IAM database authentication',
  finding: (it) => settingIs('EnableIAMDatabaseAuthentication', it.EnableIAMDatabaseAuthentication),
  reads: ['Engine', 'EnableIAMDatabaseAuthentication'],
  applies: of.applies,
  holds: (cluster) => cluster.EnableIAMDatabaseAuthentication,
  fix: 'Set EnableIAMDatabaseAuthentication to true (ModifyDBCluster). Clients must then sign each request.',
  source: of.page('Neptune.7'),
})

export const neptuneTagsItsSnapshots = control({
  id: 'Neptune.8',
  compared: '2026-11-30',
  configRule: 'neptune-cluster-copy-tags-to-snapshot-enabled',
  on: 'AWS::RDS::DBCluster',
  responsibility: 'inventory',
  severity: 'low',
  title: 'Neptune DB clusters should copy tags to their snapshots (CopyTagsToSnapshot)',
  finding: (it) => settingIs('CopyTagsToSnapshot', it.CopyTagsToSnapshot),
  reads: ['Engine', 'CopyTagsToSnapshot'],
  applies: of.applies,
  holds: (cluster) => shown(cluster.CopyTagsToSnapshot, 'CopyTagsToSnapshot'),
  fix: 'Set CopyTagsToSnapshot to true (ModifyDBCluster).',
  source: of.page('Neptune.8'),
})

export const neptuneSpansZones = control({
  id: 'Neptune.9',
  compared: '2026-11-30',
  configRule: 'neptune-cluster-multi-az-enabled',
  on: 'AWS::RDS::DBCluster',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'Neptune DB clusters should have instances in multiple Availability Zones (Multi-AZ)',
  finding: 'MultiAZ is false: the cluster has instances in one Availability Zone only',
  reads: ['Engine', 'state.MultiAZ'],
  applies: of.applies,
  holds: (_, at) => at.state.MultiAZ,
  fix: 'Add a read replica in another Availability Zone (CreateDBInstance).',
  source: of.page('Neptune.9'),
})

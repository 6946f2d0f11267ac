import { type Control, control } from '../../../controls/control.ts'
import { clusterControls } from './engine-clusters.ts'
import { shown } from './engines.ts'

/* Clusters of Amazon Neptune, which stand under RDS's resource types. */

const of = clusterControls({
  engine: 'neptune',
  name: 'Neptune',
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
  title: 'A snapshot of a Neptune cluster is encrypted.',
  reads: ['Engine', 'Encrypted'],
  applies: of.applies,
  holds: (snapshot) => snapshot.Encrypted,
  fix: 'Restore a cluster from it with a KMS key, take a snapshot of that, and delete the plain one.',
  source: of.page('Neptune.6'),
})

export const neptuneAuthenticatesByIam = control({
  id: 'Neptune.7',
  compared: '2026-11-30',
  configRule: 'neptune-cluster-iam-database-authentication',
  on: 'AWS::RDS::DBCluster',
  responsibility: 'workload-identity',
  severity: 'medium',
  title: 'A Neptune cluster lets its users sign in by IAM.',
  reads: ['Engine', 'EnableIAMDatabaseAuthentication'],
  applies: of.applies,
  holds: (cluster) => cluster.EnableIAMDatabaseAuthentication,
  fix: 'Turn on IAM authentication of the cluster (ModifyDBCluster): each request must then be signed.',
  source: of.page('Neptune.7'),
})

export const neptuneTagsItsSnapshots = control({
  id: 'Neptune.8',
  compared: '2026-11-30',
  configRule: 'neptune-cluster-copy-tags-to-snapshot-enabled',
  on: 'AWS::RDS::DBCluster',
  responsibility: 'inventory',
  severity: 'low',
  title: 'A Neptune cluster copies its tags to its snapshots.',
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
  title: 'A Neptune cluster has instances in several Availability Zones.',
  reads: ['Engine', 'state.MultiAZ'],
  applies: of.applies,
  holds: (_, at) => at.state.MultiAZ,
  fix: 'Add a read replica in another Availability Zone.',
  source: of.page('Neptune.9'),
})

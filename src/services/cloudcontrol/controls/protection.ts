import { isOn, unknown } from '../../../controls/answer.ts'
import type { Control } from '../../../controls/control.ts'
import { daysBelow, settingIs } from '../../../controls/wording.ts'
import { shape } from './shape.ts'

const protectedFromDeletion = shape({
  id: 'Demarc.Shape.2',
  responsibility: 'deletion-protection',
  severity: 'medium',
  title: 'Data stores should have deletion protection enabled',
})

export const haveDeletionProtection: readonly Control[] = [
  protectedFromDeletion({
    on: 'AWS::DSQL::Cluster',
    reads: ['DeletionProtectionEnabled'],
    holds: ({ DeletionProtectionEnabled }) => DeletionProtectionEnabled,
    finding: 'DeletionProtectionEnabled is false',
    fix: 'Set DeletionProtectionEnabled to true.',
  }),
  protectedFromDeletion({
    on: 'AWS::NeptuneGraph::Graph',
    reads: ['DeletionProtection'],
    holds: ({ DeletionProtection }) => DeletionProtection,
    finding: 'DeletionProtection is false',
    fix: 'Set DeletionProtection to true.',
  }),
  protectedFromDeletion({
    on: 'AWS::VerifiedPermissions::PolicyStore',
    reads: ['DeletionProtection'],
    holds: ({ DeletionProtection }) => isOn(modeOf(DeletionProtection?.Mode), 'DeletionProtection.Mode'),
    finding: 'DeletionProtection.Mode is DISABLED',
    fix: 'Set DeletionProtection.Mode to ENABLED.',
  }),
]

const modeOf = (mode: string | undefined): boolean | undefined => (mode ? mode === 'ENABLED' : undefined)

const backedUp = shape({
  id: 'Demarc.Shape.3',
  responsibility: 'backups',
  severity: 'medium',
  title: 'Data stores should keep automatic backups',
})

export const keepBackups: readonly Control[] = [
  backedUp({
    on: 'AWS::Cassandra::Table',
    reads: ['PointInTimeRecoveryEnabled'],
    holds: ({ PointInTimeRecoveryEnabled }) => PointInTimeRecoveryEnabled,
    finding: 'PointInTimeRecoveryEnabled is false',
    fix: 'Set PointInTimeRecoveryEnabled to true.',
  }),
  backedUp({
    on: 'AWS::DocDBElastic::Cluster',
    reads: ['BackupRetentionPeriod'],
    holds: ({ BackupRetentionPeriod }) => (BackupRetentionPeriod ?? 0) >= 7,
    finding: ({ BackupRetentionPeriod }) => daysBelow('BackupRetentionPeriod', BackupRetentionPeriod, 7),
    fix: 'Set BackupRetentionPeriod to 7 or more.',
  }),
  backedUp({
    on: 'AWS::Lightsail::Database',
    reads: ['BackupRetention'],
    holds: ({ BackupRetention }) => BackupRetention,
    finding: 'BackupRetention is false',
    fix: 'Set BackupRetention to true.',
  }),
  backedUp({
    on: 'AWS::MemoryDB::Cluster',
    reads: ['SnapshotRetentionLimit'],
    holds: ({ SnapshotRetentionLimit }) => (SnapshotRetentionLimit ?? 0) >= 1,
    finding: ({ SnapshotRetentionLimit }) => settingIs('SnapshotRetentionLimit', SnapshotRetentionLimit),
    fix: 'Set SnapshotRetentionLimit to 1 or more.',
  }),
]

const inSeveralZones = shape({
  id: 'Demarc.Shape.4',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'Data stores should run in several Availability Zones',
})

export const runInSeveralZones: readonly Control[] = [
  inSeveralZones({
    on: 'AWS::DMS::ReplicationConfig',
    reads: ['ComputeConfig'],
    holds: ({ ComputeConfig }) => isOn(ComputeConfig?.MultiAZ, 'ComputeConfig.MultiAZ'),
    finding: 'ComputeConfig.MultiAZ is false',
    fix: 'Set ComputeConfig.MultiAZ to true.',
  }),
  inSeveralZones({
    on: 'AWS::DocDBElastic::Cluster',
    reads: ['ShardInstanceCount'],
    holds: ({ ShardInstanceCount }) => (ShardInstanceCount ?? 0) >= 2,
    finding: ({ ShardInstanceCount }) =>
      `${settingIs('ShardInstanceCount', ShardInstanceCount)}: no shard has a replica`,
    fix: 'Set ShardInstanceCount to 2 or more.',
  }),
  inSeveralZones({
    on: 'AWS::MemoryDB::Cluster',
    reads: ['NumReplicasPerShard'],
    holds: ({ NumReplicasPerShard }) => (NumReplicasPerShard ?? 0) >= 1,
    finding: 'NumReplicasPerShard is 0',
    fix: 'Set NumReplicasPerShard to 1 or more.',
  }),
  inSeveralZones({
    on: 'AWS::NeptuneGraph::Graph',
    reads: ['ReplicaCount'],
    holds: ({ ReplicaCount }) => (ReplicaCount ?? 0) >= 1,
    finding: 'ReplicaCount is 0',
    fix: 'Create a graph with ReplicaCount 1 or more and move to it: the count cannot be changed.',
  }),
  inSeveralZones({
    on: 'AWS::Timestream::InfluxDBInstance',
    reads: ['DeploymentType'],
    holds: ({ DeploymentType }) => {
      if (DeploymentType === 'SINGLE_AZ') return false
      return DeploymentType === 'WITH_MULTIAZ_STANDBY' || unknown('DeploymentType')
    },
    finding: 'DeploymentType is SINGLE_AZ',
    fix: 'Set DeploymentType to WITH_MULTIAZ_STANDBY.',
  }),
]

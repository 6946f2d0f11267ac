import type { Tag } from '@aws-sdk/client-rds'
import { given, type Place } from '../../../practice/kind.ts'
import {
  clusterSnapshots,
  type StoredCluster,
  type StoredClusterSnapshot,
  type StoredInstance,
  type StoredSnapshot,
  snapshots,
} from './state.ts'

interface Taken {
  readonly name: string
  readonly type: 'automated' | 'manual'
  readonly tags: readonly Tag[]
  readonly created: string
  /** Accounts that may restore it, or `all`. */
  readonly restore?: readonly string[]
}

const common = (of: StoredInstance | StoredCluster, { type, tags, created, restore = [] }: Taken) => ({
  Engine: of.Engine,
  EngineVersion: of.EngineVersion,
  AllocatedStorage: of.AllocatedStorage,
  Status: 'available',
  PercentProgress: 100,
  MasterUsername: of.MasterUsername,
  SnapshotType: type,
  IAMDatabaseAuthenticationEnabled: of.IAMDatabaseAuthenticationEnabled,
  ...given({ KmsKeyId: of.KmsKeyId }),
  TagList: tags.map((tag) => ({ ...tag })),
  SnapshotCreateTime: created,
  restore: [...restore],
})

/** The content of a DB snapshot. */
export const instanceSnapshot = (place: Place, of: StoredInstance, taken: Taken): StoredSnapshot => ({
  DBSnapshotIdentifier: taken.name,
  DBSnapshotArn: snapshots.arn(place, taken.name),
  DBInstanceIdentifier: of.DBInstanceIdentifier,
  DbiResourceId: of.DbiResourceId,
  Port: of.Endpoint.Port,
  AvailabilityZone: of.AvailabilityZone,
  ...given({ VpcId: of.DBSubnetGroup?.VpcId }),
  StorageType: of.StorageType,
  Encrypted: of.StorageEncrypted,
  ...common(of, taken),
})

/** The content of a DB cluster snapshot. */
export const clusterSnapshot = (
  place: Place,
  of: StoredCluster,
  vpc: string | undefined,
  taken: Taken,
): StoredClusterSnapshot => ({
  DBClusterSnapshotIdentifier: taken.name,
  DBClusterSnapshotArn: clusterSnapshots.arn(place, taken.name),
  DBClusterIdentifier: of.DBClusterIdentifier,
  DbClusterResourceId: of.DbClusterResourceId,
  Port: of.Port,
  ...given({ EngineMode: of.EngineMode, VpcId: vpc }),
  StorageEncrypted: of.StorageEncrypted,
  ...common(of, taken),
})

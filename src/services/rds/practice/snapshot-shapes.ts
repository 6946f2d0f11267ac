import type { Tag } from '@aws-sdk/client-rds'
import {
  rdsArn,
  type StoredCluster,
  type StoredClusterSnapshot,
  type StoredInstance,
  type StoredSnapshot,
} from './state.ts'

interface Taken {
  readonly name: string
  readonly type: 'automated' | 'manual'
  readonly tags: readonly Tag[]
  readonly created: string
  /** Accounts that may restore it, or `all`. */
  readonly restore?: readonly string[]
}
type Place = Parameters<typeof rdsArn>[0]

const common = (of: StoredInstance | StoredCluster, { type, tags, created, restore = [] }: Taken) => ({
  Engine: of.Engine,
  EngineVersion: of.EngineVersion,
  AllocatedStorage: of.AllocatedStorage,
  Status: 'available',
  PercentProgress: 100,
  MasterUsername: of.MasterUsername,
  SnapshotType: type,
  IAMDatabaseAuthenticationEnabled: of.IAMDatabaseAuthenticationEnabled,
  ...(of.KmsKeyId === undefined ? {} : { KmsKeyId: of.KmsKeyId }),
  TagList: tags.map((tag) => ({ ...tag })),
  created,
  restore: [...restore],
})

/** What a snapshot of an instance holds. */
export const instanceSnapshot = (place: Place, of: StoredInstance, taken: Taken): StoredSnapshot => ({
  DBSnapshotIdentifier: taken.name,
  DBSnapshotArn: rdsArn(place, 'snapshot', taken.name),
  DBInstanceIdentifier: of.DBInstanceIdentifier,
  DbiResourceId: of.DbiResourceId,
  Port: of.Endpoint.Port,
  AvailabilityZone: of.AvailabilityZone,
  ...(of.DBSubnetGroup?.VpcId === undefined ? {} : { VpcId: of.DBSubnetGroup.VpcId }),
  StorageType: of.StorageType,
  Encrypted: of.StorageEncrypted,
  ...common(of, taken),
})

/** What a snapshot of a cluster holds. */
export const clusterSnapshot = (
  place: Place,
  of: StoredCluster,
  vpc: string | undefined,
  taken: Taken,
): StoredClusterSnapshot => ({
  DBClusterSnapshotIdentifier: taken.name,
  DBClusterSnapshotArn: rdsArn(place, 'cluster-snapshot', taken.name),
  DBClusterIdentifier: of.DBClusterIdentifier,
  DbClusterResourceId: of.DbClusterResourceId,
  ...(of.EngineMode === undefined ? {} : { EngineMode: of.EngineMode }),
  Port: of.Port,
  ...(vpc === undefined ? {} : { VpcId: vpc }),
  StorageEncrypted: of.StorageEncrypted,
  ...common(of, taken),
})

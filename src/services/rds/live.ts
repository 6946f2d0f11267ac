/** The accounts that may restore a snapshot: account ids, or `all`. */
interface SnapshotProperties {
  SnapshotIdentifier: string
  Engine: string
  Encrypted: boolean
  RestoreAccounts: readonly string[]
}

/** The parameters that controls read, by name; a parameter that the family of the group does not have is absent. */
type Parameters = Readonly<Record<string, string>>

declare module '../../model/live.ts' {
  interface Own {
    'Demarc::RDS::DBSnapshot': SnapshotProperties
    'Demarc::RDS::DBClusterSnapshot': SnapshotProperties & {
      /** `manual`, `automated`, `awsbackup` ... */
      SnapshotType: string
    }
  }

  interface State {
    'AWS::RDS::DBInstance': {
      Status: string
      /** The instance or cluster that it replicates; null if it is not a replica. */
      ReplicaOf: string
      InVpc: boolean
      /** The subnets of its DB subnet group. It is in one of them; RDS does not return which. */
      SubnetIds: readonly string[]
      /** The Outposts of its subnets; empty in the Availability Zones of the region. */
      OutpostArns: readonly string[]
      /** Whether the customer built its engine version (CEV). */
      CustomEngineVersion: boolean
      /** Whether the values of its parameter group are in effect: `in-sync`, `pending-reboot` ... */
      ParameterApplyStatus: string
      /** Its pending maintenance actions: `system-update` is an update of the operating system. */
      PendingMaintenance: readonly string[]
    }
    'AWS::RDS::DBCluster': {
      Status: string
      MultiAZ: boolean
      /** The status of the cluster parameter group on each member. */
      ParameterApplyStatuses: readonly string[]
      /** Its pending maintenance actions: `os-upgrade` is an update of the operating systems of all instances. */
      PendingMaintenance: readonly string[]
    }
    'AWS::RDS::DBParameterGroup': { Parameters: Parameters }
    'AWS::RDS::DBClusterParameterGroup': { Parameters: Parameters }
  }
}

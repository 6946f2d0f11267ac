/** Whom a snapshot may be restored by: account ids, or `all`. */
interface SnapshotProperties {
  SnapshotIdentifier: string
  Engine: string
  Encrypted: boolean
  RestoreAccounts: readonly string[]
}

/** Parameters by name, those that controls look at; a parameter that the group's family does not have is absent. */
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
      /** The instance or cluster that it replicates; null when it is no replica. */
      ReplicaOf: string
      InVpc: boolean
      /** The subnets of its DB subnet group: it is in one of them, which RDS does not name. */
      SubnetIds: readonly string[]
      /** The Outposts of its subnets; empty in a region's own zones. */
      OutpostArns: readonly string[]
      /** Whether its engine version is one that the customer built (CEV). */
      CustomEngineVersion: boolean
      /** Whether the values of its parameter group are those that it runs with: `in-sync`, `pending-reboot` ... */
      ParameterApplyStatus: string
      /** The maintenance actions that wait for it: `system-update` is one of the operating system. */
      PendingMaintenance: readonly string[]
    }
    'AWS::RDS::DBCluster': {
      Status: string
      MultiAZ: boolean
      /** The same of the cluster's parameter group, of each member. */
      ParameterApplyStatuses: readonly string[]
      /** The same: `os-upgrade` is one of the operating systems of all instances. */
      PendingMaintenance: readonly string[]
    }
    'AWS::RDS::DBParameterGroup': { Parameters: Parameters }
    'AWS::RDS::DBClusterParameterGroup': { Parameters: Parameters }
  }
}

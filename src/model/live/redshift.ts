export interface RedshiftState {
  'AWS::Redshift::Cluster': {
    /** available, modifying, paused, deleting ... */
    Status: string
  }
  'AWS::Redshift::ClusterSubnetGroup': {
    /** The zones of its subnets, each once, sorted. */
    AvailabilityZones: readonly string[]
  }
}

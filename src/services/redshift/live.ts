export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::Redshift::Cluster': {
      /** available, modifying, paused, deleting ... */
      Status: string
    }
    'AWS::Redshift::ClusterSubnetGroup': {
      /** The zones of its subnets, each once, sorted. */
      AvailabilityZones: readonly string[]
    }
    'AWS::RedshiftServerless::Namespace': {
      /** AVAILABLE, MODIFYING or DELETING. */
      Status: string
    }
    'AWS::RedshiftServerless::Workgroup': {
      /** CREATING, AVAILABLE, MODIFYING or DELETING. */
      Status: string
    }
  }
}

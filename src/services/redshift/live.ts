export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::Redshift::Cluster': {
      /** available, modifying, paused, deleting ... */
      Status: string
    }
    'AWS::Redshift::ClusterSubnetGroup': {
      /** The Availability Zones of its subnets, distinct and sorted. */
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

export {}

declare module '../../model/live.ts' {
  interface State {
    /** CREATING, ACTIVE, DELETING, FAILED, UPDATING, PENDING. */
    'AWS::EKS::Cluster': { Status: string }
    /** CREATING, ACTIVE, UPDATING, DELETING, DEGRADED ... */
    'AWS::EKS::Nodegroup': { Status: string }
    /** CREATING, ACTIVE, DELETING ... */
    'AWS::EKS::FargateProfile': { Status: string }
  }
}

/** The compute of the tasks of a service. */
type Compute = 'EC2' | 'FARGATE' | 'EXTERNAL' | 'MANAGED_INSTANCES' | 'MIXED'

declare module '../../model/live.ts' {
  interface State {
    /** ACTIVE, PROVISIONING, DEPROVISIONING, FAILED, INACTIVE. */
    'AWS::ECS::Cluster': { Status: string }
    'AWS::ECS::Service': {
      /** ACTIVE, DRAINING or INACTIVE. */
      Status: string
      /** Linux, WINDOWS_SERVER_2022_CORE ...; null for other compute than Fargate. */
      PlatformFamily: string
      /** From its launch type or its capacity providers; null where they have none. */
      Compute: Compute
    }
    'AWS::ECS::TaskSet': { Compute: Compute }
    /** ACTIVE or INACTIVE. */
    'AWS::ECS::CapacityProvider': { Status: string }
  }
}

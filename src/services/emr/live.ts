/** Ports from one number to another; without an end, the one port. */
export interface Ports {
  readonly MinRange?: number | undefined
  readonly MaxRange?: number | undefined
}

declare module '../../model/live.ts' {
  interface Own {
    /** Whether a Region refuses clusters that security groups open to the internet (API_BlockPublicAccessConfiguration.html). */
    'Demarc::EMR::BlockPublicAccess': {
      BlockPublicSecurityGroupRules: boolean
      /** The ports that it lets be open nevertheless. */
      PermittedPublicSecurityGroupRuleRanges: readonly Ports[]
    }
  }

  interface State {
    'AWS::EMR::Cluster': {
      /** STARTING, BOOTSTRAPPING, RUNNING or WAITING. */
      Status: string
      /** The EC2 instances of its primary nodes. */
      PrimaryInstances: readonly string[]
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ApplicationAutoScaling::ScalableTarget': {
      /** The types of its scaling policies, e.g. TargetTrackingScaling: a target without one never scales by load. */
      PolicyTypes: readonly string[]
      /** The utilization in percent that its policies keep, by DynamoDB's own metrics; a policy with a metric of the customer's has none. */
      TargetUtilizations: readonly number[]
    }
  }
}

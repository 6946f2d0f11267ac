export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ApplicationAutoScaling::ScalableTarget': {
      /**
       * The types of its scaling policies, e.g. TargetTrackingScaling; a target without a policy never scales by load.
       */
      PolicyTypes: readonly string[]
      /**
       * The utilizations, in percent, that its policies keep by DynamoDB's own metrics; a policy with a custom metric
       * has none.
       */
      TargetUtilizations: readonly number[]
    }
  }
}

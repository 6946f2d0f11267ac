export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ApplicationAutoScaling::ScalableTarget': {
      /** The types of its scaling policies, e.g. TargetTrackingScaling: a target without one never scales by load. */
      PolicyTypes: readonly string[]
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::AutoScaling::AutoScalingGroup': {
      /** Set while the group is being deleted ("Delete in progress"); null otherwise. */
      Status: string
    }
  }
}

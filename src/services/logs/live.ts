export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::Logs::MetricFilter': {
      /** The ARN of its log group, ending in `:*`, in the form that a trail has. */
      LogGroupArn: string
    }
  }
}

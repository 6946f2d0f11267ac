export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::Logs::MetricFilter': {
      /** The ARN of its log group, ending in `:*`, as a trail names it. */
      LogGroupArn: string
    }
  }
}

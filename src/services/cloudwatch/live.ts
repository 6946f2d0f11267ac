export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::CloudWatch::Alarm': {
      /** DescribeAlarms: OK, ALARM or INSUFFICIENT_DATA. */
      StateValue: string
      /** The names of the metrics that it uses, directly or in an expression. */
      MetricNames: readonly string[]
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::CloudWatch::Alarm': {
      /** DescribeAlarms: OK, ALARM or INSUFFICIENT_DATA. */
      StateValue: string
      /** Of the metrics that it looks at, by itself or computing with them, the names. */
      MetricNames: readonly string[]
    }
  }
}

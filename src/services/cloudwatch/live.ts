export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::CloudWatch::Alarm': {
      /** DescribeAlarms: OK, ALARM or INSUFFICIENT_DATA. */
      StateValue: string
    }
  }
}

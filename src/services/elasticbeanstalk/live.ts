export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ElasticBeanstalk::Environment': { Status: string }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::SQS::Queue': {
      /**
       * The JSON document of its access policy; CloudFormation has a separate resource for it, AWS::SQS::QueuePolicy.
       */
      Policy: string
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::SQS::Queue': {
      /** The JSON document of its access policy; CloudFormation has it as a resource of its own, AWS::SQS::QueuePolicy. */
      Policy: string
    }
  }
}

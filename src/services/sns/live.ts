export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::SNS::Topic': {
      /** The JSON document of its access policy; CloudFormation has it as a resource of its own, AWS::SNS::TopicPolicy. */
      Policy: string
    }
    'AWS::SNS::Subscription': {
      /** False until the receiver has confirmed. */
      Confirmed: boolean
    }
  }
}

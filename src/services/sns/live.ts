export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::SNS::Topic': {
      /**
       * The JSON document of its access policy; CloudFormation has a separate resource for it, AWS::SNS::TopicPolicy.
       */
      Policy: string
    }
    'AWS::SNS::Subscription': {
      /** False until the recipient confirms it. */
      Confirmed: boolean
    }
  }
}

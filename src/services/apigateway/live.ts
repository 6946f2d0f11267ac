export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ApiGateway::RestApi': {
      /**
       * The methods without authorization and API key, such as `GET /orders`, sorted; without the OPTIONS methods of
       * CORS.
       */
      OpenMethods: readonly string[]
      /** The methods that require IAM authorization (AWS_IAM), in the same form. */
      IamMethods: readonly string[]
      /** The types of the integrations of its methods (HTTP, HTTP_PROXY, AWS, AWS_PROXY, MOCK), each once, sorted. */
      IntegrationTypes: readonly string[]
    }
    'AWS::ApiGateway::Stage': {
      /** The ARN of the WAF web ACL associated with the stage. */
      WebAclArn: string
    }
    'AWS::ApiGatewayV2::Stage': {
      /** The protocol of its API: HTTP or WEBSOCKET. */
      ProtocolType: string
    }
    'AWS::ApiGatewayV2::Integration': {
      /** The protocol of its API: HTTP or WEBSOCKET. */
      ProtocolType: string
    }
    'AWS::ApiGatewayV2::Route': {
      /** The protocol of its API: HTTP or WEBSOCKET. */
      ProtocolType: string
    }
  }
}

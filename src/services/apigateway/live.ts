export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ApiGateway::RestApi': {
      /** The methods without authorization and API key, as `GET /orders`, sorted; without the OPTIONS methods of CORS. */
      OpenMethods: readonly string[]
      /** The methods that IAM authorizes (AWS_IAM), written alike. */
      IamMethods: readonly string[]
    }
    'AWS::ApiGateway::Stage': {
      /** The WAF web ACL in front of it. */
      WebAclArn: string
    }
    'AWS::ApiGatewayV2::Stage': {
      /** HTTP or WEBSOCKET, of its API. */
      ProtocolType: string
    }
    'AWS::ApiGatewayV2::Integration': {
      /** HTTP or WEBSOCKET, of its API. */
      ProtocolType: string
    }
    'AWS::ApiGatewayV2::Route': {
      /** HTTP or WEBSOCKET, of its API. */
      ProtocolType: string
    }
  }
}

export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ApiGateway::RestApi': {
      /** The methods that ask nobody who they are, as `GET /orders`, sorted: neither authorization nor an API key. CORS's OPTIONS aside. */
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

import type { APIGateway } from '@aws-sdk/client-api-gateway'
import type { ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    apigateway: APIGateway
    apigatewayv2: ApiGatewayV2
  }
}

export const apigateway = sdkClient({
  id: 'apigateway',
  module: () => import('@aws-sdk/client-api-gateway'),
  client: ({ APIGateway }) => APIGateway,
  prefix: 'apigateway',
  // the calls of management share 10 a second, 40 at once (GetResources 5 in two seconds)
  quota: {
    perSecond: 10,
    burst: 40,
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  secrets: {
    'apigateway#Stage.variables': {},
    'apigateway#ApiKey.value': {},
  },
})

export const apigatewayv2 = sdkClient({
  id: 'apigatewayv2',
  module: () => import('@aws-sdk/client-apigatewayv2'),
  client: ({ ApiGatewayV2 }) => ApiGatewayV2,
  prefix: 'apigateway',
  quota: {
    perSecond: 10,
    burst: 40,
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  secrets: {
    'apigatewayv2#Stage.StageVariables': {},
  },
})

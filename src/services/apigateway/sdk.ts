import type { APIGateway } from '@aws-sdk/client-api-gateway'
import type { ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    apigateway: APIGateway
    apigatewayv2: ApiGatewayV2
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  read: '2026-11-30',
} as const
/** The operations of both clients. */
const total = { together: ['*'], bucket: 'apigateway', perSecond: 10, burst: 40, ...published } as const

export const apigateway = sdkClient({
  id: 'apigateway',
  module: () => import('@aws-sdk/client-api-gateway'),
  client: ({ APIGateway }) => APIGateway,
  prefix: 'apigateway',
  quotas: [{ each: ['GetResources'], perSecond: 2.5, burst: 5, besides: true, ...published }, total],
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
  quotas: [total],
  secrets: {
    'apigatewayv2#Stage.StageVariables': {},
  },
})

import type { Api, Integration, Route, Stage } from '@aws-sdk/client-apigatewayv2'
import { HOME, type Stack, tagsOf, US } from '../../../../practice/company.ts'
import { alnumId } from '../../../../practice/ids.ts'
import { account } from '../../../../practice/principals.ts'
import type { SeedContext } from '../../../../practice/service.ts'

/** As the API returns them, without dates, which JSON cannot represent. */
export interface StoredApi {
  api: Omit<Api, 'CreatedDate'>
  stages: Omit<Stage, 'CreatedDate' | 'LastUpdatedDate'>[]
  routes: Route[]
  integrations: Integration[]
}

/** API Gateway's HTTP and WebSocket APIs in one region. */
export interface ApiGatewayV2State {
  apis: StoredApi[]
}

export const apiId = (name: string): string => alnumId('api', name, 10)
const partId = (kind: string, name: string): string => alnumId(kind, name, 7)
const FORMAT = '{"requestId":"$context.requestId","status":"$context.status"}'

interface Plan {
  readonly name: string
  readonly region: string
  readonly stack: Stack
  readonly kind: 'HTTP' | 'WEBSOCKET'
  readonly stage: string
  readonly logged?: true
  readonly level?: 'OFF' | 'INFO' | 'ERROR'
  /** The authorization type of each route. */
  readonly routes: Readonly<Record<string, 'NONE' | 'JWT' | 'AWS_IAM' | 'CUSTOM'>>
  readonly link?: { readonly to: string; readonly tls?: string }
}

const http = { kind: 'HTTP', stage: '$default' } as const
const webSocket = { kind: 'WEBSOCKET', stage: 'prod' } as const
/** The plan of an API: its name, region and stack, and the rest. */
const plan = (name: string, region: string, stack: Stack, rest: Omit<Plan, 'name' | 'region' | 'stack'>): Plan => ({
  name,
  region,
  stack,
  ...rest,
})
const plans: readonly Plan[] = [
  plan('shop-basket', HOME, 'shop-prod', {
    ...http,
    logged: true,
    routes: { 'GET /basket': 'JWT', 'POST /basket': 'JWT' },
    link: { to: 'basket', tls: 'basket.internal.nordlicht.example' },
  }),
  plan('instrument-live-view', HOME, 'shop-prod', {
    ...webSocket,
    logged: true,
    level: 'ERROR',
    routes: { $connect: 'CUSTOM', $disconnect: 'NONE', $default: 'NONE' },
  }),
  plan('shop-staging-basket', HOME, 'shop-staging', {
    ...http,
    routes: { 'ANY /{proxy+}': 'NONE' },
    link: { to: 'basket-staging' },
  }),
  plan('us-support-chat', US, 'shop-prod', {
    ...webSocket,
    level: 'OFF',
    routes: { $connect: 'NONE', message: 'NONE' },
  }),
]

const arn = (service: string, region: string, rest: string): string =>
  `arn:${account.partition}:${service}:${region}:${account.id}:${rest}`

function integrationOf({ name, region, stack, link }: Plan, IntegrationId: string): Integration {
  if (!link)
    return {
      IntegrationId,
      IntegrationType: 'AWS_PROXY',
      IntegrationMethod: 'POST',
      ConnectionType: 'INTERNET',
      IntegrationUri: arn('lambda', region, `function:${name}`),
      TimeoutInMillis: 29_000,
    }
  return {
    IntegrationId,
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'ANY',
    ConnectionType: 'VPC_LINK',
    ConnectionId: partId('vpc link', stack),
    IntegrationUri: arn('servicediscovery', region, `service/srv-${link.to}`),
    PayloadFormatVersion: '1.0',
    TimeoutInMillis: 30_000,
    ...(link.tls === undefined ? {} : { TlsConfig: { ServerNameToVerify: link.tls } }),
  }
}

function stored(plan: Plan): StoredApi {
  const { name, region, kind, stack } = plan
  const ApiId = apiId(name)
  const integration = partId('integration', name)
  const level = plan.level === undefined ? {} : { LoggingLevel: plan.level, DataTraceEnabled: false }
  const logs = { DestinationArn: arn('logs', region, `log-group:${name}`), Format: FORMAT }
  return {
    api: {
      ApiId,
      Name: name,
      ProtocolType: kind,
      ApiEndpoint: `${kind === 'HTTP' ? 'https' : 'wss'}://${ApiId}.execute-api.${region}.amazonaws.com`,
      RouteSelectionExpression: kind === 'HTTP' ? '${request.method} ${request.path}' : '$request.body.action',
      DisableExecuteApiEndpoint: false,
      Tags: tagsOf(stack),
    },
    stages: [
      {
        StageName: plan.stage,
        AutoDeploy: kind === 'HTTP',
        ...(plan.logged ? { AccessLogSettings: logs } : {}),
        DefaultRouteSettings: { DetailedMetricsEnabled: false, ...level },
        RouteSettings: {},
        StageVariables: {},
        Tags: tagsOf(stack),
      },
    ],
    routes: Object.entries(plan.routes).map(([RouteKey, AuthorizationType]) => ({
      RouteId: partId('route', `${name} ${RouteKey}`),
      RouteKey,
      ApiKeyRequired: false,
      AuthorizationType,
      ...(AuthorizationType === 'JWT' || AuthorizationType === 'CUSTOM'
        ? { AuthorizerId: partId('authorizer', name) }
        : {}),
      Target: `integrations/${integration}`,
    })),
    integrations: [integrationOf(plan, integration)],
  }
}

export const seedApiGatewayV2 = ({ region }: SeedContext): ApiGatewayV2State => ({
  apis: plans.filter((plan) => plan.region === region).map(stored),
})

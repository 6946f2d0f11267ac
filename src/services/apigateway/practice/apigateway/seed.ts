import { HOME, regionalWebAclArn, type Stack, tagsOf, US } from '../../../../practice/company.ts'
import { alnumId, uuidOf } from '../../../../practice/ids.ts'
import { account } from '../../../../practice/principals.ts'
import type { SeedContext } from '../../../../practice/service.ts'
import type { ApiGatewayState, StoredApi, StoredDomain, StoredMethod, StoredStage } from './state.ts'

const DAY = 86_400_000

export const restApiId = (name: string): string => alnumId('rest api', name, 10)
const method = (authorization: StoredMethod['authorization'], apiKey = false): StoredMethod => ({
  authorization,
  apiKey,
})
const certificate = (region: string, name: string): string =>
  `arn:${account.partition}:acm:${region}:${account.id}:certificate/${uuidOf('certificate', name)}`
const logGroup = (region: string, name: string): string =>
  `arn:${account.partition}:logs:${region}:${account.id}:log-group:${name}`
const FORMAT = '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","status":"$context.status"}'

/** The REST APIs of Nordlicht: the shop's orders as they should be, the others as they came to be. */
export function seedApiGateway({ region, now }: SeedContext): ApiGatewayState {
  const made = (days: number): string => new Date(now.getTime() - days * DAY).toISOString()
  const stage = (api: string, name: string, stack: Stack, more: Partial<StoredStage> = {}): StoredStage => ({
    name,
    deployment: alnumId('deployment', `${api} ${name}`, 6),
    made: made(200),
    clientCertificate: null,
    tracing: false,
    cache: false,
    logs: null,
    settings: {},
    webAcl: null,
    tags: tagsOf(stack),
    ...more,
  })
  const api = (name: string, stack: Stack, days: number, more: Partial<StoredApi>): StoredApi => ({
    id: restApiId(name),
    name,
    description: '',
    made: made(days),
    endpoint: 'REGIONAL',
    executeApiDisabled: false,
    policy: null,
    methods: {},
    stages: [],
    tags: tagsOf(stack),
    ...more,
  })
  if (region === HOME) {
    const clientCertificate = alnumId('client certificate', 'shop-orders', 6)
    const domain = (name: string, tls: StoredDomain['tls'], stack: Stack): StoredDomain => ({
      name,
      certificate: certificate(region, name),
      tls,
      ...(tls.startsWith('SecurityPolicy_') ? { access: 'STRICT' } : {}),
      tags: tagsOf(stack),
    })
    const logged = { metricsEnabled: true, dataTraceEnabled: false }
    return {
      apis: [
        api('shop-orders', 'shop-prod', 500, {
          description: 'Orders of the web shop',
          executeApiDisabled: true,
          methods: {
            '/': {},
            '/orders': { GET: method('COGNITO_USER_POOLS'), POST: method('AWS_IAM'), OPTIONS: method('NONE') },
          },
          stages: [
            stage('shop-orders', 'prod', 'shop-prod', {
              clientCertificate,
              tracing: true,
              cache: true,
              logs: { destinationArn: logGroup(region, 'shop-orders-access'), format: FORMAT },
              settings: {
                '*/*': { ...logged, loggingLevel: 'ERROR', cachingEnabled: false, cacheDataEncrypted: false },
                '~1orders/GET': { ...logged, loggingLevel: 'INFO', cachingEnabled: true, cacheDataEncrypted: true },
              },
              webAcl: regionalWebAclArn('shop-prod', HOME),
            }),
          ],
        }),
        api('shop-staging-orders', 'shop-staging', 450, {
          methods: { '/': {}, '/orders': { GET: method('NONE'), POST: method('NONE', true) } },
          stages: [
            stage('shop-staging-orders', 'test', 'shop-staging', {
              cache: true,
              settings: { '*/*': { loggingLevel: 'OFF', cachingEnabled: true, cacheDataEncrypted: false } },
            }),
          ],
        }),
      ],
      domains: [
        domain('api.nordlicht.example', 'SecurityPolicy_TLS13_1_3_2025_09', 'shop-prod'),
        domain('legacy-api.nordlicht.example', 'TLS_1_0', 'corp-it'),
      ],
      clientCertificates: [{ id: clientCertificate, description: 'shop-orders', made: made(190) }],
    }
  }
  if (region !== US) return { apis: [], domains: [], clientCertificates: [] }
  const policy = (Condition?: object) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: 'execute-api:/*',
        Condition,
      },
    })
  return {
    apis: [
      api('instrument-reports', 'analytics', 250, {
        endpoint: 'PRIVATE',
        // the VPC endpoints of all accounts
        policy: policy(),
        methods: { '/': {}, '/reports': { GET: method('AWS_IAM') } },
        stages: [stage('instrument-reports', 'v1', 'analytics', { tracing: true })],
      }),
      api('instrument-uploads', 'analytics', 240, {
        endpoint: 'PRIVATE',
        policy: policy({ StringEquals: { 'aws:PrincipalAccount': account.id } }),
        methods: { '/': {} },
      }),
    ],
    domains: [],
    clientCertificates: [],
  }
}

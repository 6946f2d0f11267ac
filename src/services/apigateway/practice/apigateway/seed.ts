import { HOME, regionalWebAclArn, type Stack, tagsOf, US } from '../../../../practice/company.ts'
import { alnumId, uuidOf } from '../../../../practice/ids.ts'
import { account } from '../../../../practice/principals.ts'
import { daysAgo } from '../../../../practice/seeds.ts'
import type { SeedContext } from '../../../../practice/service.ts'
import type { ApiGatewayState, Domain, Method, RestApi, Stage } from './state.ts'

export const restApiId = (name: string): string => alnumId('rest api', name, 10)
/** A method before an HTTP back end. */
const method = (authorizationType: string, apiKeyRequired = false): Method => ({
  authorizationType,
  apiKeyRequired,
  methodIntegration: { type: 'HTTP', httpMethod: 'POST', uri: 'https://backend.nordlicht.example' },
})
/** A method before a Lambda function. */
const ofFunction = (authorizationType: string): Method => ({
  ...method(authorizationType),
  methodIntegration: { type: 'AWS_PROXY', httpMethod: 'POST' },
})
const certificate = (region: string, name: string): string =>
  `arn:${account.partition}:acm:${region}:${account.id}:certificate/${uuidOf('certificate', name)}`
const logGroup = (region: string, name: string): string =>
  `arn:${account.partition}:logs:${region}:${account.id}:log-group:${name}`
const FORMAT = '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","status":"$context.status"}'

/** The REST APIs of Nordlicht: the shop's orders API is configured well, the others have typical faults. */
export function seedApiGateway(context: SeedContext): ApiGatewayState {
  const { region } = context
  const stage = (api: string, stageName: string, stack: Stack, more: Partial<Stage['is']> = {}): Stage => ({
    is: {
      stageName,
      deploymentId: alnumId('deployment', `${api} ${stageName}`, 6),
      createdDate: daysAgo(context, 200),
      tracingEnabled: false,
      cacheClusterEnabled: false,
      methodSettings: {},
      ...more,
    },
    tags: tagsOf(stack),
  })
  const api = (
    name: string,
    stack: Stack,
    days: number,
    methods: RestApi['methods'],
    stages: Stage[],
    more: Partial<RestApi['is']> = {},
  ): RestApi => ({
    is: {
      id: restApiId(name),
      name,
      description: '',
      createdDate: daysAgo(context, days),
      endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
      disableExecuteApiEndpoint: false,
      ...more,
    },
    methods,
    stages,
    tags: tagsOf(stack),
  })
  if (region === HOME) {
    const clientCertificateId = alnumId('client certificate', 'shop-orders', 6)
    const domain = (domainName: string, securityPolicy: Domain['is']['securityPolicy'], stack: Stack): Domain => ({
      is: {
        domainName,
        regionalCertificateArn: certificate(region, domainName),
        securityPolicy,
        ...(securityPolicy.startsWith('SecurityPolicy_') ? { endpointAccessMode: 'STRICT' } : {}),
      },
      tags: tagsOf(stack),
    })
    const logged = { metricsEnabled: true, dataTraceEnabled: false }
    const orders = {
      '/': {},
      '/orders': { GET: method('COGNITO_USER_POOLS'), POST: method('AWS_IAM'), OPTIONS: method('NONE') },
    }
    const prod = stage('shop-orders', 'prod', 'shop-prod', {
      clientCertificateId,
      tracingEnabled: true,
      cacheClusterEnabled: true,
      accessLogSettings: { destinationArn: logGroup(region, 'shop-orders-access'), format: FORMAT },
      methodSettings: {
        '*/*': { ...logged, loggingLevel: 'ERROR', cachingEnabled: false, cacheDataEncrypted: false },
        '~1orders/GET': { ...logged, loggingLevel: 'INFO', cachingEnabled: true, cacheDataEncrypted: true },
      },
      webAclArn: regionalWebAclArn('shop-prod', HOME),
    })
    const test = stage('shop-staging-orders', 'test', 'shop-staging', {
      cacheClusterEnabled: true,
      methodSettings: { '*/*': { loggingLevel: 'OFF', cachingEnabled: true, cacheDataEncrypted: false } },
    })
    const staging = { '/': {}, '/orders': { GET: method('NONE'), POST: method('NONE', true) } }
    return {
      apis: [
        api('shop-orders', 'shop-prod', 500, orders, [prod], {
          description: 'Orders of the web shop',
          disableExecuteApiEndpoint: true,
        }),
        api('shop-staging-orders', 'shop-staging', 450, staging, [test]),
      ],
      domains: [
        domain('api.nordlicht.example', 'SecurityPolicy_TLS13_1_3_2025_09', 'shop-prod'),
        domain('legacy-api.nordlicht.example', 'TLS_1_0', 'corp-it'),
      ],
      clientCertificates: [{ clientCertificateId, description: 'shop-orders', createdDate: daysAgo(context, 190) }],
    }
  }
  if (region !== US) return { apis: [], domains: [], clientCertificates: [] }
  const endpointConfiguration: RestApi['is']['endpointConfiguration'] = { types: ['PRIVATE'], ipAddressType: 'ipv4' }
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
  const reports = { '/': {}, '/reports': { GET: ofFunction('AWS_IAM') } }
  const ours = { StringEquals: { 'aws:PrincipalAccount': account.id } }
  return {
    apis: [
      // open to the VPC endpoints of all accounts
      api(
        'instrument-reports',
        'analytics',
        250,
        reports,
        [stage('instrument-reports', 'v1', 'analytics', { tracingEnabled: true })],
        { endpointConfiguration, policy: policy() },
      ),
      api('instrument-uploads', 'analytics', 240, { '/': {}, '/uploads': { POST: ofFunction('AWS_IAM') } }, [], {
        endpointConfiguration,
        policy: policy(ours),
      }),
    ],
    domains: [],
    clientCertificates: [],
  }
}

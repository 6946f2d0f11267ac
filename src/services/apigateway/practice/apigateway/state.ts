import type * as Client from '@aws-sdk/client-api-gateway'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../../practice/service.ts'

export interface StoredMethod {
  authorization: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS'
  apiKey: boolean
}

export interface StoredStage {
  name: string
  deployment: string
  made: string
  clientCertificate: string | null
  tracing: boolean
  cache: boolean
  logs: { destinationArn: string; format: string } | null
  /** By path and method, as API Gateway writes it: two stars, or `~1orders/GET`. */
  settings: Record<string, Client.MethodSetting>
  webAcl: string | null
  tags: Record<string, string>
}

export interface StoredApi {
  id: string
  name: string
  description: string
  made: string
  endpoint: 'EDGE' | 'REGIONAL' | 'PRIVATE'
  executeApiDisabled: boolean
  policy: string | null
  /** Methods by resource path and name. */
  methods: Record<string, Record<string, StoredMethod>>
  stages: StoredStage[]
  tags: Record<string, string>
}

export interface StoredDomain {
  name: string
  certificate: string
  tls: Client.SecurityPolicy
  /** BASIC or STRICT, of an enhanced security policy alone. */
  access?: 'BASIC' | 'STRICT'
  tags: Record<string, string>
}

/** API Gateway's REST APIs in one region. */
export interface ApiGatewayState {
  apis: StoredApi[]
  domains: StoredDomain[]
  clientCertificates: { id: string; description: string; made: string }[]
}

export type Module = typeof Client
export type C<I = unknown> = Call<I, ApiGatewayState>
export type Definition = ServiceDefinition<Module, ApiGatewayState>

export const notFound = (message: string): AwsError => awsError('NotFoundException', message, 404)
export const badRequest = (message: string): AwsError => awsError('BadRequestException', message, 400)

export const arnOf = ({ partition, region }: { partition: string; region: string }, path: string): string =>
  `arn:${partition}:apigateway:${region}::${path}`

export function apiOf(call: C, id: string | undefined): StoredApi {
  const found = call.state.apis.find((one) => one.id === id)
  if (!found) throw notFound(`Invalid API identifier specified ${call.account}:${id}`)
  return found
}

export function stageOf(call: C<{ restApiId?: string | undefined; stageName?: string | undefined }>): StoredStage {
  const found = apiOf(call, call.input.restApiId).stages.find(({ name }) => name === call.input.stageName)
  if (!found) throw notFound('Invalid stage identifier specified')
  return found
}

export function domainOf({ state }: C, name: string | undefined): StoredDomain {
  const found = state.domains.find((one) => one.name === name)
  if (!found) throw notFound('Invalid domain name identifier specified')
  return found
}

/** What an ARN names that has tags. */
export function taggedBy(call: C, arn = ''): { tags: Record<string, string> } {
  const [, kind, id, , stage] = (arn.split('::')[1] ?? '').split('/')
  if (kind === 'domainnames') return domainOf(call, id)
  const api = apiOf(call, id)
  const found = stage === undefined ? api : api.stages.find(({ name }) => name === stage)
  if (!found) throw notFound('Invalid stage identifier specified')
  return found
}

export const shownApi = (stored: StoredApi): Client.RestApi => ({
  id: stored.id,
  name: stored.name,
  description: stored.description,
  createdDate: new Date(stored.made),
  apiKeySource: 'HEADER',
  endpointConfiguration: { types: [stored.endpoint], ipAddressType: 'ipv4' },
  // API Gateway escapes the quotes of a policy once more (API_RestApi.html)
  ...(stored.policy === null ? {} : { policy: stored.policy.replaceAll('"', '\\"') }),
  tags: { ...stored.tags },
  disableExecuteApiEndpoint: stored.executeApiDisabled,
  rootResourceId: resourceIdOf(stored, '/'),
})

export const shownStage = (stored: StoredStage): Client.Stage => ({
  deploymentId: stored.deployment,
  ...(stored.clientCertificate === null ? {} : { clientCertificateId: stored.clientCertificate }),
  stageName: stored.name,
  cacheClusterEnabled: stored.cache,
  cacheClusterStatus: stored.cache ? 'AVAILABLE' : 'NOT_AVAILABLE',
  ...(stored.cache ? { cacheClusterSize: '0.5' as const } : {}),
  methodSettings: structuredClone(stored.settings),
  ...(stored.logs === null ? {} : { accessLogSettings: { ...stored.logs } }),
  tracingEnabled: stored.tracing,
  ...(stored.webAcl === null ? {} : { webAclArn: stored.webAcl }),
  tags: { ...stored.tags },
  createdDate: new Date(stored.made),
  lastUpdatedDate: new Date(stored.made),
})

export const shownDomain = ({ region }: C, stored: StoredDomain): Client.DomainName => ({
  domainName: stored.name,
  regionalDomainName: `d-${stored.name.replaceAll('.', '-')}.execute-api.${region}.amazonaws.com`,
  regionalCertificateArn: stored.certificate,
  endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
  domainNameStatus: 'AVAILABLE',
  securityPolicy: stored.tls,
  ...(stored.access === undefined ? {} : { endpointAccessMode: stored.access }),
  tags: { ...stored.tags },
})

export const shownMethod = (name: string, { authorization, apiKey }: StoredMethod): Client.Method => ({
  httpMethod: name,
  authorizationType: authorization,
  apiKeyRequired: apiKey,
})

/** A resource of an API: its id is made of its path. */
export const resourceIdOf = (api: StoredApi, path: string): string =>
  path === '/' ? `${api.id}0` : Buffer.from(path).toString('hex').slice(-10)

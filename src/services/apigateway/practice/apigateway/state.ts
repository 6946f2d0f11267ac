import type * as Client from '@aws-sdk/client-api-gateway'
import { found, type Is, kind, type Place } from '../../../../practice/kind.ts'
import { listing } from '../../../../practice/listing.ts'
import {
  type Answer,
  type AwsError,
  awsError,
  type Call,
  type ServiceDefinition,
} from '../../../../practice/service.ts'
import type { HasTags } from '../../../../practice/tags.ts'

export type Method = Is<Client.Method, 'authorizationType' | 'apiKeyRequired' | 'methodIntegration'>

export interface Stage extends HasTags {
  /** `methodSettings` by path and method, in API Gateway's form: two stars, or `~1orders/GET`. */
  is: Is<Omit<Client.Stage, 'tags'>, 'stageName' | 'cacheClusterEnabled' | 'methodSettings' | 'createdDate'>
}

export interface RestApi extends HasTags {
  is: Is<Omit<Client.RestApi, 'tags'>, 'id'>
  /** Methods by resource path and name. */
  methods: Record<string, Record<string, Method>>
  stages: Stage[]
}

export interface Domain extends HasTags {
  /** Only an enhanced security policy has an `endpointAccessMode`. */
  is: Is<Omit<Client.DomainName, 'tags'>, 'domainName' | 'securityPolicy'>
}

/** API Gateway's REST APIs in one region. */
export interface ApiGatewayState {
  apis: RestApi[]
  domains: Domain[]
  clientCertificates: Is<Client.ClientCertificate, 'clientCertificateId'>[]
}

export type Module = typeof Client
export type C<I = unknown> = Call<I, ApiGatewayState>
export type Definition = ServiceDefinition<Module, ApiGatewayState>

export const notFound = (message: string): AwsError => awsError('NotFoundException', message, 404)
export const badRequest = (message: string): AwsError => awsError('BadRequestException', message)
const invalid = () => badRequest('Invalid position parameter specified')
export const paged = listing({ token: 'position', size: 'limit', next: 'position', invalid })

export const arnOf = ({ partition, region }: Pick<Place, 'partition' | 'region'>, path: string): string =>
  `arn:${partition}:apigateway:${region}::${path}`

export const apis = kind<ApiGatewayState, RestApi>({
  in: (state) => state.apis,
  id: ({ is }) => is.id,
  arn: (place, id) => arnOf(place, `/restapis/${id}`),
  missing: (id, { account }) => notFound(`Invalid API identifier specified ${account}:${id}`),
})
export const domains = kind<ApiGatewayState, Domain>({
  in: (state) => state.domains,
  id: ({ is }) => is.domainName,
  arn: (place, name) => arnOf(place, `/domainnames/${name}`),
  missing: () => notFound('Invalid domain name identifier specified'),
})

export function stageOf(call: C, api: string | undefined, name: string | undefined): Stage {
  return found(
    apis.of(call, api).stages.find(({ is }) => is.stageName === name),
    () => notFound('Invalid stage identifier specified'),
  )
}

/** The tagged resource that an ARN names. */
export function taggedBy(call: C, arn = ''): HasTags {
  const [, what, id, , stage] = (arn.split('::')[1] ?? '').split('/')
  if (what === 'domainnames') return domains.of(call, id)
  return stage === undefined ? apis.of(call, id) : stageOf(call, id, stage)
}

export const shownApi = ({ is, tags }: RestApi): Answer<Client.RestApi> => ({
  ...is,
  apiKeySource: 'HEADER',
  // API Gateway escapes the quotes of a policy once more (API_RestApi.html)
  ...(is.policy === undefined ? {} : { policy: is.policy.replaceAll('"', '\\"') }),
  tags,
  rootResourceId: resourceIdOf(is.id, '/'),
})

export const shownStage = ({ is, tags }: Stage): Answer<Client.Stage> => ({
  ...is,
  cacheClusterStatus: is.cacheClusterEnabled ? 'AVAILABLE' : 'NOT_AVAILABLE',
  ...(is.cacheClusterEnabled ? { cacheClusterSize: '0.5' } : {}),
  tags,
  lastUpdatedDate: is.createdDate,
})

export const shownDomain = ({ region }: C, { is, tags }: Domain): Answer<Client.DomainName> => ({
  ...is,
  regionalDomainName: `d-${is.domainName.replaceAll('.', '-')}.execute-api.${region}.amazonaws.com`,
  endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
  domainNameStatus: 'AVAILABLE',
  tags,
})

/** The id of a resource of an API, derived from its path. */
export const resourceIdOf = (api: string, path: string): string =>
  path === '/' ? `${api}0` : Buffer.from(path).toString('hex').slice(-10)

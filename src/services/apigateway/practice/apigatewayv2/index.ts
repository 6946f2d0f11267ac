import type * as Client from '@aws-sdk/client-apigatewayv2'
import { type Call, page, practiceService } from '../../../../practice/service.ts'
import { apigatewayv2 as sdk } from '../../sdk.ts'
import { arnOf, badRequest, notFound } from '../apigateway/state.ts'
import { type ApiGatewayV2State, type StoredApi, seedApiGatewayV2 } from './seed.ts'

type C<I = unknown> = Call<I, ApiGatewayV2State>
interface Named {
  readonly ApiId?: string | undefined
  readonly StageName?: string | undefined
  readonly RouteId?: string | undefined
  readonly IntegrationId?: string | undefined
}

function some<T>(found: T | undefined, what: string): T {
  if (!found) throw notFound(`Unable to find ${what}`)
  return found
}
const apiOf = ({ state }: C, id: string | undefined): StoredApi =>
  some(
    state.apis.find(({ api }) => api.ApiId === id),
    `Api by id ${id}`,
  )
const stageOf = (call: C<Named>): Client.Stage =>
  some(
    apiOf(call, call.input.ApiId).stages.find((one) => one.StageName === call.input.StageName),
    'Stage by name',
  )
const routeOf = (call: C<Named>): Client.Route =>
  some(
    apiOf(call, call.input.ApiId).routes.find((one) => one.RouteId === call.input.RouteId),
    'Route by id',
  )
const integrationOf = (call: C<Named>): Client.Integration =>
  some(
    apiOf(call, call.input.ApiId).integrations.find((one) => one.IntegrationId === call.input.IntegrationId),
    'Integration by id',
  )

/** What has tags: an API or a stage of one. */
function taggedBy(call: C, arn = ''): { Tags?: Record<string, string> | undefined } {
  const [, kind, id, , stage] = (arn.split('::')[1] ?? '').split('/')
  if (kind !== 'apis') throw badRequest(`Invalid resource ARN ${arn}`)
  const found = apiOf(call, id)
  if (stage === undefined) return found.api
  return some(
    found.stages.find((one) => one.StageName === stage),
    'Stage by name',
  )
}

/** One page: the service takes its size as text. */
function paged<T>(
  call: C,
  all: readonly T[],
  input: { NextToken?: string | undefined; MaxResults?: string | undefined },
) {
  const size = input.MaxResults === undefined ? call.pageSize : Number(input.MaxResults)
  if (!Number.isSafeInteger(size) || size < 1) throw badRequest('MaxResults must be a positive number')
  const invalid = () => badRequest('Invalid NextToken')
  const { items, next } = page(call, all, { token: input.NextToken, size: Math.min(size, call.pageSize), invalid })
  return { Items: structuredClone(items), NextToken: next }
}

const GET = 'apigateway:GET'
const PATCH = 'apigateway:PATCH'
const at =
  (path: (input: Named) => string) =>
  (call: C<Named>): string =>
    arnOf(call, path(call.input))
const api = at(({ ApiId }) => `/apis/${ApiId}`)
const stage = at(({ ApiId, StageName }) => `/apis/${ApiId}/stages/${StageName}`)
const route = at(({ ApiId, RouteId }) => `/apis/${ApiId}/routes/${RouteId}`)
const integration = at(({ ApiId, IntegrationId }) => `/apis/${ApiId}/integrations/${IntegrationId}`)
const tags = (call: C<{ ResourceArn?: string | undefined }>): string => arnOf(call, `/tags/${call.input.ResourceArn}`)

/** Amazon API Gateway: HTTP and WebSocket APIs. It calls nobody. */
export const apiGatewayV2 = practiceService<typeof Client, ApiGatewayV2State>({
  sdk,
  scope: 'regional',
  accepts: ({ path }) => path.startsWith('/v2/'),
  seed: seedApiGatewayV2,
  action: {
    GetApis: GET,
    GetApi: GET,
    GetStages: GET,
    GetStage: GET,
    GetRoutes: GET,
    GetIntegrations: GET,
    GetTags: GET,
    UpdateStage: PATCH,
    UpdateRoute: PATCH,
    UpdateIntegration: PATCH,
    DeleteApi: 'apigateway:DELETE',
    TagResource: 'apigateway:POST',
    UntagResource: 'apigateway:DELETE',
  },
  resource: {
    GetApis: (call) => arnOf(call, '/apis'),
    GetApi: api,
    GetStages: at(({ ApiId }) => `/apis/${ApiId}/stages`),
    GetStage: stage,
    GetRoutes: at(({ ApiId }) => `/apis/${ApiId}/routes`),
    GetIntegrations: at(({ ApiId }) => `/apis/${ApiId}/integrations`),
    GetTags: tags,
    UpdateStage: stage,
    UpdateRoute: route,
    UpdateIntegration: integration,
    DeleteApi: api,
    TagResource: tags,
    UntagResource: tags,
  },
  reads: {
    GetApis: (call) => {
      const all = call.state.apis.map((one) => one.api)
      return paged(call, all, call.input)
    },
    GetApi: (call) => ({ ...apiOf(call, call.input.ApiId).api }),
    GetStages: (call) => paged(call, apiOf(call, call.input.ApiId).stages, call.input),
    GetStage: (call) => ({ ...stageOf(call) }),
    GetRoutes: (call) => paged(call, apiOf(call, call.input.ApiId).routes, call.input),
    GetIntegrations: (call) => paged(call, apiOf(call, call.input.ApiId).integrations, call.input),
    GetTags: (call) => ({ Tags: { ...taggedBy(call, call.input.ResourceArn).Tags } }),
  },
  changes: {
    UpdateStage: (call) => {
      const stored = stageOf(call)
      const { AccessLogSettings, DefaultRouteSettings, RouteSettings, AutoDeploy, Description } = call.input
      const { api: owner } = apiOf(call, call.input.ApiId)
      if (DefaultRouteSettings?.LoggingLevel !== undefined && owner.ProtocolType === 'HTTP')
        throw badRequest('Execution logs are not supported on protocolType HTTP')
      if (AccessLogSettings?.DestinationArn && !/^arn:aws:(logs|firehose):/.test(AccessLogSettings.DestinationArn))
        throw badRequest('Invalid ARN specified in the request. ARN must be in the correct form.')
      const changed = {
        AccessLogSettings: AccessLogSettings && { ...stored.AccessLogSettings, ...AccessLogSettings },
        DefaultRouteSettings: DefaultRouteSettings && { ...stored.DefaultRouteSettings, ...DefaultRouteSettings },
      }
      Object.assign(stored, given({ ...changed, RouteSettings, AutoDeploy, Description }))
      return { ...stored }
    },
    UpdateRoute: (call) => {
      const stored = routeOf(call)
      const { ProtocolType } = apiOf(call, call.input.ApiId).api
      const { AuthorizationType: type, AuthorizerId, ApiKeyRequired, RouteKey, Target } = call.input
      if (type === 'JWT' && ProtocolType === 'WEBSOCKET')
        throw badRequest('JWT authorizers are not supported on protocolType WEBSOCKET')
      if ((type === 'JWT' || type === 'CUSTOM') && !(AuthorizerId ?? stored.AuthorizerId))
        throw badRequest('AuthorizerId cannot be empty for this authorization type')
      if ((type ?? 'NONE') !== 'NONE' && ProtocolType === 'WEBSOCKET' && stored.RouteKey !== '$connect')
        throw badRequest('Currently, authorization is restricted to the $connect route only')
      Object.assign(stored, given({ AuthorizationType: type, AuthorizerId, ApiKeyRequired, RouteKey, Target }))
      return { ...stored }
    },
    UpdateIntegration: (call) => {
      const stored = integrationOf(call)
      const { TlsConfig, IntegrationUri, Description, TimeoutInMillis } = call.input
      if (TlsConfig && stored.ConnectionType !== 'VPC_LINK')
        throw badRequest('TlsConfig is only supported for private integrations')
      Object.assign(stored, given({ TlsConfig, IntegrationUri, Description, TimeoutInMillis }))
      return { ...stored }
    },
    DeleteApi: (call) => {
      const found = apiOf(call, call.input.ApiId)
      call.state.apis = call.state.apis.filter((one) => one !== found)
    },
    TagResource: (call) => {
      const stored = taggedBy(call, call.input.ResourceArn)
      stored.Tags = { ...stored.Tags, ...call.input.Tags }
    },
    UntagResource: (call) => {
      const stored = taggedBy(call, call.input.ResourceArn)
      for (const key of call.input.TagKeys ?? []) delete stored.Tags?.[key]
    },
  },
})

/** Without what was not given: an update changes what it names. */
const given = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

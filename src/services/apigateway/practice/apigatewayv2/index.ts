import type * as Client from '@aws-sdk/client-apigatewayv2'
import { given, kind } from '../../../../practice/kind.ts'
import { type Call, page, practiceService } from '../../../../practice/service.ts'
import { apigatewayv2 as sdk } from '../../sdk.ts'
import { arnOf, badRequest, notFound } from '../apigateway/state.ts'
import { describes } from './cloudformation.ts'
import { type ApiGatewayV2State, type StoredApi, seedApiGatewayV2 } from './seed.ts'

type C<I = unknown> = Call<I, ApiGatewayV2State>

const unable = (what: string) => notFound(`Unable to find ${what}`)
const apis = kind<ApiGatewayV2State, StoredApi>({
  in: (state) => state.apis,
  id: ({ api }) => api.ApiId ?? '',
  arn: (place, id) => arnOf(place, `/apis/${id}`),
  missing: (id) => unable(`Api by id ${id}`),
})

/** The parts of an API, each with the member that is its id. */
const parts = {
  stages: ['StageName', 'Stage by name'],
  routes: ['RouteId', 'Route by id'],
  integrations: ['IntegrationId', 'Integration by id'],
} as const satisfies { readonly [K in keyof StoredApi]?: readonly [member: string, what: string] }

function partOf<K extends keyof typeof parts>(call: C, list: K, api: string | undefined, name: string | undefined) {
  const [member, what] = parts[list]
  // safe: the parts of this list
  const all = apis.of(call, api)[list] as StoredApi[K]
  const found = all.find((one) => Reflect.get(one, member) === name)
  if (!found) throw unable(what)
  // safe: it is one of them
  return found as StoredApi[K][number]
}

/** The API or stage that an ARN names: both have tags. */
function taggedBy(call: C, arn = ''): { Tags?: Record<string, string> | undefined } {
  const [, what, id, , stage] = (arn.split('::')[1] ?? '').split('/')
  if (what !== 'apis') throw badRequest(`Invalid resource ARN ${arn}`)
  return stage === undefined ? apis.of(call, id).api : partOf(call, 'stages', id, stage)
}

/** One page of a list; the service takes the page size as text. */
function paged<T>(
  call: C,
  all: readonly T[],
  input: { NextToken?: string | undefined; MaxResults?: string | undefined },
) {
  const size = input.MaxResults === undefined ? call.pageSize : Number(input.MaxResults)
  if (!Number.isSafeInteger(size) || size < 1) throw badRequest('MaxResults must be a positive number')
  const invalid = () => badRequest('Invalid NextToken')
  const { items, next } = page(call, all, { token: input.NextToken, size: Math.min(size, call.pageSize), invalid })
  return { Items: items, NextToken: next }
}

/** Amazon API Gateway: HTTP and WebSocket APIs. It serves no requests. */
export const apiGatewayV2 = practiceService<typeof Client, ApiGatewayV2State>({
  sdk,
  scope: 'regional',
  accepts: ({ path }) => path.startsWith('/v2/'),
  seed: seedApiGatewayV2,
  arnOfPath: (place, path) => arnOf(place, path.slice('/v2'.length)),
  describes,
  reads: {
    GetApis: (call) => {
      const all = call.state.apis.map(({ api }) => api)
      return paged(call, all, call.input)
    },
    GetApi: (call) => apis.of(call, call.input.ApiId).api,
    GetStages: (call) => paged(call, apis.of(call, call.input.ApiId).stages, call.input),
    GetStage: (call) => partOf(call, 'stages', call.input.ApiId, call.input.StageName),
    GetRoutes: (call) => paged(call, apis.of(call, call.input.ApiId).routes, call.input),
    GetIntegrations: (call) => paged(call, apis.of(call, call.input.ApiId).integrations, call.input),
    GetTags: (call) => ({ Tags: taggedBy(call, call.input.ResourceArn).Tags ?? {} }),
  },
  changes: {
    UpdateStage: (call) => {
      const stored = partOf(call, 'stages', call.input.ApiId, call.input.StageName)
      const { AccessLogSettings, DefaultRouteSettings, RouteSettings, AutoDeploy, Description } = call.input
      const { api: owner } = apis.of(call, call.input.ApiId)
      if (DefaultRouteSettings?.LoggingLevel !== undefined && owner.ProtocolType === 'HTTP')
        throw badRequest('Execution logs are not supported on protocolType HTTP')
      if (AccessLogSettings?.DestinationArn && !/^arn:aws:(logs|firehose):/.test(AccessLogSettings.DestinationArn))
        throw badRequest('Invalid ARN specified in the request. ARN must be in the correct form.')
      const changed = {
        AccessLogSettings: AccessLogSettings && { ...stored.AccessLogSettings, ...AccessLogSettings },
        DefaultRouteSettings: DefaultRouteSettings && { ...stored.DefaultRouteSettings, ...DefaultRouteSettings },
      }
      Object.assign(stored, given({ ...changed, RouteSettings, AutoDeploy, Description }))
      return stored
    },
    UpdateRoute: (call) => {
      const stored = partOf(call, 'routes', call.input.ApiId, call.input.RouteId)
      const { ProtocolType } = apis.of(call, call.input.ApiId).api
      const { AuthorizationType: type, AuthorizerId, ApiKeyRequired, RouteKey, Target } = call.input
      if (type === 'JWT' && ProtocolType === 'WEBSOCKET')
        throw badRequest('JWT authorizers are not supported on protocolType WEBSOCKET')
      if ((type === 'JWT' || type === 'CUSTOM') && !(AuthorizerId ?? stored.AuthorizerId))
        throw badRequest('AuthorizerId cannot be empty for this authorization type')
      if ((type ?? 'NONE') !== 'NONE' && ProtocolType === 'WEBSOCKET' && stored.RouteKey !== '$connect')
        throw badRequest('Currently, authorization is restricted to the $connect route only')
      Object.assign(stored, given({ AuthorizationType: type, AuthorizerId, ApiKeyRequired, RouteKey, Target }))
      return stored
    },
    UpdateIntegration: (call) => {
      const stored = partOf(call, 'integrations', call.input.ApiId, call.input.IntegrationId)
      const { TlsConfig, IntegrationUri, Description, TimeoutInMillis } = call.input
      if (TlsConfig && stored.ConnectionType !== 'VPC_LINK')
        throw badRequest('TlsConfig is only supported for private integrations')
      Object.assign(stored, given({ TlsConfig, IntegrationUri, Description, TimeoutInMillis }))
      return stored
    },
    DeleteApi: (call) => apis.remove(call, call.input.ApiId),
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

import type { Integration, Route, Stage } from '@aws-sdk/client-apigatewayv2'
import { collector, pages, type Reach, type Seed } from '../../../collect/collector.ts'
import { apiArn, READ } from './apigateway.ts'

const apiType = 'AWS::ApiGatewayV2::Api'
const stageType = 'AWS::ApiGatewayV2::Stage'
const routeType = 'AWS::ApiGatewayV2::Route'
const integrationType = 'AWS::ApiGatewayV2::Integration'

interface Found {
  readonly ApiId: string
  readonly name: string
  readonly ProtocolType: string | null
}

/** HTTP and WebSocket APIs, and then their stages, routes and integrations, which AWS lists only per API. */
export const apis = collector({
  types: [apiType, stageType, routeType, integrationType],
  service: 'apigatewayv2',
  scope: 'region',
  needs: [READ],
  only: { [READ]: ['/apis', '/apis/*/integrations', '/apis/*/routes', '/apis/*/stages'] },
  async *list(reach) {
    const client = await reach.client('apigatewayv2')
    const listed = pages(
      (NextToken) => client.getApis({ NextToken, MaxResults: '500' }),
      (answer) => answer.Items,
      (answer) => answer.NextToken,
    )
    const found: Found[] = []
    for await (const one of listed) {
      if (!one.ApiId) continue
      const name = one.Name || one.ApiId
      const ProtocolType = one.ProtocolType ?? null
      found.push({ ApiId: one.ApiId, name, ProtocolType })
      yield {
        type: apiType,
        id: apiArn(reach, `/apis/${one.ApiId}`),
        name,
        tags: { ...one.Tags },
        properties: {
          ApiId: one.ApiId,
          Name: name,
        },
      }
    }
    for (const api of found) yield* partsOf(reach, api)
  },
})

async function* partsOf(
  reach: Reach,
  api: Found,
): AsyncGenerator<Seed<typeof stageType> | Seed<typeof routeType> | Seed<typeof integrationType>> {
  const client = await reach.client('apigatewayv2')
  const { ApiId } = api
  for await (const one of pages(
    (NextToken) => client.getStages({ ApiId, NextToken, MaxResults: '500' }),
    (answer) => answer.Items,
    (answer) => answer.NextToken,
  ))
    if (one.StageName) yield stageSeed(reach, api, one)
  for await (const one of pages(
    (NextToken) => client.getRoutes({ ApiId, NextToken, MaxResults: '500' }),
    (answer) => answer.Items,
    (answer) => answer.NextToken,
  ))
    if (one.RouteId) yield routeSeed(reach, api, one)
  for await (const one of pages(
    (NextToken) => client.getIntegrations({ ApiId, NextToken, MaxResults: '500' }),
    (answer) => answer.Items,
    (answer) => answer.NextToken,
  ))
    if (one.IntegrationId) yield integrationSeed(reach, api, one)
}

const stageSeed = (reach: Reach, { ApiId, name, ProtocolType }: Found, one: Stage): Seed<typeof stageType> => ({
  type: stageType,
  id: apiArn(reach, `/apis/${ApiId}/stages/${one.StageName}`),
  name: `${name}/${one.StageName}`,
  tags: { ...one.Tags },
  properties: {
    ApiId,
    StageName: one.StageName,
    AccessLogSettings: one.AccessLogSettings?.DestinationArn
      ? { DestinationArn: one.AccessLogSettings.DestinationArn }
      : null,
    DefaultRouteSettings: one.DefaultRouteSettings
      ? {
          LoggingLevel: one.DefaultRouteSettings.LoggingLevel,
          DataTraceEnabled: one.DefaultRouteSettings.DataTraceEnabled,
          DetailedMetricsEnabled: one.DefaultRouteSettings.DetailedMetricsEnabled,
        }
      : null,
    RouteSettings: Object.fromEntries(
      Object.entries(one.RouteSettings ?? {}).map(([key, { LoggingLevel }]) => [key, { LoggingLevel }]),
    ),
  },
  state: { ProtocolType },
})

const routeSeed = (reach: Reach, { ApiId, name, ProtocolType }: Found, one: Route): Seed<typeof routeType> => ({
  type: routeType,
  id: apiArn(reach, `/apis/${ApiId}/routes/${one.RouteId}`),
  name: `${name} ${one.RouteKey}`,
  properties: {
    ApiId,
    RouteId: one.RouteId,
    RouteKey: one.RouteKey ?? null,
    AuthorizationType: one.AuthorizationType ?? null,
  },
  state: { ProtocolType },
})

const integrationSeed = (
  reach: Reach,
  { ApiId, name, ProtocolType }: Found,
  one: Integration,
): Seed<typeof integrationType> => ({
  type: integrationType,
  id: apiArn(reach, `/apis/${ApiId}/integrations/${one.IntegrationId}`),
  name: `${name} ${one.IntegrationId}`,
  properties: {
    ApiId,
    IntegrationId: one.IntegrationId,
    // the default is the internet (apigatewayv2/latest/api-reference/apis-apiid-integrations.html)
    ConnectionType: one.ConnectionType ?? 'INTERNET',
    ConnectionId: one.ConnectionId ?? null,
    IntegrationUri: one.IntegrationUri ?? null,
    TlsConfig: one.TlsConfig ? { ServerNameToVerify: one.TlsConfig.ServerNameToVerify } : null,
  },
  state: { ProtocolType },
})

import type * as Client from '@aws-sdk/client-apigatewayv2'
import type { Ask, Describing } from '../../../../practice/service.ts'
import { arnOf } from '../apigateway/state.ts'

type Module = typeof Client

/** The parts of all APIs: AWS lists them only per API. */
const inEach = <T>(ask: Ask<Module>, of: (ApiId: string) => readonly T[]): readonly T[] =>
  (ask('GetApis', {}).Items ?? []).flatMap(({ ApiId }) => (ApiId === undefined ? [] : of(ApiId)))

/** HTTP and WebSocket APIs and their parts in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::ApiGatewayV2::Api': (ask, call) =>
    (ask('GetApis', {}).Items ?? []).map((is) => ({ is, tags: is.Tags, arn: arnOf(call, `/apis/${is.ApiId}`) })),
  'AWS::ApiGatewayV2::Stage': (ask, call) =>
    inEach(ask, (ApiId) =>
      (ask('GetStages', { ApiId }).Items ?? []).map((is) => ({
        is,
        also: { ApiId },
        tags: is.Tags,
        arn: arnOf(call, `/apis/${ApiId}/stages/${is.StageName}`),
      })),
    ),
  'AWS::ApiGatewayV2::Route': (ask, call) =>
    inEach(ask, (ApiId) =>
      (ask('GetRoutes', { ApiId }).Items ?? []).map((is) => ({
        is,
        also: { ApiId },
        arn: arnOf(call, `/apis/${ApiId}/routes/${is.RouteId}`),
      })),
    ),
  'AWS::ApiGatewayV2::Integration': (ask, call) =>
    inEach(ask, (ApiId) =>
      (ask('GetIntegrations', { ApiId }).Items ?? []).map((is) => ({
        is,
        also: { ApiId },
        arn: arnOf(call, `/apis/${ApiId}/integrations/${is.IntegrationId}`),
      })),
    ),
}

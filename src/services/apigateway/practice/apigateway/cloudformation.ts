import type { Describing } from '../../../../practice/service.ts'
import { arnOf, type Module } from './state.ts'

/** API Gateway gives a policy as JSON within JSON, without the outer quotes (API_RestApi.html). */
const unescaped = (policy: string): string => policy.replaceAll('\\"', '"').replaceAll('\\/', '/')

/**
 * The key of a setting is a path, with slashes escaped as `~1`, and a method; a star for each means all (API_Stage.html,
 * methodSettings).
 */
function methodOf(key: string) {
  const at = key.lastIndexOf('/')
  const path = key.slice(0, at).replace(/^\//, '').replaceAll('~1', '/').replace(/^\//, '')
  return { ResourcePath: `/${path}`, HttpMethod: key.slice(at + 1) }
}

/** REST APIs, their stages and domain names in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::ApiGateway::RestApi': (ask, call) =>
    (ask('GetRestApis', {}).items ?? []).map((is) => ({
      is,
      also: { RestApiId: is.id, Policy: is.policy === undefined ? undefined : JSON.parse(unescaped(is.policy)) },
      tags: is.tags,
      arn: arnOf(call, `/restapis/${is.id}`),
    })),
  'AWS::ApiGateway::Stage': (ask, call) =>
    (ask('GetRestApis', {}).items ?? []).flatMap(({ id: RestApiId }) =>
      (ask('GetStages', { restApiId: RestApiId }).item ?? []).map((is) => ({
        is,
        also: {
          RestApiId,
          AccessLogSetting: is.accessLogSettings && {
            DestinationArn: is.accessLogSettings.destinationArn,
            Format: is.accessLogSettings.format,
          },
          MethodSettings: Object.entries(is.methodSettings ?? {}).map(([key, setting]) => ({
            ...methodOf(key),
            LoggingLevel: setting.loggingLevel,
            MetricsEnabled: setting.metricsEnabled,
            DataTraceEnabled: setting.dataTraceEnabled,
            CachingEnabled: setting.cachingEnabled,
            CacheDataEncrypted: setting.cacheDataEncrypted,
          })),
        },
        tags: is.tags,
        arn: arnOf(call, `/restapis/${RestApiId}/stages/${is.stageName}`),
      })),
    ),
  'AWS::ApiGateway::DomainName': (ask, call) =>
    (ask('GetDomainNames', {}).items ?? []).map((is) => ({
      is,
      tags: is.tags,
      arn: is.domainNameArn ?? arnOf(call, `/domainnames/${is.domainName}`),
    })),
}

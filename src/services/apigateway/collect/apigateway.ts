import type { DomainName, Method, MethodSetting, Resource, RestApi, Stage } from '@aws-sdk/client-api-gateway'
import { collector, detail, pages, type Reach, type Seed } from '../../../collect/collector.ts'

const apiType = 'AWS::ApiGateway::RestApi'
const stageType = 'AWS::ApiGateway::Stage'
const domainType = 'AWS::ApiGateway::DomainName'

/**
 * One IAM action reads all of API Gateway, including API keys and their values; so each collector states the paths that
 * it reads (service-authorization/latest/reference/list_amazonapigatewaymanagement.html).
 */
export const READ = 'apigateway:GET'

/**
 * The ARN of an API Gateway resource, which contains no account
 * (service-authorization/latest/reference/list_amazonapigatewaymanagement.html).
 */
export const apiArn = ({ partition, region }: Pick<Reach, 'partition' | 'region'>, path: string): string =>
  `arn:${partition}:apigateway:${region}::${path}`

/** The number of APIs whose stages are read at the same time. */
const TOGETHER = 5

/** REST APIs, and then their stages, which AWS lists only per API. */
export const restApis = collector({
  types: [apiType, stageType],
  service: 'apigateway',
  scope: 'region',
  needs: [READ],
  only: { [READ]: ['/restapis', '/restapis/*/resources', '/restapis/*/stages'] },
  async *list(reach) {
    const apigateway = await reach.client('apigateway')
    const found = pages(
      (position) => apigateway.getRestApis({ position, limit: 500 }),
      (answer) => answer.items,
      (answer) => answer.position,
    )
    const apis: { readonly id: string; readonly name: string }[] = []
    for await (const one of found) {
      if (!one.id) continue
      const name = one.name || one.id
      apis.push({ id: one.id, name })
      yield apiSeed(reach, one, one.id, name)
    }
    for (let from = 0; from < apis.length; from += TOGETHER) {
      const some = apis.slice(from, from + TOGETHER)
      const stages = await Promise.all(some.map(({ id }) => apigateway.getStages({ restApiId: id })))
      for (const [index, { id, name }] of some.entries())
        for (const one of stages[index]?.item ?? [])
          if (one.stageName) yield stageSeed(reach, one, id, `${name}/${one.stageName}`)
    }
  },
  details: [
    detail({
      on: apiType,
      needs: [READ],
      fills: ['state.IamMethods', 'state.IntegrationTypes', 'state.OpenMethods'],
      async get({ client }, { properties }) {
        const apigateway = await client('apigateway')
        const restApiId = properties.RestApiId ?? ''
        const resources = pages(
          (position) => apigateway.getResources({ restApiId, position, limit: 500, embed: ['methods'] }),
          (answer) => answer.items,
          (answer) => answer.position,
        )
        const open: string[] = []
        const byIam: string[] = []
        const types = new Set<string>()
        for await (const one of resources) {
          for (const { methodIntegration } of Object.values(one.resourceMethods ?? {}))
            if (methodIntegration?.type) types.add(methodIntegration.type)
          open.push(...methodsOf(one, isOpen))
          byIam.push(...methodsOf(one, ({ authorizationType }) => authorizationType === 'AWS_IAM'))
        }
        return {
          state: { OpenMethods: open.sort(), IamMethods: byIam.sort(), IntegrationTypes: [...types].sort() },
        }
      },
    }),
  ],
})

function apiSeed(reach: Reach, one: RestApi, id: string, name: string): Seed<typeof apiType> {
  return {
    type: apiType,
    id: apiArn(reach, `/restapis/${id}`),
    name,
    tags: { ...one.tags },
    properties: {
      RestApiId: id,
      Name: name,
      EndpointConfiguration: one.endpointConfiguration
        ? {
            Types: one.endpointConfiguration.types ?? [],
            VpcEndpointIds: one.endpointConfiguration.vpcEndpointIds ?? [],
          }
        : null,
      Policy: one.policy ? unescaped(one.policy) : null,
    },
  }
}

/** API Gateway gives a policy as JSON within JSON, without the outer quotes (API_RestApi.html). */
const unescaped = (policy: string): string => policy.replaceAll('\\"', '"').replaceAll('\\/', '/')

function stageSeed(reach: Reach, one: Stage, api: string, name: string): Seed<typeof stageType> {
  return {
    type: stageType,
    id: apiArn(reach, `/restapis/${api}/stages/${one.stageName}`),
    name,
    tags: { ...one.tags },
    properties: {
      RestApiId: api,
      StageName: one.stageName,
      DeploymentId: one.deploymentId ?? null,
      ClientCertificateId: one.clientCertificateId ?? null,
      TracingEnabled: one.tracingEnabled,
      AccessLogSetting: one.accessLogSettings?.destinationArn
        ? { DestinationArn: one.accessLogSettings.destinationArn }
        : null,
      MethodSettings: settingsOf(one.methodSettings),
    },
    state: { WebAclArn: one.webAclArn ?? null },
  }
}

/** The settings of a stage; empty if all are at their defaults, undefined (not read) if one lacks a flag. */
function settingsOf(settings: Stage['methodSettings']) {
  const all = Object.entries(settings ?? {})
  const isWhole = all.every(
    ([, { cachingEnabled, cacheDataEncrypted }]) => cachingEnabled !== undefined && cacheDataEncrypted !== undefined,
  )
  return isWhole ? all.map(([key, setting]) => settingOf(key, setting)) : undefined
}

/**
 * One setting of a stage. Its key is a path, with slashes escaped as `~1`, and a method; two stars mean all
 * (API_Stage.html, methodSettings).
 */
function settingOf(key: string, setting: MethodSetting) {
  const at = key.lastIndexOf('/')
  return {
    ResourcePath: `/${key.slice(0, at).replace(/^\//, '').replaceAll('~1', '/').replace(/^\//, '')}`,
    HttpMethod: key.slice(at + 1),
    LoggingLevel: setting.loggingLevel,
    MetricsEnabled: setting.metricsEnabled,
    DataTraceEnabled: setting.dataTraceEnabled,
    CachingEnabled: setting.cachingEnabled,
    CacheDataEncrypted: setting.cacheDataEncrypted,
  }
}

const isOpen = ({ authorizationType = 'NONE', apiKeyRequired }: Method): boolean =>
  authorizationType === 'NONE' && !apiKeyRequired

/**
 * The methods of a path that pass the test, without OPTIONS: browsers send it before they may send credentials (CORS).
 */
const methodsOf = ({ path, resourceMethods = {} }: Resource, passes: (method: Method) => boolean): readonly string[] =>
  Object.entries(resourceMethods).flatMap(([name, method]) =>
    name !== 'OPTIONS' && passes(method) ? [`${name} ${path}`] : [],
  )

/** Custom domain names: their settings apply to APIs of every kind. */
export const apiDomainNames = collector({
  types: [domainType],
  service: 'apigateway',
  scope: 'region',
  needs: [READ],
  only: { [READ]: ['/domainnames'] },
  async *list(reach) {
    const apigateway = await reach.client('apigateway')
    const found = pages(
      (position) => apigateway.getDomainNames({ position, limit: 500 }),
      (answer) => answer.items,
      (answer) => answer.position,
    )
    for await (const one of found) if (one.domainName) yield domainSeed(reach, one, one.domainName)
  },
})

const domainSeed = (reach: Reach, one: DomainName, name: string): Seed<typeof domainType> => ({
  type: domainType,
  id: one.domainNameArn ?? apiArn(reach, `/domainnames/${name}`),
  name,
  tags: { ...one.tags },
  properties: {
    DomainName: name,
    SecurityPolicy: one.securityPolicy ?? null,
    EndpointConfiguration: { Types: one.endpointConfiguration?.types ?? [] },
  },
})

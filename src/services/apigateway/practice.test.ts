import type { APIGateway } from '@aws-sdk/client-api-gateway'
import type { ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { readOnlyPolicy } from '../../collect/needs.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, regionalWebAclArn, US } from '../../practice/company.ts'
import { apiDomainNames, restApis } from './collect/apigateway.ts'
import { apis } from './collect/apigatewayv2.ts'
import * as apigatewayModule from './controls.ts'
import { restApiId } from './practice/apigateway/seed.ts'
import { apiId } from './practice/apigatewayv2/seed.ts'

const apigatewayControls = controlsIn(apigatewayModule)

const collectors = [restApis, apiDomainNames, apis]
const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let rest: APIGateway
let v2: ApiGatewayV2

beforeAll(async () => {
  const auditorPolicy = readOnlyPolicy(collectors)
  practice = await startPractice({ auditorPolicy, crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  rest = await aws.client('apigateway', HOME)
  v2 = await aws.client('apigatewayv2', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, collectors)
const verdict = (id: string, on: string, name: string, model: Model) => {
  const control = apigatewayControls.find((one) => one.id === id && one.on.endsWith(on))
  if (!control) throw new Error(`no control ${id}`)
  return verdictsOf(control, model)[name]
}

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })
  test('sees the APIs of both kinds and both regions, with their parts', () => {
    expect(model.blindSpots).toEqual([])
    expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
    const count = (type: string) => model.ofType(type).length
    expect(
      ['ApiGateway::RestApi', 'ApiGateway::Stage', 'ApiGateway::DomainName'].map((t) => count(`AWS::${t}`)),
    ).toEqual([4, 3, 2])
    expect(['Api', 'Stage', 'Route', 'Integration'].map((t) => count(`AWS::ApiGatewayV2::${t}`))).toEqual([4, 4, 8, 4])
    const reports = model.ofType('AWS::ApiGateway::RestApi').find(({ name }) => name === 'instrument-reports')
    expect(JSON.parse(String(reports?.properties['Policy'])).Statement.Effect).toBe('Allow')
    const [stage] = model.ofType('AWS::ApiGateway::Stage').filter(({ name }) => name === 'shop-orders/prod')
    const settings = stage?.properties['MethodSettings']
    expect(Array.isArray(settings) && settings.map((one) => `${one.HttpMethod} ${one.ResourcePath}`)).toEqual([
      '* /*',
      'GET /orders',
    ])
  })
})

describe('the unmet controls of staging are fixed', () => {
  const restApi = { restApiId: restApiId('shop-staging-orders') }
  const patch = (...operations: readonly (readonly [path: string, value: string])[]) =>
    rest.updateStage({
      ...restApi,
      stageName: 'test',
      patchOperations: operations.map(([path, value]) => ({ op: 'replace' as const, path, value })),
    })
  const basket = { ApiId: apiId('shop-staging-basket') }
  const stage = 'shop-staging-orders/test'
  test.each<[string, string, string, () => Promise<unknown>]>([
    ['APIGateway.1', 'ApiGateway::Stage', stage, () => patch(['/*/*/logging/loglevel', 'ERROR'])],
    [
      'APIGateway.2',
      'ApiGateway::Stage',
      stage,
      async () => {
        const { clientCertificateId = '' } = await rest.generateClientCertificate({ description: 'staging' })
        await patch(['/clientCertificateId', clientCertificateId])
      },
    ],
    ['APIGateway.3', 'ApiGateway::Stage', stage, () => patch(['/tracingEnabled', 'true'])],
    [
      'APIGateway.4',
      'ApiGateway::Stage',
      stage,
      async () => {
        const wafv2 = await aws.client('wafv2', HOME)
        const ResourceArn = `arn:aws:apigateway:${HOME}::/restapis/${restApi.restApiId}/stages/test`
        await wafv2.associateWebACL({ WebACLArn: regionalWebAclArn('shop-prod', HOME), ResourceArn })
        const { WebACL } = await wafv2.getWebACLForResource({ ResourceArn })
        expect(WebACL?.Name).toBe('shop-prod')
      },
    ],
    ['APIGateway.5', 'ApiGateway::Stage', stage, () => patch(['/*/*/caching/dataEncrypted', 'true'])],
    [
      'Demarc.APIGateway.3',
      'ApiGateway::Stage',
      stage,
      () =>
        patch(
          ['/accessLogSettings/destinationArn', `arn:aws:logs:${HOME}:${practice.account}:log-group:staging`],
          ['/accessLogSettings/format', '$context.requestId'],
        ),
    ],
    [
      'Demarc.APIGateway.1',
      'RestApi',
      'shop-staging-orders',
      async () => {
        const { items = [] } = await rest.getResources({ ...restApi, embed: ['methods'] })
        const orders = items.find(({ path }) => path === '/orders')
        await rest.updateMethod({
          ...restApi,
          resourceId: orders?.id,
          httpMethod: 'GET',
          patchOperations: [{ op: 'replace', path: '/authorizationType', value: 'AWS_IAM' }],
        })
      },
    ],
    [
      'Demarc.APIGateway.2',
      'DomainName',
      'legacy-api.nordlicht.example',
      () =>
        rest.updateDomainName({
          domainName: 'legacy-api.nordlicht.example',
          patchOperations: [{ op: 'replace', path: '/securityPolicy', value: 'TLS_1_2' }],
        }),
    ],
    [
      'APIGateway.11',
      'DomainName',
      'legacy-api.nordlicht.example',
      () =>
        rest.updateDomainName({
          domainName: 'legacy-api.nordlicht.example',
          patchOperations: [
            { op: 'replace', path: '/securityPolicy', value: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09' },
            { op: 'replace', path: '/endpointAccessMode', value: 'STRICT' },
          ],
        }),
    ],
    [
      'APIGateway.8',
      'Route',
      'shop-staging-basket ANY /{proxy+}',
      async () => {
        const { Items: [route] = [] } = await v2.getRoutes(basket)
        await v2.updateRoute({ ...basket, RouteId: route?.RouteId, AuthorizationType: 'AWS_IAM' })
      },
    ],
    [
      'APIGateway.9',
      'V2::Stage',
      'shop-staging-basket/$default',
      () =>
        v2.updateStage({
          ...basket,
          StageName: '$default',
          AccessLogSettings: { DestinationArn: `arn:aws:logs:${HOME}:${practice.account}:log-group:b`, Format: 'x' },
        }),
    ],
    [
      'APIGateway.1',
      'V2::Stage',
      'us-support-chat/prod',
      async () => {
        const us = await aws.client('apigatewayv2', US)
        const chat = { ApiId: apiId('us-support-chat'), StageName: 'prod' }
        await us.updateStage({ ...chat, DefaultRouteSettings: { LoggingLevel: 'INFO' } })
      },
    ],
  ])('%s on %s', async (id, on, name, repair) => {
    expect(verdict(id, on, name, await scan())).toBe('unmet')
    await repair()
    expect(verdict(id, on, name, await scan())).toBe('met')
  })

  test('Demarc.APIGateway.4', async () => {
    const name = 'instrument-reports'
    expect(verdict('Demarc.APIGateway.4', 'RestApi', name, await scan())).toBe('unmet')
    const us = await aws.client('apigateway', US)
    const Condition = { StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } }
    const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*', Condition }
    const value = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
    await us.updateRestApi({ restApiId: restApiId(name), patchOperations: [{ op: 'replace', path: '/policy', value }] })
    expect(verdict('Demarc.APIGateway.4', 'RestApi', name, await scan())).toBe('met')
  })

  test('APIGateway.10', async () => {
    const { Items: [found] = [] } = await v2.getIntegrations(basket)
    const name = `shop-staging-basket ${found?.IntegrationId}`
    expect(verdict('APIGateway.10', 'Integration', name, await scan())).toBe('unmet')
    const TlsConfig = { ServerNameToVerify: 'basket.example' }
    await v2.updateIntegration({ ...basket, IntegrationId: found?.IntegrationId, TlsConfig })
    expect(verdict('APIGateway.10', 'Integration', name, await scan())).toBe('met')
  })
  test('tags of both kinds', async () => {
    const resourceArn = `arn:aws:apigateway:${HOME}::/restapis/${restApi.restApiId}`
    await rest.tagResource({ resourceArn, tags: { owner: 'it' } })
    await rest.untagResource({ resourceArn, tagKeys: ['team', 'cost-centre'] })
    expect((await rest.getTags({ resourceArn })).tags).toEqual({ owner: 'it', environment: 'staging' })
    const ResourceArn = `arn:aws:apigateway:${HOME}::/apis/${basket.ApiId}`
    await v2.tagResource({ ResourceArn, Tags: { owner: 'it' } })
    await v2.untagResource({ ResourceArn, TagKeys: ['team', 'cost-centre'] })
    expect((await v2.getTags({ ResourceArn })).Tags).toEqual({ owner: 'it', environment: 'staging' })
  })
})

test('listings come in pages, and the position of the next is in the answer', async () => {
  const first = await rest.getRestApis({ limit: 1 })
  const second = await rest.getRestApis({ limit: 1, position: first.position })
  expect([first.items?.[0]?.name, second.items?.[0]?.name, second.position]).toEqual([
    'shop-orders',
    'shop-staging-orders',
    undefined,
  ])
  const page = await v2.getApis({ MaxResults: '2' })
  expect((await v2.getApis({ MaxResults: '2', NextToken: page.NextToken })).Items?.length).toBe(1)
})

test('the auditor reads what the scan asks for, and no API keys; it may change nothing', async () => {
  const auditor = awsOf(practice, 'auditor')
  const client = await auditor.client('apigateway', HOME)
  expect((await client.getRestApis({})).items?.length).toBe(2)
  const stage = { restApiId: restApiId('shop-orders'), stageName: 'prod' }
  await expect(client.getTags({ resourceArn: `arn:aws:apigateway:${HOME}::/restapis/x` })).rejects.toThrow(
    /not authorized to perform: apigateway:GET/,
  )
  await expect(client.updateStage({ ...stage, patchOperations: [] })).rejects.toThrow(
    /not authorized to perform: apigateway:PATCH/,
  )
  await auditor.close()
})

test.each([
  ['an unknown API', () => rest.getStages({ restApiId: 'none' }), 'NotFoundException'],
  [
    'an unknown path',
    () =>
      rest.updateRestApi({
        restApiId: restApiId('shop-orders'),
        patchOperations: [{ op: 'replace', path: '/colour', value: 'blue' }],
      }),
    'BadRequestException',
  ],
  ['a position of nobody', () => rest.getRestApis({ position: 'abc' }), 'BadRequestException'],
  ['an unknown HTTP API', () => v2.getRoutes({ ApiId: 'none' }), 'NotFoundException'],
  [
    'execution logs of an HTTP API',
    () =>
      v2.updateStage({
        ApiId: apiId('shop-basket'),
        StageName: '$default',
        DefaultRouteSettings: { LoggingLevel: 'INFO' },
      }),
    'BadRequestException',
  ],
])('%s is refused', async (_, call, code) => {
  expect(await refused(call())).toBe(code)
})

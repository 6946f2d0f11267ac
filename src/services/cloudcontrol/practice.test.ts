import type { CloudControl } from '@aws-sdk/client-cloudcontrol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { awsOf, refused } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { cloudFormationShapes } from '../../practice/cloudformation.gen.ts'
import { HOME, US } from '../../practice/company.ts'
import { described } from '../../practice/described.ts'
import { awsError } from '../../practice/service.ts'
import { practiceServices } from '../practice.gen.ts'
import { handledTypes } from './collect/types.ts'
import { namings } from './practice/long-tail.ts'
import { seedLongTail } from './practice/seed.ts'

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let api: CloudControl

beforeAll(async () => {
  practice = await startPractice({ pageSize: 5, crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  api = await aws.client('cloudcontrol', US)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const messageOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'not refused',
    (error: Error) => `${error.name}: ${error.message}`,
  )

test('a listing has identifiers, page by page, and what else there is must be asked for', async () => {
  const TypeName = 'AWS::EC2::SecurityGroup'
  const first = await api.listResources({ TypeName, MaxResults: 100 })
  expect(first.ResourceDescriptions).toHaveLength(5)
  const second = await api.listResources({ TypeName, NextToken: first.NextToken })
  const [one] = second.ResourceDescriptions ?? []
  expect(JSON.parse(one?.Properties ?? '')).toEqual({ Id: one?.Identifier })
  const { ResourceDescription } = await api.getResource({ TypeName, Identifier: one?.Identifier })
  expect(JSON.parse(ResourceDescription?.Properties ?? '')).toMatchObject({
    Id: one?.Identifier,
    GroupId: one?.Identifier,
    VpcId: expect.stringMatching(/^vpc-/),
  })
  expect(await refused(api.listResources({ TypeName, NextToken: 'strange' }))).toBe('InvalidRequestException')
})

test('some handlers list all that they read', async () => {
  const { ResourceDescriptions = [] } = await api.listResources({ TypeName: 'AWS::Logs::LogGroup' })
  expect(JSON.parse(ResourceDescriptions[0]?.Properties ?? '')).toMatchObject({
    LogGroupName: expect.any(String),
    Arn: expect.stringMatching(/:\*$/),
  })
})

test('what a service has changes with it, at once', async () => {
  const sqs = await aws.client('sqs', US)
  const { QueueUrl = '' } = await sqs.createQueue({ QueueName: 'new', Attributes: { VisibilityTimeout: '77' } })
  const asked = { TypeName: 'AWS::SQS::Queue', Identifier: QueueUrl }
  const read = await api.getResource(asked)
  expect(JSON.parse(read.ResourceDescription?.Properties ?? '')).toMatchObject({
    QueueName: 'new',
    VisibilityTimeout: 77,
    SqsManagedSseEnabled: true,
  })
  await sqs.deleteQueue({ QueueUrl })
  expect(await messageOf(api.getResource(asked))).toBe(
    `ResourceNotFoundException: Resource of type 'AWS::SQS::Queue' with identifier '${QueueUrl}' was not found.`,
  )
})

test.each([
  ['AWS::Nothing::Here', 'TypeNotFoundException'],
  ['AWS::CodeBuild::Project', 'UnsupportedActionException'],
  ['AWS::OpenSearchService::Domain', 'UnsupportedActionException'],
  // of a service that is here: whether it has any, nothing says
  ['AWS::EC2::RouteTable', 'NotImplemented'],
])('%s cannot be listed: %s', async (TypeName, code) => {
  expect(await refused(api.listResources({ TypeName }))).toBe(code)
})

test('of a service that is not here there is nothing', async () => {
  expect((await api.listResources({ TypeName: 'AWS::Location::Map' })).ResourceDescriptions).toEqual([])
})

test('a listing within a parent must be told which', async () => {
  const TypeName = 'AWS::ApiGatewayV2::Stage'
  expect(await messageOf(api.listResources({ TypeName }))).toBe(
    'InvalidRequestException: Missing or invalid ResourceModel property in AWS::ApiGatewayV2::Stage list handler request input. ' +
      'Required property:  (#: required key [ApiId] not found)',
  )
  expect(await refused(api.listResources({ TypeName, ResourceModel: '[]' }))).toBe('InvalidRequestException')
  const gateway = await aws.client('apigatewayv2', HOME)
  const home = await aws.client('cloudcontrol', HOME)
  const { Items = [] } = await gateway.getApis({})
  for (const { ApiId } of Items) {
    const ResourceModel = JSON.stringify({ ApiId })
    const { ResourceDescriptions = [] } = await home.listResources({ TypeName, ResourceModel })
    expect(ResourceDescriptions.every(({ Identifier }) => Identifier?.startsWith(`${ApiId}|`))).toBe(true)
  }
})

test('what is write-only is never read back', async () => {
  const home = await aws.client('cloudcontrol', HOME)
  const TypeName = 'AWS::CertificateManager::Certificate'
  const { ResourceDescriptions: [one] = [] } = await home.listResources({ TypeName })
  const { ResourceDescription } = await home.getResource({ TypeName, Identifier: one?.Identifier })
  const read = JSON.parse(ResourceDescription?.Properties ?? '')
  expect(read).toHaveProperty('DomainName')
  expect(read).not.toHaveProperty('ValidationMethod')
})

test('a handler asks with the permissions of the caller', async () => {
  const limited = await startPractice({
    auditorPolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['cloudformation:*Resource*', 'sqs:*'], Resource: '*' }],
    }),
  })
  const theirs = awsOf(limited, 'auditor')
  const cc = await theirs.client('cloudcontrol', US)
  expect((await cc.listResources({ TypeName: 'AWS::SQS::Queue' })).ResourceDescriptions?.length).toBeGreaterThan(0)
  expect(await messageOf(cc.listResources({ TypeName: 'AWS::KMS::Key' }))).toMatch(
    /^AccessDeniedException: AWS::KMS::Key Handler returned status FAILED: .* not authorized to perform: kms:ListKeys \(HandlerErrorCode: AccessDenied, RequestToken: /,
  )
  expect(await messageOf(cc.listResources({ TypeName: 'AWS::Glue::Job' }))).toMatch(
    /not authorized to perform: glue:GetJob/,
  )
  await theirs.close()
  await limited.close()
})

test('a busy Cloud Control says that it throttles', async () => {
  const busy = await startPractice({
    admit: async () => {
      throw awsError('ThrottlingException', 'Rate exceeded')
    },
  })
  const theirs = awsOf(busy).derived({ attempts: 1 })
  const cc = await theirs.client('cloudcontrol', US)
  expect(await refused(cc.listResources({ TypeName: 'AWS::SQS::Queue' }))).toBe('ThrottlingException')
  await theirs.close()
  await busy.close()
})

test('what the account has no service for is made and deleted here, and listed by the index', async () => {
  const explorer = await aws.client('resource-explorer-2', US)
  const arns = async () => (await explorer.listResources({ MaxResults: 1000 })).Resources?.map(({ Arn }) => Arn)
  const DesiredState = JSON.stringify({ Name: 'fresh', GlueVersion: '5.0', Nonsense: true })
  const { ProgressEvent } = await api.createResource({ TypeName: 'AWS::Glue::Job', DesiredState })
  const Identifier = ProgressEvent?.Identifier
  expect(Identifier).toBe('fresh')
  const { RequestToken } = ProgressEvent ?? {}
  expect((await api.getResourceRequestStatus({ RequestToken })).ProgressEvent?.OperationStatus).toBe('SUCCESS')
  const { ResourceDescription } = await api.getResource({ TypeName: 'AWS::Glue::Job', Identifier })
  expect(JSON.parse(ResourceDescription?.Properties ?? '')).toEqual({ Name: 'fresh', GlueVersion: '5.0' })
  const arn = `arn:aws:glue:${US}:${practice.account}:job/fresh`
  expect(await arns()).toContain(arn)
  expect(await refused(api.createResource({ TypeName: 'AWS::Glue::Job', DesiredState }))).toBe('AlreadyExistsException')
  await api.deleteResource({ TypeName: 'AWS::Glue::Job', Identifier })
  expect(await arns()).not.toContain(arn)
  expect(await refused(api.createResource({ TypeName: 'AWS::SQS::Queue', DesiredState: '{}' }))).toBe('NotImplemented')
})

const seeded = [HOME, US].flatMap((region) => {
  const place = { region, homeRegion: HOME, account: '111122223333', partition: 'aws' } as const
  return seedLongTail(place).resources.map((one) => ({ ...one, place }))
})

test.each(seeded)('$arn has properties of its schema alone', ({ type, arn, properties, place }) => {
  // what has no name of its own has it in its tags
  const { Name, ...rest } = properties
  const is = cloudFormationShapes[type]?.rows[0]?.split(' ').includes('Name') ? { Name, ...rest } : rest
  expect(described(type, { is, arn }, place).properties).toEqual(is)
})

test('what is global is there in each region', async () => {
  const zones = async (region: string) => {
    const { ResourceDescriptions = [] } = await (await aws.client('cloudcontrol', region)).listResources({
      TypeName: 'AWS::Route53::HostedZone',
    })
    return ResourceDescriptions.map(({ Identifier }) => Identifier)
  }
  expect(await zones(US)).toHaveLength(2)
  expect(await zones(US)).toEqual(await zones(HOME))
})

test('each type that has a name here is seeded', () => {
  const there = new Set(seeded.map(({ type }) => type))
  expect(Object.keys(namings).filter((type) => !there.has(type))).toEqual([])
})

test('the two sources of schemas agree on what identifies a type that is described here', async () => {
  const handled = await handledTypes()
  const described = new Set(practiceServices.flatMap(({ describes }) => [...describes.keys()]))
  const differ = [...described].filter((type) => {
    const found = handled(type)
    return found?.lists && found.identifier.join(' ') !== cloudFormationShapes[type]?.id
  })
  expect(differ).toEqual([])
})

import { expect, test } from 'vitest'
import { described, document, ifThere } from './described.ts'
import { awsError } from './service.ts'

const place = { partition: 'aws', account: '111122223333', region: 'eu-central-1' } as const
const of = (type: string, is: object, more: object = {}) => described(type, { is, ...more }, place)

test('members of an answer become the properties of the same name, whatever their capitals; others are left out', () => {
  const { properties } = of('AWS::ECR::Repository', {
    repositoryName: 'shop',
    createdAt: new Date(0),
    encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'k', strange: 1 },
  })
  expect(properties).toEqual({
    RepositoryName: 'shop',
    EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: 'k' },
  })
})

test('the keys of a map stay as they are', () => {
  const config = { CloudWatchLogsLogGroupArn: 'arn', Enabled: true }
  const { properties } = of('AWS::OpenSearchService::Domain', { LogPublishingOptions: { INDEX_SLOW_LOGS: config } })
  expect(properties['LogPublishingOptions']).toEqual({ INDEX_SLOW_LOGS: config })
})

test('what a row says counts before the answer, and what it leaves undefined is taken out', () => {
  const { properties } = of(
    'AWS::SQS::Queue',
    { QueueName: 'a', DelaySeconds: 5 },
    { also: { QueueName: 'b', DelaySeconds: undefined } },
  )
  expect(properties).toEqual({ QueueName: 'b' })
})

test('tags are a list or a map, under the name that the type gives them; none are no property', () => {
  const tags = { team: 'shop' }
  expect(of('AWS::SQS::Queue', {}, { tags }).properties).toEqual({ Tags: [{ Key: 'team', Value: 'shop' }] })
  expect(of('AWS::EFS::FileSystem', {}, { tags: [{ key: 'team', value: 'shop' }] }).properties).toEqual({
    FileSystemTags: [{ Key: 'team', Value: 'shop' }],
  })
  expect(of('AWS::ApiGatewayV2::Api', {}, { tags }).properties).toEqual({ Tags: tags })
  expect(of('AWS::SQS::Queue', { Tags: [] }, { tags: {} }).properties).toEqual({})
})

test('what identifies a resource is one value or several', () => {
  expect(of('AWS::SQS::Queue', { QueueUrl: 'https://a' }).identifier).toBe('https://a')
  expect(of('AWS::ApiGatewayV2::Stage', { ApiId: 'a', StageName: 's' }).identifier).toBe('a|s')
})

test.each([
  // its own
  ['AWS::DynamoDB::Table', { Arn: 'arn:aws:dynamodb:x' }, {}, 'arn:aws:dynamodb:x'],
  // by the form of its type
  ['AWS::SQS::Queue', { QueueName: 'a' }, {}, 'arn:aws:sqs:eu-central-1:111122223333:a'],
  // the form has another word for what identifies it
  ['AWS::EC2::NetworkAcl', { Id: 'acl-1' }, {}, 'arn:aws:ec2:eu-central-1:111122223333:network-acl/acl-1'],
  ['AWS::SQS::Queue', { QueueName: 'a' }, { arn: 'arn:told' }, 'arn:told'],
  ['AWS::SQS::Queue', { QueueName: 'a' }, { arn: null }, undefined],
  // no form
  ['AWS::Logs::MetricFilter', { FilterName: 'a', LogGroupName: 'b' }, {}, undefined],
])('the ARN of a resource of %s with %j', (type, is, more, arn) => {
  expect(of(type, is, more).arn).toBe(arn)
})

test('a type without a schema is a mistake of the programmer', () => {
  expect(() => of('AWS::Nothing::Here', {})).toThrow('npm run generate')
})

test('what is not there is undefined; what may not be asked, or is not implemented, is not', () => {
  const thrown = (code: string, status: number) => () => {
    throw awsError(code, 'no', status)
  }
  expect(ifThere(thrown('NoSuchBucketPolicy', 404))).toBeUndefined()
  for (const [code, status] of [
    ['AccessDeniedException', 400],
    ['UnauthorizedOperation', 403],
    ['NotImplemented', 501],
  ] as const)
    expect(() => ifThere(thrown(code, status))).toThrow('no')
})

test.each([
  [undefined, undefined],
  ['', undefined],
  ['{"Version":"2012-10-17"}', { Version: '2012-10-17' }],
])('the document %j', (text, read) => {
  expect(document(text)).toEqual(read)
})

import { describe, expect, test } from 'vitest'
import { practiceServices } from '../../services/practice.gen.ts'
import { awsError } from '../service.ts'
import { checkShape } from './check.ts'
import { readChunked } from './chunked.ts'
import { awsJson1_0 } from './json.ts'
import { readClient, type WireService } from './model.ts'
import { awsQuery, ec2Query } from './query.ts'
import { isFor, protocolOf } from './registry.ts'
import type { WireRequest } from './request.ts'
import { restJson1 } from './rest-json.ts'
import { s3 } from './s3.ts'

function request(
  method: string,
  url: string,
  rest: { headers?: Record<string, string>; body?: string } = {},
): WireRequest {
  const [path = '/', rawQuery = ''] = url.split('?')
  const headers = { host: '127.0.0.1:4566', ...rest.headers }
  const body = Buffer.from(rest.body ?? '')
  return { method, path, rawQuery, query: new URLSearchParams(rawQuery), headers, body }
}

const load = async (id: string, module: Promise<object>): Promise<WireService> => readClient(id, await module)
const s3Service = () => load('s3', import('@aws-sdk/client-s3'))

async function asked(service: WireService, sent: WireRequest) {
  const protocol = protocolOf(service)
  const name = protocol.operationName(service, sent)
  const operation = service.operations.get(name ?? '')
  return { name, input: operation && (await protocol.decode(service, operation, sent)) }
}

describe('S3 as botocore and curl ask it, without the x-id of the JavaScript SDK', () => {
  test.each<[string, string, string, object, Record<string, string>?]>([
    ['GET', '/', 'ListBuckets', {}],
    ['GET', '/b', 'ListObjects', { Bucket: 'b' }],
    ['GET', '/b/', 'ListObjects', { Bucket: 'b' }],
    ['GET', '/b?list-type=2&prefix=a%2Fb', 'ListObjectsV2', { Bucket: 'b', Prefix: 'a/b' }],
    ['GET', '/b?policy', 'GetBucketPolicy', { Bucket: 'b' }],
    ['GET', '/b?policyStatus', 'GetBucketPolicyStatus', { Bucket: 'b' }],
    ['GET', '/b?publicAccessBlock', 'GetPublicAccessBlock', { Bucket: 'b' }],
    ['GET', '/b?location', 'GetBucketLocation', { Bucket: 'b' }],
    ['GET', '/b?uploads', 'ListMultipartUploads', { Bucket: 'b' }],
    ['GET', '/b/a%20key/with/%C3%BC', 'GetObject', { Bucket: 'b', Key: 'a key/with/ü' }],
    ['GET', '/b/k?acl', 'GetObjectAcl', { Bucket: 'b', Key: 'k' }],
    ['GET', '/b/k?tagging&versionId=7', 'GetObjectTagging', { Bucket: 'b', Key: 'k', VersionId: '7' }],
    ['GET', '/b/k?versionId=7', 'GetObject', { Bucket: 'b', Key: 'k', VersionId: '7' }],
    ['HEAD', '/b', 'HeadBucket', { Bucket: 'b' }],
    ['HEAD', '/b/k', 'HeadObject', { Bucket: 'b', Key: 'k' }],
    ['PUT', '/b', 'CreateBucket', { Bucket: 'b' }],
    ['DELETE', '/b?encryption', 'DeleteBucketEncryption', { Bucket: 'b' }],
    ['DELETE', '/b', 'DeleteBucket', { Bucket: 'b' }],
    ['PUT', '/b/k', 'CopyObject', { Key: 'k', CopySource: 'a/b' }, { 'x-amz-copy-source': 'a/b' }],
    ['GET', '/k', 'GetObject', { Bucket: 'b', Key: 'k' }, { host: 'b.localhost:4566' }],
    ['GET', '/', 'ListObjects', { Bucket: 'b' }, { host: 'b.localhost:4566' }],
    ['GET', '/?policy', 'GetBucketPolicy', { Bucket: 'dotted.b' }, { host: 'dotted.b.localhost:4566' }],
  ])('%s %s is %s', async (method, url, name, input, headers = {}) => {
    expect(await asked(await s3Service(), request(method, url, { headers }))).toMatchObject({ name, input })
  })

  test('a bucket in the body cannot stand for the one in the path', async () => {
    const body = '<CreateBucketConfiguration><Bucket>other</Bucket><Key>k</Key></CreateBucketConfiguration>'
    expect((await asked(await s3Service(), request('PUT', '/b', { body }))).input).toMatchObject({ Bucket: 'b' })
    expect((await asked(await s3Service(), request('GET', '/b?policy', { body }))).input).toEqual({ Bucket: 'b' })
  })

  test('what is not encoded rightly is an InvalidURI', async () => {
    await expect(asked(await s3Service(), request('GET', '/b/%E0%A4'))).rejects.toMatchObject({ code: 'InvalidURI' })
  })

  test('an unknown method is no operation', async () => {
    expect((await asked(await s3Service(), request('PATCH', '/b'))).name).toBeUndefined()
  })
})

describe('the query protocols', () => {
  test('lists are read in the order of their numbers', async () => {
    const ec2 = await load('ec2', import('@aws-sdk/client-ec2'))
    const body =
      'Action=DescribeVolumes&Version=2016-11-15&VolumeId.10=c&VolumeId.2=b&VolumeId.1=a&Filter.1.Name=n&Filter.1.Value.1=v&DryRun=true'
    const { input } = await asked(ec2, request('POST', '/', { body }))
    expect(input).toEqual({ VolumeIds: ['a', 'b', 'c'], Filters: [{ Name: 'n', Values: ['v'] }], DryRun: true })
  })

  test('lists with members, booleans and times are read by the schema; hostile names are only names', async () => {
    const rds = await load('rds', import('@aws-sdk/client-rds'))
    const names = '__proto__.x=1&constructor=2&Filters.Filter.1.Name=n&Filters.Filter.1.Values.Value.1=v'
    const body = `Action=DescribeDBInstances&Version=2014-10-31&MaxRecords=20&${names}&${'a.'.repeat(5000)}a=1`
    const { input } = await asked(rds, request('POST', '/', { body }))
    expect(input).toEqual({ MaxRecords: 20, Filters: [{ Name: 'n', Values: ['v'] }] })
    expect(Object.getPrototypeOf({}).x).toBeUndefined()
  })

  test('an answer without members is an empty result, and text is escaped', async () => {
    const iam = await load('iam', import('@aws-sdk/client-iam'))
    const operation = iam.operations.get('GetUser')
    if (!operation) throw new Error('GetUser')
    const empty = await awsQuery.encode(iam, operation, {}, 'id')
    expect(empty.body).toContain('<GetUserResult></GetUserResult><ResponseMetadata><RequestId>id</RequestId>')
    const user = { User: { UserName: '<&>', Path: '/', UserId: 'A', Arn: 'a', CreateDate: new Date(0) } }
    expect((await awsQuery.encode(iam, operation, user, 'id')).body).toContain('<UserName>&lt;&amp;&gt;</UserName>')
  })
})

test('an error has the envelope of its protocol', () => {
  const error = awsError('NoSuch<Thing>', 'It is "gone" & away', 404, { Name: 'x' })
  expect(s3.error(error, 'id', '').body).toContain('<Error><Code>NoSuch&lt;Thing&gt;</Code><Message>It is')
  expect(awsQuery.error(error, 'id', 'urn:x').body).toMatch(
    /<ErrorResponse xmlns="urn:x"><Error><Type>Sender<\/Type><Code>/,
  )
  expect(ec2Query.error(error, 'id', '').body).toMatch(
    /<Response><Errors><Error><Code>.*<\/Errors><RequestID>id<\/RequestID>/,
  )
  const json = awsJson1_0.error(error, 'id', '')
  expect(JSON.parse(String(json.body))).toEqual({ __type: error.code, message: error.message, Name: 'x' })
  expect(restJson1.error(error, 'id', '')).toMatchObject({ status: 404, headers: { 'x-amzn-errortype': error.code } })
})

test('services that sign with one name are told apart', () => {
  const servedBy = (signingName: string, sent: WireRequest) =>
    practiceServices.filter((service) => isFor(service, signingName, sent)).map(({ id }) => id)
  expect(servedBy('s3', request('GET', '/v20180820/configuration/publicAccessBlock'))).toEqual(['s3control'])
  expect(servedBy('s3', request('GET', '/v2018?policy'))).toEqual(['s3'])
  const elb = request('POST', '/', { body: 'Action=DescribeLoadBalancers&Version=2015-12-01' })
  expect(servedBy('elasticloadbalancing', elb)).toEqual(['elbv2'])
  expect(servedBy('apigateway', request('GET', '/restapis'))).toEqual(['apigateway'])
  expect(servedBy('apigateway', request('GET', '/v2/apis'))).toEqual(['apigatewayv2'])
  expect(servedBy('iam', elb)).toEqual(['iam'])
  expect(servedBy('nothing', elb)).toEqual([])
})

describe('aws-chunked', () => {
  const read = (text: string) => {
    const data = readChunked(Buffer.from(text))
    return data && Buffer.from(data).toString()
  }
  test('the data comes without sizes and trailer', () => {
    expect(read('5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n')).toBe('hello world')
    expect(read('3;chunk-signature=abc\r\na\r\n\r\n0\r\n\r\n')).toBe('a\r\n')
    expect(read('0\r\n\r\n')).toBe('')
  })
  test.each(['', '5\r\nhel', '5\r\nhelloXX0\r\n\r\n', 'z\r\n\r\n', '-1\r\n\r\n', 'ffffffffff\r\n'])(
    '%j is broken',
    (text) => {
      expect(read(text)).toBeUndefined()
    },
  )
})

test('an output that its schema does not have is a mistake with a place', async () => {
  const { operations } = await s3Service()
  const output = operations.get('ListBuckets')?.output
  if (!output) throw new Error('ListBuckets')
  const check = (value: object) => () => checkShape(output, value, 'Output')
  expect(check({ Buckets: [{ Name: 'a', CreationDate: new Date(0) }], Owner: undefined })).not.toThrow()
  expect(check({ Bukkets: [] })).toThrow('Output has no member Bukkets')
  expect(check({ Buckets: [{ CreationDate: '2026-01-31' }] })).toThrow(
    'Output.Buckets[].CreationDate must be a Date, not string',
  )
  expect(check({ Buckets: [{ Name: 5 }] })).toThrow('Output.Buckets[].Name must be a string, not number')
  expect(check({ Buckets: {} })).toThrow('Output.Buckets must be a list')
})

test('a date that an output holds as the state keeps it, as text, becomes a date', async () => {
  const { operations } = await s3Service()
  const output = operations.get('ListBuckets')?.output
  if (!output) throw new Error('ListBuckets')
  const kept = { Buckets: [{ Name: '2026-01-31T00:00:00.000Z', CreationDate: '2026-01-31T00:00:00.000Z' }] }
  expect(checkShape<object>(output, kept, 'Output')).toEqual({
    Buckets: [{ Name: '2026-01-31T00:00:00.000Z', CreationDate: new Date('2026-01-31') }],
  })
  expect(kept.Buckets[0]?.CreationDate).toBeTypeOf('string')
})

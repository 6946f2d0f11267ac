import { Readable } from 'node:stream'
import fc from 'fast-check'
import { Aws, type RequestHandler } from '../../src/collect/aws.ts'
import { reasonOf } from '../../src/collect/refusals.ts'
import { sdk } from '../../src/services/sdk.gen.ts'
import { hostileText, mutated, type Property } from './property.ts'

/** One operation of each protocol. */
const calls = {
  ec2: async (aws: Aws) => (await aws.client('ec2', 'eu-central-1')).describeVolumes({}),
  query: async (aws: Aws) => (await aws.client('iam', 'us-east-1')).listUsers({}),
  restXml: async (aws: Aws) => (await aws.client('s3', 'eu-central-1')).getBucketTagging({ Bucket: 'b' }),
  json: async (aws: Aws) => (await aws.client('dynamodb', 'eu-central-1')).describeTable({ TableName: 't' }),
  restJson: async (aws: Aws) => (await aws.client('backup', 'eu-central-1')).listBackupVaults({}),
} as const

const corpus: Readonly<Record<keyof typeof calls, string>> = {
  ec2: '<DescribeVolumesResponse><requestId>1</requestId><volumeSet><item><volumeId>vol-1</volumeId><size>8</size><createTime>2026-11-01T00:00:00Z</createTime><tagSet><item><key>a</key><value>b</value></item></tagSet></item></volumeSet></DescribeVolumesResponse>',
  query:
    '<ListUsersResponse><ListUsersResult><Users><member><UserName>a</UserName><CreateDate>2026-11-01T00:00:00Z</CreateDate></member></Users><IsTruncated>false</IsTruncated></ListUsersResult></ListUsersResponse>',
  restXml: '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>',
  json: '{"Table":{"TableName":"t","CreationDateTime":1764547200.5,"ItemCount":3,"KeySchema":[{"AttributeName":"a","KeyType":"HASH"}]}}',
  restJson:
    '{"BackupVaultList":[{"BackupVaultName":"a","CreationDate":1764547200,"NumberOfRecoveryPoints":1}],"NextToken":null}',
}

type Answer = Awaited<ReturnType<RequestHandler['handle']>>
/** What the one call that is under way is answered. */
let next: (() => Answer) | undefined
const requestHandler: RequestHandler = {
  metadata: { handlerProtocol: 'http/1.1' },
  handle: async () => {
    if (!next) throw new TypeError('no answer')
    return next()
  },
}
const aws = new Aws({
  sdk,
  credentials: async () => ({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }),
  endpointUrl: 'http://localhost',
  requestHandler,
  time: { now: () => 0, sleep: async () => {} },
  userAgent: 'fuzz',
  patience: { attempts: 1, connectMs: 1000, answerMs: 1000 },
})

async function answeredWith(
  body: string,
  statusCode: number,
  headers: Record<string, string>,
  call: keyof typeof calls,
) {
  next = () => ({ response: { statusCode, headers, body: Readable.from([Buffer.from(body)]) } })
  try {
    await calls[call](aws)
  } catch (error) {
    const { kind, why } = reasonOf(error)
    if (typeof kind !== 'string' || why === '') throw new TypeError('an error without a reason', { cause: error })
  }
}

const sure: (keyof typeof calls)[] = ['ec2', 'query', 'restXml', 'json', 'restJson']

export const answerProperties: readonly Property[] = [
  {
    name: 'an answer of XML or JSON: read, or refused with a reason',
    runs: 80,
    share: 8,
    property: () =>
      fc.asyncProperty(
        fc.constantFrom(...sure).chain((call) =>
          fc.record({
            call: fc.constant(call),
            body: fc.oneof(mutated([corpus[call]]), fc.json(), hostileText),
            status: fc.constantFrom(200, 200, 204, 400, 403, 404, 500),
            type: fc.constantFrom('text/xml', 'application/json', 'application/x-amz-json-1.0', 'text/html', ''),
            id: fc.constantFrom({}, { 'x-amzn-requestid': '1' }, { 'x-amzn-errortype': '__proto__' }),
          }),
        ),
        ({ call, body, status, type, id }) => answeredWith(body, status, { 'content-type': type, ...id }, call),
      ),
  },
]

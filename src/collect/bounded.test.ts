import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { systemClock, systemSleep } from '../core/clock.ts'
import { sdk } from '../services/sdk.gen.ts'
import { Aws } from './aws.ts'
import { reasonOf } from './refusals.ts'

let close: (() => Promise<void>) | undefined
afterEach(() => close?.())

/** Clients whose every call is answered by `listener`. */
async function answeredBy(listener: RequestListener, wholeMs?: number): Promise<Aws> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // safe: it listens on TCP
  const { port } = server.address() as AddressInfo
  const aws = new Aws({
    sdk,
    credentials: async () => ({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }),
    endpointUrl: `http://127.0.0.1:${port}`,
    time: { now: systemClock, sleep: systemSleep },
    userAgent: 'test',
    patience: { attempts: 1, connectMs: 60_000, answerMs: 60_000, ...(wholeMs === undefined ? {} : { wholeMs }) },
  })
  close = async () => {
    await aws.close()
    server.closeAllConnections()
    server.close()
  }
  return aws
}

const page =
  (body: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/xml', ...headers }).end(body)

const kindOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (error: unknown) => reasonOf(error).kind,
  )

const volumes = async (aws: Aws): Promise<unknown> => (await aws.client('ec2', 'eu-central-1')).describeVolumes({})
const versioning = async (aws: Aws): Promise<unknown> =>
  (await aws.client('s3', 'eu-central-1')).getBucketVersioning({ Bucket: 'b' })
const topics = async (aws: Aws): Promise<unknown> => (await aws.client('sns', 'eu-central-1')).listTopics({})
const calls = { volumes, versioning, topics }

const XHTML = '<?xml version="1.0"?>\n<!-- a gate --><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'

test.each(Object.keys(calls) as (keyof typeof calls)[])(
  'a page of XML that is not of AWS is no answer: %s',
  async (call) => {
    for (const body of [XHTML, '<r/>', '<?xml version="1.0"?><DescribeVpcsResponse/>']) {
      expect(await kindOf(calls[call](await answeredBy(page(body))))).toBe('foreign')
      await close?.()
    }
  },
)

const tables = async (aws: Aws): Promise<unknown> => (await aws.client('dynamodb', 'eu-central-1')).listTables({})
const vaults = async (aws: Aws): Promise<unknown> => (await aws.client('backup', 'eu-central-1')).listBackupVaults({})

const json =
  (body: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body)

test.each([
  ["AWS's JSON", tables],
  ["REST's JSON", vaults],
])('an object of JSON that is not of AWS is no answer: %s', async (_, call) => {
  for (const body of ['{}', '{"status":"ok"}', '[]', '{"error":{"message":"sign in"}}']) {
    expect(await kindOf(call(await answeredBy(json(body))))).toBe('foreign')
    await close?.()
  }
})

test.each<[string, typeof tables, string, Record<string, string>]>([
  ['a member of the output', tables, '{"TableNames":[]}', {}],
  ["a member of the output of REST's JSON", vaults, '{"BackupVaultList":[]}', {}],
  ["the content type of AWS's JSON", tables, '{}', { 'content-type': 'application/x-amz-json-1.0' }],
  ['the id of the request', vaults, '{}', { 'x-amzn-requestid': 'A1' }],
])('%s is enough', async (_, call, body, headers) => {
  expect(await kindOf(call(await answeredBy(json(body, headers))))).toBe('answered')
})

test.each<[string, keyof typeof calls, string]>([
  ['the query protocol of EC2', 'volumes', '<DescribeVolumesResponse><volumeSet/></DescribeVolumesResponse>'],
  ['the query protocol', 'topics', '<ListTopicsResponse><ListTopicsResult/></ListTopicsResponse>'],
  ["REST's XML", 'versioning', '<VersioningConfiguration/>'],
])('the root element of the operation is enough: %s', async (_, call, body) => {
  expect(await kindOf(calls[call](await answeredBy(page(body))))).toBe('answered')
})

test('the id of the request is enough', async () => {
  expect(await kindOf(versioning(await answeredBy(page('<r/>', { 'x-amz-request-id': 'A1' }))))).toBe('answered')
})

test('an answer without end is broken off behind 32 MB, and is no answer', async () => {
  let sent = 0
  const aws = await answeredBy((_, response) => {
    response.writeHead(200, { 'content-type': 'text/xml' })
    response.write('<DescribeVolumesResponse>')
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(1 << 20))) sent++
      if (!response.destroyed) response.once('drain', more)
    }
    more()
  })
  expect(await kindOf(volumes(aws))).toBe('foreign')
  expect(sent).toBeLessThan(256)
})

test('an answer that drips is broken off, and is no answer', async () => {
  const aws = await answeredBy((_, response) => {
    response.writeHead(200, { 'content-type': 'text/xml' }).write('<DescribeVolumesResponse>')
  }, 20)
  expect(await kindOf(volumes(aws))).toBe('no-answer')
})

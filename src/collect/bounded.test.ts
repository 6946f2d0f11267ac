import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { systemClock, systemSleep } from '../core/clock.ts'
import { sdk } from '../services/sdk.gen.ts'
import { Aws, type RequestHandler } from './aws.ts'
import { boundedStream, Deadline } from './bounded.ts'
import { Received } from './received.ts'
import { reasonOf } from './refusals.ts'
import { runBounds, withinRun } from './run-bounds.ts'

let close: (() => Promise<void>) | undefined
afterEach(() => close?.())

/** Clients whose every call is answered by `listener`. */
async function answeredBy(listener: RequestListener, wholeMs?: number, attempts = 1): Promise<Aws> {
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
    patience: { attempts, connectMs: 60_000, answerMs: 60_000, ...(wholeMs === undefined ? {} : { wholeMs }) },
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
  'a page of XML that is not of AWS is not an answer: %s',
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
])('an object of JSON that is not of AWS is not an answer: %s', async (_, call) => {
  for (const body of ['{}', '{"status":"ok"}', '[]', '{"error":{"message":"sign in"}}']) {
    expect(await kindOf(call(await answeredBy(json(body))))).toBe('foreign')
    await close?.()
  }
})

const ID = { 'x-amzn-requestid': 'A1' }
const S3_ID = { 'x-amz-request-id': 'A1' }
const queues = async (aws: Aws): Promise<unknown> => (await aws.client('sqs', 'eu-central-1')).listQueues({})
const concurrency = async (aws: Aws): Promise<unknown> =>
  (await aws.client('lambda', 'eu-central-1')).getFunctionConcurrency({ FunctionName: 'f' })
const apis = async (aws: Aws): Promise<unknown> => (await aws.client('apigateway', 'eu-central-1')).getRestApis({})
const AWS_JSON = { 'content-type': 'application/x-amz-json-1.0' }

test.each<[string, typeof tables, string, Record<string, string>]>([
  ['a listing', tables, '{"TableNames":[]}', ID],
  ["a listing of REST's JSON", vaults, '{"BackupVaultList":[]}', ID],
  ['a listing that AWS answers so', queues, '{}', ID],
  ['one thing that there is not', concurrency, '{}', ID],
])('JSON of AWS has the id of the request: %s', async (_, call, body, headers) => {
  expect(await kindOf(call(await answeredBy(json(body, headers))))).toBe('answered')
  await close?.()
  expect(await kindOf(call(await answeredBy(json(body, AWS_JSON))))).toBe('foreign')
})

test.each<[string, typeof tables]>([
  ["AWS's JSON", tables],
  ["REST's JSON", vaults],
  ['a page that is got', apis],
])('a listing without any of its members is not an answer, whatever its headers: %s', async (_, call) => {
  expect(await kindOf(call(await answeredBy(json('{}', { ...AWS_JSON, ...ID }))))).toBe('foreign')
})

test.each<[string, keyof typeof calls, string, Record<string, string>]>([
  [
    'the query protocol of EC2',
    'volumes',
    '<DescribeVolumesResponse><requestId>A1</requestId><volumeSet/></DescribeVolumesResponse>',
    {},
  ],
  [
    'the query protocol',
    'topics',
    '<ListTopicsResponse><ListTopicsResult/><ResponseMetadata><RequestId>A1</RequestId></ResponseMetadata></ListTopicsResponse>',
    {},
  ],
  [
    'the query protocol, the id in a header',
    'topics',
    '<ListTopicsResponse><ListTopicsResult/></ListTopicsResponse>',
    ID,
  ],
  ["REST's XML", 'versioning', '<VersioningConfiguration/>', S3_ID],
])('XML of AWS has the id of the request and the root of the operation: %s', async (_, call, body, headers) => {
  expect(await kindOf(calls[call](await answeredBy(page(body, headers))))).toBe('answered')
  const withoutId = body.replace(/<requestId>A1<\/requestId>/i, '')
  for (const [other, more] of [
    [withoutId, {}],
    ['<r><requestId>A1</requestId></r>', headers],
  ] as const) {
    await close?.()
    expect(await kindOf(calls[call](await answeredBy(page(other, more))))).toBe('foreign')
  }
})

const allCalls = { ...calls, tables, vaults, queues, concurrency }
test.each<[string, number]>([
  ['in pieces, of which there is none', 200],
  ['that there is no content', 204],
  ['that the content is to be forgotten', 205],
])('an answer without a byte is not an answer, also where it says so with an id: %s', async (_, status) => {
  for (const call of Object.values(allCalls)) {
    const aws = await answeredBy((_request, response) => {
      response.writeHead(status, { ...ID, ...S3_ID }).flushHeaders()
      response.end()
    })
    expect(await kindOf(call(aws))).toBe('foreign')
    await close?.()
  }
})

test.each(['null', '[]'])('JSON that is no object is not an answer: %s', async (body) => {
  for (const call of [tables, vaults, queues, concurrency]) {
    expect(await kindOf(call(await answeredBy(json(body, ID))))).not.toBe('answered')
    await close?.()
  }
})

test('an answer without end is broken off behind 32 MB, and is not an answer', async () => {
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
  const reason = await volumes(aws).catch(reasonOf)
  expect(reason).toEqual({ kind: 'foreign', why: 'the answer is larger than 32 MB' })
  expect(sent).toBeLessThan(256)
})

test('an answer that drips is broken off, and is not an answer', async () => {
  const aws = await answeredBy((_, response) => {
    response.writeHead(200, { 'content-type': 'text/xml' }).write('<DescribeVolumesResponse>')
  }, 20)
  expect(await kindOf(volumes(aws))).toBe('no-answer')
})

test('an answer that drips is not asked for again: six times two minutes', async () => {
  let asked = 0
  const drip: RequestListener = (_, response) => {
    asked++
    response.writeHead(200, { 'content-type': 'text/xml' }).write('<DescribeVolumesResponse>')
  }
  expect(await kindOf(volumes(await answeredBy(drip, 20, 3)))).toBe('no-answer')
  expect(asked).toBe(1)
})

test('an endpoint that is slow is asked no more after three calls, until one a minute later has its answer', async () => {
  let asked = 0
  let now = 0
  let isSlow = true
  const requestHandler: RequestHandler = {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle() {
      asked++
      if (isSlow) throw new DOMException('the answer took too long', 'TimeoutError')
      const body = '<DescribeVolumesResponse><requestId>A1</requestId></DescribeVolumesResponse>'
      return { response: { statusCode: 200, headers: {}, body: Readable.from([Buffer.from(body)]) } }
    },
  }
  const aws = new Aws({
    sdk,
    credentials: async () => ({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }),
    endpointUrl: 'http://127.0.0.1:1',
    requestHandler,
    time: { now: () => now, sleep: async () => {} },
    userAgent: 'test',
    patience: { attempts: 1, connectMs: 60_000, answerMs: 60_000 },
  })
  for (let call = 0; call < 3; call++) expect(await kindOf(volumes(aws))).toBe('no-answer')
  const { why } = await volumes(aws).then(() => expect.unreachable(), reasonOf)
  expect(why).toBe('not asked: 3 calls to this endpoint before it had no answer in time')
  // one URL stands for all services
  expect(await kindOf(topics(aws))).toBe('no-answer')
  expect(asked).toBe(3)
  isSlow = false
  now += 60_000
  expect(await kindOf(volumes(aws))).toBe('answered')
  expect(await kindOf(volumes(aws))).toBe('answered')
  await aws.close()
})

test('a caller with pauses of its own asks an endpoint that is slow each time', async () => {
  let asked = 0
  const requestHandler: RequestHandler = {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle() {
      asked++
      throw new DOMException('the answer took too long', 'TimeoutError')
    },
  }
  const aws = new Aws({
    sdk,
    credentials: async () => ({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }),
    endpointUrl: 'http://127.0.0.1:1',
    requestHandler,
    time: { now: () => 0, sleep: async () => {} },
    userAgent: 'test',
    patience: { attempts: 1, connectMs: 60_000, answerMs: 60_000 },
    slowEndpoints: 'asked',
  })
  const reasons = []
  for (let call = 0; call < 5; call++) reasons.push((await volumes(aws).then(() => expect.unreachable(), reasonOf)).why)
  expect(reasons).toEqual(Array(5).fill('no answer in time'))
  expect(asked).toBe(5)
  await aws.close()
})

test('what the clients of a run receive counts as its own', async () => {
  const aws = await answeredBy(page('<DescribeVolumesResponse><requestId>A1</requestId></DescribeVolumesResponse>'))
  await withinRun(async () => {
    await volumes(aws)
    expect(runBounds()?.received.take(64 * 1024 ** 3 - 1)).toBe(false)
    expect(await kindOf(volumes(aws))).toBe('foreign')
  })
  expect(await kindOf(volumes(aws))).toBe('answered')
})

test('the answers of a run have a bound together', async () => {
  const received = new Received(5)
  const read = (body: string): Promise<string> =>
    text(boundedStream(Readable.from([Buffer.from(body)]), { deadline: new Deadline(60_000), received }, () => {}))
  // a watch, which may go on for years, has none
  expect(
    await text(
      boundedStream(
        Readable.from([Buffer.from('abcdef')]),
        { deadline: new Deadline(60_000), received: undefined },
        () => {},
      ),
    ),
  ).toBe('abcdef')
  expect(await read('abcde')).toBe('abcde')
  expect(await read('f').catch(reasonOf)).toEqual({
    kind: 'foreign',
    why: 'the answers of this run are larger than 64 GB together',
  })
})

test('answers that are under way at one time have a bound together, and what is whole or given up counts no more', async () => {
  const received = new Received(1_000, 5)
  const begun = (): Readable => {
    const body = new Readable({ read: () => {} })
    body.push('abc')
    return body
  }
  const bounds = () => ({ deadline: new Deadline(60_000), received })
  const whole = boundedStream(Readable.from([Buffer.from('abcd')]), bounds(), () => {})
  expect(await text(whole)).toBe('abcd')
  const [first, second] = [begun(), begun()].map((body) => boundedStream(body, bounds(), () => {}))
  first?.resume()
  await expect(text(second ?? begun())).rejects.toThrow('under way are larger than 256 MB together')
  first?.destroy()
  await once(first ?? begun(), 'close')
  expect(await text(boundedStream(Readable.from([Buffer.from('abcde')]), bounds(), () => {}))).toBe('abcde')
})

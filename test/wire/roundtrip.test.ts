/** @module-tag sweep */
import { Readable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkShape } from '../../src/practice/wire/check.ts'
import { readClient, type WireOperation, type WireService } from '../../src/practice/wire/model.ts'
import { protocolOf } from '../../src/practice/wire/registry.ts'
import type { WireRequest } from '../../src/practice/wire/request.ts'
import { practiceServices as services } from '../../src/services/practice.gen.ts'
import { ALL } from '../sample.ts'
import { type Draw, plain, structure } from './values.ts'

/**
 * The operations of the practice account's services: a random input goes through the client into a request, which the
 * server's side must read as the same input; a random output is written by the server's side, and the client must read
 * the same. A round trip shows that both sides agree, not that AWS would: test/interop holds that.
 *
 * By default those that the practice account implements. With DEMARC_ALL=1, as `npm run check` asks, every operation of each
 * of its clients, so that the next one to be implemented is known to go round.
 */
const RUNS = Number(process.env['DEMARC_ROUNDTRIP_RUNS'] ?? 1)

/** Not carried, with the reason. */
const impossible: Record<string, string> = {
  'logs.GetLogObject': 'its output is an event stream, which only a connection carries',
  'logs.StartLiveTail': 'its output is an event stream, which only a connection carries',
  'lambda.InvokeWithResponseStream': 'its output is an event stream, which only a connection carries',
  's3.SelectObjectContent': 'its output is an event stream, which only a connection carries',
  's3express.SelectObjectContent': 'its output is an event stream, which only a connection carries',
  'sqs.ReceiveMessage': 'the client demands the true digests of messages, which random ones do not have',
  'sqs.SendMessage': 'the client demands the true digest of its message',
  'sqs.SendMessageBatch': 'the client demands the true digests of its messages',
}

// checksums are computed, customer keys encoded and digested; Expires also comes as ExpiresString
const s3sOwn = /^Checksum|SSECustomerKey|^Expires(String)?$|^ContentLength$/

/** Members that a client fills or rewrites itself before it sends, or after it received. */
const clientsOwn: Record<string, RegExp> = {
  // the status of the answer itself, which the client fills in where nothing was said
  lambda: /^(StatusCode|Status)$/,
  s3: s3sOwn,
  s3express: s3sOwn,
  s3control: /^Checksum/,
  // the client sends to that endpoint's own host instead
  events: /^EndpointId$/,
  // without one, the client asks for JSON
  apigateway: /^accepts$/,
  // a copy between regions carries a URL that the client signs
  ec2: /^(PresignedUrl|DestinationRegion)$/,
  rds: /^PreSignedUrl$/,
}

function without(id: string, value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !clientsOwn[id]?.test(name)))
}

interface SdkRequest {
  method: string
  path: string
  query: Record<string, string | string[] | null>
  headers: Record<string, string>
  body?: string | Uint8Array
}

interface Exchange {
  input?: object | undefined
  name?: string | undefined
  output: object
}

interface Client {
  send(command: object): Promise<Record<string, unknown>>
}
type ClientClass = new (config: object) => Client
type CommandClass = new (input: object) => object

/** A class that the module exports under the name. */
function exported<T>(module: object, isIt: (name: string) => boolean): T {
  const [, value] = Object.entries(module).find(([name]) => isIt(name)) ?? []
  expect(value).toBeTypeOf('function')
  // safe: the SDK exports its clients and commands by these names, and each is a class with such a constructor
  return value as T
}

/** A client whose requests go to the server's codec and whose answers come from it, without a network. */
function clientFor(module: object, service: WireService, exchange: Exchange): Client {
  const Client = exported<ClientClass>(module, (name) => name.endsWith('Client') && name !== '__Client')
  const protocol = protocolOf(service)
  const handle = async (sent: SdkRequest) => {
    const request = wireRequest(sent)
    exchange.name = protocol.operationName(service, request)
    const operation = service.operations.get(exchange.name ?? '')
    if (!operation) throw new Error(`not routed: ${request.method} ${request.path}?${request.rawQuery}`)
    exchange.input = await protocol.decode(service, operation, request)
    checkShape(operation.output, exchange.output, operation.name)
    const response = await protocol.encode(service, operation, exchange.output, 'request-id')
    const body = Readable.from([typeof response.body === 'string' ? Buffer.from(response.body) : response.body])
    return { response: { statusCode: response.status, headers: response.headers, body } }
  }
  return new Client({
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' },
    disableHostPrefix: true,
    maxAttempts: 1,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // S3 Control would put the account into the host's name
    ...(service.id === 's3control' && { endpointProvider: () => ({ url: new URL('http://127.0.0.1:1/') }) }),
    requestHandler: { handle, metadata: { handlerProtocol: 'http/1.1' } },
  })
}

/** The request as any client would send it: `x-id` is the JavaScript SDK's alone, and the server must do without. */
function wireRequest({ method, path, query, headers, body = '' }: SdkRequest): WireRequest {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const item of [value].flat()) parameters.append(name, item ?? '')
  return {
    method,
    path,
    rawQuery: parameters.toString(),
    query: parameters,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: Buffer.from(body),
  }
}

async function roundTrip(module: object, service: WireService, operation: WireOperation): Promise<string | undefined> {
  const exchange: Exchange = { output: {} }
  const client = clientFor(module, service, exchange)
  const Command = exported<CommandClass>(module, (name) => name === `${operation.name}Command`)
  const property = fc.asyncProperty(fc.gen(), async (gen) => {
    const draw: Draw = (arbitrary) => gen(arbitrary)
    const input = without(service.id, operation.input.isUnitSchema() ? {} : (structure(draw, operation.input, 0) ?? {}))
    fix(input)
    const output = without(
      service.id,
      operation.output.isUnitSchema() ? {} : (structure(draw, operation.output, 0) ?? {}),
    )
    exchange.output = output
    exchange.input = undefined
    const { $metadata: _, ...received } = await client.send(new Command(structuredClone(input)))
    for (const [name, value] of Object.entries(received)) received[name] = await whole(value)
    if (exchange.name !== operation.name) throw new Error(`routed to ${exchange.name}`)
    demandSame('input', input, without(service.id, exchange.input ?? {}))
    demandSame('output', output, without(service.id, received))
  })
  const result = await fc.check(property, { numRuns: RUNS, seed: 20260131, endOnFailure: true })
  const error = result.errorInstance
  return result.failed ? (error instanceof Error ? error.message.slice(0, 700) : String(error)) : undefined
}

/** A streamed payload's bytes; anything else as it is. */
async function whole(value: unknown): Promise<unknown> {
  if (typeof value !== 'object' || value === null || !('transformToByteArray' in value)) return value
  const read = value.transformToByteArray
  return typeof read === 'function' ? read.call(value) : value
}

/** Throws with the members that differ. */
function demandSame(what: string, sent: object, received: object): void {
  const [wanted, got] = [new Map(Object.entries(sent)), new Map(Object.entries(received))]
  const differing = [...new Set([...wanted.keys(), ...got.keys()])].flatMap((name) => {
    const [a, b] = [plain(wanted.get(name)), plain(got.get(name))]
    return isDeepStrictEqual(a, b) ? [] : [`${name}: ${JSON.stringify(a)} came as ${JSON.stringify(b)}`]
  })
  if (differing.length > 0) throw new Error(`${what} ${differing.join('; ')}`)
}

function fix(input: Record<string, unknown>) {
  if ('Bucket' in input) input['Bucket'] = 'practice-bucket'
  if ('AccountId' in input) input['AccountId'] = '111122223333'
}

test('each operation that is excused is there', async () => {
  for (const name of Object.keys(impossible)) {
    const [id = '', operation = ''] = name.split('.')
    const practice = services.find((one) => one.id === id)
    expect([...readClient(id, (await practice?.sdk.module()) ?? {}).operations.keys()]).toContain(operation)
  }
})

test.each(services.map((one) => [one.id, one] as const))('%s: its operations go round', async (id, practice) => {
  const module = await practice.sdk.module()
  const service = readClient(id, module)
  const names = [...(ALL ? service.operations : practice.operations).keys()]
  const failures: Record<string, string> = {}
  for (const operation of service.operations.values()) {
    if (!names.includes(operation.name) || impossible[`${id}.${operation.name}`]) continue
    const failure = await roundTrip(module, service, operation)
    if (failure) failures[operation.name] = failure
  }
  expect(failures).toEqual({})
})

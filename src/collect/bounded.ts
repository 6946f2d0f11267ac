import { addAbortSignal, Readable, Transform } from 'node:stream'
import type { NormalizedSchema } from '@smithy/core/schema'
import type { Received } from './received.ts'
import { ForeignAnswerError } from './refusals.ts'
import { outputOf } from './schema.ts'

/** More than any answer of AWS's to an operation that reads: a page of a listing has a few megabytes at most. */
const LARGEST = 32 * 1024 * 1024
/** Where the root element of an answer stands, after the declaration and comments of a page of XML. */
const HEAD = 2_048
/** Where the query protocol has the id of the request: in the last element. */
const TAIL = 512

/** How an answer begins and how it ends, as text. */
export interface Ends {
  readonly head: string
  readonly tail: string
}

/** Aborts when its time is over, unless it ended before: no timer is left of what is done. */
export class Deadline {
  readonly #controller = new AbortController()
  readonly #timer: NodeJS.Timeout

  constructor(milliseconds: number) {
    const abort = (): void => this.#controller.abort(new DOMException('the answer took too long', 'TimeoutError'))
    this.#timer = setTimeout(abort, milliseconds).unref()
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  end(): void {
    clearTimeout(this.#timer)
  }
}

/**
 * A stream that breaks off behind its 32nd megabyte, at the deadline, or where the answers of the run are too large together. `ends`:
 * hears how it begins and ends, so far.
 */
export function boundedStream(
  body: Readable,
  { deadline, received }: { readonly deadline: Deadline; readonly received: Received | undefined },
  ends: (ends: Ends) => void,
): Readable {
  let size = 0
  let head = ''
  let tail = ''
  const counter = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length
      if (head.length < HEAD) head += chunk.toString('latin1', 0, HEAD)
      tail = (tail + chunk.toString('latin1', Math.max(0, chunk.length - TAIL))).slice(-TAIL)
      ends({ head, tail })
      if (size > LARGEST) done(new ForeignAnswerError('the answer is larger than 32 MB'))
      else if (received?.take(chunk.length) === false)
        done(new ForeignAnswerError('the answers of this run are larger than 64 GB together'))
      else done(null, chunk)
    },
    flush(done) {
      // chunked, without a length and without a byte
      if (size === 0) ends({ head, tail })
      done()
    },
  })
  counter.on('close', () => {
    deadline.end()
    body.destroy()
  })
  body.once('error', (error) => counter.destroy(error))
  addAbortSignal(deadline.signal, counter)
  body.pipe(counter)
  return counter
}

/** Only streams of Node's are bounded: what a request handler holds in memory has its end. */
export const isStream = (body: unknown): body is Readable => body instanceof Readable

const REQUEST_ID = /^x-amzn?-request-?id$/i

const hasRequestId = (headers: Readonly<Record<string, string>>): boolean =>
  Object.entries(headers).some(([name, value]) => REQUEST_ID.test(name) && value !== '')

/** An answer to these names what it found, also where it found nothing: `{"Keys":[]}`. */
const FINDS = /^(BatchGet|Describe|List|Search)/
/** A page of a listing says where the next one begins. */
const TOKEN = /^(next_?(token|marker)|marker|position)$/i

/** By the schema of an operation, which the SDK has once: the answers of a scan are of few operations. */
const members = new WeakMap<readonly unknown[], { readonly names: readonly string[] | undefined }>()

/** The members of an operation's output; undefined where it has none that are named. */
function membersOfOutput(schema: readonly unknown[]): readonly string[] | undefined {
  const known = members.get(schema)
  if (known) return known.names
  const shape = outputOf(schema)
  const names = shape?.isStructSchema() ? [...shape.structIterator()].map(([name]) => name) : undefined
  members.set(schema, { names })
  return names
}

/**
 * Whether an answer of JSON is AWS's: it is an object, has the id of its request and, where the operation finds things, one of the members of its
 * output. An operation that gets one thing may answer `{}`: a function without reserved concurrency; so may one that is `bare`, by its
 * service's `sdk`.
 */
export function isJsonOfAws(
  headers: Readonly<Record<string, string>>,
  { head }: Ends,
  output: Readonly<Record<string, unknown>>,
  { operation, bare }: { readonly operation: string; readonly bare: boolean },
  schema: readonly unknown[] | undefined,
): boolean {
  if (!hasRequestId(headers) || !head.trimStart().startsWith('{')) return false
  const members = schema && membersOfOutput(schema)
  if (!members || bare) return true
  const finds = FINDS.test(operation) || members.some((name) => TOKEN.test(name))
  return !finds || members.length === 0 || members.some((name) => output[name] !== undefined)
}

const ID_IN_BODY = /<requestId>[^<]+<\/requestId>/i

/** Whether an answer of XML is AWS's: it has the id of its request, and the root element of the operation. */
export function isXmlOfAws(
  headers: Readonly<Record<string, string>>,
  { head, tail }: Ends,
  operation: string,
  schema: readonly unknown[] | undefined,
): boolean {
  if (!hasRequestId(headers) && !ID_IN_BODY.test(head) && !ID_IN_BODY.test(tail)) return false
  const text = head.trimStart()
  // S3 gives a policy as JSON
  if (!text.startsWith('<')) return true
  const root = /<([A-Za-z_][\w.-]*)/.exec(text.replace(/<!--.*?-->/gs, ''))?.[1]
  return root === `${operation}Response` || (root !== undefined && root === rootOf(schema))
}

/** The root element of an answer in REST's XML: that of its payload, or its own (smithy.io/2.0/aws/protocols/aws-restxml-protocol.html). */
function rootOf(schema: readonly unknown[] | undefined): string | undefined {
  if (!schema) return undefined
  const output = outputOf(schema)
  const nameOf = (one: NormalizedSchema): string | undefined => one.getMergedTraits().xmlName ?? one.getName()
  if (!output.isStructSchema()) return undefined
  for (const [, member] of output.structIterator())
    if (member.getMergedTraits().httpPayload && member.isStructSchema()) return nameOf(member)
  return nameOf(output)
}

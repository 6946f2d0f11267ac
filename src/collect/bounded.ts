import { addAbortSignal, Readable, Transform } from 'node:stream'
import type { NormalizedSchema } from '@smithy/core/schema'
import type { Received } from './received.ts'
import { ForeignAnswerError } from './refusals.ts'
import { outputOf } from './schema.ts'

/** Larger than any answer of a read operation: a page of a listing has a few megabytes at most. */
const LARGEST = 32 * 1024 * 1024
/** The root element of an answer lies within these first characters, after the XML declaration and comments. */
const HEAD = 2_048
/** The query protocol has the request id in the last element, within these last characters. */
const TAIL = 512

/** The beginning and end of an answer, as text. */
export interface Ends {
  readonly head: string
  readonly tail: string
}

/** Aborts when its time is over, unless it was ended before; ending it clears the timer. */
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
 * A stream that fails after 32 MB, at the deadline, or when all answers of the run, or all under way, are too large together. `ends` receives
 * the beginning and end read so far.
 */
export function boundedStream(
  body: Readable,
  { deadline, received }: { readonly deadline: Deadline; readonly received: Received | undefined },
  ends: (ends: Ends) => void,
): Readable {
  let size = 0
  let held = 0
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
      else {
        held += chunk.length
        const fits = received?.hold(chunk.length) ?? true
        done(fits ? null : new ForeignAnswerError('the answers under way are larger than 256 MB together'), chunk)
      }
    },
    flush(done) {
      // chunked encoding and an empty body
      if (size === 0) ends({ head, tail })
      done()
    },
  })
  counter.on('close', () => {
    received?.release(held)
    deadline.end()
    body.destroy()
  })
  body.once('error', (error) => counter.destroy(error))
  addAbortSignal(deadline.signal, counter)
  body.pipe(counter)
  return counter
}

/** Only Node streams are bounded; what a request handler holds in memory is finite. */
export const isStream = (body: unknown): body is Readable => body instanceof Readable

const REQUEST_ID = /^x-amzn?-request-?id$/i

const hasRequestId = (headers: Readonly<Record<string, string>>): boolean =>
  Object.entries(headers).some(([name, value]) => REQUEST_ID.test(name) && value !== '')

/** Answers to these operations name their list even when it is empty: `{"Keys":[]}`. */
const FINDS = /^(BatchGet|Describe|List|Search)/
/** The token of the next page. */
const TOKEN = /^(next_?(token|marker)|marker|position)$/i

/** Cached by operation schema, of which a scan uses few. */
const members = new WeakMap<readonly unknown[], { readonly names: readonly string[] | undefined }>()

/** The member names of an operation's output; undefined when it has none. */
function membersOfOutput(schema: readonly unknown[]): readonly string[] | undefined {
  const known = members.get(schema)
  if (known) return known.names
  const shape = outputOf(schema)
  const names = shape?.isStructSchema() ? [...shape.structIterator()].map(([name]) => name) : undefined
  members.set(schema, { names })
  return names
}

/**
 * Whether a JSON answer is AWS's: an object with a request id and, when the operation searches, with one of its output's members.
 * Operations that get one thing may answer `{}` (a function without reserved concurrency), and so may those listed as `bare` in
 * the service's `sdk`.
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

/** Whether an XML answer is AWS's: it has a request id and the operation's root element. */
export function isXmlOfAws(
  headers: Readonly<Record<string, string>>,
  { head, tail }: Ends,
  operation: string,
  schema: readonly unknown[] | undefined,
): boolean {
  if (!hasRequestId(headers) && !ID_IN_BODY.test(head) && !ID_IN_BODY.test(tail)) return false
  const text = head.trimStart()
  // S3 returns a policy as JSON
  if (!text.startsWith('<')) return true
  const root = /<([A-Za-z_][\w.-]*)/.exec(text.replace(/<!--.*?-->/gs, ''))?.[1]
  return root === `${operation}Response` || (root !== undefined && root === rootOf(schema))
}

/** The root element of a REST XML answer: the name of its payload, or its own (smithy.io/2.0/aws/protocols/aws-restxml-protocol.html). */
function rootOf(schema: readonly unknown[] | undefined): string | undefined {
  if (!schema) return undefined
  const output = outputOf(schema)
  const nameOf = (one: NormalizedSchema): string | undefined => one.getMergedTraits().xmlName ?? one.getName()
  if (!output.isStructSchema()) return undefined
  for (const [, member] of output.structIterator())
    if (member.getMergedTraits().httpPayload && member.isStructSchema()) return nameOf(member)
  return nameOf(output)
}

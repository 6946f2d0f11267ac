import { addAbortSignal, Readable, Transform } from 'node:stream'
import { NormalizedSchema } from '@smithy/core/schema'
import { ForeignAnswerError } from './refusals.ts'

/** More than any answer of AWS's to an operation that reads: a page of a listing has a few megabytes at most. */
const LARGEST = 32 * 1024 * 1024
/** Where the root element of an answer stands, after the declaration and comments of a page of XML. */
const HEAD = 2_048

/** A stream that breaks off behind its 32nd megabyte, or when the signal says so. `head`: takes its beginning, as text. */
export function bounded(body: Readable, deadline: AbortSignal, head: (text: string) => void): Readable {
  let size = 0
  let beginning = ''
  const counter = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length
      if (beginning.length < HEAD) {
        beginning += chunk.toString('latin1', 0, HEAD)
        head(beginning)
      }
      if (size > LARGEST) done(new ForeignAnswerError('the answer is larger than 32 MB'))
      else done(null, chunk)
    },
  })
  counter.on('close', () => body.destroy())
  body.once('error', (error) => counter.destroy(error))
  addAbortSignal(deadline, counter)
  body.pipe(counter)
  return counter
}

/** Only streams of Node's are bounded: what a request handler holds in memory has its end. */
export const isStream = (body: unknown): body is Readable => body instanceof Readable

const REQUEST_ID = /^x-amzn?-request-?id$/i

const hasRequestId = (headers: Readonly<Record<string, string>>): boolean =>
  Object.entries(headers).some(([name, value]) => REQUEST_ID.test(name) && value !== '')

/** The content type of AWS's own JSON (smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html); REST's has the one of any JSON. */
const AWS_JSON = /^application\/x-amz-json-1\.[01]\b/i

/**
 * Whether an answer of JSON is AWS's: it has the id of its request, the content type that AWS's JSON alone has, or a member that the
 * operation's output has.
 */
export function isJsonOfAws(
  headers: Readonly<Record<string, string>>,
  output: Readonly<Record<string, unknown>>,
  schema: readonly unknown[] | undefined,
): boolean {
  if (hasRequestId(headers) || AWS_JSON.test(headers['content-type'] ?? '')) return true
  if (!schema) return false
  // safe: the sixth element of an operation's schema is that of its output
  const shape = NormalizedSchema.of(schema[5] as Parameters<typeof NormalizedSchema.of>[0])
  if (!shape.isStructSchema()) return false
  return [...shape.structIterator()].some(([name]) => output[name] !== undefined)
}

/** Whether an answer of XML is AWS's: it has the id of its request, or the root element of the operation. */
export function isOfAws(
  headers: Readonly<Record<string, string>>,
  head: string,
  operation: string,
  schema: readonly unknown[] | undefined,
): boolean {
  if (hasRequestId(headers)) return true
  const text = head.trimStart()
  // S3 gives a policy as JSON
  if (!text.startsWith('<')) return true
  const root = /<([A-Za-z_][\w.-]*)/.exec(text.replace(/<!--.*?-->/gs, ''))?.[1]
  return root === `${operation}Response` || (root !== undefined && root === rootOf(schema))
}

/** The root element of an answer in REST's XML: that of its payload, or its own (smithy.io/2.0/aws/protocols/aws-restxml-protocol.html). */
function rootOf(schema: readonly unknown[] | undefined): string | undefined {
  if (!schema) return undefined
  // safe: the sixth element of an operation's schema is that of its output
  const output = NormalizedSchema.of(schema[5] as Parameters<typeof NormalizedSchema.of>[0])
  const nameOf = (one: NormalizedSchema): string | undefined => one.getMergedTraits().xmlName ?? one.getName()
  if (!output.isStructSchema()) return undefined
  for (const [, member] of output.structIterator())
    if (member.getMergedTraits().httpPayload && member.isStructSchema()) return nameOf(member)
  return nameOf(output)
}

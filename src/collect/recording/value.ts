import { Readable } from 'node:stream'
import type { Uint8ArrayBlobAdapter } from '@smithy/core/serde'
import { DemarcError } from '../../core/errors.ts'

/**
 * Converts answers of the SDK's clients to JSON and back without losing types. Values that JSON cannot express become objects
 * with one key: `$date`, `$bytes`, `$blob`, `$stream`, `$lazyJson`, `$numeric`, `$bigint`, `$number`, `$undefined`. An object
 * from AWS that itself has such a key is wrapped in `$object`.
 */

/** The parts of `@smithy/core/serde` that build the SDK's own value types; loaded by the decoder. */
export type Serde = Pick<
  typeof import('@smithy/core/serde'),
  'LazyJsonString' | 'NumericValue' | 'Uint8ArrayBlobAdapter' | 'sdkStreamMixin'
>

/** A stream in an answer, read to its end so that it can be recorded. */
class KeptStream {
  readonly bytes: Uint8Array
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
}

interface SdkStream {
  transformToByteArray(): Promise<Uint8Array>
}

const isStream = (value: unknown): value is SdkStream =>
  typeof value === 'object' && value !== null && 'transformToByteArray' in value

/**
 * Reads the streams of an answer to their ends: `kept` is for the recording, `given` for the caller, with new streams of the same
 * bytes. Only top-level members can be streams (smithy.io/2.0/spec/streaming.html).
 */
export async function keepStreams(
  answer: Readonly<Record<string, unknown>>,
): Promise<{ readonly kept: Record<string, unknown>; readonly given: Record<string, unknown> }> {
  const kept = { ...answer }
  const given = { ...answer }
  for (const [key, value] of Object.entries(answer)) {
    if (!isStream(value)) continue
    const bytes = await value.transformToByteArray()
    kept[key] = new KeptStream(bytes)
    given[key] = streamOf(bytes, await import('@smithy/core/serde'))
  }
  return { kept, given }
}

const streamOf = (bytes: Uint8Array, serde: Serde): unknown =>
  serde.sdkStreamMixin(Readable.from([Buffer.from(bytes)], { objectMode: false }))

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

/** Converts a value to JSON. `what` names the answer in the error for an unsupported value. */
export function encodeValue(value: unknown, what: string): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $number: Object.is(value, -0) ? '-0' : String(value) }
    case 'undefined':
      return { $undefined: true }
    case 'bigint':
      return { $bigint: String(value) }
    case 'object':
      return value === null ? null : encodeObject(value, what)
    default:
      throw unforeseen(what, typeof value)
  }
}

function encodeObject(value: object, what: string): unknown {
  if (Array.isArray(value)) return value.map((item) => encodeValue(item, what))
  if (value instanceof Date) return { $date: Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString() }
  if (value instanceof KeptStream) return { $stream: base64(value.bytes) }
  if (value instanceof Uint8Array) return { ['transformToString' in value ? '$blob' : '$bytes']: base64(value) }
  if (value instanceof String) return { $lazyJson: value.toString() }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (
    'string' in value &&
    prototype !== Object.prototype &&
    prototype !== null &&
    value.constructor.name === 'NumericValue'
  )
    return { $numeric: String(value.string) }
  if (prototype !== Object.prototype && prototype !== null) throw unforeseen(what, value.constructor.name)
  const entries = Object.entries(value).map(([key, one]) => [key, encodeValue(one, what)] as const)
  const object = Object.fromEntries(entries)
  return entries.length === 1 && entries[0]?.[0].startsWith('$') ? { $object: object } : object
}

const unforeseen = (what: string, kind: string): DemarcError =>
  new DemarcError('RECORDING_UNSUPPORTED', `${what} answered with a ${kind}, which a recording cannot hold`, {
    hint: 'This is a bug: please report it. The scan itself works without --record.',
  })

/** The inverse of `encodeValue`. Throws `TypeError` for JSON it could not have written. */
export function decodeValue(json: unknown, serde: Serde): unknown {
  if (json === null || typeof json !== 'object') return json
  if (Array.isArray(json)) return json.map((item) => decodeValue(item, serde))
  const entries = Object.entries(json)
  const [first] = entries
  if (entries.length === 1 && first?.[0].startsWith('$')) return decodeTagged(first[0], first[1], serde)
  return Object.fromEntries(entries.map(([key, one]) => [key, decodeValue(one, serde)]))
}

function decodeTagged(tag: string, held: unknown, serde: Serde): unknown {
  if (tag === '$undefined') return undefined
  if (tag === '$object' && typeof held === 'object' && held !== null)
    return Object.fromEntries(Object.entries(held).map(([key, one]) => [key, decodeValue(one, serde)]))
  if (typeof held !== 'string') throw new TypeError(`a ${tag} holds no text`)
  switch (tag) {
    case '$date':
      return new Date(held === 'invalid' ? Number.NaN : held)
    case '$number':
      return Number(held)
    case '$bigint':
      return BigInt(held)
    case '$bytes':
      return new Uint8Array(Buffer.from(held, 'base64'))
    case '$blob':
      return blobOf(held, serde)
    case '$stream':
      return streamOf(Buffer.from(held, 'base64'), serde)
    case '$lazyJson':
      return serde.LazyJsonString.from(held)
    case '$numeric':
      return new serde.NumericValue(held, 'bigDecimal')
    default:
      throw new TypeError(`there is no ${tag.slice(0, 20)}`)
  }
}

const blobOf = (text: string, { Uint8ArrayBlobAdapter: Blob }: Serde): Uint8ArrayBlobAdapter =>
  Blob.mutate(new Uint8Array(Buffer.from(text, 'base64')))

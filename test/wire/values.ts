import type { NormalizedSchema } from '@smithy/core/schema'
import type { SchemaTraitsObject } from '@smithy/types'
import fc from 'fast-check'

/**
 * Random values of the SDK's schemas, as far as the wire can carry them: an empty list or structure has no form in the
 * query protocols, a header has no line breaks, XML no control characters.
 */

/** Draws one value of an arbitrary: fast-check's `gen`. */
export type Draw = <T>(arbitrary: () => fc.Arbitrary<T>) => T

const MAX_DEPTH = 5

/** XML 1.0 has no control characters, and its parsers may touch white space at the ends. */
const bodyText = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019 -_./:;,=+@&<>"\'%?#[]{}|~éß中文𝄞'), minLength: 1, maxLength: 12 })
  .map((text) => `a${text}z`)
const headerText = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019-_./:=+@'), minLength: 1, maxLength: 12 })
  .map((t) => `h${t}`)
const labelText = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019-_:=+@ é&%'), minLength: 1, maxLength: 12 })
  .map((t) => `l${t}l`)
const integers = fc.integer({ min: 0, max: 2_000_000_000 })
const booleans = fc.boolean()
const bytes = fc.uint8Array({ minLength: 1, maxLength: 16 })
/** Whole seconds: an HTTP date has no more. */
const moments = fc.integer({ min: 1, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000))
const bigints = fc.bigInt({ min: 0n, max: 1n << 60n })
const lengths = fc.integer({ min: 1, max: 2 })
const coins = fc.integer({ min: 0, max: 99 })

/** `gen` wants functions, and remembers each: these are always the same ones. */
const body = () => bodyText
const header = () => headerText
const label = () => labelText
const integer = () => integers
const boolean = () => booleans
const blob = () => bytes
const moment = () => moments
const bigint = () => bigints
const length = () => lengths
const coin = () => coins

/** A value of the schema; undefined when there is none within the depth. `where` says what carries its strings. */
function drawValue(draw: Draw, schema: NormalizedSchema, depth = 0, where = body): unknown {
  if (schema.isStructSchema()) return structure(draw, schema, depth)
  if (schema.isListSchema()) {
    const item = () => drawValue(draw, schema.getValueSchema(), depth + 1, where)
    const items = depth >= MAX_DEPTH ? [] : Array.from({ length: draw(length) }, item)
    return items.length > 0 && items.every((value) => value !== undefined) ? items : undefined
  }
  if (schema.isMapSchema()) {
    const value = depth >= MAX_DEPTH ? undefined : drawValue(draw, schema.getValueSchema(), depth + 1, where)
    return value === undefined ? undefined : { [where === body ? draw(body) : 'key']: value }
  }
  if (schema.isTimestampSchema()) return draw(moment)
  if (schema.isBooleanSchema()) return draw(boolean)
  if (schema.isBlobSchema()) return draw(blob)
  if (schema.isBigIntegerSchema()) return draw(bigint)
  if (schema.isNumericSchema()) return draw(integer)
  if (schema.isDocumentSchema()) return { text: draw(body) }
  if (schema.isUnitSchema()) return undefined
  return schema.getMergedTraits().mediaType?.endsWith('json') ? JSON.stringify({ text: 'x' }) : draw(where)
}

export function structure(draw: Draw, schema: NormalizedSchema, depth: number): Record<string, unknown> | undefined {
  const members = [...schema.structIterator()]
  if (schema.isUnionSchema()) return union(draw, members, depth)
  const share = depth === 0 ? 60 : 40
  const result: Record<string, unknown> = {}
  for (const [name, member] of members) {
    const traits = member.getMergedTraits()
    const must = isDemanded(traits)
    if (!must && draw(coin) >= share) continue
    const value = memberValue(draw, member, depth)
    if (value !== undefined) result[name] = value
  }
  // an empty structure cannot be told from an absent one in the query protocols
  for (const [name, member] of Object.keys(result).length === 0 && depth > 0 ? members : []) {
    const value = memberValue(draw, member, depth)
    if (value === undefined) continue
    result[name] = value
    break
  }
  return Object.keys(result).length === 0 && depth > 0 ? undefined : result
}

/** What a client demands, or fills itself when it is absent, and what it cannot tell from an empty one. */
function isDemanded(traits: SchemaTraitsObject): boolean {
  const { httpLabel, idempotencyToken, httpHeader = '', httpPayload, httpPrefixHeaders } = traits
  const header = /^(x-amz-copy-source|x-amz-account-id|content-type)$/i.test(httpHeader)
  return Boolean(httpLabel || idempotencyToken || header || httpPayload || httpPrefixHeaders !== undefined)
}

function union(draw: Draw, members: [string, NormalizedSchema][], depth: number): Record<string, unknown> | undefined {
  const start = draw(coin) % members.length
  for (const [name, member] of [...members.slice(start), ...members.slice(0, start)]) {
    const value = depth >= MAX_DEPTH + 2 ? undefined : memberValue(draw, member, depth)
    if (value !== undefined) return { [name]: value }
  }
  return undefined
}

function memberValue(draw: Draw, member: NormalizedSchema, depth: number): unknown {
  const { httpLabel, httpHeader, httpPrefixHeaders, httpQuery, httpQueryParams, httpResponseCode } =
    member.getMergedTraits()
  if (httpResponseCode) return 200
  if (httpLabel) return drawValue(draw, member, depth + 1, label)
  const inHeader = httpHeader !== undefined || httpPrefixHeaders !== undefined || httpQueryParams !== undefined
  if (depth >= MAX_DEPTH && (member.isStructSchema() || member.isListSchema() || member.isMapSchema())) return undefined
  return drawValue(draw, member, depth + 1, inHeader ? header : httpQuery === undefined ? body : label)
}

/** The value in a form that two equal ones share: no undefined, bytes in hexadecimal, a wrapped string plain. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes:${Buffer.from(value).toString('hex')}`
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  if (value instanceof String) return String(value)
  if (Array.isArray(value)) return value.map(plain)
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, plain(item)]])),
  )
}

import type { NormalizedSchema } from '@smithy/core/schema'

/**
 * Checks a handler's output against the SDK's schema before it is encoded: TypeScript allows a returned object to have
 * members that its type does not have, and an encoder drops them silently. Throws a TypeError that names the location.
 *
 * Returns the output with a Date for each date that is in the state's form: an ISO 8601 string.
 */
export function checkShape<T>(schema: NormalizedSchema, value: T, where: string): T {
  // safe: each part has the shape of the value, except for dates, for which an output allows both forms
  return checked(schema, value, where) as T
}

function checked(schema: NormalizedSchema, value: unknown, where: string): unknown {
  if (value === undefined || value === null) return value
  if (schema.isStructSchema()) return checkedStructure(schema, value, where)
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw wrong(where, 'a list', value)
    const member = schema.getValueSchema()
    return value.map((item) => checked(member, item, `${where}[]`))
  }
  if (schema.isMapSchema()) {
    if (typeof value !== 'object') throw wrong(where, 'a map', value)
    const member = schema.getValueSchema()
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, checked(member, item, `${where}{}`)]))
  }
  return checkedScalar(schema, value, where)
}

function checkedStructure(schema: NormalizedSchema, value: unknown, where: string): object {
  if (typeof value !== 'object' || value === null) throw wrong(where, 'a structure', value)
  const members = membersOf(schema)
  const entries = Object.entries(value).map(([name, member]) => {
    const known = members.get(name)
    if (!known && member !== undefined) throw new TypeError(`${where} has no member ${name}`)
    return [name, known ? checked(known, member, `${where}.${name}`) : member] as const
  })
  return Object.fromEntries(entries)
}

function checkedScalar(schema: NormalizedSchema, value: unknown, where: string): unknown {
  if (schema.isTimestampSchema()) return dateFrom(value, where)
  if (schema.isBooleanSchema()) {
    if (typeof value !== 'boolean') throw wrong(where, 'a boolean', value)
  } else if (schema.isNumericSchema()) {
    if (typeof value !== 'number') throw wrong(where, 'a number', value)
  } else if (schema.isStringSchema() && typeof value !== 'string' && !isTextObject(value)) {
    throw wrong(where, 'a string', value)
  }
  return value
}

/** A date in the form of `Date.toISOString`; any other string is a mistake. */
const KEPT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function dateFrom(value: unknown, where: string): Date {
  const date = typeof value === 'string' && KEPT.test(value) ? new Date(value) : value
  if (!(date instanceof Date) || Number.isNaN(date.getTime())) throw wrong(where, 'a Date', value)
  return date
}

/** A string with JSON may be the SDK's LazyJsonString. */
function isTextObject(value: unknown): boolean {
  return value instanceof String
}

const known = new WeakMap<object, ReadonlyMap<string, NormalizedSchema>>()

export function membersOf(schema: NormalizedSchema): ReadonlyMap<string, NormalizedSchema> {
  const key = schema.getSchema()
  if (typeof key !== 'object' || key === null) return new Map(schema.structIterator())
  let members = known.get(key)
  if (!members) {
    members = new Map(schema.structIterator())
    known.set(key, members)
  }
  return members
}

function wrong(where: string, wanted: string, value: unknown): TypeError {
  return new TypeError(`${where} must be ${wanted}, not ${value === null ? 'null' : typeof value}`)
}

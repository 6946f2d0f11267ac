import type { NormalizedSchema } from '@smithy/core/schema'

/**
 * Holds a handler's output against the SDK's schema before it is encoded: TypeScript lets a returned object carry members
 * that its type does not have, and an encoder drops them without a word. Throws a TypeError that says where.
 */
export function checkShape(schema: NormalizedSchema, value: unknown, where: string): void {
  if (value === undefined || value === null) return
  if (schema.isStructSchema()) checkStructure(schema, value, where)
  else if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw wrong(where, 'a list', value)
    const member = schema.getValueSchema()
    for (const item of value) checkShape(member, item, `${where}[]`)
  } else if (schema.isMapSchema()) {
    if (typeof value !== 'object') throw wrong(where, 'a map', value)
    const member = schema.getValueSchema()
    for (const item of Object.values(value)) checkShape(member, item, `${where}{}`)
  } else checkScalar(schema, value, where)
}

function checkStructure(schema: NormalizedSchema, value: unknown, where: string): void {
  if (typeof value !== 'object' || value === null) throw wrong(where, 'a structure', value)
  const members = membersOf(schema)
  for (const [name, member] of Object.entries(value)) {
    const known = members.get(name)
    if (!known && member !== undefined) throw new TypeError(`${where} has no member ${name}`)
    if (known) checkShape(known, member, `${where}.${name}`)
  }
}

function checkScalar(schema: NormalizedSchema, value: unknown, where: string): void {
  if (schema.isTimestampSchema()) {
    if (!(value instanceof Date) || Number.isNaN(value.getTime())) throw wrong(where, 'a Date', value)
  } else if (schema.isBooleanSchema()) {
    if (typeof value !== 'boolean') throw wrong(where, 'a boolean', value)
  } else if (schema.isNumericSchema()) {
    if (typeof value !== 'number') throw wrong(where, 'a number', value)
  } else if (schema.isStringSchema() && typeof value !== 'string' && !isTextObject(value)) {
    throw wrong(where, 'a string', value)
  }
}

/** A string that is JSON may come as the SDK's LazyJsonString. */
function isTextObject(value: unknown): boolean {
  return value instanceof String
}

const known = new WeakMap<object, ReadonlyMap<string, NormalizedSchema>>()

function membersOf(schema: NormalizedSchema): ReadonlyMap<string, NormalizedSchema> {
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

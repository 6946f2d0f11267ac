import type { NormalizedSchema } from '@smithy/core/schema'
import { put } from '../core/by-text.ts'
import { isBag } from '../core/record.ts'
import { IncompleteAnswerError } from './refusals.ts'
import { outputOf } from './schema.ts'

/** Checks a value against its schema and returns it. Throws `IncompleteAnswerError`. */
type Reader = (value: unknown) => unknown

const byOperation = new WeakMap<object, Reader>()
const byStruct = new Map<string, Reader>()

/**
 * Checks an answer against its operation's schema, in place: the SDK passes on whatever arrived, even a number where AWS
 * documents a string, or null in a map. Numbers and booleans sent as text, and the reverse, are converted; any other mismatch
 * rejects the whole answer. Throws `IncompleteAnswerError`.
 */
export function demandKinds(operation: readonly unknown[], answer: unknown): void {
  let reader = byOperation.get(operation)
  if (!reader) {
    reader = readerOf(outputOf(operation), 'its output')
    byOperation.set(operation, reader)
  }
  reader(answer)
}

function readerOf(schema: NormalizedSchema, where: string): Reader {
  const wrong = (): never => {
    throw new IncompleteAnswerError(`an answer of an unexpected shape (${where})`)
  }
  if (schema.isStructSchema()) return structReader(schema, wrong)
  if (schema.isListSchema()) {
    const item = orNull(schema, readerOf(schema.getValueSchema(), where))
    return (value) => {
      if (!Array.isArray(value)) return wrong()
      for (const [index, one] of value.entries()) value[index] = item(one)
      return value
    }
  }
  if (schema.isMapSchema()) {
    const item = orNull(schema, readerOf(schema.getValueSchema(), where))
    return (value) => {
      if (!isBag(value)) return wrong()
      for (const [key, one] of Object.entries(value)) put(value, key, item(one))
      return value
    }
  }
  return leafReader(schema, wrong)
}

/** A value of a sparse list or map may be null (smithy.io/2.0/spec/type-refinement-traits.html#sparse-trait). */
const orNull = (schema: NormalizedSchema, item: Reader): Reader =>
  schema.getMergedTraits().sparse ? (value) => (value === null ? value : item(value)) : item

function structReader(schema: NormalizedSchema, wrong: () => never): Reader {
  const name = schema.getName(true) ?? ''
  let members = byStruct.get(name)
  if (!members) {
    // looked up lazily: a struct may contain itself
    let readers: ReadonlyMap<string, Reader> | undefined
    members = (value) => {
      readers ??= new Map(
        [...schema.structIterator()].map(([member, one]) => [
          member,
          readerOf(one, `${schema.getName() ?? ''}.${member}`),
        ]),
      )
      // safe: the caller has checked that it is an object
      const bag = value as Record<string, unknown>
      for (const member of Object.keys(bag)) {
        const reader = readers.get(member)
        if (reader && bag[member] !== undefined && bag[member] !== null) bag[member] = reader(bag[member])
      }
      return bag
    }
    byStruct.set(name, members)
  }
  const read = members
  return (value) => (isBag(value) ? read(value) : wrong())
}

function leafReader(schema: NormalizedSchema, wrong: () => never): Reader {
  if (schema.isStringSchema())
    return (value) => {
      if (typeof value === 'string' || value instanceof String) return value
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : wrong()
    }
  if (schema.isBooleanSchema())
    return (value) => {
      if (typeof value === 'boolean') return value
      return value === 'true' ? true : value === 'false' ? false : wrong()
    }
  if (schema.isNumericSchema())
    return (value) => {
      if (typeof value === 'number' || typeof value === 'bigint') return value
      return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : wrong()
    }
  if (schema.isTimestampSchema()) return (value) => (value instanceof Date && !Number.isNaN(+value) ? value : wrong())
  // bytes, documents and big numbers, which the SDK checks itself
  return (value) => value
}

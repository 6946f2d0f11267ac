import { isRecord } from '../core/record.ts'
import type { Configured } from './service.ts'

/*
 * Reads of a configuration for `when` of a move. Undefined: not read. Null: AWS said that there is none.
 */

/** A value by its name: first the live state, as AWS answers it, then the configuration. */
export const seenAt = ({ properties, state }: Configured, name: string): unknown =>
  state[name] === undefined ? properties[name] : state[name]

/** A text; null for a value that is none. */
export function textOf(it: Configured, name: string): string | null | undefined {
  const value = seenAt(it, name)
  return value === undefined ? undefined : typeof value === 'string' ? value : null
}

/** One member of an object; undefined where the object was not read, null where there is none. */
export function memberOf(it: Configured, name: string, member: string): unknown {
  const value = seenAt(it, name)
  if (value === undefined) return undefined
  return isRecord(value) ? value[member] : null
}

/** The texts of a list; null for none, undefined where the list or a part of it was not read. */
export function textsIn(value: unknown): readonly string[] | null | undefined {
  if (value === undefined) return undefined
  if (value === null) return null
  if (!Array.isArray(value)) return undefined
  const texts = value.filter((one) => typeof one === 'string')
  return texts.length === value.length ? texts : undefined
}

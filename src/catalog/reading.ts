import { isRecord } from '../core/record.ts'
import type { Configured } from './service.ts'

/* Functions that read a configuration, for a move's `when`. Undefined: not read. Null: AWS said that there is none. */

/** A value by its name: from the live state if it is there, else from the configuration. */
export const seenAt = ({ properties, state }: Configured, name: string): unknown =>
  state[name] === undefined ? properties[name] : state[name]

/** A string; null for any other value. */
export function textOf(it: Configured, name: string): string | null | undefined {
  const value = seenAt(it, name)
  return value === undefined ? undefined : typeof value === 'string' ? value : null
}

/** One member of an object; undefined when the object was not read, null when there is none. */
export function memberOf(it: Configured, name: string, member: string): unknown {
  const value = seenAt(it, name)
  if (value === undefined) return undefined
  return isRecord(value) ? value[member] : null
}

/** The strings of a list; null when there is no list, undefined when any part of it was not read. */
export function textsIn(value: unknown): readonly string[] | null | undefined {
  if (value === undefined) return undefined
  if (value === null) return null
  if (!Array.isArray(value)) return undefined
  const texts = value.filter((one) => typeof one === 'string')
  return texts.length === value.length ? texts : undefined
}

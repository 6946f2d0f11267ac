import type { Control } from '../controls/control.ts'
import { compareText } from '../core/json.ts'
import type { Collector } from './collector.ts'

export interface Narrowed {
  readonly collectors: readonly Collector[]
  /** The types that the others would have read, sorted. */
  readonly notRead: readonly string[]
}

/**
 * The collectors that some controls rest on: those of their types and of their neighbours' types, and the account's own, on
 * which the controls over the account stand. A catalog's moves look at the resource itself, so they need no other.
 */
export function narrow(collectors: readonly Collector[], controls: readonly Control[]): Narrowed {
  const needed = new Set<string>(['Demarc::Account::Account'])
  for (const { on, elsewhere, neighbours } of controls) {
    needed.add(on)
    if (elsewhere !== undefined) needed.add(elsewhere)
    for (const [, { of }] of neighbours) needed.add(of)
  }
  const kept = collectors.filter(({ types }) => types.some((type) => needed.has(type)))
  const read = new Set<string>(kept.flatMap(({ types }) => types))
  const notRead = new Set<string>(collectors.flatMap(({ types }) => types).filter((type) => !read.has(type)))
  return { collectors: kept, notRead: [...notRead].sort(compareText) }
}

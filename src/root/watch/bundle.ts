import { sha256 } from '../../core/digest.ts'
import { grouped } from '../../core/grouped.ts'
import { compareText } from '../../core/json.ts'
import type { RootEvent } from '../activity.ts'
import { kindOf } from './severity.ts'
import type { Attempt, Owed } from './state.ts'

/** One message to send: an event, or the reads of one session. */
export interface Delivery {
  /** At least one, oldest first. */
  readonly events: readonly RootEvent[]
  /** An attempt with an unknown outcome: the message may have arrived. */
  readonly tried: Attempt | undefined
  /** Milliseconds since 1970 until which it is held back; 0 when it is not. */
  readonly dueAt: number
}

const MINUTE = 60_000
/** Reads of a session are held back until there was none for this time, in milliseconds. */
export const QUIET = 5 * MINUTE
/** The longest time that the first of them is held back. */
export const MAX_HOLD = 30 * MINUTE

/** The id of a message: the event's, or one derived from the bundle's members; equal for equal events. */
export function messageId(events: readonly RootEvent[]): string {
  const [first, ...more] = events.map(({ id }) => id).sort(compareText)
  if (first !== undefined && more.length === 0) return first
  return `reads-${sha256(JSON.stringify([first, ...more])).slice(0, 32)}`
}

/**
 * The owed messages, oldest first: each sign-in and write by itself, the reads of a session together. Events that were tried
 * together stay together. `hold`: whether reads wait for more of their session.
 */
export function deliveriesOf(owed: readonly Owed[], hold: boolean): readonly Delivery[] {
  const groups = grouped(owed, groupOf)
  // ordered by their oldest events, like `owed`
  return [...groups.values()].map((group) => {
    const [first] = group
    const fixed = first?.batch
    const isHeld = hold && fixed === undefined && first !== undefined && kindOf(first.event) === 'read'
    return { events: group.map(({ event }) => event), tried: fixed?.tried, dueAt: isHeld ? dueAt(group) : 0 }
  })
}

/** The key shared by the events of one message: an object or a string. */
function groupOf({ event, batch }: Owed): object | string {
  if (batch) return batch
  if (kindOf(event) !== 'read') return event
  // events without a session are grouped by address
  return JSON.stringify([event.account, event.class, event.session ?? event.ip])
}

function dueAt(group: readonly Owed[]): number {
  let [first, last] = [Number.POSITIVE_INFINITY, 0]
  for (const { at } of group) [first, last] = [Math.min(first, at), Math.max(last, at)]
  return Math.min(last + QUIET, first + MAX_HOLD)
}

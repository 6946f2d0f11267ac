import { sha256 } from '../../core/digest.ts'
import { grouped } from '../../core/grouped.ts'
import { compareText } from '../../core/json.ts'
import type { RootEvent } from '../activity.ts'
import { kindOf } from './severity.ts'
import type { Attempt, Owed } from './state.ts'

/** What goes out as one message: an event, or the reads of one session. */
export interface Delivery {
  /** At least one, the oldest first. */
  readonly events: readonly RootEvent[]
  /** An attempt whose outcome is not known: the message may have arrived. */
  readonly tried: Attempt | undefined
  /** Milliseconds since 1970: it is held until then; 0 where it is not held. */
  readonly dueAt: number
}

const MINUTE = 60_000
/** The reads of a session are held until none came for so long. */
export const QUIET = 5 * MINUTE
/** The first of them is held no longer than this. */
export const HELD_AT_MOST = 30 * MINUTE

/** The id of a message: of the event, or of a bundle by its members, always the same for the same events. */
export function messageId(events: readonly RootEvent[]): string {
  const [first, ...more] = events.map(({ id }) => id).sort(compareText)
  if (first !== undefined && more.length === 0) return first
  return `reads-${sha256(JSON.stringify([first, ...more])).slice(0, 32)}`
}

/**
 * What is owed as messages, the oldest first: each sign-in and write by itself, the reads of a session together. Events that were once
 * tried together stay together. `hold`: whether reads wait for more of their session.
 */
export function deliveriesOf(owed: readonly Owed[], hold: boolean): readonly Delivery[] {
  const groups = grouped(owed, groupOf)
  // in the order of their oldest events, as `owed` is
  return [...groups.values()].map((group) => {
    const [first] = group
    const fixed = first?.batch
    const isHeld = hold && fixed === undefined && first !== undefined && kindOf(first.event) === 'read'
    return { events: group.map(({ event }) => event), tried: fixed?.tried, dueAt: isHeld ? dueAt(group) : 0 }
  })
}

/** What the events of one message have in common: an object or a text. */
function groupOf({ event, batch }: Owed): object | string {
  if (batch) return batch
  if (kindOf(event) !== 'read') return event
  // events without a session are divided by address
  return JSON.stringify([event.account, event.class, event.session ?? event.ip])
}

function dueAt(group: readonly Owed[]): number {
  let [first, last] = [Number.POSITIVE_INFINITY, 0]
  for (const { at } of group) [first, last] = [Math.min(first, at), Math.max(last, at)]
  return Math.min(last + QUIET, first + HELD_AT_MOST)
}

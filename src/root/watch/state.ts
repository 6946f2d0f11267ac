import { sha256 } from '../../core/digest.ts'
import { grouped } from '../../core/grouped.ts'
import { canonicalJson, compareText } from '../../core/json.ts'
import type { RootEvent } from '../activity.ts'

/** Where a line of a regular file would be written, recorded so that after a crash we can tell whether it was written. */
export interface FilePlace {
  readonly dev: number
  readonly ino: number
  /** The size of the file before the line, in bytes. */
  readonly size: number
}

/** One line of the journal. Applying an entry twice changes nothing. */
export type Entry =
  /** A new event, and the sinks that are to receive it. `at`: when it was seen, milliseconds since 1970. */
  | { readonly seen: RootEvent; readonly at: number; readonly owed: readonly string[] }
  /** Written right before an attempt to deliver. */
  | { readonly trying: Ids; readonly sink: string; readonly place?: FilePlace }
  /** The attempt certainly did not arrive. */
  | { readonly refused: Ids; readonly sink: string }
  /** It arrived. */
  | { readonly told: Ids; readonly sink: string }
  /** Up to when each region was checked, milliseconds since 1970. */
  | { readonly looked: Readonly<Record<string, number>> }
  /** Events that were seen and are no longer owed to any sink: id, time seen, and digest of the content. */
  | { readonly known: readonly (readonly [id: string, at: number, says: string])[] }

/** The event of a delivery, or the events of a bundle. */
type Ids = string | readonly string[]

/** An attempt with an unknown outcome. */
export interface Attempt {
  readonly place?: FilePlace
}

/** One message that was tried. Events with this object stay together, since the message's id is made of theirs. */
export interface Batch {
  readonly tried: Attempt | undefined
}

/** An event that a sink has not received yet. */
export interface Owed {
  readonly event: RootEvent
  /** When it was seen, milliseconds since 1970. */
  readonly at: number
  /** The message in which it was tried. */
  readonly batch: Batch | undefined
}

const idsOf = (ids: Ids): readonly string[] => (typeof ids === 'string' ? [ids] : ids)

/** The form in a journal line: a single event by its id only, which older versions can read. */
export function idsIn(ids: readonly string[]): Ids {
  const [first, ...more] = ids
  return first !== undefined && more.length === 0 ? first : ids
}

const DAY = 86_400_000
/** How long an event is remembered: longer than a queue keeps a message (14 days), and than a sweep goes back (7). */
const KNOWN_FOR = 15 * DAY
/** How far back CloudTrail's event history goes; no region is checked from earlier on. */
const HISTORY = 90 * DAY

/** A digest of an event without its id. */
const digestOf = ({ id: _, ...says }: RootEvent): string => sha256(canonicalJson(says)).slice(0, 32)

interface Known {
  /** When it was seen, milliseconds since 1970. */
  readonly at: number
  readonly says: string
}

/** The state in the journal: which events are known, which deliveries are owed, and how far each region was checked. */
export class WatchState {
  readonly #known = new Map<string, Known>()
  readonly #owed = new Map<string, Map<string, Owed>>()
  readonly #looked = new Map<string, number>()

  apply(entry: Entry): void {
    if ('seen' in entry) this.#see(entry)
    else if ('known' in entry) {
      for (const [id, at, says] of entry.known) if (!this.#known.has(id)) this.#known.set(id, { at, says })
    } else if ('looked' in entry) {
      for (const [region, until] of Object.entries(entry.looked))
        this.#looked.set(region, Math.max(until, this.#looked.get(region) ?? 0))
    } else if ('told' in entry) {
      for (const id of idsOf(entry.told)) this.#owed.get(entry.sink)?.delete(id)
    } else if ('refused' in entry) this.#tried(entry.sink, idsOf(entry.refused), undefined)
    else this.#tried(entry.sink, idsOf(entry.trying), entry.place === undefined ? {} : { place: entry.place })
  }

  #see({ seen: event, at, owed }: Extract<Entry, { seen: unknown }>): void {
    if (this.#known.has(event.id)) return
    this.#known.set(event.id, { at, says: digestOf(event) })
    for (const sink of owed) {
      const mine = this.#owed.get(sink) ?? new Map<string, Owed>()
      mine.set(event.id, { event, at, batch: undefined })
      this.#owed.set(sink, mine)
    }
  }

  #tried(sink: string, ids: readonly string[], tried: Batch['tried']): void {
    const owed = this.#owed.get(sink)
    const batch = { tried }
    for (const id of ids) {
      const before = owed?.get(id)
      if (owed && before) owed.set(id, { ...before, batch })
    }
  }

  /**
   * The new events among some. Two deliveries are of one event if id and content are equal. Senders to a queue can reuse an
   * event's id, so an event with a known id and other content is new, and gets an id made of its id and the digest of its
   * content.
   */
  fresh(events: readonly RootEvent[]): readonly RootEvent[] {
    const fresh = new Map<string, { readonly event: RootEvent; readonly says: string }>()
    for (const event of events) {
      const says = digestOf(event)
      const other = (id: string) => (this.#known.get(id) ?? fresh.get(id))?.says
      let { id } = event
      while (other(id) !== undefined && other(id) !== says) id = `${id}-${says}`
      if (other(id) === undefined) fresh.set(id, { event: { ...event, id }, says })
    }
    return [...fresh.values()].map(({ event }) => event)
  }

  knows(event: RootEvent): boolean {
    return this.fresh([event]).length === 0
  }

  /** The events owed to a sink, oldest first. */
  owedTo(sink: string): readonly Owed[] {
    const owed = [...(this.#owed.get(sink)?.values() ?? [])]
    return owed.sort(({ event: a }, { event: b }) => compareText(a.at, b.at) || compareText(a.id, b.id))
  }

  /** The number of deliveries owed per sink; only sinks with at least one. */
  owing(): ReadonlyMap<string, number> {
    const counts = [...this.#owed].map(([sink, events]) => [sink, events.size] as const)
    return new Map(counts.filter(([, count]) => count > 0).sort(([a], [b]) => compareText(a, b)))
  }

  lookedUntil(region: string): number | undefined {
    return this.#looked.get(region)
  }

  /**
   * Forgets events that can never come again: owed to no sink and seen more than 15 days before any region's mark. Events in a
   * range still to be checked after a long pause are kept.
   */
  prune(now: number): void {
    const oldest = Math.max(Math.min(now, ...this.#looked.values()), now - HISTORY)
    const owed = new Set([...this.#owed.values()].flatMap((events) => [...events.keys()]))
    for (const [id, { at }] of this.#known) if (at < oldest - KNOWN_FOR && !owed.has(id)) this.#known.delete(id)
  }

  /** The fewest entries that describe the state. */
  *entries(): Generator<Entry> {
    const owed = new Map<string, { readonly event: RootEvent; readonly sinks: string[] }>()
    for (const [sink, events] of this.#owed)
      for (const [id, { event }] of events) {
        const one = owed.get(id) ?? { event, sinks: [] }
        one.sinks.push(sink)
        owed.set(id, one)
      }
    const known = [...this.#known].filter(([id]) => !owed.has(id))
    if (known.length > 0) yield { known: known.map(([id, { at, says }]) => [id, at, says]) }
    if (this.#looked.size > 0)
      yield { looked: Object.fromEntries([...this.#looked].sort(([a], [b]) => compareText(a, b))) }
    // in the order in which they were seen, which is the order of the map
    for (const [id, { at }] of this.#known) {
      const one = owed.get(id)
      if (one) yield { seen: one.event, at, owed: one.sinks }
    }
    for (const [sink, events] of this.#owed) {
      const batches = grouped(events.values(), ({ batch }) => batch)
      for (const [batch, members] of batches) if (batch) yield* attemptOf(sink, batch, members)
    }
  }
}

function* attemptOf(sink: string, { tried }: Batch, members: readonly Owed[]): Generator<Entry> {
  const ids = idsIn(members.map(({ event }) => event.id))
  yield { trying: ids, sink, ...tried }
  if (!tried) yield { refused: ids, sink }
}

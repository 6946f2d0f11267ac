import { sha256 } from '../../core/digest.ts'
import { grouped } from '../../core/grouped.ts'
import { canonicalJson, compareText } from '../../core/json.ts'
import type { RootEvent } from '../activity.ts'

/** Where a line of a regular file would go: what tells, after a crash, whether it went there. */
export interface FilePlace {
  readonly dev: number
  readonly ino: number
  /** Bytes in the file before the line. */
  readonly size: number
}

/** One line of the journal. Each may stand there twice: the second time it changes nothing. */
export type Entry =
  /** A new event, and the sinks that are to get it. `at`: when it was seen, milliseconds since 1970. */
  | { readonly seen: RootEvent; readonly at: number; readonly owed: readonly string[] }
  /** Right before an attempt to deliver. */
  | { readonly trying: Ids; readonly sink: string; readonly place?: FilePlace }
  /** The attempt certainly did not arrive. */
  | { readonly refused: Ids; readonly sink: string }
  /** It arrived. */
  | { readonly told: Ids; readonly sink: string }
  /** Up to when each region has been looked through, milliseconds since 1970. */
  | { readonly looked: Readonly<Record<string, number>> }
  /** Events that were seen and are owed to no sink any more: id, when it was seen, and the digest of what it says. */
  | { readonly known: readonly (readonly [id: string, at: number, says: string])[] }

/** The event of a delivery, or the events of a bundle. */
type Ids = string | readonly string[]

/** An attempt whose outcome is not known. */
export interface Attempt {
  readonly place?: FilePlace
}

/** One message that was tried: the events that share this object stay in it, since its id is made of theirs. */
export interface Batch {
  readonly tried: Attempt | undefined
}

/** An event that a sink has not got yet. */
export interface Owed {
  readonly event: RootEvent
  /** When it was seen, milliseconds since 1970. */
  readonly at: number
  /** The message that it was once tried in. */
  readonly batch: Batch | undefined
}

const idsOf = (ids: Ids): readonly string[] => (typeof ids === 'string' ? [ids] : ids)

/** As it stands in a line of the journal: a single event by its id alone, which older versions read, too. */
export function idsIn(ids: readonly string[]): Ids {
  const [first, ...more] = ids
  return first !== undefined && more.length === 0 ? first : ids
}

const DAY = 86_400_000
/** So long an event is known: longer than a queue keeps a message (14 days), and than a sweep looks back (7). */
const KNOWN_FOR = 15 * DAY
/** CloudTrail's event history reaches no further back, so no region is looked through from before. */
const HISTORY = 90 * DAY

/** A digest of an event without its id. */
const digestOf = ({ id: _, ...says }: RootEvent): string => sha256(canonicalJson(says)).slice(0, 32)

interface Known {
  /** When it was seen, milliseconds since 1970. */
  readonly at: number
  readonly says: string
}

/** What the journal says: which events are known, which deliveries are owed, how far each region has been looked through. */
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
   * Those of some events that are new. Two deliveries are of one event where both say the same under the same id. A queue takes
   * messages of its senders, who can give an event the id of another: one that says something else is new, and gets an id of its
   * own, made of its id and the digest of what it says.
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

  /** What is owed to a sink, the oldest event first. */
  owedTo(sink: string): readonly Owed[] {
    const owed = [...(this.#owed.get(sink)?.values() ?? [])]
    return owed.sort(({ event: a }, { event: b }) => compareText(a.at, b.at) || compareText(a.id, b.id))
  }

  /** How many deliveries are owed, sink by sink; none that is owed nothing. */
  owing(): ReadonlyMap<string, number> {
    const counts = [...this.#owed].map(([sink, events]) => [sink, events.size] as const)
    return new Map(counts.filter(([, count]) => count > 0).sort(([a], [b]) => compareText(a, b)))
  }

  lookedUntil(region: string): number | undefined {
    return this.#looked.get(region)
  }

  /**
   * Forgets what can never be asked about again: events that are owed to no sink and were seen more than 15 days before any
   * region's mark. What a region is looked through for after a long pause is still known.
   */
  prune(now: number): void {
    const oldest = Math.max(Math.min(now, ...this.#looked.values()), now - HISTORY)
    const owed = new Set([...this.#owed.values()].flatMap((events) => [...events.keys()]))
    for (const [id, { at }] of this.#known) if (at < oldest - KNOWN_FOR && !owed.has(id)) this.#known.delete(id)
  }

  /** The fewest entries that say the same. */
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
    // in the order in which they were seen, which is that of the map of the known
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

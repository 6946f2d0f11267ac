import type { Clock, Sleep } from '../../core/clock.ts'
import type { Random } from '../../core/random.ts'
import type { RootEvent } from '../activity.ts'
import { Courier } from './deliver.ts'
import type { WatchJournal } from './journal.ts'
import { type EventKind, kindOf } from './severity.ts'
import type { Sink } from './sink.ts'
import type { WatchSource } from './source.ts'

export interface WatchOptions {
  readonly source: WatchSource
  readonly sinks: readonly Sink[]
  readonly journal: WatchJournal
  /** Check once and deliver, instead of going on until `stop`. */
  readonly once: boolean
  /** With `once`, how long failed deliveries are retried, in milliseconds. */
  readonly tryFor: number
  /** Deliver only events of these kinds; all if absent. The journal records the others, and they are never delivered. */
  readonly only?: ReadonlySet<EventKind>
}

export interface WatchIo {
  readonly clock: Clock
  readonly sleep: Sleep
  readonly random: Random
  readonly say: (text: string) => void
  /** Ends the watch: held messages are sent, failures stay owed, all within three seconds. */
  readonly stop: AbortSignal
}

export interface WatchEnd {
  /** The number of new events to deliver. */
  readonly events: number
  /** Events that a sink has not received yet, by the sink's name. */
  readonly owing: ReadonlyMap<string, number>
  /** Whether the last check could read everything. */
  readonly seen: boolean
}

/** The milliseconds that a delivery under way has when the watch ends. */
export const GRACE = 3_000

/**
 * Records each new event of the source in the journal, with the sinks that are to receive it, and delivers through one courier
 * per sink.
 */
export async function watchRoot(options: WatchOptions, io: WatchIo): Promise<WatchEnd> {
  const { journal, sinks, once, only } = options
  const all = sinks.map(({ name }) => name)
  const isWanted = (event: RootEvent): boolean => only === undefined || only.has(kindOf(event))
  const bell = new Bell()
  const over = new AbortController()
  const abandon = new AbortController()
  let events = 0
  const take = (found: readonly RootEvent[]): void => {
    // what arrives after the end is found at the next start
    over.signal.throwIfAborted()
    const fresh = journal.state.fresh(found)
    const owed = (event: RootEvent): readonly string[] => (isWanted(event) ? all : [])
    journal.append(...fresh.map((event) => ({ seen: event, at: io.clock(), owed: owed(event) })))
    const wanted = fresh.filter(isWanted).length
    events += wanted
    if (wanted > 0) bell.ring()
  }
  const end = (): void => over.abort()
  const ended = new AbortController()
  const onOver = (): void => {
    bell.ring()
    void io.sleep(GRACE, ended.signal).then(() => abandon.abort())
  }
  over.signal.addEventListener('abort', onOver, { once: true })
  io.stop.addEventListener('abort', end, { once: true })
  if (io.stop.aborted) end()
  try {
    const couriers = sinks.map((sink) => new Courier(sink, journal, io, !once))
    const seen = once
      ? await onePass(options, io, couriers, take, over.signal, abandon.signal)
      : await onAndOn(options, io, couriers, take, { over, abandon: abandon.signal, bell })
    journal.compact(io.clock())
    return { events, owing: journal.state.owing(), seen }
  } finally {
    io.stop.removeEventListener('abort', end)
    over.signal.removeEventListener('abort', onOver)
    ended.abort()
  }
}

type Take = (found: readonly RootEvent[]) => void

async function onePass(
  { source, tryFor }: WatchOptions,
  { clock, sleep }: WatchIo,
  couriers: readonly Courier[],
  take: Take,
  over: AbortSignal,
  abandon: AbortSignal,
): Promise<boolean> {
  const seen = await unlessOver(source.look(take, over), over, false)
  const until = clock() + tryFor
  await Promise.all(
    couriers.map(async (courier) => {
      for (;;) {
        const next = await courier.pass(over, abandon)
        if (next === undefined || next === 'end' || next > until || over.aborted) return
        await sleep(next - clock(), over)
      }
    }),
  )
  return seen
}

async function onAndOn(
  { source, journal }: WatchOptions,
  { clock, sleep }: WatchIo,
  couriers: readonly Courier[],
  take: Take,
  { over, abandon, bell }: { over: AbortController; abandon: AbortSignal; bell: Bell },
): Promise<boolean> {
  let seen = true
  const looking = async (): Promise<void> => {
    while (!over.signal.aborted) {
      seen = await unlessOver(source.look(take, over.signal), over.signal, seen)
      if (over.signal.aborted) return
      journal.compact(clock())
      if (source.pause > 0) await sleep(source.pause, over.signal)
    }
  }
  const delivering = async (courier: Courier): Promise<void> => {
    while (!over.signal.aborted) {
      const rung = bell.next()
      const next = await courier.pass(over.signal, abandon)
      if (next === 'end') return over.abort()
      if (over.signal.aborted) return
      const wait = next === undefined ? undefined : Math.max(0, next - clock())
      await (wait === undefined ? rung : Promise.race([rung, sleep(wait, over.signal)]))
    }
  }
  // an error of any of them ends all: the watch must not go on when the journal cannot be written
  const all = [looking(), ...couriers.map(delivering)].map((one) =>
    one.catch((error: unknown) => {
      over.abort()
      throw error
    }),
  )
  const ended = await Promise.allSettled(all)
  for (const one of ended) if (one.status === 'rejected') throw one.reason
  await Promise.all(couriers.map((courier) => courier.passHeld(abandon)))
  return seen
}

/** Does not wait for a check in progress when the watch ends. */
async function unlessOver<T>(work: Promise<T>, over: AbortSignal, otherwise: T): Promise<T> {
  let stop = (): void => {}
  const stopped = new Promise<T>((resolve) => {
    stop = () => resolve(otherwise)
    if (over.aborted) stop()
    else over.addEventListener('abort', stop, { once: true })
  })
  const looked = work.catch((error: unknown) => {
    if (over.aborted) return otherwise
    throw error
  })
  try {
    return await Promise.race([looked, stopped])
  } finally {
    // a watch runs for months, so no listener may be left behind
    over.removeEventListener('abort', stop)
  }
}

/** Wakes those who wait for something new. */
class Bell {
  #wake = (): void => {}
  #next = this.#made()

  /** Resolves at the next ring. */
  next(): Promise<void> {
    return this.#next
  }

  ring(): void {
    this.#wake()
    this.#next = this.#made()
  }

  #made(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }
}

import type { Clock } from '../../core/clock.ts'
import type { Random } from '../../core/random.ts'
import type { WatchJournal } from './journal.ts'
import type { DeliveryOutcome, Sink } from './sink.ts'
import type { Owed } from './state.ts'

export interface CourierIo {
  readonly clock: Clock
  readonly random: Random
  /** Says what a person must know of a delivery that does not go through, or goes through again. */
  readonly say: (text: string) => void
}

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 300_000

/**
 * Brings events to one sink, one after the other, and keeps the journal by it: what is tried is written down before, what arrived
 * right after. What does not arrive stays owed: the sink as a whole rests for a while that doubles, from a second to five minutes;
 * what only somebody's change can help rests for five minutes alone, and the others do not wait for it. What failed least comes first:
 * an event that a sink never takes does not keep the others from it.
 */
export class Courier {
  readonly sink: Sink
  readonly #journal: WatchJournal
  readonly #io: CourierIo
  readonly #notBefore = new Map<string, number>()
  /** How often each event failed. */
  readonly #failed = new Map<string, number>()
  #restUntil = 0
  #failures = 0
  #troubled: string | undefined

  constructor(sink: Sink, journal: WatchJournal, io: CourierIo) {
    this.sink = sink
    this.#journal = journal
    this.#io = io
  }

  /**
   * One pass over what is owed. Gives the moment from which another one is worth while, milliseconds since 1970; undefined where
   * nothing is owed; `end` where there is nobody to tell any more. No delivery begins once `stop` is aborted, and one that is under
   * way is broken off by `abandon`.
   */
  async pass(stop: AbortSignal, abandon: AbortSignal): Promise<number | 'end' | undefined> {
    const owedNow = [...this.#journal.state.owedTo(this.sink.name)]
    for (const owed of owedNow.sort((a, b) => this.#failuresOf(a) - this.#failuresOf(b))) {
      const now = this.#io.clock()
      if (stop.aborted || now < this.#restUntil) break
      if (now < (this.#notBefore.get(owed.event.id) ?? 0)) continue
      const outcome = await this.#attempt(owed, abandon)
      if (!outcome.told && outcome.ahead === 'end') return 'end'
    }
    const waiting = this.#journal.state.owedTo(this.sink.name).map(({ event }) => this.#notBefore.get(event.id) ?? 0)
    return waiting.length === 0 ? undefined : Math.max(this.#restUntil, Math.min(...waiting))
  }

  #failuresOf({ event }: Owed): number {
    return this.#failed.get(event.id) ?? 0
  }

  async #attempt({ event, tried }: Owed, abandon: AbortSignal): Promise<DeliveryOutcome> {
    const { sink } = this
    const { name } = sink
    const arrived = tried === undefined ? false : sink.arrived?.(event, tried.place)
    if (arrived) {
      this.#journal.append({ told: event.id, sink: name })
      return { told: true }
    }
    const place = sink.place?.()
    // a first attempt whose end nobody knows is not forgotten by the next one's place
    if (tried === undefined || arrived === false)
      this.#journal.append({ trying: event.id, sink: name, ...(place === undefined ? {} : { place }) })
    const outcome = await sink.deliver(event, tried !== undefined && arrived !== false, abandon)
    if (outcome.told) {
      this.#journal.append({ told: event.id, sink: name })
      this.#notBefore.delete(event.id)
      this.#failed.delete(event.id)
      this.#went()
    } else {
      if (!outcome.unsure && (tried === undefined || arrived === false))
        this.#journal.append({ refused: event.id, sink: name })
      this.#rest(event.id, outcome)
    }
    return outcome
  }

  #went(): void {
    this.#failures = 0
    this.#restUntil = 0
    if (this.#troubled !== undefined) this.#io.say(`${this.sink.title} takes events again`)
    this.#troubled = undefined
  }

  #rest(id: string, { why, ahead, after }: Extract<DeliveryOutcome, { told: false }>): void {
    const now = this.#io.clock()
    this.#failed.set(id, (this.#failed.get(id) ?? 0) + 1)
    if (ahead === 'mend') this.#notBefore.set(id, now + LONGEST_WAIT)
    else this.#restUntil = now + Math.max(after ?? 0, this.#backoff())
    if (ahead !== 'end' && why !== this.#troubled)
      this.#io.say(`${this.sink.title} did not take an event: ${why}; it stays owed and is tried again`)
    this.#troubled = why
  }

  /** Half of it for sure and half by chance, so that those who failed together do not come again together. */
  #backoff(): number {
    const whole = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(this.#failures++, 16))
    return (whole / 2) * (1 + (this.#io.random(1)[0] ?? 0) / 255)
  }
}

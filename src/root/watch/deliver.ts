import type { Clock } from '../../core/clock.ts'
import type { Random } from '../../core/random.ts'
import { type Delivery, deliveriesOf, messageId } from './bundle.ts'
import type { WatchJournal } from './journal.ts'
import type { DeliveryOutcome, Sink } from './sink.ts'
import { idsIn } from './state.ts'

export interface CourierIo {
  readonly clock: Clock
  readonly random: Random
  /** Reports that a delivery fails, or works again. */
  readonly say: (text: string) => void
}

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 300_000

/**
 * Delivers messages to one sink, one after the other, and records each attempt before it begins and each arrival right after.
 * Undelivered messages stay owed. After a failure the sink pauses for a time that doubles from one second to five minutes. A
 * message that only a change can help pauses for five minutes by itself, without delaying others. Messages with fewer failures go
 * first, so that one which a sink never accepts does not block the rest.
 */
export class Courier {
  readonly sink: Sink
  readonly #journal: WatchJournal
  readonly #io: CourierIo
  readonly #hold: boolean
  readonly #notBefore = new Map<string, number>()
  /** How often each message failed. */
  readonly #failed = new Map<string, number>()
  #restUntil = 0
  #failures = 0
  #troubled: string | undefined

  /** `hold`: whether the reads of a session are held back until it is quiet. */
  constructor(sink: Sink, journal: WatchJournal, io: CourierIo, hold: boolean) {
    this.sink = sink
    this.#journal = journal
    this.#io = io
    this.#hold = hold
  }

  /**
   * One pass over the owed messages. Returns when the next pass is worthwhile, in milliseconds since 1970; undefined when nothing
   * is owed; `end` when the reader is gone. No delivery begins once `stop` is aborted; `abandon` aborts the one in progress.
   */
  async pass(stop: AbortSignal, abandon: AbortSignal): Promise<number | 'end' | undefined> {
    const failures = (one: Delivery): number => this.#failed.get(messageId(one.events)) ?? 0
    for (const delivery of this.#owed().toSorted((a, b) => failures(a) - failures(b))) {
      const now = this.#io.clock()
      if (stop.aborted || now < this.#restUntil) break
      if (now < this.#readyAt(delivery)) continue
      const outcome = await this.#attempt(delivery, abandon)
      if (!outcome.told && outcome.ahead === 'end') return 'end'
    }
    const ready = this.#owed().map((one) => this.#readyAt(one))
    return ready.length === 0 ? undefined : Math.max(this.#restUntil, Math.min(...ready))
  }

  /** At the end of a watch: one attempt for each message still held back. */
  async passHeld(abandon: AbortSignal): Promise<void> {
    for (const delivery of this.#owed()) {
      if (abandon.aborted || this.#io.clock() < this.#restUntil) return
      if (delivery.dueAt === 0) continue
      const outcome = await this.#attempt(delivery, abandon)
      if (!outcome.told && outcome.ahead === 'end') return
    }
  }

  #owed(): readonly Delivery[] {
    return deliveriesOf(this.#journal.state.owedTo(this.sink.name), this.#hold)
  }

  #readyAt({ events, dueAt }: Delivery): number {
    return Math.max(dueAt, this.#notBefore.get(messageId(events)) ?? 0)
  }

  async #attempt({ events, tried }: Delivery, abandon: AbortSignal): Promise<DeliveryOutcome> {
    const { sink } = this
    const { name } = sink
    const ids = idsIn(events.map(({ id }) => id))
    const arrived = tried === undefined ? false : sink.arrived?.(events, tried.place)
    if (arrived) {
      this.#journal.append({ told: ids, sink: name })
      return { told: true }
    }
    const place = sink.place?.()
    // an earlier attempt with an unknown outcome keeps its place
    if (tried === undefined || arrived === false)
      this.#journal.append({ trying: ids, sink: name, ...(place === undefined ? {} : { place }) })
    const outcome = await sink.deliver(events, tried !== undefined && arrived !== false, abandon)
    const id = messageId(events)
    if (outcome.told) {
      this.#journal.append({ told: ids, sink: name })
      this.#notBefore.delete(id)
      this.#failed.delete(id)
      this.#recover()
    } else {
      if (!outcome.unsure && (tried === undefined || arrived === false))
        this.#journal.append({ refused: ids, sink: name })
      this.#rest(id, outcome)
    }
    return outcome
  }

  #recover(): void {
    this.#failures = 0
    this.#restUntil = 0
    if (this.#troubled !== undefined) this.#io.say(`${this.sink.title} takes messages again`)
    this.#troubled = undefined
  }

  #rest(id: string, { why, ahead, after }: Extract<DeliveryOutcome, { told: false }>): void {
    const now = this.#io.clock()
    this.#failed.set(id, (this.#failed.get(id) ?? 0) + 1)
    if (ahead === 'change') this.#notBefore.set(id, now + LONGEST_WAIT)
    else this.#restUntil = now + Math.max(after ?? 0, this.#backoff())
    if (ahead !== 'end' && why !== this.#troubled)
      this.#io.say(`${this.sink.title} did not take a message: ${why}; it is kept and tried again`)
    this.#troubled = why
  }

  /** Half fixed and half random, so that watches that failed together do not retry together. */
  #backoff(): number {
    const whole = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(this.#failures++, 16))
    return (whole / 2) * (1 + (this.#io.random(1)[0] ?? 0) / 255)
  }
}

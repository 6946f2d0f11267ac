import { steadyClock } from '../core/clock.ts'
import { Bucket, type CallOutcome } from './bucket.ts'
import { type Draw, drawsOf, type Pace, type Quota, type Request } from './quotas.ts'
import { Timings } from './timing.ts'

/** Time in milliseconds; injected so that tests control it. */
export interface Time {
  now(): number
  sleep(milliseconds: number): Promise<void>
}

/** The longest timer, in milliseconds: an aborted scan is kept alive no longer. */
const LONGEST_SLEEP = 500

/** A call's permission to send, attempt by attempt. */
export interface Turn {
  /**
   * Waits until an attempt may be sent: first attempts in the order of their calls, further ones before all others. Returns at
   * once if permission was already granted.
   */
  attempt(): Promise<void>
  /** Records that the attempt ended. */
  ended(outcome: CallOutcome): void
}

/** Calls that draw from the same buckets, in the order in which they will be sent. */
interface Line {
  readonly buckets: readonly Bucket[]
  readonly waiting: { readonly timing: string; leave(): void; refuse(reason: unknown): void }[]
  /** Whether its buckets held it back at the last check. */
  held: boolean
}

interface Options {
  readonly time: Time
  /** The most calls in flight, over all services and regions. */
  readonly places: number
  /** Absent where AWS's quotas do not apply; then only the number of places limits the calls. */
  readonly pace?: Pace | undefined
}

/**
 * Decides when each call may be sent: when a place is free and every bucket it draws from has a token. A call takes both
 * together, so that neither is held while waiting for the other. Among ready lines, the one that will take longest goes first.
 */
export class Limiter {
  readonly #queue: Queue
  readonly #buckets = new Map<string, Bucket>()
  readonly #lines = new Map<string, Line>()

  constructor(options: Options, queue = new Queue(options)) {
    this.#queue = queue
  }

  /** A limiter for another account, with its own buckets, that shares the places. */
  ofAnotherAccount(): Limiter {
    return new Limiter(this.#queue.options, this.#queue)
  }

  get timings(): Timings {
    return this.#queue.timings
  }

  turn(request: Request, quotas: readonly Quota[]): Turn {
    const { options, timings } = this.#queue
    const draws = options.pace === undefined ? [] : drawsOf(quotas, request)
    const timing = `${request.service} ${request.region}`
    timings.called(timing)
    return new CallTurn(this.#queue, this.#lineOf(draws), timing)
  }

  /** Waiting calls are rejected. */
  close(reason: unknown): void {
    this.#queue.close(reason)
  }

  #lineOf(draws: readonly Draw[]): Line {
    const key = draws.map((draw) => draw.key).join('\n')
    const known = this.#lines.get(key)
    if (known) return known
    const line: Line = { buckets: draws.map((draw) => this.#bucketOf(draw)), waiting: [], held: false }
    this.#lines.set(key, line)
    return line
  }

  #bucketOf({ key, rate }: Draw): Bucket {
    const { pace = 'full', time } = this.#queue.options
    const bucket = this.#buckets.get(key) ?? new Bucket(rate, pace, time.now())
    this.#buckets.set(key, bucket)
    return bucket
  }
}

class CallTurn implements Turn {
  readonly #queue: Queue
  readonly #line: Line
  readonly #timing: string
  #attempts = 0
  #leftAt: number | undefined

  constructor(queue: Queue, line: Line, timing: string) {
    this.#queue = queue
    this.#line = line
    this.#timing = timing
  }

  async attempt(): Promise<void> {
    if (this.#leftAt !== undefined) return
    const again = this.#attempts++ > 0
    if (again) this.#queue.timings.retried(this.#timing)
    this.#leftAt = await this.#queue.join(this.#line, this.#timing, again)
  }

  ended(outcome: CallOutcome): void {
    const leftAt = this.#leftAt
    if (leftAt === undefined) return
    this.#leftAt = undefined
    if (outcome === 'throttled') this.#queue.timings.throttled(this.#timing)
    this.#queue.leave(this.#line, outcome, leftAt)
  }
}

/** The waiting calls and the free places. */
class Queue {
  readonly options: Options
  readonly timings: Timings
  /** The lines that have waiting calls. */
  readonly #lines = new Set<Line>()
  #free: number
  #wakesAt = Number.POSITIVE_INFINITY
  #closed: { readonly reason: unknown } | undefined

  constructor(options: Options) {
    const { time } = options
    this.options = { ...options, time: { now: steadyClock(() => time.now()), sleep: (ms) => time.sleep(ms) } }
    this.#free = options.places
    this.timings = new Timings(() => this.options.time.now())
  }

  /** Resolves to the current time when the call may be sent. */
  join(line: Line, timing: string, first: boolean): Promise<number> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(this.#closed.reason)
      const one = { timing, leave: () => resolve(this.options.time.now()), refuse: reject }
      if (first) line.waiting.unshift(one)
      else line.waiting.push(one)
      this.#lines.add(line)
      this.#move()
    })
  }

  leave(line: Line, outcome: CallOutcome, leftAt: number): void {
    this.#free += 1
    const now = this.options.time.now()
    const wanted = line.waiting.length > 0
    for (const bucket of line.buckets) bucket.ended(outcome, { leftAt, now, wanted })
    this.#move()
  }

  close(reason: unknown): void {
    this.#closed ??= { reason }
    for (const line of this.#lines) for (const { refuse } of line.waiting.splice(0)) refuse(reason)
    this.#lines.clear()
  }

  /** Sends every call that may go, and schedules the next check. */
  #move(): void {
    const now = this.options.time.now()
    this.timings.pass(now)
    let soonest = this.#next(now)
    while (typeof soonest !== 'number') {
      this.#send(soonest, now)
      soonest = this.#next(now)
    }
    const held = [...this.#lines].filter((line) => line.held)
    this.timings.hold(
      held.flatMap(({ waiting }) => waiting[0]?.timing ?? []),
      held.length > 0 && this.#free > 0,
    )
    if (soonest < Number.POSITIVE_INFINITY) this.#wakeAt(soonest, now)
  }

  /** The line that goes next, or the time when one may. */
  #next(now: number): Line | number {
    let best: Line | undefined
    let longest = -1
    let soonest = Number.POSITIVE_INFINITY
    for (const line of this.#lines) {
      const at = readyAt(line, now)
      line.held = at > now
      if (at > now) soonest = Math.min(soonest, at)
      else if (takes(line) > longest) {
        longest = takes(line)
        best = line
      }
    }
    return best !== undefined && this.#free > 0 ? best : soonest
  }

  #send(line: Line, now: number): void {
    const one = line.waiting.shift()
    if (line.waiting.length === 0) this.#lines.delete(line)
    if (!one) return
    this.#free -= 1
    for (const bucket of line.buckets) bucket.take(now)
    one.leave()
  }

  #wakeAt(at: number, now: number): void {
    if (this.#wakesAt <= at) return
    this.#wakesAt = at
    void this.options.time.sleep(Math.min(LONGEST_SLEEP, Math.max(1, Math.ceil(at - now)))).then(() => {
      // an earlier timer was set in the meantime
      if (this.#wakesAt !== at) return
      this.#wakesAt = Number.POSITIVE_INFINITY
      if (!this.#closed) this.#move()
    })
  }
}

const readyAt = (line: Line, now: number): number =>
  line.buckets.reduce((latest, bucket) => Math.max(latest, bucket.readyAt(now)), Number.NEGATIVE_INFINITY)

/** Seconds until all calls waiting in a line are sent, at its rate. */
const takes = ({ buckets, waiting }: Line): number =>
  waiting.length / buckets.reduce((least, { rate }) => Math.min(least, rate), 10_000)

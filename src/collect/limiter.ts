import { Bucket, type CallOutcome } from './bucket.ts'
import { type Draw, drawsOf, type Pace, type Quota, type Request } from './quotas.ts'
import { Timings } from './timing.ts'

/** What a limiter needs of the world; injected, so that tests turn the clock by hand. Milliseconds. */
export interface Time {
  now(): number
  sleep(milliseconds: number): Promise<void>
}

/** A timer is not set further ahead, so that none outlives a scan that was broken off by more. */
const LONGEST_SLEEP = 500

/** The leave of a call, attempt by attempt. */
export interface Turn {
  /**
   * Waits until an attempt may leave: the first in the order in which the calls came, a further one before all others. Where it has
   * leave already, nothing is waited for.
   */
  attempt(): Promise<void>
  /** The attempt ended. */
  ended(outcome: CallOutcome): void
}

/** Calls that draw from the same buckets, in the order in which they leave. */
interface Line {
  readonly buckets: readonly Bucket[]
  readonly waiting: { readonly timing: string; leave(): void; refuse(reason: unknown): void }[]
  /** Whether its buckets kept it back when it was last looked at. */
  held: boolean
}

interface Options {
  readonly time: Time
  /** Calls in flight at once, over all services and regions. */
  readonly places: number
  /** Absent: AWS's quotas do not hold there, and the number of places is the only limit. */
  readonly pace?: Pace | undefined
}

/**
 * Says when each call may leave: as soon as a place is free and each bucket that it draws from has a token. A call takes both at once,
 * so that no place waits for a token and no token for a place. Of the lines that could leave, the one goes first that takes longest.
 */
export class Limiter {
  readonly #queue: Queue
  readonly #buckets = new Map<string, Bucket>()
  readonly #lines = new Map<string, Line>()

  constructor(options: Options, queue = new Queue(options)) {
    this.#queue = queue
  }

  /** Limits of another account, which has buckets of its own, over the same places. */
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

  /** Calls that wait never leave. */
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

/** The calls that wait, and the places that are free. */
class Queue {
  readonly options: Options
  readonly timings: Timings
  /** The lanes with waiting calls. */
  readonly #lines = new Set<Line>()
  #free: number
  #wakesAt = Number.POSITIVE_INFINITY
  #closed: { readonly reason: unknown } | undefined

  constructor(options: Options) {
    this.options = options
    this.#free = options.places
    this.timings = new Timings(() => options.time.now())
  }

  /** Resolves, when the call may leave, to the time. */
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

  /** Lets all go that may, and wakes when the next one may. */
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

  /** The line that goes next, or when one may. */
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
      // an earlier one was set in the meantime
      if (this.#wakesAt !== at) return
      this.#wakesAt = Number.POSITIVE_INFINITY
      if (!this.#closed) this.#move()
    })
  }
}

const readyAt = (line: Line, now: number): number =>
  line.buckets.reduce((latest, bucket) => Math.max(latest, bucket.readyAt(now)), Number.NEGATIVE_INFINITY)

/** Seconds until all that wait in a line have left, at its rate. */
const takes = ({ buckets, waiting }: Line): number =>
  waiting.length / buckets.reduce((least, { rate }) => Math.min(least, rate), 10_000)

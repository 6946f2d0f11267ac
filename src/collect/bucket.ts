import { type Pace, quotaShare, type Rate } from './quotas.ts'

/** The initial rate when AWS publishes no quota, before the pace takes its share. */
const START: Rate = { perSecond: 100, burst: 5 }
/**
 * After AWS throttled, as a share of the rate found: `left` is the rate after the cut, `top` the limit of the quick rise. `later`
 * is the slow rise afterwards, in requests a second per success.
 */
const AFTER: Readonly<Record<Pace, { readonly left: number; readonly top: number; readonly later: number }>> = {
  gentle: { left: 0.25, top: 0.25, later: 0.005 },
  normal: { left: 0.5, top: 0.5, later: 0.01 },
  full: { left: 0.7, top: 0.95, later: 0.1 },
}
/** The quick rise after a cut: this share of the rate found, each second. */
const SOON = 0.05
/** The slow rise begins after this many accepted requests and this much time. */
const LATER = { requests: 100, milliseconds: 5_000 }
const FLOOR = 0.5
/** Milliseconds without requests after a throttled one; doubled each time until one succeeds. */
const REST = 100
const LONGEST_REST = 20_000
/** The shortest time over which a rate is measured, and the length of the recent window, in milliseconds. */
const SHORTEST = 200
const RECENT = 1_000

/** How a request ended: processed by AWS (with any answer), throttled, or lost on the way. */
export type CallOutcome = 'taken' | 'throttled' | 'lost'

/**
 * A token bucket that models AWS's. With a published rate it never exceeds the pace's share of it. Otherwise it finds the rate:
 * it doubles within a second while AWS accepts all requests, is cut when one is throttled, then rises step by step. Times are in
 * milliseconds.
 */
export class Bucket {
  readonly #burst: number
  readonly #isPublished: boolean
  readonly #ceiling: number
  readonly #after: (typeof AFTER)[Pace]
  readonly #start: number
  #rate: number
  #tokens: number
  #at: number
  #flying = 0
  /** The rate at which AWS last throttled; undefined until it does. */
  #found: number | undefined
  /** Counts accepted requests since the last cut, or since the start. */
  #since: Meter
  #isCut = false
  #restsUntil = Number.NEGATIVE_INFINITY
  /** Consecutive throttled requests; until one is accepted, only one is sent at a time. */
  #refusals = 0

  constructor(published: Rate | undefined, pace: Pace, now: number) {
    const { perSecond, burst = perSecond } = published ?? START
    const share = quotaShare[pace]
    // we stay below a published rate, so a cut need not leave more room for other callers
    this.#after = AFTER[published ? 'full' : pace]
    this.#start = share
    this.#burst = Math.max(1, burst * share)
    this.#isPublished = published !== undefined
    this.#rate = perSecond * share
    this.#ceiling = published ? this.#rate : Number.POSITIVE_INFINITY
    this.#tokens = this.#burst
    this.#at = now
    this.#since = new Meter(now)
  }

  /** The current rate, in requests a second. */
  get rate(): number {
    return this.#rate
  }

  /** When the next request may be sent: `now` or later, or Infinity until one in flight has ended. */
  readyAt(now: number): number {
    if (this.#refusals > 0 && this.#flying > 0) return Number.POSITIVE_INFINITY
    this.#refill(now)
    // tolerate rounding errors in the token count
    const token = this.#tokens >= 1 - 1e-9 ? now : now + ((1 - this.#tokens) / this.#rate) * 1000
    return Math.max(token, this.#restsUntil)
  }

  take(now: number): void {
    this.#refill(now)
    this.#tokens -= 1
    this.#flying += 1
  }

  /** Records the end of a request sent at `leftAt`. `wanted`: other requests wait for this bucket, so a higher rate would be used. */
  ended(outcome: CallOutcome, { leftAt, now, wanted }: { leftAt: number; now: number; wanted: boolean }): void {
    this.#refill(now)
    this.#flying -= 1
    if (outcome === 'throttled') this.#throttled(leftAt, now)
    else if (outcome === 'taken') this.#taken(leftAt, now, wanted)
  }

  #taken(leftAt: number, now: number, wanted: boolean): void {
    this.#since.count(now)
    // a request sent before the cut tells nothing about the rate after it
    if (this.#isCut && leftAt < this.#since.at) return
    this.#refusals = 0
    if (!wanted) return
    this.#rate = Math.min(this.#ceiling, this.#raised(now))
  }

  /** The rate after one more success; a second has as many successes as the rate says. */
  #raised(now: number): number {
    const found = this.#found
    if (found === undefined) return this.#rate + this.#start
    const isLater = this.#since.taken > LATER.requests && now - this.#since.at > LATER.milliseconds
    if (isLater) return this.#rate + this.#after.later
    return Math.max(this.#rate, Math.min(found * this.#after.top, this.#rate + (SOON * found) / this.#rate))
  }

  #throttled(leftAt: number, now: number): void {
    // a burst in flight brings many refusals at once; count them as one
    if (this.#isCut && leftAt < this.#since.at) return
    this.#tokens = Math.min(this.#tokens, 0)
    this.#restsUntil = now + Math.min(LONGEST_REST, REST * 2 ** this.#refusals)
    this.#refusals += 1
    if (this.#isPublished && this.#isShort(now)) return
    const measured = this.#since.perSecond(now)
    this.#found = Math.max(FLOOR, Math.min(this.#rate, measured))
    this.#rate = Math.min(this.#ceiling, Math.max(FLOOR, this.#found * this.#after.left))
    this.#since = new Meter(now)
    this.#isCut = true
  }

  /** Whether the time since the cut tells too little to replace a published rate: AWS's bucket may just be empty still. */
  #isShort(now: number): boolean {
    return this.#isCut && (this.#refusals > 1 || now - this.#since.at < RECENT)
  }

  #refill(now: number): void {
    // AWS's bucket is full until a request arrives, and refills no further: one in flight may not have arrived yet
    const most = this.#isPublished ? Math.max(1, this.#burst - this.#flying) : this.#burst
    const refilled = this.#tokens + (Math.max(0, now - this.#at) / 1000) * this.#rate
    this.#tokens = Math.max(this.#tokens, Math.min(most, refilled))
    this.#at = now
  }
}

/** Counts requests from a given moment. */
class Meter {
  readonly at: number
  taken = 0
  /** Counts taken at intervals; the recent window begins at the last entry but one. */
  #marks: readonly [Mark, Mark]

  constructor(at: number) {
    this.at = at
    this.#marks = [
      { at, taken: 0 },
      { at, taken: 0 },
    ]
  }

  count(now: number): void {
    this.taken += 1
    if (now - this.#marks[1].at >= RECENT) this.#marks = [this.#marks[1], { at: now, taken: this.taken }]
  }

  /** The average of two means: over the whole time, in which AWS's bucket still had tokens at first, and over the recent window. */
  perSecond(now: number): number {
    const since = (mark: Mark): number => ((this.taken - mark.taken + 1) / Math.max(SHORTEST, now - mark.at)) * 1000
    return (since({ at: this.at, taken: 0 }) + since(this.#marks[0])) / 2
  }
}

interface Mark {
  readonly at: number
  readonly taken: number
}

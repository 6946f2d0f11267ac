import { type Pace, quotaShare, type Rate } from './quotas.ts'

/** Where AWS publishes no quota: the requests a second at first, of which the pace takes its share. */
const START: Rate = { perSecond: 100, burst: 5 }
/** What is left of a rate at which AWS throttled a request; up to what it is soon raised again; and by how much a second later on. */
const AFTER: Readonly<Record<Pace, { readonly left: number; readonly top: number; readonly later: number }>> = {
  gentle: { left: 0.25, top: 0.25, later: 0.005 },
  normal: { left: 0.5, top: 0.5, later: 0.01 },
  full: { left: 0.7, top: 0.95, later: 0.1 },
}
/** Of the rate at which AWS throttled, this much is won back in a second. */
const SOON = 0.05
/** Later: after AWS accepted this many requests over this time. */
const LATER = { requests: 100, milliseconds: 5_000 }
const FLOOR = 0.5
/** How long a bucket rests when a request was throttled: twice as long each time, until one succeeds. */
const REST = 100
const LONGEST_REST = 20_000
/** The shortest time over which a rate is measured, and the length of the recent window. */
const SHORTEST = 200
const OF_LATE = 1_000

/** How a request ended: AWS processed it (with any answer), throttled it, or it was lost on the way. */
export type CallOutcome = 'taken' | 'throttled' | 'lost'

/**
 * A token bucket, as AWS counts requests. Of a published rate it takes the share of the pace, never more; where none is published it
 * finds the rate: up to doubled within a second as long as AWS takes all, cut when a request is throttled, then raised step by step.
 * All times are milliseconds.
 */
export class Bucket {
  readonly #burst: number
  readonly #ceiling: number
  readonly #after: (typeof AFTER)[Pace]
  readonly #start: number
  #rate: number
  #tokens: number
  #at: number
  #flying = 0
  /** The rate at which AWS throttled last; undefined before that. */
  #found: number | undefined
  /** The last cut, or the beginning, and how many requests AWS took since. */
  #since: Meter
  #isCut = false
  #restsUntil = Number.NEGATIVE_INFINITY
  /** Throttled requests in a row: until one is taken again, one leaves at a time. */
  #refusals = 0

  constructor(published: Rate | undefined, pace: Pace, now: number) {
    const { perSecond, burst = perSecond } = published ?? START
    const share = quotaShare[pace]
    // what is published is never exceeded: below it there is no need to leave more
    this.#after = AFTER[published ? 'full' : pace]
    this.#start = share
    this.#burst = Math.max(1, burst * share)
    this.#rate = perSecond * share
    this.#ceiling = published ? this.#rate : Number.POSITIVE_INFINITY
    this.#tokens = this.#burst
    this.#at = now
    this.#since = new Meter(now)
  }

  /** Requests a second that it gives now. */
  get rate(): number {
    return this.#rate
  }

  /** When the next request may leave: no later than `now` where it may at once, never where one that is under way decides. */
  readyAt(now: number): number {
    if (this.#refusals > 0 && this.#flying > 0) return Number.POSITIVE_INFINITY
    this.#refill(now)
    // a token that is there but for a rounding error is there
    const token = this.#tokens >= 1 - 1e-9 ? now : now + ((1 - this.#tokens) / this.#rate) * 1000
    return Math.max(token, this.#restsUntil)
  }

  take(now: number): void {
    this.#refill(now)
    this.#tokens -= 1
    this.#flying += 1
  }

  /** A request that left at `leftAt` ended. `wanted`: others wait for this bucket, so that a higher rate would be used. */
  ended(outcome: CallOutcome, { leftAt, now, wanted }: { leftAt: number; now: number; wanted: boolean }): void {
    this.#flying -= 1
    if (outcome === 'throttled') this.#throttled(leftAt, now)
    else if (outcome === 'taken') this.#taken(leftAt, now, wanted)
  }

  #taken(leftAt: number, now: number, wanted: boolean): void {
    this.#since.count(now)
    // what left before a cut says nothing of the time after it
    if (this.#isCut && leftAt < this.#since.at) return
    this.#refusals = 0
    if (!wanted) return
    this.#refill(now)
    this.#rate = Math.min(this.#ceiling, this.#raised(now))
  }

  /** The rate after one success more: there are as many in a second as it says. */
  #raised(now: number): number {
    const found = this.#found
    if (found === undefined) return this.#rate + this.#start
    const isLater = this.#since.taken > LATER.requests && now - this.#since.at > LATER.milliseconds
    if (isLater) return this.#rate + this.#after.later
    return Math.max(this.#rate, Math.min(found * this.#after.top, this.#rate + (SOON * found) / this.#rate))
  }

  #throttled(leftAt: number, now: number): void {
    this.#refill(now)
    // a burst that was under way brings many refusals at once: they are one piece of news
    if (this.#isCut && leftAt < this.#since.at) return
    this.#found = Math.max(FLOOR, Math.min(this.#rate, this.#since.perSecond(now)))
    this.#rate = Math.min(this.#ceiling, Math.max(FLOOR, this.#found * this.#after.left))
    this.#tokens = Math.min(this.#tokens, 0)
    this.#restsUntil = now + Math.min(LONGEST_REST, REST * 2 ** this.#refusals)
    this.#refusals += 1
    this.#since = new Meter(now)
    this.#isCut = true
  }

  #refill(now: number): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + (Math.max(0, now - this.#at) / 1000) * this.#rate)
    this.#at = now
  }
}

/** Counts requests from a moment on. */
class Meter {
  readonly at: number
  taken = 0
  /** The count at each second: the recent window begins at the last entry but one. */
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
    if (now - this.#marks[1].at >= OF_LATE) this.#marks = [this.#marks[1], { at: now, taken: this.taken }]
  }

  /** Between the mean of the whole time, in which AWS's bucket was not always empty, and the mean of the recent window, in which it was. */
  perSecond(now: number): number {
    const since = (mark: Mark): number => ((this.taken - mark.taken + 1) / Math.max(SHORTEST, now - mark.at)) * 1000
    return (since({ at: this.at, taken: 0 }) + since(this.#marks[0])) / 2
  }
}

interface Mark {
  readonly at: number
  readonly taken: number
}

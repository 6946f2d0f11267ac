import type { Quota } from './sdk.ts'

/** What a limiter needs of the world; injected, so that tests turn the clock by hand. Milliseconds. */
export interface Time {
  now(): number
  sleep(milliseconds: number): Promise<void>
}

const SHARE = 0.5
const DECREASE = 0.6
const FLOOR = 0.5
const RECOVERY_PER_SUCCESS = 0.02

/**
 * A token bucket for one service in one region. It starts at half of the quota and never goes above; a throttled answer cuts
 * the rate to 60 %, each success wins a little back (additive increase, multiplicative decrease).
 */
export class Limiter {
  readonly #ceiling: number
  readonly #burst: number
  readonly #time: Time
  #rate: number
  #tokens: number
  #at: number
  #cutAt = Number.NEGATIVE_INFINITY

  constructor(quota: Quota, time: Time) {
    this.#ceiling = quota.perSecond * SHARE
    this.#burst = Math.max(1, quota.burst * SHARE)
    this.#rate = this.#ceiling
    this.#tokens = this.#burst
    this.#time = time
    this.#at = time.now()
  }

  /** Requests a second that it lets through now. */
  get rate(): number {
    return this.#rate
  }

  /** Waits for its turn. Callers are served in the order in which they came, since each takes its token before it waits. */
  async take(): Promise<void> {
    this.#refill()
    this.#tokens -= 1
    if (this.#tokens < 0) await this.#time.sleep((-this.#tokens / this.#rate) * 1000)
  }

  succeeded(): void {
    this.#refill()
    this.#rate = Math.min(this.#ceiling, this.#rate + this.#ceiling * RECOVERY_PER_SUCCESS)
  }

  throttled(): void {
    this.#refill()
    // a burst that was under way at the first refusal brings many at once: they are one piece of news
    if (this.#at - this.#cutAt < 1000) return
    this.#cutAt = this.#at
    this.#rate = Math.max(Math.min(FLOOR, this.#ceiling), this.#rate * DECREASE)
    this.#tokens = Math.min(this.#tokens, 0)
  }

  #refill(): void {
    const now = this.#time.now()
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#at) / 1000) * this.#rate)
    this.#at = now
  }
}

/** Lets so many through at once; the others wait in line. */
export class Gate {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(places: number) {
    this.#free = places
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}

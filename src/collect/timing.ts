import { compareText } from '../core/json.ts'
import type { Timing } from './timing-schema.ts'

interface Counts {
  calls: number
  waitedMs: number
  throttled: number
  retried: number
}

/** Adds up what calls cost, by `service region`. */
export class Timings {
  readonly #now: () => number
  readonly #counts = new Map<string, Counts>()
  #at: number
  /** The callers that have waited for a quota since `#at`, and whether quotas were the only reason to wait. */
  #held: { readonly who: ReadonlySet<string>; readonly all: boolean } = { who: new Set(), all: false }
  #waitedMs = 0

  constructor(now: () => number) {
    this.#now = now
    this.#at = now()
  }

  called(who: string): void {
    this.#of(who).calls += 1
  }

  throttled(who: string): void {
    this.#of(who).throttled += 1
  }

  retried(who: string): void {
    this.#of(who).retried += 1
  }

  /** Adds the elapsed time to all active causes. */
  pass(now: number): void {
    const passed = Math.max(0, now - this.#at)
    this.#at = now
    if (this.#held.all) this.#waitedMs += passed
    for (const who of this.#held.who) this.#of(who).waitedMs += passed
  }

  /** Sets who is waiting for a quota from this time on. */
  hold(who: readonly string[], all: boolean): void {
    this.#held = { who: new Set(who), all }
  }

  get timing(): Timing {
    this.pass(this.#now())
    const services = [...this.#counts].map(([who, { calls, waitedMs, throttled, retried }]) => {
      const [service = '', region = ''] = who.split(' ')
      return { service, region, calls, waitedMs: Math.round(waitedMs), throttled, retried }
    })
    services.sort((a, b) => compareText(a.service, b.service) || compareText(a.region, b.region))
    return { waitedMs: Math.round(this.#waitedMs), services }
  }

  #of(who: string): Counts {
    const known = this.#counts.get(who)
    if (known) return known
    const counts = { calls: 0, waitedMs: 0, throttled: 0, retried: 0 }
    this.#counts.set(who, counts)
    return counts
  }
}

import { setImmediate } from 'node:timers/promises'
import type { Time } from '../../src/collect/limiter.ts'

/** The number of event loop turns without a new sleep before the clock advances: by then, all woken work is done. */
const QUIET = 6

interface Sleeper {
  readonly at: number
  wake(): void
}

/**
 * A clock that stands still while there is work, and jumps to the next sleeper when there is none: only latency and
 * rate limits take time, however busy the machine is.
 */
export class VirtualTime implements Time {
  #now = Date.UTC(2026, 0, 1)
  readonly #sleepers: Sleeper[] = []
  #isRunning = false
  #slept = 0

  readonly now = (): number => this.#now

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.#slept++
      this.#add({ at: this.#now + Math.max(0, milliseconds), wake })
      if (!this.#isRunning) void this.#run()
    })

  /** Sorted by wake-up time; for the same time, in the order in which they were added. */
  #add(one: Sleeper): void {
    let [low, high] = [0, this.#sleepers.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sleepers[middle]?.at ?? 0) <= one.at) low = middle + 1
      else high = middle
    }
    this.#sleepers.splice(low, 0, one)
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    for (;;) {
      await this.#quiet()
      const next = this.#sleepers.shift()
      if (next === undefined) break
      this.#now = Math.max(this.#now, next.at)
      next.wake()
      while (this.#sleepers[0]?.at === next.at) this.#sleepers.shift()?.wake()
    }
    this.#isRunning = false
  }

  async #quiet(): Promise<void> {
    let slept = this.#slept
    for (let turns = 0; turns < QUIET; turns++) {
      await setImmediate()
      if (slept !== this.#slept) turns = 0
      slept = this.#slept
    }
  }
}

import { setImmediate } from 'node:timers/promises'
import type { Time } from '../../src/collect/limiter.ts'

/** Turns of the event loop in which nothing new is slept for, before the clock goes on: what was woken has done all it can by then. */
const QUIET = 6

interface Sleeper {
  readonly at: number
  wake(): void
}

/**
 * A clock that stands still while there is work, and goes on to the next one who sleeps when there is none: what takes time is latency
 * and buckets alone, however busy the machine is.
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

  /** In the order in which they wake; of the same moment, in that in which they fell asleep. */
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

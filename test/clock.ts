import type { Clock, Sleep } from '../src/core/clock.ts'

interface Sleeper {
  readonly ms: number
  readonly until: number
  readonly wake: () => void
}

/** A clock that a test advances. It stands still otherwise, and sleepers wake when it reaches their time. */
export class TestClock {
  #now: number
  readonly #sleepers = new Set<Sleeper>()
  readonly #waiting = new Set<() => void>()

  /** It begins at this very moment, unless told otherwise: what signs calls has the clock of this computer. */
  constructor(now = Date.now()) {
    this.#now = now
  }

  readonly now: Clock = () => this.#now

  readonly sleep: Sleep = (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const wake = (): void => {
        this.#sleepers.delete(sleeper)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      const sleeper = { ms, until: this.#now + ms, wake }
      this.#sleepers.add(sleeper)
      signal?.addEventListener('abort', wake, { once: true })
      for (const told of this.#waiting) told()
    })

  /** Advances it by this many milliseconds. */
  turn(ms: number): void {
    this.#now += ms
    for (const { until, wake } of this.#sleepers) if (until <= this.#now) wake()
  }

  /** Waits until something sleeps for exactly this time. */
  async sleeps(ms: number): Promise<Sleeper> {
    for (;;) {
      const sleeper = [...this.#sleepers].find((one) => one.ms === ms)
      if (sleeper) return sleeper
      await new Promise<void>((told) => {
        const once = (): void => {
          this.#waiting.delete(once)
          told()
        }
        this.#waiting.add(once)
      })
    }
  }

  /** The same, and advances the clock until the sleeper wakes. */
  async passes(ms: number): Promise<void> {
    const { until } = await this.sleeps(ms)
    this.turn(until - this.#now)
  }
}

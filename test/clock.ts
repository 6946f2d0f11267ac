import type { Clock, Sleep } from '../src/core/clock.ts'

interface Sleeper {
  readonly until: number
  readonly wake: () => void
}

/** A clock that a test turns: it stands still meanwhile, and what sleeps wakes when it has been turned so far. */
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
      const sleeper = { until: this.#now + ms, wake }
      this.#sleepers.add(sleeper)
      signal?.addEventListener('abort', wake, { once: true })
      for (const told of this.#waiting) told()
    })

  /** Turns it on by so many milliseconds. */
  turn(ms: number): void {
    this.#now += ms
    for (const { until, wake } of this.#sleepers) if (until <= this.#now) wake()
  }

  /** Waits until something sleeps for so long or longer, and turns it on until that wakes. */
  async passes(ms: number): Promise<void> {
    for (;;) {
      const untils = [...this.#sleepers].map(({ until }) => until).filter((until) => until - this.#now >= ms)
      if (untils.length > 0) return this.turn(Math.min(...untils) - this.#now)
      await new Promise<void>((told) => {
        const once = (): void => {
          this.#waiting.delete(once)
          told()
        }
        this.#waiting.add(once)
      })
    }
  }
}

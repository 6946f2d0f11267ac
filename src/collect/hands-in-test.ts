import type { Time } from './limiter.ts'

/** Turns of the event loop. */
const TURNS = 4

/** For tests: a clock turned by hand. Sleepers wake in the order of their times. */
export class Hands implements Time {
  #now = 0
  #sleepers: { at: number; wake: () => void }[] = []
  readonly #moved: (now: number) => void

  /** `moved` hears of every new time. */
  constructor(moved: (now: number) => void = () => {}) {
    this.#moved = moved
  }

  now = (): number => this.#now

  sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => this.#sleepers.push({ at: this.#now + milliseconds, wake }))

  pass(milliseconds: number): void {
    this.#now += milliseconds
    this.#moved(this.#now)
  }

  /** Wakes all who sleep, one after the other, each at its time, until none sleeps any more; with `done`, until that holds. */
  async run(done?: () => boolean): Promise<void> {
    for (;;) {
      await settled()
      if (done?.()) return
      const next = this.#sleepers.sort((a, b) => a.at - b.at).shift()
      if (next) {
        this.pass(Math.max(0, next.at - this.#now))
        next.wake()
      } else if (!done) return
    }
  }
}

/** What goes on without the clock has come to its end, or soon will. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve))
}

import type { Time } from './limiter.ts'

/** Turns of the event loop. */
const TURNS = 4

/** For tests: a clock that is moved by hand. Sleepers wake in the order of their times. */
export class Hands implements Time {
  #now = 0
  #sleepers: { at: number; wake: () => void }[] = []
  readonly #moved: (now: number) => void

  /** `moved` is called with every new time. */
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

  /** Wakes sleepers one after the other, each at its time, until none is left or `done` returns true. */
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

/** Lets pending promises settle. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve))
}

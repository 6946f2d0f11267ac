import type { Clock } from '../core/clock.ts'

/** After this many consecutive calls without an answer in time, calls to the endpoint fail at once. */
const PATIENT = 3
/** How long until one call tries it again. Milliseconds. */
const REST = 60_000

/** A call that was not made: its endpoint gave no answer in time to those before it. */
export class SlowEndpointError extends Error {
  override readonly name = 'SlowEndpointError'
  constructor() {
    super(`not asked: ${PATIENT} calls to this endpoint before it had no answer in time`)
  }
}

interface State {
  slow: number
  /** When the next call may try; undefined while calls are made. */
  until: number | undefined
}

/**
 * Keeps calls from an endpoint that gives no answer in time: each would cost minutes. After three such calls, with no answer between, others
 * fail at once; once a minute one of them is made, and its answer lets all others through. An answer that refuses is an answer.
 */
export class Breaker {
  readonly #now: Clock
  readonly #endpoints = new Map<string, State>()

  constructor(now: Clock) {
    this.#now = now
  }

  /** Throws SlowEndpointError where a call to the endpoint is not to be made. */
  demand(endpoint: string): void {
    const state = this.#endpoints.get(endpoint)
    if (state?.until === undefined) return
    if (this.#now() < state.until) throw new SlowEndpointError()
    // this call tries the endpoint; the others fail at once meanwhile
    state.until = this.#now() + REST
  }

  answered(endpoint: string): void {
    this.#endpoints.delete(endpoint)
  }

  /** A call had no answer in time, with all of its attempts. */
  slow(endpoint: string): void {
    const state = this.#endpoints.get(endpoint) ?? { slow: 0, until: undefined }
    this.#endpoints.set(endpoint, state)
    if (++state.slow >= PATIENT) state.until = this.#now() + REST
  }
}

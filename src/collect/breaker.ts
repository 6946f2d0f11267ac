import { type Clock, steadyClock } from '../core/clock.ts'

/** After this many consecutive timeouts, calls to the endpoint fail at once. */
const PATIENT = 3
/** Milliseconds until one call tries the endpoint again. */
const REST = 60_000

/** A call that was not made because earlier calls to its endpoint timed out. */
export class SlowEndpointError extends Error {
  override readonly name = 'SlowEndpointError'
  constructor() {
    super(`not asked: ${PATIENT} calls to this endpoint before it had no answer in time`)
  }
}

interface State {
  slow: number
  /** When the next call may try the endpoint; undefined while it is in normal use. */
  until: number | undefined
}

/**
 * A circuit breaker per endpoint, since a call to an endpoint that does not answer costs minutes. After three consecutive
 * timeouts, calls fail at once; one call a minute tries the endpoint, and any answer, even a refusal, closes the breaker.
 */
export class Breaker {
  readonly #now: Clock
  readonly #endpoints = new Map<string, State>()

  constructor(now: Clock) {
    this.#now = steadyClock(now)
  }

  /** Throws SlowEndpointError while the breaker of the endpoint is open. */
  demand(endpoint: string): void {
    const state = this.#endpoints.get(endpoint)
    if (state?.until === undefined) return
    if (this.#now() < state.until) throw new SlowEndpointError()
    // this call tries the endpoint; others fail at once in the meantime
    state.until = this.#now() + REST
  }

  answered(endpoint: string): void {
    this.#endpoints.delete(endpoint)
  }

  /** Records a call that timed out in all its attempts. */
  slow(endpoint: string): void {
    const state = this.#endpoints.get(endpoint) ?? { slow: 0, until: undefined }
    this.#endpoints.set(endpoint, state)
    if (++state.slow >= PATIENT) state.until = this.#now() + REST
  }
}

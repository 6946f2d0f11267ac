import { StandardRetryStrategy } from '@smithy/core/retry'

type Token = Awaited<ReturnType<StandardRetryStrategy['acquireInitialRetryToken']>>
type Failure = Parameters<StandardRetryStrategy['refreshRetryTokenForRetry']>[1]

/** A throttled request gets this many times the usual attempts: throttling does no harm, and the bucket makes it wait. */
const THROTTLED_TIMES = 2
const LONGEST_HINT = 20_000

/**
 * The SDK's retries, except that a throttled request waits for a token of its bucket (which pauses and slows down) instead of a
 * fixed delay. A Retry-After in the answer is respected. A call limited to one attempt gets one.
 */
class RetriesByBucket extends StandardRetryStrategy {
  readonly #attempts: number

  readonly #now: () => number

  constructor(attempts: number, now: () => number) {
    super(attempts)
    this.#attempts = attempts
    this.#now = now
  }

  override async refreshRetryTokenForRetry(token: Token, failure: Failure): Promise<Token> {
    if (failure.errorType !== 'THROTTLING') return super.refreshRetryTokenForRetry(token, failure)
    const count = token.getRetryCount() + 1
    const most = this.#attempts === 1 ? 1 : this.#attempts * THROTTLED_TIMES
    // the SDK then throws AWS's answer
    if (count >= most) throw failure.error
    const hint = failure.retryAfterHint === undefined ? 0 : failure.retryAfterHint.getTime() - this.#now()
    const delay = Math.min(LONGEST_HINT, Math.max(0, hint))
    return { getRetryCount: () => count, getRetryDelay: () => delay, getRetryCost: () => 0 }
  }
}

export const retriesByBucket = (attempts: number, now: () => number): StandardRetryStrategy =>
  new RetriesByBucket(attempts, now)

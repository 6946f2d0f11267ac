import { StandardRetryStrategy } from '@smithy/core/retry'

type Token = Awaited<ReturnType<StandardRetryStrategy['acquireInitialRetryToken']>>
type Failure = Parameters<StandardRetryStrategy['refreshRetryTokenForRetry']>[1]

/** A throttled request is tried this many times as often as a failed one: throttling does no harm, and the bucket makes it wait. */
const THROTTLED_TIMES = 2
const LONGEST_HINT = 20_000

/**
 * The SDK's retries, but for a request that AWS throttled: it waits for a token of its bucket, which then rests and gives fewer, and not
 * for a time of its own. Where an answer names a time (Retry-After), that holds. A call that is to be tried once is tried once.
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
    // the SDK then throws what AWS answered
    if (count >= most) throw failure.error
    const hint = failure.retryAfterHint === undefined ? 0 : failure.retryAfterHint.getTime() - this.#now()
    const delay = Math.min(LONGEST_HINT, Math.max(0, hint))
    return { getRetryCount: () => count, getRetryDelay: () => delay, getRetryCost: () => 0 }
  }
}

export const retriesByBucket = (attempts: number, now: () => number): StandardRetryStrategy =>
  new RetriesByBucket(attempts, now)

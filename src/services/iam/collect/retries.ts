import { StandardRetryStrategy } from '@smithy/core/retry'
import { isQuotaReached } from '../../../collect/refusals.ts'

/** The SDK's own retries, but for a quota of IAM's that is used up, which the SDK takes for throttling by its name alone. */
export class IamRetries extends StandardRetryStrategy {
  override refreshRetryTokenForRetry(
    ...given: Parameters<StandardRetryStrategy['refreshRetryTokenForRetry']>
  ): ReturnType<StandardRetryStrategy['refreshRetryTokenForRetry']> {
    const [token, info] = given
    return super.refreshRetryTokenForRetry(
      token,
      isQuotaReached(info.error) ? { ...info, errorType: 'CLIENT_ERROR' } : info,
    )
  }
}

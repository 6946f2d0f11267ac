import { StandardRetryStrategy } from '@smithy/core/retry'
import { isQuotaReached } from '../../../collect/refusals.ts'

/** The SDK's retries, except for an exhausted IAM quota, which the SDK takes for throttling because of its name. */
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

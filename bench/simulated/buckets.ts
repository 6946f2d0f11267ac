/**
 * The rate limits (token buckets) of the simulated AWS: those that AWS publishes, and our own figures where it
 * publishes none.
 */
import { drawsOf, type Pace, quotaShare, type Rate } from '../../src/collect/quotas.ts'
import type { Admission } from '../../src/practice/dispatch.ts'
import { awsError } from '../../src/practice/service.ts'
import { sdk } from '../../src/services/sdk.gen.ts'

/** For sts:AssumeRoot, for which STS publishes no quota. */
export const ASSUME_ROOT = { perSecond: 100, burst: 200 }

/** AWS publishes nothing for these: assumed for the bench, and not known to the code that is measured. */
const ASSUMED: Readonly<Record<string, Rate>> = {
  s3: { perSecond: 200, burst: 400 },
  sqs: { perSecond: 60, burst: 120 },
  iam: { perSecond: 20, burst: 40 },
  rds: { perSecond: 20, burst: 40 },
  sts: ASSUME_ROOT,
}
const ASSUMED_OTHERS: Rate = { perSecond: 30, burst: 60 }

/** What was requested of one bucket. */
export interface BucketCount {
  readonly key: string
  readonly rate: Rate
  readonly published: boolean
  taken: number
  throttled: number
}

/** The least time, in seconds, in which a bucket provides the tokens that were taken, at a pace. */
export function secondsOf({ taken, rate: { perSecond, burst = perSecond } }: BucketCount, pace: Pace): number {
  const share = quotaShare[pace]
  return Math.max(0, taken - burst * share) / (perSecond * share)
}

interface AwsBucket extends BucketCount {
  tokens: number
  at: number
}

/** The buckets of one account: takes a token from each bucket of a call, or throttles the call. */
export class AwsBuckets {
  readonly #buckets = new Map<string, AwsBucket>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  get counts(): readonly BucketCount[] {
    return [...this.#buckets.values()]
  }

  /** Throws AWS's error for a throttled call. */
  take(asked: Admission): void {
    const buckets = drawsOf(sdk[asked.service].quotas, asked).map(({ key, rate }) => this.#bucketOf(key, rate, asked))
    if (buckets.every(({ tokens }) => tokens >= 1)) {
      for (const bucket of buckets) {
        bucket.tokens -= 1
        bucket.taken += 1
      }
      return
    }
    for (const bucket of buckets) bucket.throttled += 1
    throw throttling(asked.service)
  }

  #bucketOf(key: string, published: Rate | undefined, { service, account }: Admission): AwsBucket {
    const now = this.#now()
    const name = `${account} ${key}`
    const rate = published ?? ASSUMED[service] ?? ASSUMED_OTHERS
    const { perSecond, burst = perSecond } = rate
    const bucket = this.#buckets.get(name) ?? {
      key,
      rate,
      published: published !== undefined,
      taken: 0,
      throttled: 0,
      tokens: burst,
      at: now,
    }
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    this.#buckets.set(name, bucket)
    return bucket
  }
}

/** The error code of each service. */
function throttling(service: string) {
  if (service === 'ec2') return awsError('RequestLimitExceeded', 'Request limit exceeded.', 503)
  if (service.startsWith('s3')) return awsError('SlowDown', 'Please reduce your request rate.', 503)
  if (['lambda', 'apigateway', 'apigatewayv2', 'organizations'].includes(service))
    return awsError('TooManyRequestsException', 'Rate exceeded', 429)
  return awsError(
    ['iam', 'sns', 'rds', 'sts'].includes(service) ? 'Throttling' : 'ThrottlingException',
    'Rate exceeded',
    400,
  )
}

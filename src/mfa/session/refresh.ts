/**
 * For how long before its end a session is no longer taken from the cache. What calls a `credential_process` asks for new credentials
 * before the old ones end; a kept session that is within that window already would be asked for at every call.
 */
export const refreshWindows = [
  // _DEFAULT_ADVISORY_REFRESH_TIMEOUT and _DEFAULT_MANDATORY_REFRESH_TIMEOUT of botocore/credentials.py (10 minutes) in boto/botocore 1.44
  { by: 'botocore: the AWS CLI and boto3', seconds: 15 * 60 },
  // credentialsTreatedAsExpired of packages/credential-provider-node/src/defaultProvider.ts in aws/aws-sdk-js-v3
  { by: 'SDK for JavaScript', seconds: 5 * 60 },
  // ExpiryWindow of aws/credential_cache.go, which config/resolve_credentials.go leaves at nothing for a process, in aws/aws-sdk-go-v2
  { by: 'SDK for Go', seconds: 0 },
  // credentialRefreshThreshold of ProcessCredentialsProvider.java in aws/aws-sdk-java-v2
  { by: 'SDK for Java', seconds: 15 },
] as const

const MINUTE = 60_000
const LONGEST = Math.max(...refreshWindows.map(({ seconds }) => seconds)) * 1000

/** A session as it is kept: since when, and until when; ISO 8601. */
export interface Span {
  readonly openedAt: string
  readonly expiresAt: string
}

/**
 * Whether a kept session is good enough to be handed out: longer than the longest of these windows, or two thirds of a session that is
 * too short for that (900 seconds are shorter than botocore's window).
 */
export function isFresh({ openedAt, expiresAt }: Span, now: number): boolean {
  const [from, until] = [Date.parse(openedAt), Date.parse(expiresAt)]
  return until - now > Math.min(LONGEST + MINUTE, (until - from) / 3)
}

/** Whether something can still be begun with it: a role assumed, a call made. */
export const isUsable = ({ expiresAt }: Pick<Span, 'expiresAt'>, now: number): boolean =>
  Date.parse(expiresAt) - now > MINUTE

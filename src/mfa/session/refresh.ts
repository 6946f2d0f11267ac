/**
 * How long before its end a kept session is no longer used. Callers of a `credential_process` ask for new credentials before the
 * old ones end; a kept session within that window would be requested again at every call.
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

/** The start and end of a kept session; ISO 8601. */
export interface Span {
  readonly openedAt: string
  readonly expiresAt: string
}

/**
 * Whether a kept session can be returned: it lasts longer than the longest of these windows, or, for a session shorter than that
 * (900 seconds are less than botocore's window), it has more than a third of its time left.
 */
export function isFresh({ openedAt, expiresAt }: Span, now: number): boolean {
  const [from, until] = [Date.parse(openedAt), Date.parse(expiresAt)]
  return until - now > Math.min(LONGEST + MINUTE, (until - from) / 3)
}

/** Whether the session can still be used: to assume a role, to make a call. */
export const isUsable = ({ expiresAt }: Pick<Span, 'expiresAt'>, now: number): boolean =>
  Date.parse(expiresAt) - now > MINUTE

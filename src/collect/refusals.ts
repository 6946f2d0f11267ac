import { byText } from '../core/by-text.ts'
import { DemarcError } from '../core/errors.ts'
import { SlowEndpointError } from './breaker.ts'
import type { CallOutcome } from './bucket.ts'
import { NotRecordedError } from './recording/not-recorded.ts'

/** A pagination token that repeats. */
export class RepeatedTokenError extends Error {
  override readonly name = 'RepeatedTokenError'
  constructor(token: string) {
    super(`the listing repeated its pagination token (${token.length} characters)`)
  }
}

/** The parts of an SDK error that we use. */
interface SdkError {
  readonly name: string
  readonly message: string
  /** Node's codes: ENOTFOUND, ECONNREFUSED ... */
  readonly code: string
  readonly status: number | undefined
}

function read(error: unknown): SdkError {
  // safe: every field is checked before it is used
  const raw = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  const metadata = raw['$metadata']
  const status =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
      ? metadata.httpStatusCode
      : undefined
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const cause = raw['cause']
  const code =
    text(raw['code']) || (typeof cause === 'object' && cause !== null && 'code' in cause ? text(cause.code) : '')
  return {
    name: text(raw['name']) || text(raw['Code']),
    message: text(raw['message']),
    code,
    status: typeof status === 'number' ? status : undefined,
  }
}

/** AWS's error code, e.g. `NoSuchBucketPolicy`. */
export const errorCode = (error: unknown): string => read(error).name

const DENIED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AccessDeniedFault',
  'AuthorizationError',
  'AuthorizationErrorException',
  'Client.UnauthorizedOperation',
  'NotAuthorized',
  'UnauthorizedAccess',
  'UnauthorizedOperation',
  'AllAccessDisabled',
])
const THROTTLED = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
])
const UNREACHABLE = new Set([
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])
/** Codes that AWS returns both in a region that is not enabled and for wrong credentials. */
const NOT_HERE = new Set(['AuthFailure', 'InvalidClientTokenId', 'UnrecognizedClientException', 'InvalidToken'])
const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'])
const WRONG = new Set([
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
  'InvalidAccessKeyId',
  'IncompleteSignature',
  'MissingAuthenticationToken',
])
const UNREAD = new Set(['SyntaxError', 'TypeError', 'RangeError'])
const NO_CREDENTIALS = new Set(['CredentialsProviderError', 'TokenProviderError', 'ProviderError'])

export const isThrottled = (error: unknown): boolean => tellsThrottling(read(error))

/** How a failed request ended with regard to quotas; one that was refused for another reason has counted, too. */
export function outcomeOf(error: unknown): CallOutcome {
  const said = read(error)
  if (tellsThrottling(said)) return 'throttled'
  return said.status !== undefined && said.status < 500 ? 'taken' : 'lost'
}

/**
 * IAM's code for an exhausted quota, with status 409 (IAM/latest/APIReference/API_EnableMFADevice.html), so that retrying does
 * not help. DynamoDB and others use the same code with status 400 for too many concurrent operations.
 */
export const isQuotaReached = (error: unknown): boolean => tellsQuota(read(error))

const tellsQuota = ({ name, status }: SdkError): boolean => name === 'LimitExceededException' && status === 409
const tellsThrottling = (said: SdkError): boolean =>
  (THROTTLED.has(said.name) && !tellsQuota(said)) || said.status === 429

/** A 200 response that did not come from AWS: the page of a proxy or captive portal, or an empty body where there must be one. */
export class ForeignAnswerError extends Error {
  override readonly name = 'ForeignAnswerError'
  /** The original message; the SDK appends its own words when reading a body fails. */
  readonly why: string
  constructor(why: string) {
    super(why)
    this.why = why
  }
}

/** An AWS answer that lacks something the operation guarantees, so that it cannot be used. The message says what is missing. */
export class IncompleteAnswerError extends Error {
  override readonly name: string = 'IncompleteAnswerError'
}

/** Why a call failed, by kind. */
export type ReasonKind =
  | 'denied'
  | 'not-enabled'
  | 'throttled'
  | 'no-answer'
  | 'unreachable'
  | 'not-made'
  | 'not-implemented'
  | 'failed'
  | 'unreadable'
  | 'foreign'
  | 'incomplete'
  | 'repeated'
  | 'not-recorded'
  | 'other'

/** The kind of policy that denied a call, if AWS names it. */
export type DenyingPolicy =
  | 'service-control-policy'
  | 'resource-control-policy'
  | 'permissions-boundary'
  | 'session-policy'
  | 'resource-based-policy'
  | 'identity-based-policy'

/** Why a call failed: as data, and in short words that are the same every time (no request ids). */
export interface Reason {
  readonly kind: ReasonKind
  readonly policy?: DenyingPolicy
  readonly why: string
}

/** The words of a refusal, for a blind spot. */
export const refusalOf = (error: unknown): string => reasonOf(error).why

/** Why a call failed. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof RepeatedTokenError) return { kind: 'repeated', why: 'the listing repeats itself' }
  if (error instanceof NotRecordedError) return { kind: 'not-recorded', why: 'not in the recording' }
  if (error instanceof ForeignAnswerError) return { kind: 'foreign', why: error.why }
  if (error instanceof IncompleteAnswerError) return { kind: 'incomplete', why: error.message }
  if (error instanceof SlowEndpointError) return { kind: 'no-answer', why: error.message }
  const said = read(error)
  const { name, message, code, status } = said
  if (name === 'OptInRequired' || NOT_HERE.has(name))
    return { kind: 'not-enabled', why: 'the region or service is not enabled for this account' }
  if (DENIED.has(name) || status === 403) return deniedBy(message, name)
  if (tellsThrottling(said)) return { kind: 'throttled', why: 'throttled, in spite of retries' }
  if (name === 'AbortError' || code === 'ETIMEDOUT') return NO_ANSWER
  // the SDK reports a dropped connection as a timeout
  if (UNREACHABLE.has(code)) return { kind: 'unreachable', why: `the endpoint cannot be reached (${code})` }
  if (name === 'TimeoutError') return NO_ANSWER
  if (status === 501 || name === 'NotImplemented' || name === 'UnknownOperationException' || name === 'InvalidAction')
    return { kind: 'not-implemented', why: 'not implemented by this endpoint' }
  // S3's own redirect has a code. The SDK follows no redirect, and names one without a code Unknown
  if (status !== undefined && status >= 300 && status < 400 && (name === '' || name === 'Unknown' || UNREAD.has(name)))
    return { kind: 'foreign', why: `another server answers: the endpoint redirects (${status})` }
  if (status !== undefined && status >= 500)
    return {
      kind: 'failed',
      // without AWS's code in the body, the name is JavaScript's own
      why: `AWS failed to answer (${UNREAD.has(name) || name === 'Error' ? status : `${status} ${name}`})`,
    }
  // a garbled answer fails in the SDK's parser, or a collector finds a shape that AWS does not document
  if (UNREAD.has(name) || message.includes('Deserialization error'))
    return { kind: 'unreadable', why: 'the answer could not be read' }
  // an error of Node's has its own code (errors.html#nodejs-error-codes, errno(3)), and no answer of AWS's
  if (name === 'Error' && code !== '' && status === undefined)
    return { kind: 'not-made', why: NOT_MADE[code] ?? `the call could not be made (${code})` }
  return { kind: 'other', why: `refused (${name || code || 'unknown error'})` }
}

/** What this machine refused, before a call left it, by errno(3). */
const NOT_MADE: Readonly<Record<string, string>> = byText({
  EMFILE: 'the call could not be made: too many files are open in this process (EMFILE)',
  ENFILE: 'the call could not be made: too many files are open on this machine (ENFILE)',
})

const NO_ANSWER: Reason = { kind: 'no-answer', why: 'no answer in time' }

/**
 * The kinds of policy by the wording of AWS's message, the only place that names them
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html).
 */
const denials: readonly (readonly [wording: string, policy: DenyingPolicy, why: string])[] = [
  [
    'explicit deny in a service control policy',
    'service-control-policy',
    'access denied by a service control policy (explicit deny)',
  ],
  ['no service control policy allows', 'service-control-policy', 'access denied: no service control policy allows it'],
  ['resource control policy', 'resource-control-policy', 'access denied by a resource control policy'],
  ['permissions boundary', 'permissions-boundary', 'access denied by a permissions boundary'],
  ['session policy', 'session-policy', 'access denied by a session policy'],
  [
    'explicit deny in a resource-based policy',
    'resource-based-policy',
    'access denied by a resource-based policy (explicit deny)',
  ],
  [
    'explicit deny in an identity-based policy',
    'identity-based-policy',
    'access denied by an identity-based policy (explicit deny)',
  ],
]

function deniedBy(message: string, name: string): Reason {
  const [, policy, why] = denials.find(([wording]) => message.includes(wording)) ?? []
  if (policy !== undefined && why !== undefined) return { kind: 'denied', policy, why }
  return { kind: 'denied', why: name === 'AllAccessDisabled' ? 'access to it is disabled' : 'access denied' }
}

/**
 * The error that ends a scan at once: one of ours (a recording that cannot be written or read), or a sign of missing, wrong or
 * expired credentials. `atStart` marks the very first call, where an unknown key id can only mean a wrong key.
 */
export function fatalError(error: unknown, atStart: boolean): DemarcError | undefined {
  if (error instanceof DemarcError) return error
  const { name, message } = read(error)
  if (NO_CREDENTIALS.has(name))
    return new DemarcError(
      'CREDENTIALS_MISSING',
      `no AWS credentials were found, or they could not be refreshed: ${message}`,
      {
        hint: 'Set AWS_PROFILE or pass --profile; sign in with "aws sso login" or "aws login". Without an account: demarc scan --practice',
        cause: error,
      },
    )
  if (EXPIRED.has(name))
    return new DemarcError('CREDENTIALS_EXPIRED', 'the AWS credentials have expired', {
      hint: 'Sign in again ("aws sso login" or "aws login"). Where AWS_SESSION_TOKEN holds an old session: eval "$(demarc mfa session --profile NAME)" opens a new one, or unset AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.',
      cause: error,
    })
  if (WRONG.has(name) || (atStart && NOT_HERE.has(name)))
    return new DemarcError('CREDENTIALS_WRONG', `AWS does not accept these credentials (${name})`, {
      hint: 'Check the access key, the secret and the clock of this machine.',
      cause: error,
    })
  return undefined
}

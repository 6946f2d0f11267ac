import { DemarcError } from '../core/errors.ts'
import { RepeatedTokenError } from './collector.ts'
import { NotRecordedError } from './recording/not-recorded.ts'

/** What an SDK error carries that we look at. */
interface SdkError {
  readonly name: string
  readonly message: string
  /** Node's own codes: ENOTFOUND, ECONNREFUSED ... */
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

/** The code that AWS gave an error, e.g. `NoSuchBucketPolicy`. */
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
/** What AWS answers where a region is not enabled for the account, as well as for wrong credentials. */
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

/**
 * IAM's word for a quota that is used up, with the status of a conflict (IAM/latest/APIReference/API_EnableMFADevice.html): no waiting
 * helps. DynamoDB and others say the same word, with status 400, of too many operations at a time.
 */
export const isQuotaReached = (error: unknown): boolean => tellsQuota(read(error))

const tellsQuota = ({ name, status }: SdkError): boolean => name === 'LimitExceededException' && status === 409
const tellsThrottling = (said: SdkError): boolean =>
  (THROTTLED.has(said.name) && !tellsQuota(said)) || said.status === 429

/** An answer of 200 that AWS did not give: the page of a proxy or of a network's gate, or nothing where something must be. */
export class ForeignAnswerError extends Error {
  override readonly name = 'ForeignAnswerError'
}

/**
 * Why a call was refused, in words that are short and the same every time (no request ids): what stands in a gap.
 * An SCP's explicit deny and the other kinds of policy are told apart by AWS's own wording
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html).
 */
export function refusalOf(error: unknown): string {
  if (error instanceof RepeatedTokenError) return 'the listing repeats itself'
  if (error instanceof NotRecordedError) return 'not in the recording'
  if (error instanceof ForeignAnswerError) return error.message
  const said = read(error)
  const { name, message, code, status } = said
  if (name === 'OptInRequired' || NOT_HERE.has(name)) return 'the region or service is not enabled for this account'
  if (DENIED.has(name) || status === 403) return deniedBy(message, name)
  if (tellsThrottling(said)) return 'throttled, in spite of retries'
  if (name === 'AbortError' || code === 'ETIMEDOUT') return 'no answer in time'
  // the SDK gives a connection that was cut off the name of a timeout
  if (UNREACHABLE.has(code)) return `the endpoint cannot be reached (${code})`
  if (name === 'TimeoutError') return 'no answer in time'
  if (status === 501 || name === 'NotImplemented' || name === 'UnknownOperationException' || name === 'InvalidAction')
    return 'not implemented by this endpoint'
  if (status !== undefined && status >= 500)
    // a body without AWS's code leaves a name that is JavaScript's own
    return `AWS failed to answer (${UNREAD.has(name) || name === 'Error' ? status : `${status} ${name}`})`
  // a garbled answer shows when the SDK parses it, or when a collector finds another shape than AWS documents
  if (UNREAD.has(name) || message.includes('Deserialization error')) return 'the answer could not be read'
  return `refused (${name || code || 'unknown error'})`
}

function deniedBy(message: string, name: string): string {
  if (message.includes('explicit deny in a service control policy'))
    return 'access denied by a service control policy (explicit deny)'
  if (message.includes('no service control policy allows')) return 'access denied: no service control policy allows it'
  if (message.includes('resource control policy')) return 'access denied by a resource control policy'
  if (message.includes('permissions boundary')) return 'access denied by a permissions boundary'
  if (message.includes('session policy')) return 'access denied by a session policy'
  if (message.includes('explicit deny in a resource-based policy'))
    return 'access denied by a resource-based policy (explicit deny)'
  if (message.includes('explicit deny in an identity-based policy'))
    return 'access denied by an identity-based policy (explicit deny)'
  return name === 'AllAccessDisabled' ? 'access to it is disabled' : 'access denied'
}

/**
 * The error that ends a scan at once, if it is one of ours (a recording that cannot be written or read, which is no answer of
 * AWS's) or if these are the signs of missing, wrong or expired credentials. `atStart`: the very
 * first call, where "not known here" can only mean a wrong key.
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
      hint: 'Sign in again ("aws sso login" or "aws login"), then run the scan again.',
      cause: error,
    })
  if (WRONG.has(name) || (atStart && NOT_HERE.has(name)))
    return new DemarcError('CREDENTIALS_WRONG', `AWS does not accept these credentials (${name})`, {
      hint: 'Check the access key, the secret and the clock of this machine.',
      cause: error,
    })
  return undefined
}

import { failedCall } from '../../../collect/failed-calls.ts'
import { errorCode, fatalError, reasonOf } from '../../../collect/refusals.ts'

/**
 * Why Cloud Control returned nothing: the IAM action that was denied or called, and what that means for the rest of the
 * type.
 */
export interface Refusal {
  readonly call: string
  readonly why: string
  readonly denied: boolean
  /** True when the denied action is one of the handler, and not of Cloud Control itself. */
  readonly handler?: true
  /**
   * `absent`: it finds nothing by this identifier; a listing may give another. `type`: no resource of the type can be
   * read this way.
   */
  readonly of: 'absent' | 'type' | 'resource'
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/** What Cloud Control's own errors say about a type (cloudcontrolapi/latest/APIReference/API_GetResource.html). */
const ofTheType: Readonly<Record<string, string>> = {
  PrivateTypeException: 'the type is private, and has no version here',
  TypeNotFoundException: 'Cloud Control does not know the type in this region',
  UnsupportedActionException: 'Cloud Control does not support this action for the type',
}

/** The codes with which handlers report that an identifier does not exist, or has the wrong form. */
const ABSENT = new Set([
  'GeneralServiceException',
  'InvalidRequestException',
  'NotFoundException',
  'ResourceNotFoundException',
  'ValidationException',
])

/**
 * Makes a call to Cloud Control. Throws only errors that end the whole scan: wrong or expired credentials, and an
 * interrupt.
 */
export async function asking<T>(
  action: string,
  signal: AbortSignal | undefined,
  ask: () => Promise<T>,
): Promise<Answer<T>> {
  try {
    return { ok: true, value: await ask() }
  } catch (error) {
    signal?.throwIfAborted()
    const fatal = fatalError(error, false)
    if (fatal) throw fatal
    return { ok: false, refusal: refusalOf(error, failedCall(error)?.action ?? action) }
  }
}

function refusalOf(error: unknown, call: string): Refusal {
  const code = errorCode(error)
  // the handler calls the service with the caller's permissions; its error names the action that was denied
  const missing = deniedAction(error)
  if (missing !== undefined) {
    const own = missing === 'cloudformation:GetResource' || missing === 'cloudformation:ListResources'
    return { call: missing, why: 'access denied', denied: true, of: 'type', ...(own ? {} : { handler: true }) }
  }
  const { kind, why } = reasonOf(error)
  if (kind === 'denied') return { call, why, denied: true, of: 'type' }
  const says = Object.hasOwn(ofTheType, code) ? ofTheType[code] : undefined
  if (says !== undefined) return { call, why: says, denied: false, of: 'type' }
  const isOfAll = kind === 'not-enabled' || kind === 'not-implemented' || kind === 'unreachable'
  return { call, why, denied: false, of: ABSENT.has(code) ? 'absent' : isOfAll ? 'type' : 'resource' }
}

const deniedAction = (error: unknown): string | undefined =>
  error instanceof Error
    ? /not authorized to perform:? ([a-z0-9-]{1,40}:\w{1,80})\b/.exec(error.message.slice(0, 2_000))?.[1]
    : undefined

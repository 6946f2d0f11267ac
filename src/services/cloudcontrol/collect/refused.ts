import { failedCall } from '../../../collect/failed-calls.ts'
import { errorCode, fatalError, reasonOf } from '../../../collect/refusals.ts'

/** Why Cloud Control gave no answer: the IAM action that was missing or asked, and what that means for the rest of the type. */
export interface Refusal {
  readonly call: string
  readonly why: string
  readonly denied: boolean
  /** `absent`: it knows nothing by this identifier, which a listing may correct. `type`: no resource of the type can be read so. */
  readonly of: 'absent' | 'type' | 'resource'
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/** What its own errors say of a type (cloudcontrolapi/latest/APIReference/API_GetResource.html). */
const ofTheType: Readonly<Record<string, string>> = {
  PrivateTypeException: 'the type is private, and has no version here',
  TypeNotFoundException: 'Cloud Control does not know the type in this region',
  UnsupportedActionException: 'Cloud Control does not support this action for the type',
}

/** A handler says in many ways that there is nothing by an identifier, or by one of this form. */
const ABSENT = new Set([
  'GeneralServiceException',
  'InvalidRequestException',
  'NotFoundException',
  'ResourceNotFoundException',
  'ValidationException',
])

/** Asks something of Cloud Control. Throws what condemns the whole scan: credentials that are wrong or expired, and an interrupt. */
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
  // the handler has asked the service as the caller, and tells which action was missing
  const missing = deniedAction(error)
  if (missing !== undefined) return { call: missing, why: 'access denied', denied: true, of: 'type' }
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

import { failedCall } from '../../collect/failed-calls.ts'
import { errorCode, fatalError, reasonOf } from '../../collect/refusals.ts'
import { DemarcError } from '../../core/errors.ts'
import { DevicesChangingError } from '../../services/iam/collect/mfa-devices.ts'

/** How AWS answered a failed call. */
export interface Failure {
  /** AWS's code, without the suffix `Exception` that the SDK adds. */
  readonly code: string
  /**
   * AWS refused the only attempt, so nothing has changed. False when an answer was lost, in this attempt or before a retry; then
   * it is unknown whether the call took effect.
   */
  readonly sure: boolean
  readonly denied: boolean
}

export function failureOf(error: unknown): Failure {
  const metadata = error instanceof Error && '$metadata' in error ? error.$metadata : undefined
  // safe: every field is checked before it is used
  const { httpStatusCode: status, attempts } = (metadata ?? {}) as { httpStatusCode?: unknown; attempts?: unknown }
  const code = errorCode(error).replace(/Exception$/, '')
  const refused = typeof status === 'number' && status >= 400 && status < 500 && status !== 429
  return {
    code,
    sure: refused && attempts === 1,
    // wrong codes are refused with the same status as a denial (IAM/latest/APIReference/API_EnableMFADevice.html)
    denied: code !== 'InvalidAuthenticationCode' && reasonOf(error).kind === 'denied',
  }
}

/** Whether an error of `refusedCall` says that the requested thing does not exist. */
export const isNoSuchEntity = (error: unknown): boolean =>
  error instanceof DemarcError && failureOf(error.cause).code === 'NoSuchEntity'

/** Whether an error of `refusedCall` says that the caller may not make the call. */
export const isDenied = (error: unknown): boolean => error instanceof DemarcError && failureOf(error.cause).denied

/** Further hints by AWS's error code. */
export type Hints = Readonly<Record<string, string>>

/**
 * A failed call in words: the IAM action and the reason, in AWS's words when they say more than ours. `action`: for errors that
 * do not tell which call failed. Our own errors and those about credentials are returned unchanged. `again`: what to do when the
 * call may have taken effect.
 */
export function refusedCall(action: string, error: unknown, hints: Hints = {}, again: string = AGAIN): DemarcError {
  const fatal = fatalError(error, false)
  if (fatal) return fatal
  if (error instanceof DevicesChangingError)
    return new DemarcError('MFA_DEVICES_CHANGING', error.message, {
      hint: 'Run the command again in a moment.',
      cause: error,
    })
  const asked = failedCall(error)?.action ?? action
  const { kind, why } = reasonOf(error)
  if (kind === 'incomplete') return new DemarcError('AWS_ANSWER_INCOMPLETE', `${asked}: ${why}`, { cause: error })
  const { code, denied, sure } = failureOf(error)
  const says = error instanceof Error ? error.message.trim() : ''
  const saysMore = kind === 'other' || (kind === 'denied' && !denied)
  const message = saysMore && says !== '' ? `${says} (${code})` : why
  const hint = hints[code] ?? (denied ? `Your identity needs the IAM action ${asked}.` : sure ? undefined : again)
  return new DemarcError('AWS_REFUSED', `${asked}: ${message}`, {
    cause: error,
    ...(hint === undefined ? {} : { hint }),
  })
}

const AGAIN = 'Run the command again: it is safe to.'

/** Reads something; a failed call becomes the error of `refusedCall()`. */
export async function orRefused<T>(action: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw refusedCall(action, error)
  }
}

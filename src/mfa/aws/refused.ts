import { failedCall } from '../../collect/failed-calls.ts'
import { errorCode, fatalError, reasonOf } from '../../collect/refusals.ts'
import { DemarcError } from '../../core/errors.ts'
import { DevicesChangingError } from '../../services/iam/collect/mfa-devices.ts'

/** How AWS answered a call that failed. */
export interface Failure {
  /** AWS's code, without the `Exception` that the SDK puts behind it. */
  readonly code: string
  /**
   * AWS said no to the only attempt, so nothing has changed. False where an answer was lost, now or before a retry: then it is unknown
   * whether the call took effect.
   */
  readonly sure: boolean
  readonly denied: boolean
}

export function failureOf(error: unknown): Failure {
  const metadata = error instanceof Error && '$metadata' in error ? error.$metadata : undefined
  // safe: every field is looked at before it is used
  const { httpStatusCode: status, attempts } = (metadata ?? {}) as { httpStatusCode?: unknown; attempts?: unknown }
  const code = errorCode(error).replace(/Exception$/, '')
  const refused = typeof status === 'number' && status >= 400 && status < 500 && status !== 429
  return {
    code,
    sure: refused && attempts === 1,
    // wrong codes are refused with the status of a denial (IAM/latest/APIReference/API_EnableMFADevice.html)
    denied: code !== 'InvalidAuthenticationCode' && reasonOf(error).kind === 'denied',
  }
}

/** Whether an error of `refusedCall` says that what was asked about is not there. */
export const isNoSuchEntity = (error: unknown): boolean =>
  error instanceof DemarcError && failureOf(error.cause).code === 'NoSuchEntity'

/** Whether an error of `refusedCall` says that the caller may not ask that. */
export const isDenied = (error: unknown): boolean => error instanceof DemarcError && failureOf(error.cause).denied

/** What else to do about a code of AWS's. */
export type Hints = Readonly<Record<string, string>>

/**
 * A call that failed, as people read it: the IAM action, and why in AWS's words where those say more than ours. `action`: where the
 * error does not tell which call it was. Errors of ours and those of wrong credentials stay what they are. `again`: what to do where
 * the call may have taken effect.
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

/** Reads something; a call that fails becomes the error of `refusedCall()`. */
export async function orRefused<T>(action: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw refusedCall(action, error)
  }
}

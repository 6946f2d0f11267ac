import { errorCode, fatalError, refusalOf } from '../../collect/refusals.ts'
import { DemarcError } from '../../core/errors.ts'

/** How AWS answered a call that failed. */
export interface Failure {
  /** AWS's code, without the `Exception` that the SDK puts behind it. */
  readonly code: string
  /**
   * AWS said no to the only attempt, so nothing has changed. False where an answer was lost, now or before a retry: then nobody
   * can say whether the call took effect.
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
    denied: code !== 'InvalidAuthenticationCode' && refusalOf(error).startsWith('access denied'),
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
 * A call that failed, as people read it: the IAM action, and why in AWS's words where those say more than ours. Errors of ours and
 * those of wrong credentials stay what they are. `again`: what to do where the call may have taken effect.
 */
export function refusedCall(action: string, error: unknown, hints: Hints = {}, again: string = AGAIN): DemarcError {
  const fatal = fatalError(error, false)
  if (fatal) return fatal
  const { code, denied, sure } = failureOf(error)
  const why = refusalOf(error)
  const says = error instanceof Error ? error.message.trim() : ''
  const saysMore = why.startsWith('refused (') || (why.startsWith('access denied') && !denied)
  const message = saysMore && says !== '' ? `${says} (${code})` : why
  const hint = hints[code] ?? (denied ? `Your identity needs the IAM action ${action}.` : sure ? undefined : again)
  return new DemarcError('AWS_REFUSED', `${action}: ${message}`, {
    cause: error,
    ...(hint === undefined ? {} : { hint }),
  })
}

const AGAIN = 'Run the command again: it is safe to.'

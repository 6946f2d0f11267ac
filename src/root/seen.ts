import type { Aws } from '../collect/aws.ts'
import { errorCode, fatalError, refusalOf } from '../collect/refusals.ts'

/** Something that was asked of AWS: its value, or what would have to be allowed to see it, e.g. `iam:ListUsers (access denied)`. */
export type Seen<T> =
  | { readonly seen: true; readonly value: T }
  | { readonly seen: false; readonly missing: readonly string[] }

export const seen = <T>(value: T): Seen<T> => ({ seen: true, value })
export const unseen = (...missing: readonly string[]): Seen<never> => ({ seen: false, missing })

/** What was not asked, since a session of sts:AssumeRoot is for a few questions alone. */
const SEALED = '(a session of sts:AssumeRoot may not ask)'
export const sealed = (what: string): Seen<never> => unseen(`${what} ${SEALED}`)
export const isSealed = (missing: string): boolean => missing.endsWith(SEALED)

/** The value, or undefined where it was not seen. */
export const valueIn = <T>(one: Seen<T>): T | undefined => (one.seen ? one.value : undefined)
export const missingOf = (one: Seen<unknown>): readonly string[] => (one.seen ? [] : one.missing)

/**
 * Asks something; a refusal becomes what is missing, with the IAM action of the call that was refused (`action` where the SDK
 * cannot tell which it was). Throws what condemns all: credentials that are wrong or expired, and an interrupt.
 */
export async function look<T>(
  aws: Pick<Aws, 'callOf'>,
  action: string,
  signal: AbortSignal | undefined,
  ask: () => Promise<T>,
): Promise<Seen<T>> {
  try {
    return seen(await ask())
  } catch (error) {
    signal?.throwIfAborted()
    const fatal = fatalError(error, false)
    if (fatal) throw fatal
    return unseen(refusedCall(aws, error, action))
  }
}

/** Which call was refused and why, e.g. `iam:ListUsers (access denied)`. `action`: where the SDK cannot tell which it was. */
export function refusedCall(aws: Pick<Aws, 'callOf'>, error: unknown, action?: string): string {
  const name = aws.callOf(error)?.action ?? action
  return name === undefined ? refusalOf(error) : `${name} (${refusalOf(error)})`
}

/** What is asked for, or undefined where AWS answers by this code that there is none. */
export async function orNone<T>(code: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (errorCode(error).startsWith(code)) return undefined
    throw error
  }
}

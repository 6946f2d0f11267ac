import { failedCall } from './failed-calls.ts'
import { errorCode, fatalError, type Reason, reasonOf, refusalOf } from './refusals.ts'

/** A failed call: its IAM action, and why it failed. */
export interface Refused extends Reason {
  readonly is: 'refused'
  readonly call: string
}

/** Something that was wanted but not read: the call and why it failed, as data. `tellMissing()` puts it into words. */
export type Missing =
  | Refused
  /** Not called, since this caller is never answered. */
  | { readonly is: 'not-asked'; readonly call: string; readonly why: string }
  /** Left out at the user's request: `call` is the option, and `why` says how to include it. */
  | { readonly is: 'left-out'; readonly call: string; readonly why: string }
  /** No call shows it to this caller. */
  | { readonly is: 'hidden'; readonly why: string }

/** Something missing in words, e.g. `iam:ListUsers (access denied)`. */
export const tellMissing = (one: Missing): string => (one.is === 'hidden' ? one.why : `${one.call} (${one.why})`)

/** What is missing, without items that read the same. */
export const eachOnce = (missing: Iterable<Missing>): readonly Missing[] => [
  ...new Map([...missing].map((one) => [tellMissing(one), one])).values(),
]

/**
 * The result of a request to AWS. `missing` next to a value: failed calls that would have told more, or the same, so that the
 * value holds without them.
 */
export type Seen<T, M extends Missing = Missing> =
  | { readonly seen: true; readonly value: T; readonly missing: readonly M[] }
  | { readonly seen: false; readonly missing: readonly M[] }

export const seen = <T>(value: T, missing: readonly Missing[] = []): Seen<T> => ({ seen: true, value, missing })
export const unseen = (...missing: readonly Missing[]): Seen<never> => ({ seen: false, missing })

/** The value, or undefined when it was not seen. */
export const valueIn = <T>(one: Seen<T>): T | undefined => (one.seen ? one.value : undefined)

/**
 * Runs a request; a failed call becomes `missing`. `action`: the IAM action, for errors that do not tell which call failed.
 * Throws what ends the whole scan: wrong or expired credentials, and an interrupt.
 */
export async function look<T>(
  action: string,
  signal: AbortSignal | undefined,
  ask: () => Promise<T>,
): Promise<Seen<T, Refused>> {
  try {
    return { seen: true, value: await ask(), missing: [] }
  } catch (error) {
    signal?.throwIfAborted()
    const fatal = fatalError(error, false)
    if (fatal) throw fatal
    return { seen: false, missing: [{ is: 'refused', call: failedCall(error)?.action ?? action, ...reasonOf(error) }] }
  }
}

/** A failed call in words: which call it was, if known, and why it failed. */
export function tellFailure(error: unknown): string {
  const call = failedCall(error)?.action
  return call === undefined ? refusalOf(error) : `${call} (${refusalOf(error)})`
}

/** The answer, or undefined when AWS says by this error code that there is none. */
export async function undefinedAt<T>(code: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (errorCode(error).startsWith(code)) return undefined
    throw error
  }
}

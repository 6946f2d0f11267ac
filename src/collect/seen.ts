import { failedCall } from './failed-calls.ts'
import { errorCode, fatalError, type Reason, reasonOf, refusalOf } from './refusals.ts'

/** A call that gave no answer: its IAM action, and why. */
export interface Refused extends Reason {
  readonly is: 'refused'
  readonly call: string
}

/** Something that was wanted and not read: the call and why it gave no answer, as data. Words come last: `tellMissing()`. */
export type Missing =
  | Refused
  /** It was not asked, since this caller is never answered. */
  | { readonly is: 'not-asked'; readonly call: string; readonly why: string }
  /** The run was asked to leave it out: `call` is the option, and `why` says how to look at it. */
  | { readonly is: 'left-out'; readonly call: string; readonly why: string }
  /** No call shows it to this caller. */
  | { readonly is: 'hidden'; readonly why: string }

/** Something missing in words, e.g. `iam:ListUsers (access denied)`. */
export const tellMissing = (one: Missing): string => (one.is === 'hidden' ? one.why : `${one.call} (${one.why})`)

/** The same, each once. */
export const eachOnce = (missing: Iterable<Missing>): readonly Missing[] => [
  ...new Map([...missing].map((one) => [tellMissing(one), one])).values(),
]

/**
 * What AWS was asked for. `missing` of a value: calls that gave no answer, and would have told more or told the same, so that the
 * value stands without them.
 */
export type Seen<T, M extends Missing = Missing> =
  | { readonly seen: true; readonly value: T; readonly missing: readonly M[] }
  | { readonly seen: false; readonly missing: readonly M[] }

export const seen = <T>(value: T, missing: readonly Missing[] = []): Seen<T> => ({ seen: true, value, missing })
export const unseen = (...missing: readonly Missing[]): Seen<never> => ({ seen: false, missing })

/** The value, or undefined where it was not seen. */
export const valueIn = <T>(one: Seen<T>): T | undefined => (one.seen ? one.value : undefined)

/**
 * Asks something; a call that gave no answer becomes what is missing. `action`: of the call, where its error does not tell which it
 * was. Throws what condemns all: credentials that are wrong or expired, and an interrupt.
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

/** An error of a call in words: which call it was, where that is known, and why. */
export function tellFailure(error: unknown): string {
  const call = failedCall(error)?.action
  return call === undefined ? refusalOf(error) : `${call} (${refusalOf(error)})`
}

/** What is asked for, or undefined where AWS answers by this code that there is none. */
export async function undefinedAt<T>(code: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (errorCode(error).startsWith(code)) return undefined
    throw error
  }
}

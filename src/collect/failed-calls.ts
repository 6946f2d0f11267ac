import type { AwsCall } from './asking.ts'

/** A call that failed, with its IAM action. */
export interface RefusedCall extends AwsCall {
  readonly action: string
}

const calls = new WeakMap<object, RefusedCall>()

/** Notes which call an error came from: it can then be named by the code that catches the error, however far from the call. */
export function noteFailedCall(error: unknown, call: RefusedCall): void {
  if (typeof error === 'object' && error !== null) calls.set(error, call)
}

/** The call that an error came from; undefined where it came from none. */
export const failedCall = (error: unknown): RefusedCall | undefined =>
  typeof error === 'object' && error !== null ? calls.get(error) : undefined

import type { AwsCall } from './asking.ts'

/** A failed call with its IAM action. */
export interface RefusedCall extends AwsCall {
  readonly action: string
}

const calls = new WeakMap<object, RefusedCall>()

/** Remembers the call that an error came from, so that code far from the call can name it. */
export function noteFailedCall(error: unknown, call: RefusedCall): void {
  if (typeof error === 'object' && error !== null) calls.set(error, call)
}

/** The call that an error came from; undefined when it came from none. */
export const failedCall = (error: unknown): RefusedCall | undefined =>
  typeof error === 'object' && error !== null ? calls.get(error) : undefined

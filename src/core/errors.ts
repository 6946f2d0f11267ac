import type { ErrorCode } from './error-codes.ts'

/** The exit codes of every command: 0 all well, 1 unmet, 2 bad usage or input, 3 something could not be read. */
export const EXIT = { ok: 0, unmet: 1, bad: 2, unseen: 3 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

export interface ErrorDetails {
  /** What the user can do about it; printed on its own line. */
  readonly hint?: string
  readonly cause?: unknown
  /** Defaults to 2: bad usage, bad input, no credentials. */
  readonly exitCode?: ExitCode
}

/**
 * An error for users: a stable code for programs, a message for people, and a hint on what to do. Codes are SCREAMING_SNAKE_CASE
 * and never change their meaning, e.g. `CREDENTIALS_EXPIRED`.
 */
export class DemarcError extends Error {
  override readonly name = 'DemarcError'
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly exitCode: ExitCode

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.hint = details.hint
    this.exitCode = details.exitCode ?? EXIT.bad
  }
}

/** The code of a system error, e.g. `ENOENT` (errno(3)); undefined for other errors. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

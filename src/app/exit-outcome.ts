import { EXIT, type ExitCode } from '../core/errors.ts'

/** How a command ends, and why where the user asked for an exit code by a `--fail-on` flag. */
export interface ExitOutcome {
  readonly code: ExitCode
  /** `144 findings at or above high; --fail-on high`; undefined where no such flag is given. */
  readonly reason: string | undefined
}

/** Exit 1 comes before 3: a known failure weighs more than something that could not be read. */
export const exitOutcome = (failed: boolean, unread: boolean, reason: string | undefined): ExitOutcome => ({
  code: failed ? EXIT.unmet : unread ? EXIT.unseen : EXIT.ok,
  reason,
})

import { EXIT, type ExitCode } from '../core/errors.ts'

/** The exit code of a command, and its reason if the user set a `--fail-on` flag. */
export interface ExitOutcome {
  readonly code: ExitCode
  /** `144 findings at or above high; --fail-on high`; undefined without such a flag. */
  readonly reason: string | undefined
}

/** Exit 1 comes before 3: a known failure weighs more than something that could not be read. */
export const exitOutcome = (failed: boolean, unread: boolean, reason: string | undefined): ExitOutcome => ({
  code: failed ? EXIT.unmet : unread ? EXIT.unseen : EXIT.ok,
  reason,
})

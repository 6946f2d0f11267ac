import type { Config } from '../ledger/config/config.ts'
import type { RootAudit } from '../root/audit.ts'
import { gatherRoot } from '../root/gather.ts'
import { auditRoot } from '../root/measures.ts'
import { callerOf } from '../root/own.ts'
import type { AccountReach } from './collect-account.ts'
import { type ExitOutcome, exitOutcome } from './exit-outcome.ts'
import { type RootIo, withRoot } from './root-access.ts'

export interface RootOptions extends AccountReach {
  /** Use within this many days counts as recent, 1 to 90. */
  readonly days: number
  /** Signed statements: `loadConfig()`. */
  readonly config?: Config
}

/** Audits the root user of the credentials' account. Read-only. */
export const auditAccount = (options: RootOptions, io: RootIo): Promise<RootAudit> =>
  withRoot(options, io, async (reach, { arn }) =>
    auditRoot(await gatherRoot(reach, await callerOf(reach, arn), options.days), options.config?.attestations),
  )

export interface RootJudgement {
  readonly failOnUnmet: boolean
  readonly strict: boolean
}

/** The exit code of an audit. Calls that the user left out by a flag do not count as unread. */
export function outcomeOfRoot({ measures }: Pick<RootAudit, 'measures'>, asked: RootJudgement): ExitOutcome {
  const unmet = measures.filter(({ state }) => state === 'unmet').map(({ measure }) => measure)
  const unread = measures.some(({ missing }) => missing.some(({ is }) => is !== 'left-out'))
  const names = unmet.length === 0 ? '' : ` (${unmet.join(', ')})`
  const reason = `${unmet.length} of ${measures.length} measures unmet${names}; --fail-on-unmet`
  return exitOutcome(
    asked.failOnUnmet && unmet.length > 0,
    asked.strict && unread,
    asked.failOnUnmet ? reason : undefined,
  )
}

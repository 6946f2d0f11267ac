import { EXIT, type ExitCode } from '../core/errors.ts'
import type { Config } from '../ledger/config/config.ts'
import type { RootAudit } from '../root/audit.ts'
import { gatherRoot } from '../root/gather.ts'
import { auditRoot } from '../root/measures.ts'
import { callerOf } from '../root/own.ts'
import type { Reach } from './collect-account.ts'
import { type RootIo, withRoot } from './root-access.ts'

export interface RootOptions extends Reach {
  /** Days back in which use counts as recent, 1 to 90. */
  readonly days: number
  /** What people signed: `loadConfig()`. */
  readonly config?: Config
}

/** Audits the root user of the account that the credentials belong to. It only reads. */
export const auditAccount = (options: RootOptions, io: RootIo): Promise<RootAudit> =>
  withRoot(options, io, async (reach, { arn }) =>
    auditRoot(await gatherRoot(reach, await callerOf(reach, arn), options.days), options.config?.attestations),
  )

export interface RootJudgement {
  readonly failOnUnmet: boolean
  readonly strict: boolean
}

/**
 * The exit code of audits: 1 before 3, since something known to be wrong weighs more than something unseen. What the run was asked to
 * leave out is no failure to see.
 */
export function exitCodeOfRoot(audits: Iterable<Pick<RootAudit, 'measures'>>, asked: RootJudgement): ExitCode {
  let unseen = false
  for (const { measures } of audits) {
    if (asked.failOnUnmet && measures.some(({ state }) => state === 'unmet')) return EXIT.unmet
    unseen ||= measures.some(({ missing }) => missing.some(({ is }) => is !== 'left-out'))
  }
  return asked.strict && unseen ? EXIT.unseen : EXIT.ok
}

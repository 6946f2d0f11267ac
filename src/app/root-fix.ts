import { DemarcError, EXIT, type ExitCode } from '../core/errors.ts'
import { type CarryOutIo, carryOut, type Fix } from '../root/fix/carry-out.ts'
import { FixJournal } from '../root/fix/journal.ts'
import { planFix } from '../root/fix/plan.ts'
import { keyOfStep, sayStep } from '../root/fix/steps.ts'
import type { Wishes } from '../root/fix/wishes.ts'
import { callerOf } from '../root/own.ts'
import type { AccountReach } from './collect-account.ts'
import { type RootIo, withRoot } from './root-access.ts'
import { atJournal } from './root-journal.ts'

export interface FixOptions extends AccountReach {
  readonly wishes: Wishes
  /** The journal file of steps in progress; defaults to one for the account in the user's state folder. */
  readonly journal?: string
  /** Use a temporary journal: for the practice account, which starts from the same state each time. */
  readonly passing?: boolean
}

export type FixIo = RootIo & Omit<CarryOutIo, 'now' | 'sleep'>

/**
 * Plans, asks, applies and verifies. Changes nothing unless `confirm` agrees. Throws as `planFix()` and the journal
 * (`FixJournal`) do.
 */
export const fixRoot = (options: FixOptions, io: FixIo): Promise<Fix> =>
  withRoot(options, io, async (reach, { arn }) => {
    const place = { kind: 'fix', account: reach.account, apart: [options.endpointUrl] } as const
    const { journal: given, passing = false } = options
    return atJournal({ ...place, given, passing }, io.env, async (path) => {
      const journal = await FixJournal.open(path)
      try {
        const caller = await callerOf(reach, arn)
        const plan = await planFix(reach, caller, await reach.aws.accessKeyId(), options.wishes).catch(
          (error: unknown) => {
            throw withLeft(error, journal)
          },
        )
        return await carryOut(reach, caller, plan, journal, { ...io, sleep: io.time.sleep, now: io.clock })
      } finally {
        await journal.close()
      }
    })
  })

/** Without a plan, the steps that an earlier run left are still reported. */
function withLeft(error: unknown, { left }: FixJournal): unknown {
  if (!(error instanceof DemarcError) || left.length === 0) return error
  const { code, message, hint, exitCode } = error
  const told = `An earlier run was cut off while it was to: ${left.map(({ step }) => sayStep(step)).join('; ')}. What became of it is told with a plan.`
  return new DemarcError(code, message, { hint: hint === undefined ? told : `${hint} ${told}`, exitCode, cause: error })
}

/**
 * 0 when everything is as requested; 1 when something was refused or failed; 3 when something could not be verified, including
 * steps of an earlier run.
 */
export function exitCodeOfFix({ plan, leftOver, results }: Fix): ExitCode {
  if (plan.refused.length > 0 || results?.some(({ is }) => is === 'failed')) return EXIT.unmet
  const done = new Set(results?.flatMap(({ step, is }) => (is === 'done' ? [keyOfStep(step)] : [])))
  const lost = leftOver.some(({ step, is }) => is === 'unknown' && !done.has(keyOfStep(step)))
  return lost || results?.some(({ is }) => is !== 'done') ? EXIT.unseen : EXIT.ok
}

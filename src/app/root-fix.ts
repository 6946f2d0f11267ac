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
  /** The file that says what is under way; one of the account's own in the user's state folder by default. */
  readonly journal?: string
  /** A journal of this run alone: for the practice account, which starts from the same state each time. */
  readonly passing?: boolean
}

export type FixIo = RootIo & Omit<CarryOutIo, 'now' | 'sleep'>

/** Plans, asks, does, reads back. Nothing is changed unless `confirm` says so. Errors as `planFix()`, and of the journal (`FixJournal`). */
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

/** Where there is no plan, what an earlier run had under way is said all the same. */
function withLeft(error: unknown, { left }: FixJournal): unknown {
  if (!(error instanceof DemarcError) || left.length === 0) return error
  const { code, message, hint, exitCode } = error
  const told = `An earlier run was cut off while it was to: ${left.map(sayStep).join('; ')}. What became of it is told with a plan.`
  return new DemarcError(code, message, { hint: hint === undefined ? told : `${hint} ${told}`, exitCode, cause: error })
}

/** 0 all is as asked; 1 something was refused or failed; 3 something could not be read back, of an earlier run too. */
export function exitCodeOfFix({ plan, leftOver, results }: Fix): ExitCode {
  if (plan.refused.length > 0 || results?.some(({ is }) => is === 'failed')) return EXIT.unmet
  const done = new Set(results?.flatMap(({ step, is }) => (is === 'done' ? [keyOfStep(step)] : [])))
  const lost = leftOver.some(({ step, is }) => is === 'unknown' && !done.has(keyOfStep(step)))
  return lost || results?.some(({ is }) => is !== 'done') ? EXIT.unseen : EXIT.ok
}

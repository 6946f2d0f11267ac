import { refusalOf } from '../collect/refusals.ts'
import { DemarcError, EXIT, type ExitCode } from '../core/errors.ts'
import { applySteps, type StepResult } from '../root/fix/apply.ts'
import { FixJournal } from '../root/fix/journal.ts'
import { type Plan, planFix, type Wishes } from '../root/fix/plan.ts'
import { isStepDone, type Step } from '../root/fix/steps.ts'
import { callerOf } from '../root/own.ts'
import type { RootReach } from '../root/reach.ts'
import type { Reach } from './collect-account.ts'
import { type RootIo, withRoot } from './root-access.ts'

/** A step that an earlier run began and did not end, and what became of it. */
export interface LeftOver {
  readonly step: Step
  readonly is: 'done' | 'not-done' | 'unknown'
  readonly why: string | null
}

export interface Fix {
  readonly plan: Plan
  readonly leftOver: readonly LeftOver[]
  /** Null where nothing was asked to be done. */
  readonly results: readonly StepResult[] | null
}

export interface FixOptions extends Reach {
  readonly wishes: Wishes
  /** Where the journal is kept while something is under way. */
  readonly journal: string
}

export interface FixIo extends RootIo {
  /** Shown the plan before anything is done; whether to go on. */
  readonly confirm: (plan: Plan, leftOver: readonly LeftOver[]) => Promise<boolean>
  readonly onStep?: (result: StepResult) => void
  readonly stopping?: () => boolean
}

/** Plans, asks, does, reads back. Nothing is changed unless `confirm` says so. Errors as `planFix()`. */
export const fixRoot = (options: FixOptions, io: FixIo): Promise<Fix> =>
  withRoot(options, io, async (reach, { arn }) => {
    const left = await FixJournal.left(options.journal)
    const caller = await callerOf(reach, arn)
    const plan = await planFix(reach, caller, await reach.aws.accessKeyId(), options.wishes)
    const leftOver = await Promise.all(left.map((step) => becameOf(reach, step)))
    if (!(await io.confirm(plan, leftOver))) return { plan, leftOver, results: null }
    const journal = await FixJournal.begin(options.journal)
    let results: readonly StepResult[] = []
    try {
      results = await applySteps(reach, plan.steps, journal, {
        sleep: io.time.sleep,
        now: io.clock,
        ...(io.onStep === undefined ? {} : { onStep: io.onStep }),
        ...(io.stopping === undefined ? {} : { stopping: io.stopping }),
      })
    } finally {
      await journal.close(results.length === 0 || results.some(({ is }) => is === 'unverified'))
    }
    return { plan, leftOver, results }
  })

async function becameOf(reach: RootReach, step: Step): Promise<LeftOver> {
  try {
    return { step, is: (await isStepDone(reach, step)) ? 'done' : 'not-done', why: null }
  } catch (error) {
    return { step, is: 'unknown', why: error instanceof DemarcError ? error.message : refusalOf(error) }
  }
}

/** 0 all is as asked; 1 something was refused or failed; 3 something could not be read back. */
export function exitCodeOfFix({ plan, results }: Fix): ExitCode {
  if (plan.refused.length > 0 || results?.some(({ is }) => is === 'failed')) return EXIT.unmet
  return results?.some(({ is }) => is !== 'done') ? EXIT.unseen : EXIT.ok
}

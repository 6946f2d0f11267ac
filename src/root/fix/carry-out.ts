import { isoTime } from '../../core/clock.ts'
import type { RootCaller } from '../evidence.ts'
import type { RootReach } from '../reach.ts'
import { type ApplyIo, applySteps, type StepResult } from './apply.ts'
import type { FixJournal } from './journal.ts'
import { type LeftOver, leftOverIn, settleLeft } from './left-over.ts'
import type { Plan } from './plan.ts'

/** What was planned, what an earlier run had left, and what came of the plan: null where nothing was asked to be done. */
export interface Fix {
  readonly plan: Plan
  readonly leftOver: readonly LeftOver[]
  readonly results: readonly StepResult[] | null
}

export interface CarryOutIo extends ApplyIo {
  /** Shown the plan before anything is done; whether to go on. */
  readonly confirm: (plan: Plan, leftOver: readonly LeftOver[]) => Promise<boolean>
}

/**
 * Checks the outcome of what an earlier run left, asks, and applies the plan. A step without a known outcome stays in the journal, also one
 * that an earlier run began. Throws what `confirm` throws, CANNOT_WRITE and FIX_RUNNING, all of them before anything is changed.
 */
export async function carryOut(
  reach: RootReach,
  caller: RootCaller,
  plan: Plan,
  journal: Pick<FixJournal, 'left' | 'ended' | 'written' | 'begin' | 'note' | 'settle'>,
  io: CarryOutIo,
): Promise<Fix> {
  const leftOver = await leftOverIn(reach, caller, journal)
  if (!(await io.confirm(plan, leftOver))) return { plan, leftOver, results: null }
  if (plan.steps.length > 0 || journal.written) await journal.begin()
  const results = await applySteps(reach, caller, plan.steps, journal, io)
  await settleLeft(leftOver, journal, isoTime(io.now()))
  return { plan, leftOver, results }
}

import { isoTime } from '../../core/clock.ts'
import type { RootCaller } from '../evidence.ts'
import type { RootReach } from '../reach.ts'
import { type ApplyIo, applySteps, type StepResult } from './apply.ts'
import type { FixJournal } from './journal.ts'
import { type LeftOver, leftOverIn, settleLeft } from './left-over.ts'
import type { Plan } from './plan.ts'

/** The plan, what an earlier run left, and the results; null when nothing was to be applied. */
export interface Fix {
  readonly plan: Plan
  readonly leftOver: readonly LeftOver[]
  readonly results: readonly StepResult[] | null
}

export interface CarryOutIo extends ApplyIo {
  /** Called with the plan before any change; returns whether to go on. */
  readonly confirm: (plan: Plan, leftOver: readonly LeftOver[]) => Promise<boolean>
}

/**
 * Checks what an earlier run left, asks, and applies the plan. Steps without a known outcome, also of earlier runs, stay in the
 * journal. Throws what `confirm` throws, CANNOT_WRITE and FIX_RUNNING, always before any change.
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

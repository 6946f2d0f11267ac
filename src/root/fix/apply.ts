import { fatalError, refusalOf } from '../../collect/refusals.ts'
import { isoTime } from '../../core/clock.ts'
import { DemarcError } from '../../core/errors.ts'
import type { RootReach } from '../reach.ts'
import type { FixJournal } from './journal.ts'
import { isStepDone, performStep, type Step } from './steps.ts'

/**
 * What came of a step. `unverified`: AWS took it, or gave no answer, and reading back did not show it; `not-begun`: one before it
 * failed.
 */
export type StepEnd = 'done' | 'failed' | 'unverified' | 'not-begun'

export interface StepResult {
  readonly step: Step
  readonly is: StepEnd
  readonly why: string | null
}

/** IAM's changes take some seconds to be seen everywhere (IAM/latest/UserGuide/troubleshoot.html, "eventual consistency"). */
const LOOKS = 6
const PAUSE_MS = 1_000

export interface ApplyIo {
  readonly sleep: (ms: number) => Promise<void>
  readonly now: () => number
  readonly onStep?: (result: StepResult) => void
  /** Whether to stop before the next step: what is begun is always brought to its end. */
  readonly stopping?: () => boolean
}

/** Does steps one after the other, reads each back, and stops at the first that does not end well. Never throws for a refusal of AWS's. */
export async function applySteps(
  reach: RootReach,
  steps: readonly Step[],
  journal: FixJournal,
  io: ApplyIo,
): Promise<readonly StepResult[]> {
  const results: StepResult[] = []
  let stopped = false
  for (const step of steps) {
    const result: StepResult = stopped
      ? { step, is: 'not-begun', why: null }
      : io.stopping?.()
        ? { step, is: 'not-begun', why: 'interrupted' }
        : await applyStep(reach, step, journal, io)
    stopped ||= result.is !== 'done'
    results.push(result)
    io.onStep?.(result)
  }
  return results
}

async function applyStep(reach: RootReach, step: Step, journal: FixJournal, io: ApplyIo): Promise<StepResult> {
  await journal.note('begun', step, isoTime(io.now()))
  let refused: string | undefined
  try {
    await performStep(reach, step)
  } catch (error) {
    refused = whyOf(error)
  }
  // also after a refusal: an answer that was lost says nothing about the change
  const seen = await readBack(reach, step, refused === undefined ? LOOKS : 1, io)
  if (seen === true) {
    await journal.note('done', step, isoTime(io.now()))
    return { step, is: 'done', why: null }
  }
  if (refused !== undefined && seen === false) {
    await journal.note('failed', step, isoTime(io.now()))
    return { step, is: 'failed', why: refused }
  }
  const unread = seen === false ? 'AWS took it, and does not show it yet' : `reading back failed: ${seen}`
  return { step, is: 'unverified', why: refused === undefined ? unread : `${refused}; ${unread}` }
}

/** Whether a step is done, asked until it shows; or why that could not be read. */
async function readBack(reach: RootReach, step: Step, looks: number, io: ApplyIo): Promise<boolean | string> {
  let last: boolean | string = false
  for (let look = 0; look < looks; look++) {
    if (look > 0) await io.sleep(PAUSE_MS)
    try {
      last = await isStepDone(reach, step)
      if (last) return true
    } catch (error) {
      last = whyOf(error)
    }
  }
  return last
}

const whyOf = (error: unknown): string =>
  error instanceof DemarcError ? error.message : (fatalError(error, false)?.message ?? refusalOf(error))

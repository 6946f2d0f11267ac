import { failedCall } from '../../collect/failed-calls.ts'
import { fatalError, reasonOf } from '../../collect/refusals.ts'
import { tellFailure } from '../../collect/seen.ts'
import { isoTime } from '../../core/clock.ts'
import { failureOf } from '../../mfa/aws/refused.ts'
import type { RootCaller } from '../evidence.ts'
import type { RootReach } from '../reach.ts'
import type { FixJournal } from './journal.ts'
import { type FixStep, isStepDone, performStep } from './steps.ts'

/**
 * The outcome of a step. `done` and `failed` are certain: verified, or nothing was changed. `unverified`: AWS accepted it or its
 * answer was lost, and reading back did not show it. `not-begun`: an earlier step did not end well, or the run was interrupted.
 */
export const stepEnds = ['done', 'failed', 'unverified', 'not-begun'] as const
export type StepEnd = (typeof stepEnds)[number]

export interface StepResult {
  readonly step: FixStep
  readonly is: StepEnd
  readonly why: string | null
  /** When that was known, ISO 8601; null for a step that was not begun. */
  readonly at: string | null
}

/**
 * How often to look, since IAM's changes take some seconds to appear everywhere (IAM/latest/UserGuide/troubleshoot.html,
 * "eventual consistency").
 */
const LOOKS = 6
const PAUSE_MS = 1_000
/** Fewer attempts for failing calls, which the client has already retried. */
const FAILED_LOOKS = 2

export interface ApplyIo {
  readonly sleep: (ms: number) => Promise<void>
  readonly now: () => number
  readonly onStep?: (result: StepResult) => void
  /** Whether to stop before the next step; a step in progress is always finished. */
  readonly stopping?: () => boolean
}

/**
 * Applies steps one after the other, verifies each, and stops at the first that does not end well. Never throws, neither for
 * AWS's refusals nor when the journal can no longer be written.
 */
export async function applySteps(
  reach: RootReach,
  caller: RootCaller,
  steps: readonly FixStep[],
  journal: Pick<FixJournal, 'note'>,
  io: ApplyIo,
): Promise<readonly StepResult[]> {
  const results: StepResult[] = []
  let stopped = false
  for (const step of steps) {
    const result: StepResult = stopped
      ? { step, is: 'not-begun', why: null, at: null }
      : io.stopping?.()
        ? { step, is: 'not-begun', why: 'interrupted', at: null }
        : await applyStep(reach, caller, step, journal, io)
    stopped ||= result.is !== 'done'
    results.push(result)
    io.onStep?.(result)
  }
  return results
}

async function applyStep(
  reach: RootReach,
  caller: RootCaller,
  step: FixStep,
  journal: Pick<FixJournal, 'note'>,
  io: ApplyIo,
): Promise<StepResult> {
  try {
    await journal.note('begun', step, isoTime(io.now()))
  } catch (error) {
    // a step that cannot be recorded is not started
    return { step, is: 'failed', why: whyOf(error), at: isoTime(io.now()) }
  }
  const refused = await perform(reach, caller, step)
  // also after a refusal: the effect may be there already, or an earlier answer was lost
  const seen = await readBack(reach, caller, step, refused?.unchanged ? 1 : LOOKS, io)
  const end = async (is: 'done' | 'failed', why: string | null): Promise<StepResult> => {
    // if the disk is full, report the outcome; a later run verifies it again
    const at = isoTime(io.now())
    await journal.note(is, step, at).catch(() => {})
    return { step, is, why, at }
  }
  if (seen === true) return end('done', null)
  if (refused?.unchanged) return end('failed', refused.why)
  const why = [
    ...(refused ? [refused.why] : []),
    ...(seen !== false
      ? [`reading back failed: ${seen}`]
      : [refused ? 'AWS does not show it as done' : 'AWS took it, and does not show it yet']),
  ]
  return { step, is: 'unverified', why: why.join('; '), at: isoTime(io.now()) }
}

/** A change that did not go well. `unchanged`: certainly without effect. */
interface Refused {
  readonly why: string
  readonly unchanged: boolean
}

async function perform(reach: RootReach, caller: RootCaller, step: FixStep): Promise<Refused | undefined> {
  try {
    await performStep(reach, caller, step)
    return undefined
  } catch (error) {
    const call = failedCall(error)
    // the calls before the change only read, or open a session; only reads can find an answer incomplete
    const before =
      call === undefined ? reasonOf(error).kind === 'incomplete' : /^(Assume|Get|List)/.test(call.operation)
    return { why: whyOf(error), unchanged: before || failureOf(error).sure }
  }
}

/** Whether a step took effect, checked until it shows; or why that could not be read. */
async function readBack(
  reach: RootReach,
  caller: RootCaller,
  step: FixStep,
  looks: number,
  io: ApplyIo,
): Promise<boolean | string> {
  let last: boolean | string = false
  let failed = 0
  for (let look = 0; look < looks && failed < FAILED_LOOKS; look++) {
    if (look > 0) await io.sleep(PAUSE_MS)
    try {
      last = await isStepDone(reach, caller, step)
      if (last) return true
    } catch (error) {
      failed++
      last = whyOf(error)
    }
  }
  return last
}

const whyOf = (error: unknown): string => fatalError(error, false)?.message ?? tellFailure(error)

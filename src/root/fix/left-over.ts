import { fatalError } from '../../collect/refusals.ts'
import { tellFailure } from '../../collect/seen.ts'
import type { RootCaller } from '../evidence.ts'
import type { RootReach } from '../reach.ts'
import type { FixJournal, NotedStep } from './journal.ts'
import { type FixStep, isOfCredentials, isStepDone } from './steps.ts'

export const fates = ['done', 'not-done', 'unknown'] as const

/** A step of an earlier run that was interrupted or not verified, with its outcome as far as this caller can see it. */
export interface LeftOver {
  readonly step: FixStep
  /** When that run recorded the outcome, or else the beginning (ISO 8601). */
  readonly at: string
  /** Whether that run itself recorded the outcome; if not, it was checked now. */
  readonly ended: boolean
  readonly is: (typeof fates)[number]
  readonly why: string | null
}

/** All steps of earlier runs in a journal. Never throws for AWS's refusals. */
export async function leftOverIn(
  reach: RootReach,
  caller: RootCaller,
  { left, ended }: Pick<FixJournal, 'left' | 'ended'>,
): Promise<readonly LeftOver[]> {
  return [
    ...ended.map(
      ({ step, at, is }): LeftOver => ({ step, at, ended: true, is: is === 'done' ? 'done' : 'not-done', why: null }),
    ),
    ...(await Promise.all(left.map((noted) => becameOf(reach, caller, noted)))),
  ]
}

/** Records known outcomes that have been reported, so that a later run need not check again; if that cannot be written, it does. */
export async function settleLeft(
  leftOver: readonly LeftOver[],
  journal: Pick<FixJournal, 'settle'>,
  at: string,
): Promise<void> {
  for (const { step, is, ended } of leftOver)
    if (is !== 'unknown' && !ended) await journal.settle(is === 'done' ? 'done' : 'failed', step, at).catch(() => {})
}

async function becameOf(reach: RootReach, caller: RootCaller, { step, at }: NotedStep): Promise<LeftOver> {
  const hidden = hiddenFrom(reach, step)
  if (hidden !== undefined) return { step, at, ended: false, is: 'unknown', why: hidden }
  try {
    return { step, at, ended: false, is: (await isStepDone(reach, caller, step)) ? 'done' : 'not-done', why: null }
  } catch (error) {
    const why = fatalError(error, false)?.message ?? tellFailure(error)
    // only the root user itself, or its organization in a session of sts:AssumeRoot, sees these
    const own = isOfCredentials(step) && step.account === reach.account && caller === 'other'
    return {
      step,
      at,
      ended: false,
      is: 'unknown',
      why: own ? `only the root user itself sees its credentials; ${why}` : why,
    }
  }
}

/** Why the caller cannot see what the step concerns. */
function hiddenFrom({ account }: RootReach, step: FixStep): string | undefined {
  return isOfCredentials(step) || step.account === account
    ? undefined
    : `only with credentials of account ${step.account} can it be seen`
}

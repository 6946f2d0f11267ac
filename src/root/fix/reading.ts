import { look, type Seen, tellMissing } from '../../collect/seen.ts'
import { DemarcError } from '../../core/errors.ts'
import type { RootCaller } from '../evidence.ts'
import type { RootReach } from '../reach.ts'
import { type FixStep, isStepDone } from './steps.ts'

/** Whether AWS shows that a step is already done. */
export const seenDone = (reach: RootReach, caller: RootCaller, step: FixStep): Promise<boolean> =>
  read(reach, 'iam:GetLoginProfile', () => isStepDone(reach, caller, step))

/** The value of a call that the plan needs. Throws FIX_UNSEEN. */
export const read = async <T>({ signal }: RootReach, action: string, ask: () => Promise<T>): Promise<T> =>
  need(await look(action, signal, ask))

/** The value that was seen. Throws FIX_UNSEEN. */
export function need<T>(one: Seen<T>): T {
  if (one.seen) return one.value
  throw new DemarcError('FIX_UNSEEN', `what is there cannot be read: ${one.missing.map(tellMissing).join('; ')}`, {
    hint: 'Nothing is changed that was not seen before. It is safe to run it again.',
  })
}

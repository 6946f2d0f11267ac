import { DemarcError, EXIT } from '../../core/errors.ts'

/** The error that the devices of a holder could not be read. */
export const devicesNotSeen = (who: string, failure: unknown): DemarcError =>
  new DemarcError(
    'MFA_NOT_SEEN',
    `the devices of ${who} could not be looked at: ${failure instanceof Error ? failure.message : failure}`,
    {
      exitCode: EXIT.unseen,
      cause: failure,
      ...(failure instanceof DemarcError && failure.hint !== undefined ? { hint: failure.hint } : {}),
    },
  )

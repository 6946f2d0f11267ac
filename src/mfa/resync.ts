import { DemarcError, EXIT } from '../core/errors.ts'
import { AWS_TOTP, isCode } from './otp.ts'
import { wrongCodeError } from './wrong-codes.ts'

/** ResyncMFADevice. Throws when it is unknown whether it took effect; otherwise returns what `enable` of enrolment returns. */
export type ResyncCall = (
  user: string,
  serial: string,
  codes: readonly [string, string],
) => Promise<'resynced' | 'codes-refused' | { readonly refused: unknown }>

/**
 * Synchronizes a device's clock with AWS by two consecutive codes. AWS never shows a device's drift, so success is known only
 * from AWS's answer until a later code is accepted. Returns what is wrong with the codes, if anything.
 */
export async function resyncDevice(
  { user, serial }: { readonly user: string; readonly serial: string },
  codes: readonly [string, string],
  resync: ResyncCall,
): Promise<DemarcError | undefined> {
  if (codes.some((code) => !isCode(code, AWS_TOTP))) return wrongCodeError({ is: 'malformed', digits: AWS_TOTP.digits })
  if (codes[0] === codes[1]) return wrongCodeError({ is: 'same-code-twice' })
  let answer: Awaited<ReturnType<ResyncCall>>
  try {
    answer = await resync(user, serial, codes)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new DemarcError('MFA_RESYNC_UNSURE', `whether the device is resynchronised is not known: ${why}`, {
      exitCode: EXIT.unseen,
      cause,
      hint: 'Wait for two new codes and run the command again: AWS may have used the first two, and a second resync does no harm.',
    })
  }
  if (answer === 'resynced') return undefined
  if (answer !== 'codes-refused') throw answer.refused
  return new DemarcError('MFA_CODES_REFUSED', 'AWS refused the two codes', {
    hint: 'Give two consecutive codes, the older one first, both unused. If AWS refuses them again, the device is another one or its clock is more than eight hours off: replace it.',
  })
}

import type { IAM } from '@aws-sdk/client-iam'
import type { DemarcError } from '../../core/errors.ts'
import { failureOf, refusedCall } from './refused.ts'

export type Deactivation =
  | { readonly is: 'deactivated' }
  /** AWS refuses this to the root user itself outside of an AssumeRoot session. */
  | { readonly is: 'console-only'; readonly refused: DemarcError }
  /** The answer does not say whether it took effect; what AWS shows afterwards decides. */
  | { readonly is: 'unsure'; readonly failure: DemarcError }

/** Calls DeactivateMFADevice for a user, or for the root user when no user is named. Throws when AWS refuses. */
export async function deactivate(iam: IAM, user: string | undefined, serial: string): Promise<Deactivation> {
  try {
    await iam.deactivateMFADevice({ SerialNumber: serial, ...(user === undefined ? {} : { UserName: user }) })
    return { is: 'deactivated' }
  } catch (error) {
    const { code, sure } = failureOf(error)
    const failure = refusedCall('iam:DeactivateMFADevice', error)
    // the device does not exist: another caller removed it, or a retry found the effect of a call whose answer was lost
    if (!sure || code === 'NoSuchEntity') return { is: 'unsure', failure }
    if (user === undefined && (code === 'ValidationError' || code === 'AccessDenied'))
      return { is: 'console-only', refused: failure }
    throw failure
  }
}

/** Calls DeleteVirtualMFADevice; succeeds if the device does not exist. */
export async function deleteVirtual(iam: IAM, serial: string): Promise<void> {
  try {
    await iam.deleteVirtualMFADevice({ SerialNumber: serial })
  } catch (error) {
    if (failureOf(error).code !== 'NoSuchEntity') throw refusedCall('iam:DeleteVirtualMFADevice', error)
  }
}

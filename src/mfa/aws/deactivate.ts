import type { IAM } from '@aws-sdk/client-iam'
import type { DemarcError } from '../../core/errors.ts'
import { failureOf, refusedCall } from './refused.ts'

export type Deactivation =
  | { readonly is: 'deactivated' }
  /** AWS refuses it to the root user itself outside of a session of AssumeRoot. */
  | { readonly is: 'console-only'; readonly refused: DemarcError }
  /** The answer does not say whether it took effect: what AWS then shows decides. */
  | { readonly is: 'unsure'; readonly failure: DemarcError }

/** DeactivateMFADevice, of a user, or of the root user where no user is named. Throws where AWS refused it. */
export async function deactivate(iam: IAM, user: string | undefined, serial: string): Promise<Deactivation> {
  try {
    await iam.deactivateMFADevice({ SerialNumber: serial, ...(user === undefined ? {} : { UserName: user }) })
    return { is: 'deactivated' }
  } catch (error) {
    const { code, sure } = failureOf(error)
    const failure = refusedCall('iam:DeactivateMFADevice', error)
    // there is no such device: another caller removed it, or a retry found the effect of the lost answer
    if (!sure || code === 'NoSuchEntity') return { is: 'unsure', failure }
    if (user === undefined && (code === 'ValidationError' || code === 'AccessDenied'))
      return { is: 'console-only', refused: failure }
    throw failure
  }
}

/** DeleteVirtualMFADevice; that there is none is as good. */
export async function deleteVirtual(iam: IAM, serial: string): Promise<void> {
  try {
    await iam.deleteVirtualMFADevice({ SerialNumber: serial })
  } catch (error) {
    if (failureOf(error).code !== 'NoSuchEntity') throw refusedCall('iam:DeleteVirtualMFADevice', error)
  }
}

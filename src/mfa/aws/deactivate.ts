import type { IAM } from '@aws-sdk/client-iam'
import { failureOf, refusedCall } from './refused.ts'

/**
 * DeactivateMFADevice, of a user, or of the root user where no user is named. `console-only`: AWS refuses it to the root user itself
 * outside of a session of AssumeRoot. A device that is not there any more is as good as deactivated; that is to be seen.
 */
export async function deactivate(
  iam: IAM,
  user: string | undefined,
  serial: string,
): Promise<'deactivated' | 'console-only'> {
  try {
    await iam.deactivateMFADevice({ SerialNumber: serial, ...(user === undefined ? {} : { UserName: user }) })
    return 'deactivated'
  } catch (error) {
    const { code, sure } = failureOf(error)
    if (user === undefined && sure && (code === 'ValidationError' || code === 'AccessDenied')) return 'console-only'
    // a retry that finds nothing found what the lost answer had done
    if (code === 'NoSuchEntity' && !sure) return 'deactivated'
    throw refusedCall('iam:DeactivateMFADevice', error)
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

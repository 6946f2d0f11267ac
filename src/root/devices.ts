import { DemarcError } from '../core/errors.ts'
import { rootDevices } from '../mfa/aws/root-devices.ts'
import type { Device } from './evidence.ts'
import { type RootReach, rootArn } from './reach.ts'
import { look, type Seen, unseen } from './seen.ts'

/** The root user's MFA devices, as others than the root user itself see them: see `rootDevices()`. */
export async function inferDevices(reach: RootReach): Promise<Seen<readonly Device[]>> {
  const { aws, home, signal } = reach
  try {
    return await look(aws, 'iam:ListVirtualMFADevices', signal, async () => {
      const devices = await rootDevices(await aws.client('iam', home), rootArn(reach), false).catch(asAwsSaidIt)
      return devices.map(({ family, serial = null, enabledAt = null }) => ({ family, serial, enabledAt }))
    })
  } catch (error) {
    // devices that change while they are counted, or an answer that is not whole
    if (error instanceof DemarcError && error.cause === undefined) return unseen(`MFA devices (${error.message})`)
    throw error
  }
}

/** What is missing is told by the call that AWS refused. */
function asAwsSaidIt(error: unknown): never {
  throw error instanceof DemarcError && error.cause !== undefined ? error.cause : error
}

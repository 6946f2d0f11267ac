import { DemarcError } from '../../core/errors.ts'
import { type Holder, nameOf } from '../../mfa/aws/caller.ts'
import { resyncCall } from '../../mfa/aws/iam-calls.ts'
import { resyncDevice } from '../../mfa/resync.ts'
import type { MfaAccount } from './account.ts'
import { devicesSeen } from './console-wait.ts'
import { targetOf } from './disable.ts'
import { type CodeGiver, TRIES } from './enable.ts'
import { type ChooseDevice, deviceOfCodes } from './own-device.ts'

/** The user's device whose clock is to be synchronized: the named one, the only one that gives codes, or the chosen one. */
export async function deviceToResync(
  account: MfaAccount,
  holder: Holder,
  serial: string | undefined,
  choose?: ChooseDevice,
): Promise<{ readonly user: string; readonly serial: string }> {
  if (holder.is === 'root')
    throw new DemarcError('MFA_ROOT_IN_CONSOLE', "the root user's devices are resynchronised in the console only", {
      hint: 'Sign in as the root user, choose Security credentials, the device, and Resync (IAM/latest/UserGuide/id_credentials_mfa_sync.html).',
    })
  if (serial === undefined) {
    const { id } = await deviceOfCodes(await devicesSeen(account, holder), `${nameOf(holder)} has`, choose)
    return { user: holder.name, serial: id }
  }
  const { serial: found, device } = await targetOf(account, holder, serial)
  if (found === undefined || !device)
    throw new DemarcError('MFA_NO_DEVICE', `${nameOf(holder)} has no device "${serial}" that is enabled`)
  if (device.family === 'security-key')
    throw new DemarcError('MFA_NO_CODES', 'a security key has no clock and no codes: there is nothing to resynchronise')
  return { user: holder.name, serial: found }
}

/** Synchronizes the device's clock with AWS. Throws when the codes are wrong in the end. */
export async function resync(
  { iam }: MfaAccount,
  device: { readonly user: string; readonly serial: string },
  giver: CodeGiver,
): Promise<void> {
  let wrong = new DemarcError('MFA_CODES_MISSING', 'two codes are needed, one after the other', {
    hint: 'Without a terminal they are read from standard input, a line each.',
  })
  for (let left = TRIES - 1; left >= 0; left--) {
    const codes = await giver.codes()
    if (!codes) throw wrong
    const said = await resyncDevice(device, codes, resyncCall(iam))
    if (!said) return
    wrong = said
    if (left > 0) giver.wrong(said, left)
  }
  throw wrong
}

import { DemarcError } from '../../core/errors.ts'
import { HERE } from '../../core/here.ts'
import type { MfaDevice } from '../../core/mfa-device.ts'
import { suggest } from '../../core/suggest.ts'
import { heldDevices, listedUsers } from '../../mfa/aws/iam-calls.ts'
import { isNoSuchEntity } from '../../mfa/aws/refused.ts'
import type { MfaAccount } from './account.ts'

/** The devices of an IAM user. Throws MFA_NO_SUCH_USER, with similar names if the caller may list users. */
export async function userDevices({ iam, account }: MfaAccount, name: string): Promise<readonly MfaDevice[]> {
  try {
    return await heldDevices(iam, name)
  } catch (cause) {
    if (!isNoSuchEntity(cause)) throw cause
    // no suggestions for a caller who may not list users
    const near = suggest(name, await listedUsers(iam).catch(() => []))
    throw new DemarcError('MFA_NO_SUCH_USER', `the IAM user "${name}" cannot be found in account ${account}`, {
      cause,
      hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : `demarc mfa list${HERE} shows the users.`,
    })
  }
}

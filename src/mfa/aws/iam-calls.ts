import type { IAM } from '@aws-sdk/client-iam'
import { DemarcError } from '../../core/errors.ts'
import { HERE } from '../../core/here.ts'
import type { MfaDevice } from '../../core/mfa-device.ts'
import { devicesOf, rootDevices, virtualDevices } from '../../services/iam/collect/mfa-devices.ts'
import { userNames } from '../../services/iam/collect/users.ts'
import { decodeBase32 } from '../base32.ts'
import type { EnrolmentCalls } from '../enrolment.ts'
import type { ResyncCall } from '../resync.ts'
import { deleteVirtual } from './deactivate.ts'
import { failureOf, type Hints, isDenied, isNoSuchEntity, orRefused, refusedCall } from './refused.ts'

/** What AWS's refusals mean here (IAM/latest/APIReference/API_EnableMFADevice.html and related pages). */
const hints: Hints = {
  LimitExceeded: `A user has eight devices at most: disable one first (demarc mfa list${HERE} shows them).`,
  EntityTemporarilyUnmodifiable:
    'AWS is still busy with an earlier change to this user: wait a minute, and run it again.',
}
const tokenHints: Hints = {
  ...hints,
  NoSuchEntity:
    'AWS knows the seeds of the tokens that its vendors sold for it, and of no others: see that the number is that on the back, and that the token was sold for AWS.',
}

/** IAM's calls for enrolment. A refusal by AWS becomes an error that names the action. */
export function enrolmentCalls(iam: IAM): EnrolmentCalls {
  return {
    async create(name) {
      try {
        const { VirtualMFADevice: device } = await iam.createVirtualMFADevice({ VirtualMFADeviceName: name })
        const { SerialNumber: serial, Base32StringSeed: seed } = device ?? {}
        if (serial && seed) return { serial, seed: decodeBase32(new TextDecoder().decode(seed)) }
      } catch (error) {
        const refused = refusedCall('iam:CreateVirtualMFADevice', error, {
          ...hints,
          EntityAlreadyExists: 'Choose another name with --name.',
          AccessDenied: `Your identity needs the IAM action iam:CreateVirtualMFADevice for mfa/${name}. Many policies allow your own user name alone (--name). If a device of that name is left half-made: --serial instead of --name enables it by the codes of your app, or an administrator deletes it.`,
        })
        // a retry that finds an existing device may have found one created by the call whose answer was lost
        if (failureOf(error).sure) return { refused }
        throw refused
      }
      throw new DemarcError('AWS_ANSWER_INCOMPLETE', 'iam:CreateVirtualMFADevice: AWS gave no serial or no seed')
    },
    async enable(user, serial, [AuthenticationCode1, AuthenticationCode2]) {
      const input = { UserName: user, SerialNumber: serial, AuthenticationCode1, AuthenticationCode2 }
      try {
        await iam.enableMFADevice(input)
        return 'enabled'
      } catch (error) {
        return answerTo(error, 'iam:EnableMFADevice', serial.startsWith('arn:') ? hints : tokenHints)
      }
    },
    remove: (serial) => deleteVirtual(iam, serial),
    devicesOf: (user) =>
      heldDevices(iam, user).catch((error: unknown) => {
        if (isNoSuchEntity(error)) return []
        throw error
      }),
    unassigned: () => virtualSerials(iam, 'Unassigned'),
    isDenied,
  }
}

export const resyncCall =
  (iam: IAM): ResyncCall =>
  async (user, serial, [AuthenticationCode1, AuthenticationCode2]) => {
    try {
      await iam.resyncMFADevice({ UserName: user, SerialNumber: serial, AuthenticationCode1, AuthenticationCode2 })
      return 'resynced'
    } catch (error) {
      return answerTo(error, 'iam:ResyncMFADevice', hints)
    }
  }

/** Returns a refusal as an answer. Throws if the call may have taken effect, so that the caller checks. */
function answerTo(error: unknown, action: string, more: Hints): 'codes-refused' | { readonly refused: unknown } {
  const { code, sure } = failureOf(error)
  if (!sure) throw refusedCall(action, error, more)
  return code === 'InvalidAuthenticationCode' ? 'codes-refused' : { refused: refusedCall(action, error, more) }
}

/** The devices of a user; without a name those of the caller, which may be the root user. */
export const heldDevices = (iam: IAM, user: string | undefined): Promise<readonly MfaDevice[]> =>
  orRefused('iam:ListMFADevices', () => devicesOf(iam, user))

/** The root user's devices; inferred when the caller is another identity. */
export const heldByRoot = (iam: IAM, rootArn: string, callerIsRoot: boolean): Promise<readonly MfaDevice[]> =>
  orRefused('iam:GetAccountSummary', () => rootDevices(iam, rootArn, callerIsRoot))

/** The serial numbers of the account's virtual devices. */
export const virtualSerials = (iam: IAM, status: 'Any' | 'Assigned' | 'Unassigned'): Promise<readonly string[]> =>
  orRefused('iam:ListVirtualMFADevices', async () => (await virtualDevices(iam, status)).map(({ serial }) => serial))

/** The names of the account's IAM users. */
export const listedUsers = (iam: IAM): Promise<readonly string[]> => orRefused('iam:ListUsers', () => userNames(iam))

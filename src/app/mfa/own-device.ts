import { DemarcError } from '../../core/errors.ts'
import { heldDevices } from '../../mfa/aws/iam-calls.ts'
import { isDenied } from '../../mfa/aws/refused.ts'
import type { MfaAccount } from './account.ts'
import { noSuchDevice, serialNamed } from './named-serial.ts'

/**
 * The serial of the device that is meant: an ARN, the number of a token, or the name of a virtual device of the caller's. Who may
 * not see their own devices is taken at their word.
 */
export async function namedDevice(account: MfaAccount, named: string): Promise<string> {
  const { iam, caller } = account
  if (named.startsWith('arn:') || !caller) return named
  const devices = await heldDevices(iam, caller.is === 'user' ? caller.name : undefined).catch((error: unknown) => {
    if (isDenied(error)) return undefined
    throw error
  })
  if (!devices) return named
  const serials = devices.map(({ id }) => id)
  const found = serialNamed(account, serials, named)
  if (found !== undefined) return found
  throw noSuchDevice('you have', named, serials, serials.join(', '))
}

/** The caller's device that gives codes; of several it must be said which. Security keys give none (STS, GetSessionToken). */
export async function ownDevice({ iam, caller }: MfaAccount): Promise<string> {
  if (!caller)
    throw new DemarcError('MFA_NO_USER', 'a session of a role has no MFA device of its own', {
      hint: 'Use the credentials of an IAM user (--profile).',
    })
  const devices = await heldDevices(iam, caller.is === 'user' ? caller.name : undefined).catch((error: unknown) => {
    if (!(error instanceof DemarcError) || error.code !== 'AWS_REFUSED') throw error
    throw new DemarcError('MFA_WHICH_DEVICE', `your own devices cannot be looked up: ${error.message}`, {
      cause: error,
      hint: 'Say which it is with --serial: the ARN of a virtual device, or the number on a token.',
    })
  })
  const [only, ...more] = devices.filter(({ family }) => family !== 'security-key')
  if (only && more.length === 0) return only.id
  if (only)
    throw new DemarcError('MFA_WHICH_DEVICE', `you have ${more.length + 1} devices that give codes`, {
      hint: `Say which with --serial: ${[only, ...more].map(({ id }) => id).join(', ')}`,
    })
  throw new DemarcError(
    'MFA_NO_DEVICE',
    devices.length > 0 ? 'your security keys give no codes, and the API takes nothing else' : 'you have no MFA device',
    {
      hint: `${devices.length > 0 ? '"aws login" (AWS CLI 2.32 or newer) gives credentials from a sign-in to the console with the key. ' : ''}demarc mfa enable --family virtual makes a device that gives codes.`,
    },
  )
}

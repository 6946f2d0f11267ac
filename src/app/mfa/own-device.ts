import { parseArn } from '../../core/arn.ts'
import { DemarcError } from '../../core/errors.ts'
import { HERE } from '../../core/here.ts'
import { familyOf, type MfaDevice } from '../../core/mfa-device.ts'
import { heldDevices } from '../../mfa/aws/iam-calls.ts'
import { isDenied } from '../../mfa/aws/refused.ts'
import type { MfaAccount } from './account.ts'
import { noSuchDevice, serialNamed } from './named-serial.ts'

/** Asks a person to choose one of several devices; returns its serial number. */
export type ChooseDevice = (devices: readonly MfaDevice[]) => Promise<string>

/**
 * The serial number of a named device: an ARN, the number of a token, or the name of one of the caller's virtual devices. Trusted
 * when the caller may not see their own devices. Throws MFA_NO_CODES for a security key, before asking for a code.
 */
export async function namedDevice(account: MfaAccount, named: string): Promise<string> {
  const { iam, caller } = account
  if (familyOf(named) === 'security-key') throw keyWithoutCodes(named)
  if (named.startsWith('arn:')) return ofThisAccount(account, named)
  if (!caller) return named
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

/**
 * Checks that a device is in the user's own account; AWS would refuse its codes otherwise
 * (STS/latest/APIReference/API_GetSessionToken.html).
 */
function ofThisAccount({ account }: MfaAccount, named: string): string {
  const other = parseArn(named)?.account
  if (other === undefined || other === account) return named
  throw new DemarcError(
    'MFA_NO_DEVICE',
    `${named} is a device of account ${other}; the credentials are of account ${account}`,
    {
      hint: 'Correct --serial, or mfa_serial in ~/.aws/config: the device is that of the user whose access keys are used.',
    },
  )
}

const CONSOLE_FIRST =
  '"aws login" (AWS CLI 2.32 or newer) gives credentials from a sign-in to the console with the key. '
const MAKE_ONE = `demarc mfa enable --family virtual${HERE} makes a device that gives codes.`

const keyWithoutCodes = (named: string): DemarcError =>
  new DemarcError('MFA_NO_CODES', `${named} is a security key: it gives no codes, and the API takes nothing else`, {
    hint: `${CONSOLE_FIRST}${MAKE_ONE}`,
  })

/** The caller's device that gives codes; if there are several, one must be chosen. */
export async function ownDevice({ iam, caller }: MfaAccount, choose?: ChooseDevice): Promise<string> {
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
  return (await deviceOfCodes(devices, 'you have', choose)).id
}

/** A user's device that gives codes; if there are several, the chosen one. Security keys give none (STS, GetSessionToken). */
export async function deviceOfCodes(
  devices: readonly MfaDevice[],
  who: string,
  choose?: ChooseDevice,
): Promise<MfaDevice> {
  const giving = devices.filter(({ family }) => family !== 'security-key')
  const [only] = giving
  if (only && giving.length === 1) return only
  if (only) {
    const chosen = choose && (await choose(giving))
    const found = giving.find(({ id }) => id === chosen)
    if (found) return found
    throw new DemarcError('MFA_WHICH_DEVICE', `${who} ${giving.length} devices that give codes`, {
      hint: `Say which with --serial: ${giving.map(({ id }) => id).join(', ')}`,
    })
  }
  const hasKeys = devices.length > 0
  throw new DemarcError(
    'MFA_NO_DEVICE',
    hasKeys ? `${who} security keys alone: they give no codes, and the API takes nothing else` : `${who} no MFA device`,
    { hint: `${hasKeys ? CONSOLE_FIRST : ''}${MAKE_ONE}` },
  )
}

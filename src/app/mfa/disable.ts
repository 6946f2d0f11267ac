import { DemarcError, EXIT } from '../../core/errors.ts'
import { HERE } from '../../core/here.ts'
import { familyOf, type MfaDevice } from '../../core/mfa-device.ts'
import { flagOf, type Holder, nameOf } from '../../mfa/aws/caller.ts'
import { deactivate } from '../../mfa/aws/deactivate.ts'
import { type Deletion, deleteAndLook } from '../../mfa/aws/delete-virtual.ts'
import { virtualSerials } from '../../mfa/aws/iam-calls.ts'
import type { MfaAccount } from './account.ts'
import { devicesSeen } from './console-wait.ts'
import type { Pause } from './enable.ts'
import { noSuchDevice, serialNamed } from './named-serial.ts'

/** What to disable. */
export interface Target {
  readonly holder: Holder
  /** Undefined for a device of the root user of which AWS shows only that it exists. */
  readonly serial: string | undefined
  readonly device: MfaDevice | undefined
  /** The number of the user's devices. */
  readonly count: number
  /** A virtual device that is no longer assigned, as an earlier run may have left it. */
  readonly unassigned: boolean
}

/** The device to disable: the one named by `serial` (its ARN, its number, or a virtual device's name), or the only one. */
export async function targetOf(account: MfaAccount, holder: Holder, serial: string | undefined): Promise<Target> {
  const devices = await devicesSeen(account, holder)
  const count = devices.length
  if (serial === undefined) {
    const [only, ...rest] = devices
    if (!only) throw await noDevice(account, holder)
    if (rest.length > 0)
      throw new DemarcError('MFA_WHICH_DEVICE', `${nameOf(holder)} has ${count} devices`, {
        hint: `Say which with --serial: ${namesOf(devices)}`,
      })
    return { holder, serial: only.serial ?? undefined, device: only, count, unassigned: false }
  }
  const ids = devices.map(({ id }) => id)
  const found = serialNamed(account, ids, serial)
  const device = devices.find(({ id }) => id === found)
  if (device) return { holder, serial: device.serial ?? undefined, device, count, unassigned: false }
  const left = serialNamed(account, await virtualSerials(account.iam, 'Unassigned'), serial)
  if (left !== undefined) return { holder, serial: left, device: undefined, count, unassigned: true }
  throw noSuchDevice(`${nameOf(holder)} has`, serial, ids, namesOf(devices))
}

/** The names of devices for the command line, including those whose serial number AWS does not show. */
function namesOf(devices: readonly MfaDevice[]): string {
  const names = devices.map(({ id }) => id).join(', ')
  const hidden = devices.find(({ serial }) => serial === null)
  if (!hidden) return names
  return `${names} (${hidden.id}: a hardware token or a security key, whose serial AWS shows to the root user alone)`
}

/** The error for a user without devices. It names devices that an earlier run deactivated but did not delete. */
async function noDevice({ iam }: MfaAccount, holder: Holder): Promise<DemarcError> {
  // skip this for callers who may not list them
  const free = await virtualSerials(iam, 'Unassigned').catch(() => [])
  const [first] = free
  return new DemarcError(
    'MFA_NO_DEVICE',
    `${nameOf(holder)} has no MFA device`,
    first === undefined
      ? {}
      : {
          hint: `Virtual devices without a user: ${free.join(', ')}. To delete one: demarc mfa disable ${flagOf(holder)} --serial ${first}${HERE}`,
        },
  )
}

/** Refuses to remove the root user's last device without `force`. */
export function notTheLastOfRoot({ holder, count, unassigned }: Target, force: boolean): void {
  if (holder.is !== 'root' || count > 1 || unassigned || force) return
  throw new DemarcError('MFA_LAST_ROOT_DEVICE', "this is the root user's last MFA device", {
    hint: `Enable another one first (demarc mfa enable --root${HERE}). To disable it anyway, add --force.`,
  })
}

export type Disabled =
  /** No longer among the user's devices. `virtual`: the result of deleting a virtual device, unless it is kept. */
  | { readonly is: 'disabled'; readonly virtual: Deletion | undefined }
  /** AWS lets this caller do it in the console only. `refused`: AWS's answer, if it was called. */
  | { readonly is: 'console-only'; readonly refused: DemarcError | undefined }

export interface DisableMeans {
  /** Keep a virtual device, unassigned. */
  readonly keep: boolean
  readonly sleep: Pause
}

/**
 * Deactivates a device, checks that it is gone, and deletes a virtual one. For the root user AWS allows this only in a session of
 * AssumeRoot (IAM/latest/APIReference/API_DeactivateMFADevice.html). If an answer is lost, what AWS shows afterwards decides. No
 * journal is needed: AWS shows how far a killed run came, and the next run continues from there.
 */
export async function disable(account: MfaAccount, target: Target, means: DisableMeans): Promise<Disabled> {
  const { holder, serial, unassigned } = target
  if (serial === undefined) return { is: 'console-only', refused: undefined }
  if (!unassigned) {
    // other callers in the account are refused in any case
    if (holder.is === 'root' && !account.callerIsRoot) return { is: 'console-only', refused: undefined }
    const answer = await deactivate(account.iam, holder.is === 'root' ? undefined : holder.name, serial)
    if (answer.is === 'console-only') return answer
    await untilGone(account, holder, serial, answer.is === 'unsure' ? answer.failure : undefined, means)
  }
  return { is: 'disabled', virtual: await deleteLeft(account, serial, means) }
}

/** Deletes a virtual device that is no longer assigned, unless it is to be kept. */
export const deleteLeft = async (
  { iam }: MfaAccount,
  serial: string,
  { keep }: Pick<DisableMeans, 'keep'>,
): Promise<Deletion | undefined> => (isToDelete(serial, keep) ? deleteAndLook(iam, serial) : undefined)

const isToDelete = (serial: string, keep: boolean): boolean => !keep && familyOf(serial) === 'virtual'

const LOOKS = [0, 500, 1000, 2000, 4000] as const

/** Polls until a device is gone, since IAM is eventually consistent. `doubt`: why it is unknown whether the call reached AWS. */
async function untilGone(
  account: MfaAccount,
  holder: Holder,
  serial: string,
  doubt: DemarcError | undefined,
  { keep, sleep }: DisableMeans,
): Promise<void> {
  let unseen: DemarcError | undefined
  for (const wait of LOOKS) {
    if (wait > 0) await sleep(wait)
    try {
      const devices = await devicesSeen(account, holder)
      if (!devices.some(({ id }) => id === serial)) return
      unseen = undefined
    } catch (error) {
      if (!(error instanceof DemarcError)) throw error
      unseen = error
    }
  }
  const who = nameOf(holder)
  if (doubt && !unseen)
    throw new DemarcError(
      'MFA_NOT_DISABLED',
      `${doubt.message}; AWS still shows ${serial} among the devices of ${who}`,
      {
        cause: doubt,
        hint: 'Run the command again: it is safe to.',
      },
    )
  const what = doubt
    ? `whether ${serial} is disabled is not known: ${doubt.message}`
    : `AWS said that it deactivated ${serial}`
  const seen = unseen
    ? `the devices of ${who} could not be looked at: ${unseen.message}`
    : `${who} is still shown with it`
  const rest = isToDelete(serial, keep) ? '; its virtual device was not deleted' : ''
  throw new DemarcError('MFA_NOT_SEEN_GONE', `${what}; ${seen}${rest}`, {
    exitCode: EXIT.unseen,
    cause: unseen ?? doubt,
    hint: `Run it again in a minute: it looks first, and does what is left. demarc mfa disable ${flagOf(holder)} --serial ${serial}${HERE}`,
  })
}

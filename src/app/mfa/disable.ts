import { setTimeout } from 'node:timers/promises'
import { DemarcError } from '../../core/errors.ts'
import { suggest } from '../../core/suggest.ts'
import type { SeenDevice } from '../../mfa/await-device.ts'
import { type Holder, nameOf } from '../../mfa/aws/caller.ts'
import { deactivate, deleteVirtual } from '../../mfa/aws/deactivate.ts'
import { virtualSerials } from '../../mfa/aws/iam-calls.ts'
import type { MfaAccount } from './account.ts'
import { devicesSeen } from './enable.ts'

/** What is to be disabled. */
export interface Target {
  readonly holder: Holder
  /** Undefined for a device of the root user of which AWS shows no more than that there is one. */
  readonly serial: string | undefined
  readonly device: SeenDevice | undefined
  /** How many devices the holder has. */
  readonly count: number
  /** A virtual device that is not assigned any more, as an earlier run may have left it. */
  readonly unassigned: boolean
}

/** The device that is meant: the one that `serial` names (its ARN, its number, or a virtual device's name), or the only one. */
export async function targetOf(account: MfaAccount, holder: Holder, serial: string | undefined): Promise<Target> {
  const devices = await devicesSeen(account, holder)
  const count = devices.length
  if (serial === undefined) {
    const [only, ...rest] = devices
    if (!only) throw new DemarcError('MFA_NO_DEVICE', `${nameOf(holder)} has no MFA device`)
    if (rest.length > 0)
      throw new DemarcError('MFA_WHICH_DEVICE', `${nameOf(holder)} has ${count} devices`, {
        hint: `Say which with --serial: ${devices.map(({ id }) => id).join(', ')}`,
      })
    return { holder, serial: serialOf(only), device: only, count, unassigned: false }
  }
  const full = `arn:${account.partition}:iam::${account.account}:mfa/${serial}`
  const device = devices.find(({ id }) => id === serial || id === full)
  if (device) return { holder, serial: serialOf(device), device, count, unassigned: false }
  const free = await virtualSerials(account.iam, 'Unassigned')
  const left = free.find((one) => one === serial || one === full)
  if (left !== undefined) return { holder, serial: left, device: undefined, count, unassigned: true }
  const ids = devices.map(({ id }) => id)
  const near = suggest(serial, [...ids, ...ids.map((id) => id.slice(id.indexOf(':mfa/') + ':mfa/'.length))])
  throw new DemarcError('MFA_NO_DEVICE', `${nameOf(holder)} has no device "${serial}"`, {
    hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There are ${ids.join(', ') || 'none'}.`,
  })
}

const serialOf = ({ id, family }: SeenDevice): string | undefined => (family === 'not-virtual' ? undefined : id)

/** Refuses to take the root user's last device, unless that is said twice. */
export function notTheLastOfRoot({ holder, count, unassigned }: Target, force: boolean): void {
  if (holder.is !== 'root' || count > 1 || unassigned || force) return
  throw new DemarcError('MFA_LAST_ROOT_DEVICE', "this is the root user's last MFA device", {
    hint: 'Enable another one first (demarc mfa enable --root). If it must be, say --force.',
  })
}

export type Disabled =
  /** Not among the holder's devices any more. `deleted`: a virtual device of which nothing is left. */
  | { readonly is: 'disabled'; readonly deleted: boolean; readonly left?: DemarcError }
  /** AWS lets no API do it for this caller: only the console is left. */
  | { readonly is: 'console-only' }

/**
 * Deactivates a device, sees that it is gone, and deletes what is left of a virtual one. For the root user AWS allows it only in a
 * session of AssumeRoot (IAM/latest/APIReference/API_DeactivateMFADevice.html).
 */
export async function disable(account: MfaAccount, target: Target, keep: boolean): Promise<Disabled> {
  const { holder, serial, unassigned } = target
  if (serial === undefined || (holder.is === 'root' && !account.callerIsRoot)) return { is: 'console-only' }
  if (!unassigned) {
    const user = holder.is === 'root' ? undefined : holder.name
    const answer = await deactivate(account.iam, user, serial)
    if (answer === 'console-only') return { is: 'console-only' }
    await untilGone(account, holder, serial)
  }
  if (keep || !serial.includes(':mfa/')) return { is: 'disabled', deleted: false }
  try {
    await deleteVirtual(account.iam, serial)
    return { is: 'disabled', deleted: true }
  } catch (error) {
    if (!(error instanceof DemarcError)) throw error
    return { is: 'disabled', deleted: false, left: error }
  }
}

const LOOKS = [0, 500, 1000, 2000, 4000] as const

async function untilGone(account: MfaAccount, holder: Holder, serial: string): Promise<void> {
  for (const wait of LOOKS) {
    if (wait > 0) await setTimeout(wait)
    const devices = await devicesSeen(account, holder).catch(() => undefined)
    if (devices && !devices.some(({ id }) => id === serial)) return
  }
  throw new DemarcError(
    'MFA_NOT_SEEN_GONE',
    'AWS said that it deactivated the device, but it could not be seen to be gone',
    {
      exitCode: 3,
      hint: 'Look again in a minute: demarc mfa list.',
    },
  )
}

/** Waits until a device is gone that somebody removes in the console; false when the time is over. */
export async function awaitGone(
  account: MfaAccount,
  { holder, device, count }: Target,
  { now, until, signal }: { readonly now: () => number; readonly until: number; readonly signal: AbortSignal },
): Promise<boolean> {
  for (let wait = 2000; ; wait = Math.min(wait * 1.25, 10_000)) {
    const devices = await devicesSeen(account, holder).catch(() => undefined)
    // of devices without a serial only their number tells
    if (
      devices &&
      devices.length < count &&
      !devices.some(({ id, family }) => id === device?.id && family !== 'not-virtual')
    )
      return true
    if (now() + wait > until) return false
    await setTimeout(wait, undefined, { signal })
  }
}

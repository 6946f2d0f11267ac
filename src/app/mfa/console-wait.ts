import type { Clock, Sleep } from '../../core/clock.ts'
import { DemarcError } from '../../core/errors.ts'
import type { Family, MfaDevice } from '../../core/mfa-device.ts'
import { awaitDevice } from '../../mfa/await-device.ts'
import type { Holder } from '../../mfa/aws/caller.ts'
import { heldByRoot } from '../../mfa/aws/iam-calls.ts'
import type { MfaAccount } from './account.ts'
import { userDevices } from './user-devices.ts'

/** How long to wait for something that a person does in the console. */
export interface Waiting {
  readonly now: Clock
  readonly sleep: Sleep
  /** Milliseconds since 1970. */
  readonly until: number
  /** Ends the wait at once, with an `AbortError`. */
  readonly signal: AbortSignal
}

/** The devices of a user, as far as AWS shows them. */
export const devicesSeen = (account: MfaAccount, holder: Holder): Promise<readonly MfaDevice[]> =>
  holder.is === 'root'
    ? heldByRoot(account.iam, account.rootArn, account.callerIsRoot)
    : userDevices(account, holder.name)

export interface ConsoleWait extends Waiting {
  readonly wanted: Family
  /** Called for a new device of another kind than expected; the wait continues. */
  readonly other: (device: MfaDevice) => void
}

export type ConsoleArrival =
  | { readonly is: 'appeared' | 'appeared-unsure'; readonly device: MfaDevice }
  | { readonly is: 'nothing'; readonly failure: unknown }

/** Waits for a device that a person assigns in the console. `before`: the devices at the start. */
export function awaitFromConsole(
  account: MfaAccount,
  holder: Holder,
  before: readonly MfaDevice[],
  { wanted, other, ...waiting }: ConsoleWait,
): Promise<ConsoleArrival> {
  const known = before.map(({ id }) => id)
  const { now, until, signal } = waiting
  return looking(account, holder, waiting, async (look) => {
    for (;;) {
      const sleep = (ms: number): Promise<void> => pause(waiting, ms)
      const arrival = await awaitDevice({ wanted, before: known, look, now, sleep, until })
      signal.throwIfAborted()
      if (arrival.is !== 'other-family') return arrival
      other(arrival.device)
      known.push(arrival.device.id)
    }
  })
}

export type DeviceRemoval =
  | { readonly is: 'gone' }
  /** The time ran out. `failure`: why the last attempt to look failed, if it did. */
  | { readonly is: 'not-seen-gone'; readonly failure: unknown }

/** Waits until a person has removed a device in the console. `count`: the number of devices before. */
export function awaitGone(
  account: MfaAccount,
  holder: Holder,
  { device, count }: { readonly device: MfaDevice | undefined; readonly count: number },
  waiting: Waiting,
): Promise<DeviceRemoval> {
  const { now, until, signal } = waiting
  // devices without a serial number can only be counted
  const isGone = (devices: readonly MfaDevice[]): boolean =>
    device === undefined || device.family === 'not-virtual'
      ? devices.length < count
      : !devices.some(({ id }) => id === device.id)
  return looking(account, holder, waiting, async (look) => {
    for (let wait = 2000, failure: unknown; ; wait = Math.min(wait * 1.25, 10_000)) {
      try {
        if (isGone(await look())) return { is: 'gone' }
        failure = undefined
      } catch (cause) {
        // one failed attempt does not end a wait of minutes, since the next may succeed
        failure = cause
      }
      signal.throwIfAborted()
      if (now() + wait > until) return { is: 'not-seen-gone', failure }
      await pause(waiting, wait)
    }
  })
}

/** Throws an `AbortError` as soon as the wait is aborted. */
async function pause({ sleep, signal }: Waiting, ms: number): Promise<void> {
  await sleep(ms, signal)
  signal.throwIfAborted()
}

/** Milliseconds for one attempt, even at the end of the time, so that AWS is called at least once. */
const LOOK = 10_000

/** Runs work whose calls are aborted by Ctrl-C and at the end of the time, so that a missing answer does not block it. */
async function looking<T>(
  account: MfaAccount,
  holder: Holder,
  waiting: Waiting,
  work: (look: () => Promise<readonly MfaDevice[]>) => Promise<T>,
): Promise<T> {
  const { now, until, signal } = waiting
  const ended = new AbortController()
  const watching = await account.watching(AbortSignal.any([signal, ended.signal]))
  try {
    return await work(() => withinTime(devicesSeen(watching, holder), Math.max(until - now(), LOOK), waiting))
  } finally {
    ended.abort()
  }
}

async function withinTime<T>(work: Promise<T>, ms: number, { sleep, signal }: Waiting): Promise<T> {
  const over = new AbortController()
  const late = sleep(ms, AbortSignal.any([signal, over.signal])).then(() => {
    signal.throwIfAborted()
    throw new DemarcError('AWS_NO_ANSWER', 'AWS did not answer in time')
  })
  // ignore the later of the two rejections
  late.catch(() => {})
  work.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    over.abort()
  }
}

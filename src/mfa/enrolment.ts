import { DemarcError } from '../core/errors.ts'
import { HERE } from '../core/here.ts'
import type { MfaDevice } from '../core/mfa-device.ts'
import { AWS_TOTP, isCode } from './otp.ts'
import { synchronise } from './pairs.ts'
import { wrongCodeError } from './wrong-codes.ts'

/**
 * Enrolment of a virtual device for an IAM user, from nothing to a device that AWS was seen to hold: made, shown, two codes, enabled, read
 * back. After an error the half-made device is removed, or named where it could not be removed.
 */

/** What enrolment asks of IAM. A method throws where it is unknown whether the call took effect (network, time-outs). */
export interface EnrolmentCalls {
  /** CreateVirtualMFADevice. `refused`: IAM said no, and nothing was made. */
  create(name: string): Promise<{ readonly serial: string; readonly seed: Uint8Array } | { readonly refused: unknown }>
  /** EnableMFADevice. `codes-refused`: InvalidAuthenticationCode; `refused`: any other no. */
  enable(
    user: string,
    serial: string,
    codes: readonly [string, string],
  ): Promise<'enabled' | 'codes-refused' | { readonly refused: unknown }>
  /** DeleteVirtualMFADevice. That there is none is as good. */
  remove(serial: string): Promise<void>
  /** ListMFADevices of the user; a user who is not there (any more) has none. */
  devicesOf(user: string): Promise<readonly Pick<MfaDevice, 'id' | 'enabledAt'>[]>
  /** The serials of ListVirtualMFADevices (Unassigned). */
  unassigned(): Promise<readonly string[]>
  /** Whether an error of these calls says that the caller is denied the action. */
  isDenied(error: unknown): boolean
}

/** What is under way, without the seed: kept on disk, it lets the next run clean up after one that was killed. */
export interface EnrolmentEntry {
  readonly user: string
  readonly name: string
}

/**
 * Clear an entry only after its outcome was shown: a run that is killed in between shows it next time. Begin a run with {@link
 * abandonEnrolment} for what an earlier one left in the journal.
 */
export interface Journal {
  keep(entry: EnrolmentEntry): Promise<void>
  forget(entry: EnrolmentEntry): Promise<void>
}

export interface EnrolmentMeans {
  readonly calls: EnrolmentCalls
  readonly journal: Journal
  readonly sleep: (ms: number) => Promise<unknown>
}

/** A device that is made and waits for its two codes. */
export interface EnrolmentWait extends EnrolmentEntry {
  readonly is: 'waiting'
  readonly serial: string
  readonly seed: Uint8Array
}

export type Ended =
  /** Seen among the user's devices. `drift`: steps by which the device's clock is ahead; undefined where that cannot be known. */
  | {
      readonly is: 'enabled'
      readonly serial: string
      readonly enabledAt: string | null
      readonly drift: number | undefined
    }
  /** AWS said yes, but the device was not seen when it was looked for: it is neither claimed nor removed. */
  | { readonly is: 'unverified'; readonly serial: string; readonly drift?: number }
  /** There is no such device any more. */
  | { readonly is: 'removed' }

/** Makes the device. Throws where that did not come about; then nothing is left of it, or the error names it. */
export async function beginEnrolment(entry: EnrolmentEntry, means: EnrolmentMeans): Promise<EnrolmentWait> {
  const { calls, journal } = means
  // so that a device of that name that is found after a failure can only be ours
  if ((await calls.unassigned()).some((serial) => isNamed(serial, entry.name)))
    throw new DemarcError('MFA_DEVICE_EXISTS', `there is a virtual device "${entry.name}" already, which no user has`, {
      hint: `Choose another name with --name, or delete that device first: demarc mfa disable --user ${entry.user} --serial ${entry.name}${HERE}. If your app shows codes of it: --serial ${entry.name} instead of --name enables it.`,
    })
  await journal.keep(entry)
  let made: Awaited<ReturnType<EnrolmentCalls['create']>>
  try {
    made = await calls.create(entry.name)
  } catch (cause) {
    await abandonEnrolment(entry, means)
    await journal.forget(entry)
    throw cause
  }
  if (!('refused' in made)) return { ...entry, is: 'waiting', ...made }
  await journal.forget(entry)
  throw made.refused
}

export type CodesGiven =
  | { readonly ok: true; readonly ended: Extract<Ended, { is: 'enabled' | 'unverified' }> }
  /** The device still waits; the error says what is likely wrong about the codes. */
  | { readonly ok: false; readonly wrong: DemarcError }

/**
 * Gives the two codes, at `at` (milliseconds since 1970). They are looked at here first, since the seed is known: so what is
 * wrong can be said, and AWS is not asked about what it must refuse. Throws where the call failed and the device is seen not
 * to be enabled; it then still waits.
 */
export async function giveCodes(
  waiting: EnrolmentWait,
  codes: readonly [string, string],
  at: number,
  means: Pick<EnrolmentMeans, 'calls' | 'sleep'>,
): Promise<CodesGiven> {
  const { user, serial, seed } = waiting
  const found = synchronise(seed, AWS_TOTP, codes, at)
  if (!found.ok) return { ok: false, wrong: wrongCodeError(found.reason) }
  const given = await enable(user, serial, codes, means)
  if (!given.ok) return given
  return { ok: true, ended: { ...given.ended, drift: found.drift } }
}

/**
 * Enables a hardware token for an IAM user: AWS knows its seed by its serial number, we do not, so all that can be said of
 * the codes here is their form. Nothing is made, so nothing is to be cleaned up.
 */
export async function enableHardwareToken(
  { user, serial }: { readonly user: string; readonly serial: string },
  codes: readonly [string, string],
  means: Pick<EnrolmentMeans, 'calls' | 'sleep'>,
): Promise<CodesGiven> {
  const malformed = codes.some((code) => !isCode(code, AWS_TOTP))
  if (malformed) return { ok: false, wrong: wrongCodeError({ is: 'malformed', digits: AWS_TOTP.digits }) }
  if (codes[0] === codes[1]) return { ok: false, wrong: wrongCodeError({ is: 'same-code-twice' }) }
  return enable(user, serial, codes, means)
}

async function enable(
  user: string,
  serial: string,
  codes: readonly [string, string],
  { calls, sleep }: Pick<EnrolmentMeans, 'calls' | 'sleep'>,
): Promise<CodesGiven> {
  let answer: Awaited<ReturnType<EnrolmentCalls['enable']>>
  try {
    answer = await calls.enable(user, serial, codes)
  } catch (cause) {
    // the answer was lost, perhaps not the call
    const ended = await readBack(user, serial, calls, sleep)
    if (ended.is === 'unverified') throw cause
    return { ok: true, ended }
  }
  if (answer === 'enabled') return { ok: true, ended: await readBack(user, serial, calls, sleep) }
  if (answer !== 'codes-refused') throw answer.refused
  return {
    ok: false,
    wrong: new DemarcError('MFA_CODES_REFUSED', 'AWS refused the two codes', {
      hint: "Give the next two codes, one after the other. If AWS refuses them again, look at this computer's clock, and that the device is the right one.",
    }),
  }
}

const LOOKS = [0, 500, 1000, 2000, 4000] as const

/** What AWS shows of the device. IAM is eventually consistent, so it is looked for several times. */
async function readBack(
  user: string,
  serial: string,
  calls: EnrolmentCalls,
  sleep: EnrolmentMeans['sleep'],
): Promise<Extract<Ended, { is: 'enabled' | 'unverified' }>> {
  for (const wait of LOOKS) {
    if (wait > 0) await sleep(wait)
    // a look that fails is as one that saw nothing
    const devices = await calls.devicesOf(user).catch(() => [])
    const device = devices.find(({ id }) => id === serial)
    if (device) return { is: 'enabled', serial, enabledAt: device.enabledAt, drift: undefined }
  }
  return { is: 'unverified', serial }
}

/**
 * Ends an enrolment that is not going to be finished, also one of an earlier run that was killed: removes the device unless
 * it turns out to be enabled. An error names what could not be removed.
 */
export async function abandonEnrolment(
  { user, name }: EnrolmentEntry,
  { calls }: Pick<EnrolmentMeans, 'calls'>,
): Promise<Extract<Ended, { is: 'enabled' | 'removed' }>> {
  try {
    const device = (await calls.devicesOf(user)).find(({ id }) => isNamed(id, name))
    if (!device) for (const serial of await calls.unassigned()) if (isNamed(serial, name)) await calls.remove(serial)
    if (!device) return { is: 'removed' }
    return { is: 'enabled', serial: device.id, enabledAt: device.enabledAt, drift: undefined }
  } catch (cause) {
    throw left({ user, name }, calls, cause)
  }
}

/**
 * What could not be removed. AWS's own policy that demands MFA lets a user make a device without MFA, and not delete one
 * (IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html): running it again then removes nothing.
 */
function left({ user, name }: EnrolmentEntry, calls: Pick<EnrolmentCalls, 'isDenied'>, cause: unknown): DemarcError {
  if (!(cause instanceof DemarcError) || !calls.isDenied(cause))
    return new DemarcError('MFA_DEVICE_LEFT', `the half-made virtual device "${name}" may still be there`, {
      cause,
      hint: 'Run the command again: it removes what is left. No sign-in can use it, and it does not count as MFA.',
    })
  const finish = `demarc mfa enable --user ${user} --family virtual --serial ${name}${HERE}`
  return new DemarcError(
    'MFA_DEVICE_LEFT',
    `the half-made virtual device "${name}" could not be deleted: ${cause.message}`,
    {
      cause,
      hint: `It is assigned to no user. If your app shows codes of it: ${finish}. If not: demarc mfa enable${HERE} makes one of another name, and an administrator deletes this one (demarc mfa disable --user ${user} --serial ${name}${HERE}).`,
    },
  )
}

/** The name of a virtual device is what follows `:mfa/` in its ARN; ours have no path. An exact match, never a part. */
const isNamed = (serial: string, name: string): boolean => serial.slice(serial.indexOf(':mfa/')) === `:mfa/${name}`

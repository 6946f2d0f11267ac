import { DemarcError } from '../core/errors.ts'
import { HERE } from '../core/here.ts'
import type { MfaDevice } from '../core/mfa-device.ts'
import { AWS_TOTP, isCode } from './otp.ts'
import { synchronise } from './pairs.ts'
import { wrongCodeError } from './wrong-codes.ts'

/**
 * Enrolment of a virtual device for an IAM user: create the device, show it, get two codes, enable it, and verify that AWS has
 * it. After an error the unfinished device is removed, or named if it could not be removed.
 */

/** What enrolment needs from IAM. A method throws when it is unknown whether the call took effect (network errors, timeouts). */
export interface EnrolmentCalls {
  /** CreateVirtualMFADevice. `refused`: IAM refused, and nothing was created. */
  create(name: string): Promise<{ readonly serial: string; readonly seed: Uint8Array } | { readonly refused: unknown }>
  /** EnableMFADevice. `codes-refused`: InvalidAuthenticationCode; `refused`: any other refusal. */
  enable(
    user: string,
    serial: string,
    codes: readonly [string, string],
  ): Promise<'enabled' | 'codes-refused' | { readonly refused: unknown }>
  /** DeleteVirtualMFADevice; succeeds if the device does not exist. */
  remove(serial: string): Promise<void>
  /** The user's devices from ListMFADevices; empty if the user does not exist (any more). */
  devicesOf(user: string): Promise<readonly Pick<MfaDevice, 'id' | 'enabledAt'>[]>
  /** The serial numbers from ListVirtualMFADevices (Unassigned). */
  unassigned(): Promise<readonly string[]>
  /** Whether an error of these calls means that the caller is denied the action. */
  isDenied(error: unknown): boolean
}

/** An enrolment in progress, without the seed; stored on disk, so that the next run can clean up after a killed one. */
export interface EnrolmentEntry {
  readonly user: string
  readonly name: string
}

/**
 * Remove an entry only after its outcome was shown: if a run is killed before that, the next run shows it. Start a run with
 * {@link abandonEnrolment} for entries that an earlier run left.
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

/** A created device waiting for its two codes. */
export interface EnrolmentWait extends EnrolmentEntry {
  readonly is: 'waiting'
  readonly serial: string
  readonly seed: Uint8Array
}

export type Ended =
  /** AWS shows it among the user's devices. `drift`: the steps by which the device's clock is ahead; undefined when unknown. */
  | {
      readonly is: 'enabled'
      readonly serial: string
      readonly enabledAt: string | null
      readonly drift: number | undefined
    }
  /** AWS accepted the call, but did not show the device afterwards. It is not reported as enabled, and not removed. */
  | { readonly is: 'unverified'; readonly serial: string; readonly drift?: number }
  /** The device no longer exists. */
  | { readonly is: 'removed' }

/** Creates the device. When that fails, it throws, and either nothing is left or the error names the device. */
export async function beginEnrolment(entry: EnrolmentEntry, means: EnrolmentMeans): Promise<EnrolmentWait> {
  const { calls, journal } = means
  // check that the name is free, so that a device with it found after a failure can only be ours
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
  /** The device still waits; the error says what is probably wrong with the codes. */
  | { readonly ok: false; readonly wrong: DemarcError }

/**
 * Submits the two codes, at `at` (milliseconds since 1970). They are checked here first, since the seed is known: we can then say
 * what is wrong, without a call that AWS must refuse. Throws when the call failed and AWS shows that the device is not enabled;
 * the device then still waits.
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
 * Enables a hardware token for an IAM user. Only AWS knows its seed, by the serial number, so we can check only the form of the
 * codes. Nothing is created, so nothing has to be cleaned up.
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
    // the answer was lost, but perhaps not the call
    const ended = await readBack(user, serial, calls, sleep)
    if (ended.is === 'unverified') throw cause
    return { ok: true, ended }
  }
  if (answer === 'enabled') return { ok: true, ended: await readBack(user, serial, calls, sleep) }
  if (answer !== 'codes-refused') throw answer.refused
  return {
    ok: false,
    wrong: new DemarcError('MFA_CODES_REFUSED', 'AWS refused the two codes', {
      hint: "Give the next two codes, one after the other. If AWS refuses them again, check this computer's clock and the device.",
    }),
  }
}

const LOOKS = [0, 500, 1000, 2000, 4000] as const

/** Reads the device from AWS, several times, since IAM is eventually consistent. */
async function readBack(
  user: string,
  serial: string,
  calls: EnrolmentCalls,
  sleep: EnrolmentMeans['sleep'],
): Promise<Extract<Ended, { is: 'enabled' | 'unverified' }>> {
  for (const wait of LOOKS) {
    if (wait > 0) await sleep(wait)
    // treat a failed attempt like one that shows nothing
    const devices = await calls.devicesOf(user).catch(() => [])
    const device = devices.find(({ id }) => id === serial)
    if (device) return { is: 'enabled', serial, enabledAt: device.enabledAt, drift: undefined }
  }
  return { is: 'unverified', serial }
}

/**
 * Ends an unfinished enrolment, including that of a killed earlier run: removes the device unless it turns out to be enabled. An
 * error names what could not be removed.
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
 * The error for a device that could not be removed. AWS's own policy for requiring MFA lets a user without MFA create a device
 * but not delete one (IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html); trying again
 * would not help.
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

/** The name of a virtual device is the part after `:mfa/` in its ARN; ours have no path. The match is exact. */
const isNamed = (serial: string, name: string): boolean => serial.slice(serial.indexOf(':mfa/')) === `:mfa/${name}`

import { errorCode } from '../../collect/refusals.ts'
import type { Clock } from '../../core/clock.ts'
import { DemarcError, EXIT } from '../../core/errors.ts'
import { HERE } from '../../core/here.ts'
import { MAX_DEVICES, type MfaDevice } from '../../core/mfa-device.ts'
import { flagOf, type Holder, nameOf } from '../../mfa/aws/caller.ts'
import { enrolmentCalls, virtualSerials } from '../../mfa/aws/iam-calls.ts'
import { failureOf, isDenied } from '../../mfa/aws/refused.ts'
import {
  abandonEnrolment,
  beginEnrolment,
  type CodesGiven,
  type Ended,
  type EnrolmentEntry,
  type EnrolmentWait,
  enableHardwareToken,
  giveCodes,
} from '../../mfa/enrolment.ts'
import { awsKey, printOtpauth } from '../../mfa/otpauth-uri.ts'
import { readAccountAlias } from '../../services/iam/collect/account-alias.ts'
import type { MfaAccount } from './account.ts'
import { devicesSeen } from './console-wait.ts'
import { deletePicture, type EnrolmentJournal } from './journal.ts'
import { noSuchDevice, serialNamed } from './named-serial.ts'

/** How often two codes can be given before giving up. */
export const TRIES = 3

export type Codes = readonly [first: string, second: string]

/** Provides the codes, and is told what is wrong with them. */
export interface CodeGiver {
  /** Two codes; undefined when there are no more. Rejects with an `AbortError` on Ctrl-C. */
  codes(): Promise<Codes | undefined>
  wrong(error: DemarcError, triesLeft: number): void
}

/** A created device waiting for its codes, with the data an app needs. */
export interface MadeDevice extends EnrolmentWait {
  readonly uri: string
}

export interface VirtualTalk extends CodeGiver {
  show(device: MadeDevice): Promise<void>
}

/** The result; `cause`: what made it fail (an error, or the `AbortError` of Ctrl-C). */
export interface EnableOutcome {
  readonly ended: Ended
  readonly cause?: unknown
}

/** Waits between two attempts, in milliseconds. */
export type Pause = (ms: number) => Promise<unknown>

/**
 * A user's devices before another one is enabled; undefined when the caller may not see them. Throws MFA_NO_SUCH_USER, and
 * MFA_DEVICES_AT_MOST when AWS would refuse another device.
 */
export async function devicesBefore(account: MfaAccount, holder: Holder): Promise<readonly MfaDevice[] | undefined> {
  const devices = await devicesSeen(account, holder).catch((error: unknown) => {
    if (isDenied(error)) return undefined
    throw error
  })
  if (!devices || devices.length < MAX_DEVICES) return devices
  throw new DemarcError(
    'MFA_DEVICES_AT_MOST',
    `${nameOf(holder)} has ${devices.length} MFA devices: AWS allows no more`,
    {
      hint: `Disable one first: demarc mfa disable ${flagOf(holder)} --serial ${devices[0]?.id}${HERE}`,
    },
  )
}

/** The user's name as a device name, with a number if that is taken. */
export async function freeName({ iam }: MfaAccount, user: string): Promise<string> {
  const statuses = ['Assigned', 'Unassigned'] as const
  const taken = (await Promise.all(statuses.map((status) => virtualSerials(iam, status)))).flat()
  const isTaken = (name: string): boolean => taken.some((serial) => serial.endsWith(`:mfa/${name}`))
  for (let n = 1; ; n++) {
    const name = n === 1 ? user : `${user}-${n}`
    if (!isTaken(name)) return name
  }
}

/**
 * The serial number of an unassigned virtual device, by ARN or name. If the caller may not list devices, the name is trusted.
 * Throws MFA_NO_DEVICE.
 */
export async function unassignedSerial(account: MfaAccount, named: string): Promise<string> {
  const { iam, partition, account: number } = account
  const serials = await virtualSerials(iam, 'Unassigned').catch((error: unknown) => {
    if (isDenied(error)) return undefined
    throw error
  })
  if (!serials) return named.startsWith('arn:') ? named : `arn:${partition}:iam::${number}:mfa/${named}`
  const found = serialNamed(account, serials, named)
  if (found !== undefined) return found
  throw noSuchDevice(
    'among the virtual devices that are assigned to no user there is',
    named,
    serials,
    serials.join(', '),
  )
}

/** The account's alias, which apps show next to the device; its id if it has none or the caller may not see it. */
const labelOf = async ({ iam, account }: MfaAccount): Promise<string> =>
  (await readAccountAlias(iam).catch(() => null)) ?? account

/**
 * Enables a virtual device for a user. After an error the new device is removed, unless it turns out to be enabled. The caller
 * first shows the result, then clears the journal's entry.
 */
export async function enableVirtual(
  account: MfaAccount,
  entry: EnrolmentEntry,
  { journal, now, sleep }: { readonly journal: EnrolmentJournal; readonly now: Clock; readonly sleep: Pause },
  talk: VirtualTalk,
): Promise<EnableOutcome> {
  const means = { calls: enrolmentCalls(account.iam), journal, sleep }
  const label = await labelOf(account)
  const waiting = await beginEnrolment(entry, means)
  let cause: unknown
  try {
    await talk.show({ ...waiting, uri: printOtpauth(awsKey(entry.name, label, waiting.seed)) })
    const given = await untilTaken(talk, (codes) => giveCodes(waiting, codes, now(), means))
    if (given.ok) return { ended: given.ended }
    cause = given.wrong
  } catch (error) {
    cause = error
  }
  return { ended: await abandonEnrolment(entry, means), cause }
}

/**
 * Enables a device with an unknown seed for a user: a hardware token, or an existing virtual device whose codes an app shows. It
 * creates nothing, so nothing can be left behind. Throws when it fails.
 */
export async function enableToken(
  { iam }: MfaAccount,
  token: { readonly user: string; readonly serial: string },
  giver: CodeGiver,
  sleep: Pause,
): Promise<EnableOutcome> {
  const means = { calls: enrolmentCalls(iam), sleep }
  try {
    const given = await untilTaken(giver, (codes) => enableHardwareToken(token, codes, means))
    if (given.ok) return { ended: given.ended }
    throw given.wrong
  } catch (error) {
    throw error instanceof DemarcError && error.code === 'AWS_REFUSED' && !failureOf(error.cause).sure
      ? unsure(token, error)
      : error
  }
}

/** The answer was lost and the token has not appeared yet, which may still change. */
const unsure = ({ serial }: { readonly serial: string }, cause: DemarcError): DemarcError =>
  new DemarcError('MFA_ENABLE_UNSURE', `whether ${serial} is enabled is not known: ${cause.message}`, {
    exitCode: EXIT.unseen,
    cause,
    hint: `Check in a minute: demarc mfa list${HERE}. If the device is not listed, run the command again with two new codes; AWS may have used the earlier ones.`,
  })

async function untilTaken(giver: CodeGiver, give: (codes: Codes) => Promise<CodesGiven>): Promise<CodesGiven> {
  let given: CodesGiven = {
    ok: false,
    wrong: new DemarcError('MFA_CODES_MISSING', 'two codes are needed, one after the other', {
      hint: 'Without a terminal they are read from standard input, a line each.',
    }),
  }
  for (let left = TRIES - 1; left >= 0; left--) {
    const codes = await giver.codes()
    if (!codes) return given
    given = await orRefused(give(codes))
    if (given.ok) return given
    if (left > 0) giver.wrong(given.wrong, left)
  }
  return given
}

/** After a lost answer, AWS may refuse the codes of a retry, which does not mean that the call failed. */
async function orRefused(giving: Promise<CodesGiven>): Promise<CodesGiven> {
  try {
    return await giving
  } catch (error) {
    if (!(error instanceof DemarcError) || !errorCode(error.cause).startsWith('InvalidAuthenticationCode')) throw error
    return { ok: false, wrong: error }
  }
}

/** The result for an enrolment that an earlier run left. */
export interface Cleaned {
  readonly user: string
  readonly name: string
  readonly became: 'removed' | 'enabled' | DemarcError
  /** The picture of its QR code, if it still existed; it is deleted. */
  readonly picture: string | undefined
}

/** Finishes what earlier runs left, except the device to be enabled now. Journal entries are removed only after `told` has returned. */
export async function cleanUp(
  { iam }: MfaAccount,
  journal: EnrolmentJournal,
  told: (cleaned: Cleaned) => void,
  wanted?: string,
): Promise<void> {
  for (const left of await journal.left()) {
    if (wanted !== undefined && (wanted === left.name || wanted.endsWith(`:mfa/${left.name}`))) continue
    const picture = (await deletePicture(left)) ? (left.qr ?? undefined) : undefined
    const { user, name } = left
    try {
      const { is } = await abandonEnrolment(left, { calls: enrolmentCalls(iam) })
      told({ user, name, became: is, picture })
      await journal.forget(left)
    } catch (error) {
      if (!(error instanceof DemarcError)) throw error
      told({ user, name, became: error, picture })
    }
  }
}

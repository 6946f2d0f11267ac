import { notOfAws } from '../../app/endpoint.ts'
import { awaitFromConsole, devicesSeen } from '../../app/mfa/console-wait.ts'
import {
  type Cleaned,
  cleanUp,
  devicesBefore,
  type EnableOutcome,
  enableToken,
  enableVirtual,
  freeName,
  type MadeDevice,
  unassignedSerial,
} from '../../app/mfa/enable.ts'
import { deletePicture, EnrolmentJournal } from '../../app/mfa/journal.ts'
import { assumedOf } from '../../core/assumption.ts'
import { isoTime } from '../../core/clock.ts'
import { DemarcError, EXIT } from '../../core/errors.ts'
import { stateFolder } from '../../core/folders.ts'
import { type Family, MAX_DEVICES, type MfaDevice } from '../../core/mfa-device.ts'
import { partitionCalled } from '../../core/partition.ts'
import { visible, visibleJson } from '../../core/visible.ts'
import { type Holder, nameOf } from '../../mfa/aws/caller.ts'
import { encodeBase32 } from '../../mfa/base32.ts'
import { AWS_TOTP } from '../../mfa/otp.ts'
import { assignSteps, stepLines } from '../../report/mfa/console-steps.ts'
import { familyWords } from '../../report/mfa/families.ts'
import { rootSignIn } from '../../root/partition.ts'
import { onSame } from '../connection.ts'
import { interruption, isInterrupt } from '../interruption.ts'
import type { Io } from '../io.ts'
import { type MfaFlags, type Opened, withAccount } from './account.ts'
import { codeGiver } from './codes.ts'
import { holderOf } from './holder.ts'
import { devicesNotSeen } from './not-seen.ts'
import { Prompts } from './prompts.ts'
import { checkPicture, showDevice, writePicture } from './show-device.ts'

export interface EnableFlags extends MfaFlags {
  readonly family?: Family
  readonly name?: string
  readonly serial?: string
  readonly qr?: string
  readonly wait: number
  readonly format: 'text' | 'json'
}

/** How a run reports its steps: lines for people, or JSON for programs. */
interface Teller {
  readonly flags: EnableFlags
  readonly prompts: Prompts
  readonly signal: AbortSignal
  readonly io: Io
  /** The user's earlier devices; undefined when the caller may not see them. */
  readonly before: readonly MfaDevice[] | undefined
}

const tellJson = ({ stdout }: Io, step: string, facts: object): void => {
  stdout.write(`${visibleJson({ step, ...facts })}\n`)
}

/** Runs `demarc mfa enable`; the exit code. */
export async function runEnable(flags: EnableFlags, io: Io): Promise<number> {
  await checkPicture(flags.qr)
  const { signal, end } = interruption(io)
  const prompts = new Prompts(io, signal)
  try {
    return await withAccount(flags, io, async (account) => {
      const journal = new EnrolmentJournal(stateFolder(io.env), account, io.clock)
      await cleanUp(account, journal, (cleaned) => tellCleaned(cleaned, prompts), flags.serial)
      const holder = await holderOf(flags, account, prompts)
      const before = await devicesBefore(account, holder)
      if (holder.is === 'root') rootSignIn(account.partition)
      const family = familyOf(account, flags.family) ?? (await askFamily(account, prompts))
      const teller = { flags, prompts, signal, io, before }
      if (holder.is === 'root' || family === 'security-key') return await inConsole(account, holder, family, teller)
      if (family === 'hardware-token') return await token(account, holder.name, teller)
      return await virtual(account, holder.name, journal, teller)
    })
  } catch (error) {
    if (!isInterrupt(error)) throw error
    prompts.say('interrupted: nothing was enabled, and nothing is left behind')
    return 130
  } finally {
    prompts.close()
    end()
  }
}

function tellCleaned({ user, name, became, picture }: Cleaned, prompts: Prompts): void {
  const what = `an earlier run was stopped while it enabled the virtual device "${name}" of ${user}`
  if (became === 'removed') prompts.warn(`${what}: what it left is removed`)
  else if (became === 'enabled') prompts.warn(`${what}: the device turned out to be enabled`)
  else prompts.warn(`${what}, and it is not known what became of it: ${became.message}`)
  if (picture !== undefined) prompts.warn(`its QR code, ${picture}, is deleted`)
}

/** Throws FAMILY_NOT_OFFERED for a kind of device that AWS does not offer in the partition. */
function familyOf(account: Opened, family: Family | undefined): Family | undefined {
  const { called, families: offered, familiesPage } = partitionCalled(account.partition)
  if (family === undefined || offered.includes(family)) return family
  throw new DemarcError('FAMILY_NOT_OFFERED', `${called} takes no ${familyWords[family].name} for MFA`, {
    hint: `It takes: ${offered.map((one) => familyWords[one].name).join(', ')} (${familiesPage}).`,
  })
}

async function askFamily(account: Opened, prompts: Prompts): Promise<Family> {
  const offered = partitionCalled(account.partition).families
  const [only] = offered
  if (only !== undefined && offered.length === 1) return only
  const all = offered.map((family) => [family, familyWords[family]] as const)
  const assumed = assumedOf(account.partition)
  if (prompts.interactive && assumed !== undefined) prompts.say(assumed)
  if (prompts.interactive)
    for (const [, { name, about }] of all) {
      prompts.say(`${name[0]?.toUpperCase()}${name.slice(1)}`)
      for (const line of about) prompts.say(`  ${line}`)
    }
  return prompts.choose(
    'Which family of device?',
    '--family',
    all.map(([value, { name }]) => ({ value, label: name })),
  )
}

async function virtual(account: Opened, user: string, journal: EnrolmentJournal, teller: Teller): Promise<number> {
  const { flags, prompts, signal, io } = teller
  if (flags.serial !== undefined) return halfMade(account, user, flags.serial, journal, teller)
  const entry = { user, name: flags.name ?? (await freeName(account, user)) }
  const at = isoTime(io.clock())
  const giver = codeGiver(prompts, io.clock)
  let outcome: EnableOutcome
  try {
    outcome = await enableVirtual(
      account,
      entry,
      { journal, now: io.clock, sleep: io.sleep },
      {
        ...giver,
        async show(device: MadeDevice) {
          signal.throwIfAborted()
          if (flags.qr !== undefined) {
            await journal.keepPicture(entry, flags.qr)
            await writePicture(flags.qr, device.uri)
            prompts.warn(`${flags.qr} holds the secret of the device: it is deleted at the end`)
          }
          if (flags.format === 'json') tellJson(io, 'made', { serial: device.serial, ...secretsOf(device) })
          else showDevice(device, prompts, io)
        },
      },
    )
  } finally {
    if (flags.qr !== undefined && (await deletePicture({ qr: flags.qr, at }))) prompts.say(`deleted ${flags.qr}`)
  }
  const { ended, cause } = outcome
  if (ended.is !== 'removed') {
    const code = tellEnded(outcome, user, 'virtual', teller)
    // otherwise the next run checks whether it was enabled
    if (ended.is === 'enabled') await journal.forget(entry)
    return code
  }
  if (flags.format === 'json') tellJson(io, 'removed', {})
  prompts.say(`${isInterrupt(cause) ? 'interrupted: ' : ''}the half-made virtual device "${entry.name}" was removed`)
  await journal.forget(entry)
  if (isInterrupt(cause)) return 130
  throw cause
}

const secretsOf = ({ seed, uri }: MadeDevice): object => ({ secret: encodeBase32(seed), uri })

async function token(account: Opened, user: string, teller: Teller): Promise<number> {
  const { flags, prompts, io } = teller
  prompts.say('AWS must know the token by its number: only tokens that its vendors sold for AWS can be enabled.')
  const serial = flags.serial ?? (await prompts.line('The serial number on the back of the token?', '--serial'))
  const outcome = await enableToken(account, { user, serial }, codeGiver(prompts, io.clock), io.sleep)
  return tellEnded(outcome, user, 'hardware-token', teller)
}

/** Enables an existing virtual device with codes of the app that has it, since AWS shows its secret only once. */
async function halfMade(
  account: Opened,
  user: string,
  named: string,
  journal: EnrolmentJournal,
  teller: Teller,
): Promise<number> {
  const { prompts, io } = teller
  const serial = await unassignedSerial(account, named)
  prompts.say(`Codes of the app that has ${serial}:`)
  const outcome = await enableToken(account, { user, serial }, codeGiver(prompts, io.clock), io.sleep)
  const code = tellEnded(outcome, user, 'virtual', teller)
  if (outcome.ended.is === 'enabled') await journal.forget({ user, name: serial.slice(serial.indexOf(':mfa/') + 5) })
  return code
}

/** Advises a second device: a user with only one is locked out without it. */
function adviseSecond({ before, prompts }: Teller): void {
  if (before?.length !== 0) return
  prompts.say(`A second device keeps you from being locked out if this one is lost: ${MAX_DEVICES} are possible.`)
}

/** Reports the result, and only what was seen. */
function tellEnded({ ended }: EnableOutcome, user: string, family: Family, teller: Teller): number {
  const { flags, prompts, io } = teller
  if (flags.format === 'json') tellJson(io, ended.is, { user, family, ...ended, is: undefined })
  const what = `the ${familyWords[family].name}`
  if (ended.is === 'enabled') {
    const text = `enabled ${what} ${ended.serial} for ${user}: seen among the devices of ${user}`
    if (flags.format === 'text') io.stdout.write(`${visible(text)}\n`)
    const { drift = 0 } = ended
    if (Math.abs(drift) > 1)
      prompts.say(
        `Its clock is ${Math.abs(drift) * AWS_TOTP.period} s ${drift > 0 ? 'ahead' : 'behind'}; AWS knows that now.`,
      )
    adviseSecond(teller)
    return EXIT.ok
  }
  prompts.warn(`AWS took the codes, but ${what} was not seen among the devices of ${user}`)
  prompts.say(`It is not claimed to be enabled. Look again in a minute: demarc mfa list${onSame(flags)}`)
  return EXIT.unseen
}

/** For what only the console can do: shows its steps, then waits until AWS shows the device. */
async function inConsole(account: Opened, holder: Holder, family: Family, teller: Teller): Promise<number> {
  const { flags, prompts, signal, io } = teller
  const who = nameOf(holder)
  // without permission to list devices waiting is impossible, and this call says why
  const before = teller.before ?? (await devicesSeen(account, holder))
  const steps = assignSteps(holder, family, account.partition, notOfAws(account.endpoint ?? undefined))
  prompts.say(
    holder.is === 'root'
      ? "No API enables the root user's devices. In the console:"
      : 'AWS has no API that enrols a security key. In the console:',
  )
  for (const line of stepLines(steps)) prompts.say(line)
  if (flags.format === 'json') tellJson(io, 'waiting', { family, link: steps.link, seconds: flags.wait })
  prompts.say(`Waiting until AWS shows the ${familyWords[family].name}; Ctrl-C ends the waiting.`)
  const arrival = await awaitFromConsole(account, holder, before, {
    wanted: family,
    now: io.clock,
    sleep: io.sleep,
    until: io.clock() + flags.wait * 1000,
    signal,
    other: (device) =>
      prompts.warn(
        `another device of ${who} appeared, and it is no ${familyWords[family].name}: ${device.id} (${device.family})`,
      ),
  })
  if (arrival.is === 'nothing') {
    if (arrival.failure !== undefined) throw devicesNotSeen(who, arrival.failure)
    if (flags.format === 'json') tellJson(io, 'nothing', { family })
    prompts.warn(`no new ${familyWords[family].name} of ${who} was seen within ${flags.wait} s: nothing is claimed`)
    return EXIT.unseen
  }
  const { id, family: seen } = arrival.device
  if (flags.format === 'json') tellJson(io, 'enabled', { family: seen, serial: seen === 'not-virtual' ? null : id })
  else
    io.stdout.write(
      arrival.is === 'appeared'
        ? `${visible(`enabled the ${familyWords[family].name} ${id} for ${who}: seen among the devices of ${who}`)}\n`
        : `a new device of ${visible(who)} was seen that is not virtual; whether it is a ${familyWords[family].name}, AWS shows to the root user alone\n`,
    )
  adviseSecond(teller)
  return EXIT.ok
}

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { DemarcError } from '../../core/errors.ts'
import type { Family } from '../../core/mfa-device.ts'
import type { Random } from '../../core/random.ts'
import { createCredential, getAssertion } from '../../mfa/keys/software-key.ts'
import { consoleParty } from '../../practice/account/console/console.ts'
import { TOKEN } from '../../services/iam/practice/devices.seed.ts'
import { type ConsoleClient, consoleRefusal } from './console-client.ts'
import type { SoftwareDevices } from './software-devices.ts'

const [origin = ''] = consoleParty.origins

/** What the steps need from outside. */
export interface ConsoleIo {
  readonly now: () => number
  readonly random: Random
  /** A code of the person's device; `which`: the only one, or the first or second of two. */
  readonly askCode: (serial: string, which: 'one' | 'first' | 'second') => Promise<string>
}

export interface ConsoleSession {
  readonly account: string
  /** The kind of device that was requested; undefined when the root user has none. */
  readonly family: Family | undefined
}

/** Signs in as a root user: e-mail, password, and the second factor that the page requests. */
export async function signIn(
  client: ConsoleClient,
  devices: SoftwareDevices | undefined,
  who: { readonly email: string; readonly password: string },
  io: ConsoleIo,
): Promise<ConsoleSession> {
  const first = await client.step('sign-in', who)
  if ('session' in first) return { account: first.account, family: undefined }
  const { wanted, options } = first
  // prefer a security key to a code, since it resists phishing
  if (devices && options && wanted.some(({ family }) => family === 'security-key')) {
    const key = devices.key(io.random, io.now())
    // safe: the console returns this when it requests a security key
    const given = await getAssertion(key, options as PublicKeyCredentialRequestOptionsJSON, origin).catch(
      () => undefined,
    )
    if (given) {
      await devices.touched(given.key)
      return finished(await client.step('sign-in', { ...who, assertion: given.response }), 'security-key')
    }
  }
  const known = wanted.find(({ serial }) => devices?.serials.includes(serial))
  const asked = known ?? wanted.find(({ family }) => family !== 'security-key') ?? wanted[0]
  const serial = asked?.serial ?? ''
  const [soft] = known && devices ? await devices.codes(serial, io.now(), 1) : []
  const code = soft ?? (await io.askCode(serial, 'one'))
  return finished(await client.step('sign-in', { ...who, code }), asked?.family)
}

function finished(answer: Awaited<ReturnType<ConsoleClient['step']>>, family: Family | undefined): ConsoleSession {
  // after the second factor the console signs in or refuses; it does not ask again
  return { account: 'account' in answer ? answer.account : '', family }
}

export interface AssignRequest {
  readonly family: Family
  /** The name of a virtual device or a security key. */
  readonly name: string
  /** The serial number of a hardware token. */
  readonly serial?: string | undefined
  /** Called for a virtual device before its codes are asked for, to show the QR code. */
  readonly onSeed?: (made: {
    readonly serial: string
    readonly seed: string
    readonly uri: string
  }) => void | Promise<void>
}

/** Assigns a device to the signed-in root user and returns its serial number. With `devices`, software devices take part. */
export async function assign(
  client: ConsoleClient,
  devices: SoftwareDevices | undefined,
  request: AssignRequest,
  io: ConsoleIo,
): Promise<string> {
  const { family, name } = request
  if (family === 'security-key') {
    if (!devices)
      throw new DemarcError('NO_SECURITY_KEY', 'a terminal cannot speak with a security key: that takes a browser', {
        hint: 'Use the security key in software: --software',
      })
    const begun = await client.step('assign-key', { name })
    if (!('options' in begun)) return begun.serial
    const options = begun.options as PublicKeyCredentialCreationOptionsJSON // safe: the console returns this when no response was sent
    const given = await createCredential(devices.key(io.random, io.now()), options, origin, io.random)
    await devices.touched(given.key)
    const done = await client.step('assign-key', { name, response: given.response })
    return 'serial' in done ? done.serial : ''
  }
  if (family === 'hardware-token') return giveCodes(client, devices, request.serial ?? TOKEN, io)
  const made = await client.step('assign-virtual', { name }).catch((error: unknown) => {
    if (!(error instanceof DemarcError) || consoleRefusal(error) !== 'EntityAlreadyExists') throw error
    throw new DemarcError(error.code, error.message, {
      hint: 'A device of this name was made before, perhaps by an attempt whose codes were wrong: choose another with --name.',
      cause: error,
    })
  })
  await devices?.scan(made.serial, made.seed)
  await request.onSeed?.(made)
  return giveCodes(client, devices, made.serial, io)
}

async function giveCodes(
  client: ConsoleClient,
  devices: SoftwareDevices | undefined,
  serial: string,
  io: ConsoleIo,
): Promise<string> {
  const [first, second] = devices?.serials.includes(serial) ? await devices.codes(serial, io.now(), 2) : []
  const codes = [first ?? (await io.askCode(serial, 'first')), second ?? (await io.askCode(serial, 'second'))] as const
  return (await client.step('give-codes', { serial, codes })).serial
}

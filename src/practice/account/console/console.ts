import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { sha256 } from '../../../core/digest.ts'
import { DemarcError } from '../../../core/errors.ts'
import { type Family, MAX_DEVICES } from '../../../core/mfa-device.ts'
import type { Random } from '../../../core/random.ts'
import { checkAwsCode } from '../../../mfa/aws-device.ts'
import { decodeBase32 } from '../../../mfa/base32.ts'
import { Challenges } from '../../../mfa/keys/challenges.ts'
import {
  assert,
  assertionOptions,
  type Ceremony,
  type RelyingParty,
  register,
  registrationOptions,
  type SecurityKey,
} from '../../../mfa/keys/relying-party.ts'
import { awsKey, printOtpauth } from '../../../mfa/otpauth-uri.ts'
import { cloudtrail } from '../../../services/cloudtrail/practice/index.ts'
import { iam } from '../../../services/iam/practice/index.ts'
import { enable, makeVirtual, release } from '../../../services/iam/practice/mfa.ts'
import type { IamState } from '../../../services/iam/practice/state.ts'
import { accounts } from '../../organization.ts'
import { AwsError, awsError } from '../../service.ts'
import type { Store } from '../../store.ts'
import { keepRecord } from '../record.ts'
import { type ConsoleAction, consoleEvent } from './events.ts'
import { isPassword, sealed } from './passwords.ts'

/** The host and origin of the practice console, to which security keys are bound. */
export const consoleParty: RelyingParty = {
  id: 'console.practice.example',
  name: 'Demarc practice console',
  origins: ['https://console.practice.example'],
}

/** The steps of the console, with their inputs and outputs: what AWS lets the root user do only in the console. */
export interface ConsoleSteps {
  /** Without a second factor, the output names the required one. */
  'sign-in': [
    { email: string; password: string; code?: string | undefined; assertion?: AuthenticationResponseJSON | undefined },
    { session: string; account: string } | { wanted: readonly { serial: string; family: Family }[]; options?: unknown },
  ]
  devices: [Record<string, never>, { devices: readonly { serial: string; family: Family; enabled: string | null }[] }]
  'assign-virtual': [{ name: string }, { serial: string; seed: string; uri: string }]
  'give-codes': [{ serial: string; codes: readonly [string, string] }, { serial: string }]
  'assign-key': [
    { name: string; response?: RegistrationResponseJSON | undefined },
    { serial: string } | { options: unknown },
  ]
  deactivate: [{ serial: string }, { serial: string }]
  'change-password': [{ old: string; new: string }, { changed: string }]
}
export type StepName = keyof ConsoleSteps
export const stepNames: readonly StepName[] = [
  'sign-in',
  'devices',
  'assign-virtual',
  'give-codes',
  'assign-key',
  'deactivate',
  'change-password',
]

const SESSION_LIFE = 12 * 3_600_000
const WRONG = 'Your authentication information is incorrect. Please try again.'

interface Session {
  readonly account: string
  readonly mfa: boolean
  readonly until: number
}

export interface ConsoleOptions {
  readonly store: Store
  readonly homeRegion: string
  readonly globalRegion: string
  readonly now: () => number
  readonly random: Random
}

/**
 * The part of the AWS console in which the root user manages its own sign-in. Every action is recorded as in
 * CloudTrail.
 */
export class PracticeConsole {
  readonly #options: ConsoleOptions
  readonly #sessions = new Map<string, Session>()
  readonly #challenges = new Challenges()

  constructor(options: ConsoleOptions) {
    this.#options = options
  }

  /** Performs one step. `token`: the session token from sign-in. Throws `AwsError` with the HTTP status. */
  async step<S extends StepName>(
    name: S,
    input: ConsoleSteps[S][0],
    token: string | undefined,
  ): Promise<ConsoleSteps[S][1]> {
    // safe: each step accepts its own input and returns its own output; the table below is typed by both
    const step = this.#steps[name] as (input: ConsoleSteps[S][0], session: Session) => Promise<ConsoleSteps[S][1]>
    if (name === 'sign-in') return step(input, { account: '', mfa: false, until: 0 })
    const session = this.#sessions.get(token ?? '')
    if (!session || session.until <= this.#options.now())
      throw awsError('SignInFirst', 'Sign in first: there is no such session, or it has ended.', 401)
    return step(input, session)
  }

  readonly #steps: {
    readonly [S in StepName]: (input: ConsoleSteps[S][0], session: Session) => Promise<ConsoleSteps[S][1]>
  } = {
    // the effects of a refused attempt (its record, a used code) are kept as well
    'sign-in': (input) => this.#signIn(input).finally(() => this.#options.store.save()),
    devices: async (_, { account }) => {
      const { root, devices } = this.#iam(account)
      return {
        devices: root.mfa.map((serial) => ({
          serial,
          family: devices[serial]?.family ?? 'virtual',
          enabled: devices[serial]?.enabled ?? null,
        })),
      }
    },
    'assign-virtual': ({ name }, session) =>
      this.#change(session, 'CreateVirtualMFADevice', ({ account, now, state }) => {
        const serial = `arn:aws:iam::${account}:mfa/${name}`
        const seed = makeVirtual(state, name, serial, now)
        const uri = printOtpauth(awsKey(name, state.alias ?? account, decodeBase32(seed)))
        return {
          output: { serial, seed, uri },
          request: { virtualMFADeviceName: name, path: '/' },
          response: { virtualMFADevice: { serialNumber: serial } },
        }
      }),
    'give-codes': ({ serial, codes }, session) =>
      this.#change(session, 'EnableMFADevice', ({ state, now }) => {
        enable(state, { name: undefined, mfa: state.root.mfa }, serial, codes, now)
        return { output: { serial }, request: { userName: ROOT_USER, serialNumber: serial } }
      }),
    'assign-key': (input, session) => this.#assignKey(input, session),
    deactivate: ({ serial }, session) =>
      this.#change(session, 'DeactivateMFADevice', ({ state }) => {
        if (!state.root.mfa.includes(serial)) throw awsError('NoSuchEntity', 'MFA Device invalid for user.', 404)
        release(state, state.root.mfa, serial)
        return { output: { serial }, request: { userName: ROOT_USER, serialNumber: serial } }
      }),
    'change-password': async (input, session) => {
      const { password } = this.#iam(session.account).root
      if (!password?.secret || !isPassword(password.secret, input.old)) throw awsError('WrongPassword', WRONG, 403)
      checkPassword(input.new, emailOf(session.account))
      const secret = sealed(input.new, this.#options.random)
      return this.#change(
        session,
        'PasswordUpdated',
        ({ state, now }) => {
          const changed = now.toISOString()
          state.root.password = { set: changed, lastUsed: state.root.password?.lastUsed ?? null, secret }
          return { output: { changed }, response: { PasswordUpdated: 'Success' } }
        },
        'signin.amazonaws.com',
      )
    },
  }

  async #signIn({ email, password, code, assertion }: ConsoleSteps['sign-in'][0]): Promise<ConsoleSteps['sign-in'][1]> {
    const found = accounts.find((one) => one.email === email.trim().toLowerCase() && one.status === 'ACTIVE')
    if (!found) throw awsError('AuthenticationFailed', WRONG, 401)
    const { id: account } = found
    const { root, devices } = this.#iam(account)
    const failed = (mfa: boolean): AwsError => {
      this.#record({ account, name: 'ConsoleLogin', source: SIGN_IN, mfa, ...loginOf('Failure', mfa) })
      return awsError('AuthenticationFailed', WRONG, 401)
    }
    if (!root.password?.secret || !isPassword(root.password.secret, password)) throw failed(root.mfa.length > 0)
    const mine = root.mfa.flatMap((serial) => (devices[serial] ? [{ serial, ...devices[serial] }] : []))
    const keys = mine.flatMap(({ key }) => key ?? [])
    if (mine.length > 0 && code === undefined && assertion === undefined)
      return {
        wanted: mine.map(({ serial, family }) => ({ serial, family })),
        ...(keys.length > 0 ? { options: assertionOptions(this.#ceremony(account), keys, this.#options.random) } : {}),
      }
    if (mine.length > 0) {
      const family = await this.#secondFactor(account, { code, assertion }, keys)
      const extra = { MfaType: MFA_TYPES[family ?? 'virtual'] }
      this.#record({
        account,
        name: 'CheckMfa',
        source: SIGN_IN,
        mfa: family !== undefined,
        response: { CheckMfa: family ? 'Success' : 'Failure' },
        extra,
      })
      if (family === undefined) throw failed(true)
    }
    const mfa = mine.length > 0
    const at = this.#options.now()
    this.#options.store.change(() => {
      const state = this.#iam(account)
      if (state.root.password) state.root.password.lastUsed = new Date(at).toISOString()
    })
    this.#record({ account, name: 'ConsoleLogin', source: SIGN_IN, mfa, ...loginOf('Success', mfa) })
    const session = Buffer.from(this.#options.random(32)).toString('base64url')
    this.#sessions.set(session, { account, mfa, until: at + SESSION_LIFE })
    return { session, account }
  }

  /** The kind of device that the code or assertion comes from; undefined if it is wrong. */
  async #secondFactor(
    account: string,
    { code, assertion }: Pick<ConsoleSteps['sign-in'][0], 'code' | 'assertion'>,
    keys: readonly SecurityKey[],
  ): Promise<Family | undefined> {
    if (assertion !== undefined) {
      const used = await assert(this.#ceremony(account), keys, assertion).catch(refusedKey)
      if (!used) return undefined
      this.#options.store.change(() => {
        for (const device of Object.values(this.#iam(account).devices))
          if (device.key?.id === used.id) device.key = used
      })
      return 'security-key'
    }
    return this.#options.store.change(() => {
      const { root, devices } = this.#iam(account)
      for (const serial of root.mfa) {
        const device = devices[serial]
        if (!device?.otp || device.seed === null) continue
        const looked = checkAwsCode(decodeBase32(device.seed), device.otp, code ?? '', this.#options.now())
        device.otp = looked.device
        if (looked.ok) return device.family
      }
      return undefined
    })
  }

  async #assignKey({ name, response }: ConsoleSteps['assign-key'][0], session: Session) {
    const { account } = session
    const { root, devices } = this.#iam(account)
    const keys = root.mfa.flatMap((serial) => devices[serial]?.key ?? [])
    if (response === undefined)
      return { options: registrationOptions(this.#ceremony(account), name, keys, this.#options.random) }
    if (!/^[\w+=,.@-]{1,64}$/.test(name)) throw awsError('ValidationError', 'The name of the key is not valid.')
    const key = await register(this.#ceremony(account), response).catch((error: unknown) => {
      throw error instanceof DemarcError ? awsError(error.code, error.message, 403) : error
    })
    return this.#change(session, 'EnableMFADevice', ({ state, now }) => {
      if (state.root.mfa.length >= MAX_DEVICES)
        throw awsError('LimitExceeded', `Cannot exceed quota for MFADevicesPerUser: ${MAX_DEVICES}`, 409)
      const serial = `arn:aws:iam::${account}:u2f/root/${name}-${sha256(key.id).slice(0, 26).toUpperCase()}`
      const enabled = now.toISOString()
      state.devices[serial] = { family: 'security-key', seed: null, created: enabled, enabled, otp: null, key }
      state.root.mfa.push(serial)
      return { output: { serial }, request: { userName: ROOT_USER, serialNumber: serial } }
    })
  }

  #ceremony(account: string): Ceremony {
    return { party: consoleParty, challenges: this.#challenges, user: `root-${account}`, at: this.#options.now() }
  }

  #iam(account: string): IamState {
    // safe: the state was seeded by IAM's own seed, or read from its own state file
    return this.#options.store.slice(iam, this.#options.homeRegion, account) as IamState
  }

  /**
   * Makes a change with its record, and stores both before it answers. A refusal is recorded too, and undoes the
   * change.
   */
  async #change<T>(
    { account, mfa }: Session,
    name: string,
    work: (about: { account: string; now: Date; state: IamState }) => {
      output: T
      request?: Readonly<Record<string, unknown>>
      response?: Readonly<Record<string, unknown>>
    },
    source: ConsoleAction['source'] = 'iam.amazonaws.com',
  ): Promise<T> {
    const now = new Date(this.#options.now())
    try {
      const { output, ...shown } = this.#options.store.change(() => work({ account, now, state: this.#iam(account) }))
      this.#record({ account, name, source, mfa, ...shown })
      return output
    } catch (error) {
      if (error instanceof AwsError) this.#record({ account, name, source, mfa, errorMessage: error.message })
      throw error
    } finally {
      await this.#options.store.save()
    }
  }

  #record(deed: Omit<ConsoleAction, 'at' | 'count' | 'region'>): void {
    const { store, homeRegion, globalRegion, now } = this.#options
    const { events } = store.slice(cloudtrail, homeRegion, deed.account)
    keepRecord(store, consoleEvent({ ...deed, region: globalRegion, at: now(), count: events.length }), true)
  }
}

const ROOT_USER = 'AWS ROOT USER'
const SIGN_IN = 'signin.amazonaws.com' as const
/** CloudTrail's names of the device types in CheckMfa. */
const MFA_TYPES: Readonly<Record<Family, string>> = {
  virtual: 'Virtual MFA',
  'hardware-token': 'Hardware MFA',
  'security-key': 'U2F MFA',
}

const loginOf = (result: 'Success' | 'Failure', mfa: boolean) => ({
  response: { ConsoleLogin: result },
  extra: { LoginTo: 'https://console.aws.amazon.com/console/home', MobileVersion: 'No', MFAUsed: mfa ? 'Yes' : 'No' },
  ...(result === 'Failure' ? { errorMessage: 'Failed authentication' } : {}),
})

const emailOf = (account: string): string => accounts.find(({ id }) => id === account)?.email ?? ''

/** The error that tells the caller what is wrong with the key; for sign-in it only matters that it is wrong. */
const refusedKey = (error: unknown): undefined => {
  if (error instanceof DemarcError) return undefined
  throw error
}

/** Checks the root user's password against AWS's rules (IAM/latest/UserGuide/root-user-password.html). */
function checkPassword(password: string, email: string): void {
  const classes = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9\s]/].filter((one) => one.test(password)).length
  const ok = password.length >= 8 && password.length <= 128 && classes >= 3 && password.toLowerCase() !== email
  if (!ok)
    throw awsError(
      'PasswordPolicyViolation',
      'A password has 8 to 128 characters of at least three kinds (upper case, lower case, digits, symbols), and is not the e-mail address.',
    )
}

import type { ResyncMFADeviceRequest } from '@aws-sdk/client-iam'
import { encode } from 'uqr'
import { MAX_DEVICES } from '../../../core/mfa-device.ts'
import { squaresPng } from '../../../core/png.ts'
import { type Enabled, enableAwsDevice } from '../../../mfa/aws-device.ts'
import { decodeBase32 } from '../../../mfa/base32.ts'
import { awsKey, printOtpauth } from '../../../mfa/otpauth-uri.ts'
import { awsError } from '../../../practice/service.ts'
import { seedOfDevice } from './devices.seed.ts'
import { type Holder, holderOf, rootOnlyAssumed } from './holder.ts'
import {
  type C,
  conflict,
  type Definition,
  type IamState,
  iamArnOf,
  limit,
  paged,
  type StoredMfaDevice,
  type User,
} from './state.ts'

/** The console's name for the root user, where the API takes a user name: no API enables the root user's devices. */
const ROOT_USER = 'AWS ROOT USER'

const VIRTUAL = /^arn:aws:iam::\d{12}:mfa\//

interface Assigned {
  readonly serial: string
  readonly device: StoredMfaDevice
  /** Undefined for the root user. */
  readonly name: string | undefined
  readonly user: User | undefined
}

/** Every assigned device with its user; the root user's devices come first. */
export function assignedDevices({ root, users, devices }: IamState): readonly Assigned[] {
  const of = (serials: readonly string[], name?: string, user?: User): Assigned[] =>
    serials.flatMap((serial) => (devices[serial] ? [{ serial, device: devices[serial], name, user }] : []))
  const named = Object.entries(users).sort(([a], [b]) => (a < b ? -1 : 1))
  return [...of(root.mfa), ...named.flatMap(([name, user]) => of(user.mfa, name, user))]
}

const enabledAt = (device: StoredMfaDevice | undefined): string | undefined => device?.enabled ?? undefined

export const mfaReads = {
  ListMFADevices: (call) => {
    const { mfa, name } = holderOf(call, call.input.UserName)
    const MFADevices = mfa.map((SerialNumber) => ({
      UserName: name ?? 'root',
      SerialNumber,
      EnableDate: enabledAt(call.state.devices[SerialNumber]),
    }))
    return paged(call, { MFADevices })
  },
  ListVirtualMFADevices: (call) => {
    const { state, input, account, partition } = call
    const assigned = assignedDevices(state).filter(({ serial }) => VIRTUAL.test(serial))
    const taken = new Set(assigned.map(({ serial }) => serial))
    const free = Object.keys(state.devices)
      .filter((serial) => VIRTUAL.test(serial) && !taken.has(serial))
      .sort()
    const { AssignmentStatus: wanted = 'Any' } = input
    const shown = assigned.map(({ serial, device, name, user }) => ({
      SerialNumber: serial,
      EnableDate: enabledAt(device),
      User: {
        Path: user?.path ?? '/',
        // for the root user AWS returns the account id (IAM/latest/APIReference/API_ListVirtualMFADevices.html)
        UserName: name ?? account,
        UserId: user?.id ?? account,
        Arn: user?.arn ?? `arn:${partition}:iam::${account}:root`,
        CreateDate: user?.created ?? state.root.created,
      },
    }))
    const VirtualMFADevices = [
      ...(wanted === 'Unassigned' ? [] : shown),
      ...(wanted === 'Assigned' ? [] : free.map((SerialNumber) => ({ SerialNumber }))),
    ]
    return paged(call, { VirtualMFADevices })
  },
  GetMFADevice: (call) => {
    const serial = call.input.SerialNumber ?? ''
    const holder = holderOf(call, call.input.UserName)
    if (!holder.mfa.includes(serial)) throw unknownDevice()
    return {
      ...(holder.name === undefined ? {} : { UserName: holder.name }),
      SerialNumber: serial,
      EnableDate: enabledAt(call.state.devices[serial]),
    }
  },
} satisfies Definition['reads']

const unknownDevice = () => awsError('NoSuchEntity', 'MFA Device invalid for user.', 404)

const wrongCodes = () => awsError('InvalidAuthenticationCode', 'Authentication code for device is not valid.', 403)

/**
 * The user whose device a call enables or resynchronizes. The call must name it, even if it is the caller
 * (IAM/latest/APIReference/API_EnableMFADevice.html, API_ResyncMFADevice.html). The root user's devices can only be
 * changed in the console.
 */
function changedHolder(call: C, asked: string | undefined): Holder {
  if (asked === undefined)
    throw awsError(
      'ValidationError',
      "1 validation error detected: Value null at 'userName' failed to satisfy constraint: Member must not be null",
    )
  if (asked === ROOT_USER)
    throw awsError(
      'ValidationError',
      `The specified value for userName is invalid. The root user's devices are managed in the console.`,
    )
  return holderOf(call, asked)
}

const codesIn = (input: ResyncMFADeviceRequest): [string, string] => [
  input.AuthenticationCode1 ?? '',
  input.AuthenticationCode2 ?? '',
]

export const mfaChanges = {
  CreateVirtualMFADevice: (call) => {
    const { input, state, now, account } = call
    const name = input.VirtualMFADeviceName ?? ''
    const serial = iamArnOf(call, 'mfa', input.Path ?? '/', name)
    const seed = makeVirtual(state, name, serial, now)
    const uri = printOtpauth(awsKey(name, state.alias ?? account, decodeBase32(seed)))
    const { data } = encode(uri, { ecc: 'M', border: 4 })
    return {
      VirtualMFADevice: {
        SerialNumber: serial,
        Base32StringSeed: new TextEncoder().encode(seed),
        QRCodePNG: squaresPng(data, 4),
      },
    }
  },
  DeleteVirtualMFADevice: (call) => {
    const { state } = call
    const serial = call.input.SerialNumber ?? ''
    if (!VIRTUAL.test(serial) || !state.devices[serial])
      throw awsError('NoSuchEntity', `VirtualMFADevice with serial number ${serial} doesn't exist.`, 404)
    if (assignedDevices(state).some((one) => one.serial === serial))
      throw conflict('MFA VirtualDevice in use. Must deactivate first.')
    delete state.devices[serial]
  },
  EnableMFADevice: (call) => {
    const { input, state, now } = call
    const holder = changedHolder(call, input.UserName)
    enable(state, holder, input.SerialNumber ?? '', codesIn(input), now)
  },
  ResyncMFADevice: (call) => {
    const { input, state, now } = call
    const holder = changedHolder(call, input.UserName)
    const serial = input.SerialNumber ?? ''
    const device = holder.mfa.includes(serial) ? state.devices[serial] : undefined
    if (!device?.otp || device.seed === null) throw unknownDevice()
    device.otp = verified(device.seed, codesIn(input), now, device.otp)
  },
  DeactivateMFADevice: (call) => {
    const { input, state } = call
    const serial = input.SerialNumber ?? ''
    const assumed = rootOnlyAssumed(call, input.UserName)
    const holder = assumed ? undefined : holderOf(call, input.UserName)
    const mfa = assumed?.mfa ?? holder?.mfa ?? []
    if (!mfa.includes(serial)) throw unknownDevice()
    release(state, mfa, serial)
  },
} satisfies NonNullable<Definition['changes']>

/** Creates a virtual device that is not assigned; returns its seed in base 32. */
export function makeVirtual(state: IamState, name: string, serial: string, now: Date): string {
  if (!/^[\w+=,.@-]{1,226}$/.test(name))
    throw awsError('ValidationError', 'The specified value for virtualMFADeviceName is invalid.')
  if (state.devices[serial]) throw awsError('EntityAlreadyExists', 'MFA device already exists.', 409)
  state.given += 1
  // derived from a counter, not random: the same calls give the same account
  const seed = seedOfDevice(`${serial} ${state.given}`)
  state.devices[serial] = { family: 'virtual', seed, created: now.toISOString(), enabled: null, otp: null }
  return seed
}

/** Takes a device from its user. A virtual device or a token can be assigned again; a security key is deleted. */
export function release(state: IamState, mfa: string[], serial: string): void {
  mfa.splice(mfa.indexOf(serial), 1)
  const device = state.devices[serial]
  if (device?.family === 'security-key') delete state.devices[serial]
  else if (device) Object.assign(device, { enabled: null, otp: null })
}

/** Assigns a device with two consecutive codes; throws AWS's errors. The console does the same for the root user. */
export function enable(
  state: IamState,
  holder: Pick<Holder, 'name' | 'mfa'>,
  serial: string,
  codes: readonly [string, string],
  now: Date,
): void {
  const device = state.devices[serial]
  if (holder.mfa.includes(serial))
    throw awsError('EntityAlreadyExists', `MFA Device for user ${holder.name ?? 'root'} already exists.`, 409)
  if (assignedDevices(state).some((one) => one.serial === serial))
    throw awsError('EntityAlreadyExists', 'MFA Device is already in use.', 409)
  if (!device || device.seed === null)
    throw awsError('NoSuchEntity', `MFA Device with serial number ${serial} doesn't exist.`, 404)
  if (holder.mfa.length >= MAX_DEVICES) throw limit(`Cannot exceed quota for MFADevicesPerUser: ${MAX_DEVICES}`)
  device.otp = verified(device.seed, codes, now)
  device.enabled = now.toISOString()
  holder.mfa.push(serial)
}

function verified(seed: string, codes: readonly [string, string], now: Date, before?: StoredMfaDevice['otp']) {
  const result: Enabled = enableAwsDevice(decodeBase32(seed), codes, now.getTime(), before ?? undefined)
  if (result.ok) return result.device
  throw wrongCodes()
}

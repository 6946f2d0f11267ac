import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseOtpauth } from '../../src/mfa/otpauth-uri.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { seedOfDevice, TOKEN } from '../../src/services/iam/practice/devices.seed.ts'
import { clientFor, codeAt, refusal } from './in-test.ts'

let now = Date.now()
let practice: Practice
let iam: IAM
beforeAll(async () => {
  practice = await startPractice({ clock: () => now })
  iam = new IAM(clientFor(practice, 'admin'))
})
afterAll(() => practice.close())

/** A new virtual device: its serial number and seed. */
async function made(name: string): Promise<{ SerialNumber: string; seed: string }> {
  const { VirtualMFADevice: device } = await iam.createVirtualMFADevice({ VirtualMFADeviceName: name })
  const seed = new TextDecoder().decode(device?.Base32StringSeed)
  return { SerialNumber: device?.SerialNumber ?? '', seed }
}
const codes = (seed: string, first = 0, second = 1) => ({
  AuthenticationCode1: codeAt(seed, now, first),
  AuthenticationCode2: codeAt(seed, now, second),
})
const WRONG = '403 InvalidAuthenticationCodeException: Authentication code for device is not valid.'

describe('a virtual device', () => {
  const UserName = 'bjarne.holm'
  let device: Awaited<ReturnType<typeof made>>

  test('comes with its seed and a QR code of it', async () => {
    const { VirtualMFADevice } = await iam.createVirtualMFADevice({ VirtualMFADeviceName: 'looked-at' })
    expect(VirtualMFADevice?.SerialNumber).toBe('arn:aws:iam::111122223333:mfa/looked-at')
    const seed = new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed)
    expect(seed).toMatch(/^[A-Z2-7]{64}$/)
    expect(
      Buffer.from(VirtualMFADevice?.QRCodePNG ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(parseOtpauth(`otpauth://totp/Amazon%20Web%20Services:x@y?secret=${seed}`).seed).toHaveLength(40)
    expect(await refusal(iam.createVirtualMFADevice({ VirtualMFADeviceName: 'looked-at' }))).toBe(
      '409 EntityAlreadyExistsException: MFA device already exists.',
    )
  })

  test('is assigned by two codes that follow each other, and by nothing else', async () => {
    device = await made('bjarne')
    const { SerialNumber, seed } = device
    const enable = (given: object) => refusal(iam.enableMFADevice({ UserName, SerialNumber, ...codes(seed), ...given }))
    expect(await enable({ AuthenticationCode2: codeAt(seed, now) })).toBe(WRONG)
    expect(await enable(codes(seed, 1, 0))).toBe(WRONG)
    expect(await enable(codes(seed, 0, 2))).toBe(WRONG)
    expect(await enable({})).toBe('not refused')
    expect(await enable({})).toBe(`409 EntityAlreadyExistsException: MFA Device for user ${UserName} already exists.`)
    expect(await refusal(iam.enableMFADevice({ UserName: 'ci-deploy', SerialNumber, ...codes(seed, 2, 3) }))).toBe(
      '409 EntityAlreadyExistsException: MFA Device is already in use.',
    )
    const { MFADevices } = await iam.listMFADevices({ UserName })
    expect(MFADevices).toEqual([{ UserName, SerialNumber, EnableDate: new Date(now) }])
  })

  test('is synchronised again by two fresh codes of a clock that drifted', async () => {
    const { SerialNumber, seed } = device
    const spent = refusal(iam.resyncMFADevice({ UserName, SerialNumber, ...codes(seed) }))
    expect(await spent).toBe(WRONG)
    const late = refusal(iam.resyncMFADevice({ UserName, SerialNumber, ...codes(seed, 40, 41) }))
    expect(await late).toBe('not refused')
    expect(await refusal(iam.resyncMFADevice({ UserName, SerialNumber, ...codes(seed, 2000, 2001) }))).toBe(WRONG)
  })

  test('is not deleted while it is assigned', async () => {
    const { SerialNumber } = device
    expect(await refusal(iam.deleteVirtualMFADevice({ SerialNumber }))).toBe(
      '409 DeleteConflictException: MFA VirtualDevice in use. Must deactivate first.',
    )
    await iam.deactivateMFADevice({ UserName, SerialNumber })
    expect((await iam.listMFADevices({ UserName })).MFADevices).toEqual([])
    await iam.deleteVirtualMFADevice({ SerialNumber })
    const { VirtualMFADevices } = await iam.listVirtualMFADevices({ AssignmentStatus: 'Unassigned' })
    expect(VirtualMFADevices?.map((one) => one.SerialNumber)).toEqual(['arn:aws:iam::111122223333:mfa/looked-at'])
    expect(await refusal(iam.deactivateMFADevice({ UserName, SerialNumber }))).toBe(
      '404 NoSuchEntityException: MFA Device invalid for user.',
    )
  })

  test('eight belong to a user at most', async () => {
    for (let n = 0; n < 8; n++) {
      const { SerialNumber, seed } = await made(`many-${n}`)
      await iam.enableMFADevice({ UserName, SerialNumber, ...codes(seed) })
    }
    const { SerialNumber, seed } = await made('ninth')
    expect(await refusal(iam.enableMFADevice({ UserName, SerialNumber, ...codes(seed) }))).toMatch(
      /^409 LimitExceededException: /,
    )
  })
})

test('a hardware token is one whose seed AWS has', async () => {
  const UserName = 'ci-deploy'
  const enable = (SerialNumber: string) =>
    refusal(iam.enableMFADevice({ UserName, SerialNumber, ...codes(seedOfDevice(TOKEN)) }))
  expect(await enable('GAKT00000000')).toMatch(/^404 NoSuchEntityException: /)
  expect(await enable(TOKEN)).toBe('not refused')
})

test("no API assigns the root user's devices; its own session lists them", async () => {
  const { SerialNumber, seed } = await made('for-root')
  const root = new IAM(clientFor(practice, 'root'))
  expect(await refusal(root.enableMFADevice({ UserName: undefined, SerialNumber, ...codes(seed) }))).toMatch(
    /^400 ValidationError/,
  )
  expect((await root.listMFADevices({})).MFADevices).toEqual([])
  now += 30_000
})

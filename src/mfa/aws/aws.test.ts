import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { seedOfDevice, TOKEN } from '../../services/iam/practice/devices.seed.ts'
import { decodeBase32 } from '../base32.ts'
import { beginEnrolment, enableHardwareToken, giveCodes } from '../enrolment.ts'
import { AWS_TOTP, totp } from '../otp.ts'
import { resyncDevice } from '../resync.ts'
import { flagOf, mfaCallerOf, nameOf } from './caller.ts'
import { deactivate, deleteVirtual } from './deactivate.ts'
import { deleteAndLook } from './delete-virtual.ts'
import { inventory, lacksOf } from './holders.ts'
import { enrolmentCalls, heldByRoot, heldDevices, resyncCall } from './iam-calls.ts'
import { fakeIam } from './iam-in-test.ts'
import { failureOf, refusedCall } from './refused.ts'

const ROOT_ARN = 'arn:aws:iam::111122223333:root'
const asOther = { rootArn: ROOT_ARN, use: 'console', callerIsRoot: false } as const
let practice: Practice
let iam: IAM
let asRoot: IAM
let asAuditor: IAM
const client = (who: 'admin' | 'auditor' | 'root'): IAM => {
  const { accessKeyId, secretAccessKey } = practice.principals[who]
  return new IAM({
    endpoint: practice.endpoint,
    requestHandler: practice.requestHandler,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey },
  })
}
beforeAll(async () => {
  practice = await startPractice()
  ;[iam, asRoot, asAuditor] = [client('admin'), client('root'), client('auditor')]
})
afterAll(() => practice.close())

const journal = { keep: async () => {}, forget: async () => {} }
const means = () => ({ calls: enrolmentCalls(iam), journal, sleep: async () => {} })
const codes = (seed: Uint8Array, steps = 0): readonly [string, string] => {
  const at = Date.now() + steps * 30_000
  return [totp(seed, at - 30_000, AWS_TOTP), totp(seed, at, AWS_TOTP)]
}

test('who calls, by the ARN', () => {
  expect(mfaCallerOf(ROOT_ARN)).toEqual({ is: 'root' })
  expect(mfaCallerOf('arn:aws:iam::111122223333:user/ops/root')).toEqual({ is: 'user', name: 'root' })
  expect(mfaCallerOf('arn:aws:sts::111122223333:assumed-role/Admin/anna')).toBeUndefined()
  expect(mfaCallerOf('arn:aws:iam::111122223333:role/root')).toBeUndefined()
  expect([nameOf({ is: 'root' }), nameOf({ is: 'user', name: 'anna' })]).toEqual(['the root user', 'anna'])
  expect([flagOf({ is: 'root' }), flagOf({ is: 'user', name: 'anna' })]).toEqual(['--root', '--user anna'])
})

describe("IAM's calls, on the practice account", () => {
  const user = 'bjarne.holm'

  test('a virtual device from nothing to enabled, and its clock resynchronised', async () => {
    const waiting = await beginEnrolment({ user, name: 'bjarne' }, means())
    expect(waiting.serial).toBe('arn:aws:iam::111122223333:mfa/bjarne')
    await expect(beginEnrolment({ user, name: 'bjarne' }, means())).rejects.toMatchObject({ code: 'MFA_DEVICE_EXISTS' })
    expect(await giveCodes(waiting, codes(waiting.seed), Date.now(), means())).toMatchObject({
      ok: true,
      ended: { is: 'enabled', serial: waiting.serial, drift: 0 },
    })
    expect(await heldDevices(iam, user)).toEqual([
      { id: waiting.serial, family: 'virtual', serial: waiting.serial, enabledAt: expect.stringMatching(/^20/) },
    ])
    const device = { user, serial: waiting.serial }
    expect(await resyncDevice(device, codes(waiting.seed, 30), resyncCall(iam))).toBeUndefined()
    expect(await resyncDevice(device, codes(waiting.seed, 30), resyncCall(iam))).toMatchObject({
      code: 'MFA_CODES_REFUSED',
    })
    await expect(beginEnrolment({ user, name: 'bjarne' }, means())).rejects.toMatchObject({
      code: 'AWS_REFUSED',
      message: 'iam:CreateVirtualMFADevice: MFA device already exists. (EntityAlreadyExists)',
      hint: 'Choose another name with --name.',
    })
  })

  test('a hardware token that AWS knows, and one that it does not', async () => {
    const seed = decodeBase32(seedOfDevice(TOKEN))
    expect(await enableHardwareToken({ user, serial: TOKEN }, codes(seed), means())).toMatchObject({ ok: true })
    await expect(enableHardwareToken({ user, serial: 'GAKT00000000' }, codes(seed), means())).rejects.toMatchObject({
      code: 'AWS_REFUSED',
      hint: expect.stringContaining('sold for AWS'),
    })
  })

  test('a removal that finds nothing is as good', async () => {
    await means().calls.remove('arn:aws:iam::111122223333:mfa/nobody')
    await expect(means().calls.remove('arn:aws:iam::111122223333:mfa/admin')).rejects.toMatchObject({
      message: expect.stringContaining('iam:DeleteVirtualMFADevice'),
    })
  })

  test('what is denied names the action', async () => {
    await expect(enrolmentCalls(asAuditor).create('x')).resolves.toMatchObject({
      refused: { hint: expect.stringContaining('needs the IAM action iam:CreateVirtualMFADevice for mfa/x.') },
    })
    await expect(heldDevices(asAuditor, user)).rejects.toMatchObject({ message: expect.stringContaining('denied') })
  })
})

describe('everybody and their devices', () => {
  const who = (found: Awaited<ReturnType<typeof inventory>>, name: string) =>
    found.holders.find((one) => one.name === name)

  test('with passwords and keys, and what is missing', async () => {
    const found = await inventory(iam, asOther)
    expect(found.unseen).toEqual([])
    expect(found.holders[0]).toMatchObject({ is: 'root', devices: [], mfa: false, complete: true })
    expect(who(found, 'anna.lindqvist')).toMatchObject({ mfa: true, devices: [{ family: 'virtual' }] })
    expect(
      who(found, 'bjarne.holm')
        ?.devices.map(({ family }) => family)
        .sort(),
    ).toEqual(['hardware-token', 'virtual'])
    const lacking = found.holders.filter((one) => lacksOf(one).length > 0)
    expect(lacking.map((one) => [one.name, lacksOf(one)])).toEqual([
      ['root', ['root-without-mfa', 'keys-without-mfa']],
      ['backup-tool', ['keys-without-mfa']],
      ['ci-deploy', ['keys-without-mfa']],
    ])
  })

  test('where the root user signs in nowhere, no MFA of it is missing', async () => {
    const { holders } = await inventory(iam, { ...asOther, use: 'keys' })
    expect(holders.filter(({ is }) => is === 'root').map(({ mfaPossible }) => mfaPossible)).toEqual([false])
    expect(holders.filter(({ is }) => is === 'root').flatMap(lacksOf)).toEqual([])
  })

  test('what is refused is named, and is no "no"', async () => {
    const found = await inventory(asAuditor, asOther)
    expect(found.holders).toMatchObject([{ is: 'root', mfa: null, complete: false, activeKeys: null }])
    expect(found.unseen.map(({ call }) => call).sort()).toEqual([
      'iam:GetAccountSummary',
      'iam:GetCredentialReport',
      'iam:ListUsers',
      'iam:ListVirtualMFADevices',
    ])
    expect(found.holders.flatMap(lacksOf)).toEqual([])
  })

  test("the root user's count is not inferred where one user's devices were not seen", async () => {
    const { listMFADevices, getAccountSummary } = fakeIam({ inUse: [4], virtual: [], users: {} })
    const someRefused: Partial<IAM> = {
      listUsers: iam.listUsers.bind(iam),
      listVirtualMFADevices: iam.listVirtualMFADevices.bind(iam),
      generateCredentialReport: iam.generateCredentialReport.bind(iam),
      getCredentialReport: iam.getCredentialReport.bind(iam),
      getAccountSummary,
      listMFADevices: ((input: { UserName?: string }) =>
        input.UserName === 'ci-deploy'
          ? Promise.reject(
              Object.assign(new Error('No.'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } }),
            )
          : listMFADevices(input)) as IAM['listMFADevices'], // safe: called in this one way
    }
    // safe: these are the calls that are made
    const found = await inventory(someRefused as IAM, asOther)
    expect(found.holders[0]).toMatchObject({ devices: [], complete: false, mfa: true })
    // that stands in the report, which may be hours old
    const mfaAsOf = expect.stringMatching(/^20.*Z$/)
    expect(who(found, 'ci-deploy')).toMatchObject({ devices: [], complete: false, mfa: false, mfaAsOf })
    expect(found.unseen).toMatchObject([{ call: 'iam:ListMFADevices', hides: 'the devices of ci-deploy' }])
  })

  test('unassigned virtual devices are listed apart', async () => {
    const { VirtualMFADevice } = await iam.createVirtualMFADevice({ VirtualMFADeviceName: 'left-over' })
    const serial = VirtualMFADevice?.SerialNumber ?? ''
    expect((await inventory(iam, asOther)).unassigned).toEqual([serial])
    await deleteVirtual(iam, serial)
    expect((await inventory(iam, asOther)).unassigned).toEqual([])
    expect((await inventory(asAuditor, asOther)).unassigned).toBeNull()
  })

  test('wrong codes are refused with the status of a denial, and are none', () => {
    const error = Object.assign(new Error('Not valid.'), {
      name: 'InvalidAuthenticationCodeException',
      $metadata: { httpStatusCode: 403, attempts: 2 },
    })
    expect(failureOf(error)).toEqual({ code: 'InvalidAuthenticationCode', sure: false, denied: false })
    expect(refusedCall('iam:EnableMFADevice', error).message).toBe(
      'iam:EnableMFADevice: Not valid. (InvalidAuthenticationCode)',
    )
  })

  test('wrong credentials are no blind spot', async () => {
    const wrong = new IAM({
      endpoint: practice.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: practice.principals.admin.accessKeyId, secretAccessKey: 'x'.repeat(40) },
    })
    await expect(inventory(wrong, asOther)).rejects.toMatchObject({ code: 'CREDENTIALS_WRONG' })
  })

  test('the root user sees its own', async () => {
    expect((await inventory(asRoot, { ...asOther, callerIsRoot: true })).holders[0]).toMatchObject({
      devices: [],
      complete: true,
    })
    expect(await heldByRoot(asRoot, ROOT_ARN, true)).toEqual([])
  })
})

test('a listing that repeats its marker is not taken for whole', async () => {
  const repeats = { listMFADevices: async () => ({ MFADevices: [], IsTruncated: true, Marker: 'again' }) }
  // safe: no other call is made
  await expect(heldDevices(repeats as unknown as IAM, 'anna')).rejects.toMatchObject({
    code: 'AWS_REFUSED',
    message: 'iam:ListMFADevices: the listing repeats itself',
  })
})

describe('taking a device away', () => {
  const refuses = (name: string, httpStatusCode: number, attempts = 1): IAM => {
    const deactivateMFADevice = async () => {
      throw Object.assign(new Error('No.'), { name, $metadata: { httpStatusCode, attempts } })
    }
    // safe: no other call is made
    return { deactivateMFADevice } as unknown as IAM
  }

  test("a user's is deactivated; the root user itself is sent to the console", async () => {
    const serial = 'arn:aws:iam::111122223333:mfa/carla.mendes'
    expect(await deactivate(iam, 'carla.mendes', serial)).toEqual({ is: 'deactivated' })
    expect(await heldDevices(iam, 'carla.mendes')).toEqual([])
    await deleteVirtual(iam, serial)
    await expect(deactivate(asAuditor, 'carla.mendes', serial)).rejects.toMatchObject({
      message: expect.stringContaining('iam:DeactivateMFADevice'),
    })
    expect(await deactivate(asRoot, undefined, serial)).toMatchObject({ is: 'console-only' })
  })

  test('where the answer to a deletion was lost, what AWS then shows decides', async () => {
    /** An account in which the deletion fails; `after`: what is shown then, nothing where that fails too. */
    const deleting = (attempts: number, after?: readonly string[]): IAM => {
      const failure = (name: string) =>
        Object.assign(new Error('No.'), { name, $metadata: { httpStatusCode: 409, attempts } })
      const shown = after?.map((SerialNumber) => ({ SerialNumber }))
      // safe: no other calls are made
      return {
        deleteVirtualMFADevice: () => Promise.reject(failure('DeleteConflict')),
        listVirtualMFADevices: () =>
          shown ? Promise.resolve({ VirtualMFADevices: shown }) : Promise.reject(failure('ServiceFailure')),
      } as unknown as IAM
    }
    const why = expect.objectContaining({ message: 'iam:DeleteVirtualMFADevice: No. (DeleteConflict)' })
    expect(await deleteAndLook(deleting(1), 's')).toEqual({ is: 'there', why })
    expect(await deleteAndLook(deleting(2, ['s']), 's')).toEqual({ is: 'there', why })
    expect(await deleteAndLook(deleting(2, ['another']), 's')).toEqual({ is: 'deleted' })
    expect(await deleteAndLook(deleting(2), 's')).toEqual({ is: 'unsure', why })
    expect(await deleteAndLook(iam, 'arn:aws:iam::111122223333:mfa/nobody')).toEqual({ is: 'deleted' })
  })

  test('what an answer does not tell is to be looked at', async () => {
    const unsure = (message: string) => ({ is: 'unsure', failure: { message: expect.stringContaining(message) } })
    // a retry that finds nothing may have found what the lost answer had done; so may another caller
    for (const attempts of [1, 2])
      expect(await deactivate(refuses('NoSuchEntityException', 404, attempts), 'anna', 's')).toMatchObject(
        unsure('NoSuchEntity'),
      )
    expect(await deactivate(refuses('ServiceFailureException', 500), undefined, 's')).toMatchObject(unsure('500'))
  })
})

test('an answer without what was asked for is an error', async () => {
  const empty = {
    createVirtualMFADevice: async () => ({}),
    getAccountSummary: async () => ({}),
  } as unknown as IAM // safe: these are the calls that are made
  await expect(enrolmentCalls(empty).create('x')).rejects.toMatchObject({ code: 'AWS_ANSWER_INCOMPLETE' })
  await expect(heldByRoot(empty, ROOT_ARN, false)).rejects.toMatchObject({ code: 'AWS_ANSWER_INCOMPLETE' })
})

import { IAM } from '@aws-sdk/client-iam'
import { STS } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { clientFor, codeAt, refusal } from './in-test.ts'

let practice: Practice
let iam: IAM
beforeAll(async () => {
  practice = await startPractice()
  iam = new IAM(clientFor(practice, 'admin'))
})
afterAll(() => practice.close())

test('a device is enabled and resynchronised for a user who is named, even by the user themselves', async () => {
  const { VirtualMFADevice } = await iam.createVirtualMFADevice({ VirtualMFADeviceName: 'unnamed' })
  const seed = new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed)
  const codes = (steps: number) => ({
    AuthenticationCode1: codeAt(seed, Date.now(), steps - 1),
    AuthenticationCode2: codeAt(seed, Date.now(), steps),
  })
  const device = { SerialNumber: VirtualMFADevice?.SerialNumber, UserName: undefined }
  const missing = { name: 'ValidationError', message: expect.stringContaining("Value null at 'userName'") }
  await expect(iam.enableMFADevice({ ...device, ...codes(0) })).rejects.toMatchObject(missing)
  await iam.enableMFADevice({ ...device, UserName: 'admin', ...codes(0) })
  await expect(iam.resyncMFADevice({ ...device, ...codes(2) })).rejects.toMatchObject(missing)
  await iam.resyncMFADevice({ ...device, UserName: 'admin', ...codes(2) })
  // to remove it, no user need be named
  await iam.deactivateMFADevice({ SerialNumber: VirtualMFADevice?.SerialNumber })
})

describe('how long a session of a role may last', () => {
  const RoleName = 'Patient'
  const RoleArn = `arn:aws:iam::111122223333:role/${RoleName}`
  const trust = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole' }
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] })
  const assume = (DurationSeconds: number, sts = new STS(clientFor(practice, 'admin'))) =>
    sts.assumeRole({ RoleArn, RoleSessionName: 'test', DurationSeconds })

  test('an hour, unless the role says more', async () => {
    const { Role } = await iam.createRole({ RoleName, AssumeRolePolicyDocument })
    expect(Role?.MaxSessionDuration).toBe(3600)
    await assume(3600)
    const tooLong =
      '400 ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'
    expect(await refusal(assume(3601))).toBe(tooLong)
    await iam.updateRole({ RoleName, MaxSessionDuration: 7200 })
    const { Credentials } = await assume(7200)
    expect(Credentials?.Expiration?.getTime()).toBeGreaterThan(Date.now() + 7_100_000)
    expect(await refusal(assume(7201))).toBe(tooLong)
    // the default is an hour
    await iam.updateRole({ RoleName, Description: 'waits' })
    const { Role: after } = await iam.getRole({ RoleName })
    expect([after?.MaxSessionDuration, after?.Description]).toEqual([3600, 'waits'])
    for (const MaxSessionDuration of [3599, 43_201])
      expect(await refusal(iam.updateRole({ RoleName, MaxSessionDuration }))).toContain("at 'maxSessionDuration'")
  })

  test('an hour from another session, whatever the role says', async () => {
    await iam.updateRole({ RoleName, MaxSessionDuration: 43_200 })
    await assume(43_200)
    const { Credentials } = await assume(900)
    const chained = new STS(clientFor(practice, Credentials ?? {}))
    await iam.attachRolePolicy({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' })
    await assume(3600, chained)
    expect(await refusal(assume(3601, chained))).toContain('1 hour session limit for roles assumed by role chaining')
  })
})

test('the keys that Demarc hands out are listed', async () => {
  for (const name of ['admin', 'auditor'] as const) {
    const { AccessKeyMetadata = [] } = await iam.listAccessKeys({ UserName: name })
    expect(AccessKeyMetadata.map(({ AccessKeyId, Status }) => [AccessKeyId, Status])).toEqual([
      [practice.principals[name].accessKeyId, 'Active'],
    ])
  }
})

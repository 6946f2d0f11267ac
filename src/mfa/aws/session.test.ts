import { STS } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { seedOfDevice } from '../../services/iam/practice/devices.seed.ts'
import { decodeBase32 } from '../base32.ts'
import { AWS_TOTP, totp } from '../otp.ts'
import { openSession } from './session.ts'

// the account's clock stands still, so that a code is the current one however long the test takes
const now = Date.now()
let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ clock: () => now })
})
afterAll(() => practice.close())

const serial = 'arn:aws:iam::111122223333:mfa/admin'
const seed = decodeBase32(seedOfDevice(serial))
const sts = (): STS => {
  const { accessKeyId, secretAccessKey } = practice.principals.admin
  const credentials = { accessKeyId, secretAccessKey }
  const { endpoint, requestHandler } = practice
  return new STS({ endpoint, requestHandler, region: 'us-east-1', maxAttempts: 1, credentials })
}

test('a code is good once', async () => {
  const given = totp(seed, now, AWS_TOTP)
  expect(await openSession(sts(), { serial, seconds: 900 }, given)).toMatchObject({
    accessKeyId: expect.stringMatching(/^ASIA/),
    expiresAt: expect.stringMatching(/Z$/),
  })
  await expect(openSession(sts(), { serial }, given)).rejects.toMatchObject({
    code: 'MFA_CODE_REFUSED',
    hint: expect.stringContaining('used before'),
  })
})

test('no code, no device, no role', async () => {
  await expect(openSession(sts(), { serial }, '12345')).rejects.toMatchObject({ code: 'MFA_CODE_MALFORMED' })
  await expect(openSession(sts(), { serial: 'GAKT00000000' }, '123456')).rejects.toMatchObject({
    code: 'MFA_DEVICE_REFUSED',
  })
  const role = {
    arn: 'arn:aws:iam::111122223333:role/Nobody',
    sessionName: 'anna',
    externalId: 'x',
    seconds: undefined,
  }
  await expect(openSession(sts(), { serial, role }, totp(seed, now + 30_000, AWS_TOTP))).rejects.toMatchObject({
    message: expect.stringContaining('sts:AssumeRole'),
  })
})

test('an answer that was lost, and one that is not whole', async () => {
  const failing = (name: string, httpStatusCode: number, message = ''): STS => {
    const getSessionToken = async () => {
      throw Object.assign(new Error(message), { name, $metadata: { httpStatusCode, attempts: 2 } })
    }
    // safe: no other call is made
    return { getSessionToken } as unknown as STS
  }
  const said = 'MultiFactorAuthentication failed with invalid MFA one time pass code.'
  await expect(openSession(failing('AccessDenied', 403, said), { serial }, '123456')).rejects.toMatchObject({
    hint: expect.stringContaining('AWS may have used the code'),
  })
  await expect(openSession(failing('InternalFailure', 500), { serial }, '123456')).rejects.toMatchObject({
    hint: expect.stringContaining('AWS may have used the code'),
  })
  const empty = { getSessionToken: async () => ({}) } as unknown as STS // safe: no other call is made
  await expect(openSession(empty, { serial }, '123456')).rejects.toMatchObject({ code: 'AWS_ANSWER_INCOMPLETE' })
})

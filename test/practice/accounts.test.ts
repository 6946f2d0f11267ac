import { IAM } from '@aws-sdk/client-iam'
import { STS } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import { seedOfDevice } from '../../src/services/iam/practice/devices.seed.ts'
import { clientFor, codeAt, refusal } from './in-test.ts'

/** The practice account's clock: never a quarter of an hour off the true one, which signs the requests. */
let at = Date.now() - 400_000
let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ clock: () => at })
})
afterAll(() => practice.close())

test('a role of a member account is assumed from the management account', async () => {
  const sts = new STS(clientFor(practice, 'admin'))
  const RoleArn = `arn:aws:iam::${members.sandbox.id}:role/OrganizationAccountAccessRole`
  const { Credentials } = await sts.assumeRole({ RoleArn, RoleSessionName: 'admin' })
  const inside = new STS(clientFor(practice, Credentials ?? {}))
  expect((await inside.getCallerIdentity({})).Account).toBe(members.sandbox.id)
  const { SummaryMap } = await new IAM(clientFor(practice, Credentials ?? {})).getAccountSummary({})
  expect(SummaryMap).toMatchObject({
    Users: 0,
    AccountAccessKeysPresent: 1,
    AccountMFAEnabled: 0,
    AccountPasswordPresent: 1,
  })
})

test('a suspended account refuses every caller', async () => {
  const sts = new STS(clientFor(practice, 'admin'))
  const RoleArn = `arn:aws:iam::${members.closed.id}:role/OrganizationAccountAccessRole`
  expect(await refusal(sts.assumeRole({ RoleArn, RoleSessionName: 'admin' }))).toMatch(/^403 AccessDenied: User: /)
})

test('root is not to be assumed while the organization does not manage root access', async () => {
  const sts = new STS(clientFor(practice, 'admin'))
  const call = sts.assumeRoot({
    TargetPrincipal: members.sandbox.id,
    TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
  })
  expect(await refusal(call)).toMatch(/^403 AccessDenied.*not authorized to perform: sts:AssumeRoot/)
})

describe('GetSessionToken', () => {
  const SerialNumber = 'arn:aws:iam::111122223333:mfa/admin'
  const code = (): string => codeAt(seedOfDevice(SerialNumber), at)

  test('a code of the device is good once', async () => {
    const sts = new STS(clientFor(practice, 'admin'))
    const TokenCode = code()
    const { Credentials } = await sts.getSessionToken({ SerialNumber, TokenCode })
    expect((await new STS(clientFor(practice, Credentials ?? {})).getCallerIdentity({})).Arn).toBe(
      practice.principals.admin.arn,
    )
    expect((await new IAM(clientFor(practice, Credentials ?? {})).listUsers({ MaxItems: 1 })).Users).toHaveLength(1)
    expect(await refusal(sts.getSessionToken({ SerialNumber, TokenCode }))).toBe(
      '403 AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code.',
    )
  })

  test('without a code the session reaches nothing of IAM', async () => {
    const { Credentials } = await new STS(clientFor(practice, 'admin')).getSessionToken({})
    expect(await refusal(new IAM(clientFor(practice, Credentials ?? {})).listUsers({}))).toMatch(
      /^403 AccessDenied: .*iam:ListUsers/,
    )
  })

  test('after nine looks within three minutes the right code is refused too', async () => {
    at += 600_000
    const sts = new STS(clientFor(practice, 'admin'))
    const wrong = code() === '000000' ? '000001' : '000000'
    for (let look = 0; look < 9; look++) await refusal(sts.getSessionToken({ SerialNumber, TokenCode: wrong }))
    expect(await refusal(sts.getSessionToken({ SerialNumber, TokenCode: code() }))).toMatch(/invalid MFA/)
    at += 181_000
    const { Credentials } = await new STS(clientFor(practice, 'admin')).getSessionToken({
      SerialNumber,
      TokenCode: code(),
    })
    expect(Credentials?.AccessKeyId).toMatch(/^ASIA/)
  })
})

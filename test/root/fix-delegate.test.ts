import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IAM } from '@aws-sdk/client-iam'
import { Organizations } from '@aws-sdk/client-organizations'
import { STS } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { fixRoot } from '../../src/app/root-fix.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import type { Wishes } from '../../src/root/fix/wishes.ts'
import { clientFor, refusal, type Keys as StsKeys } from '../practice/in-test.ts'
import { accessTo, ioOf, type Keys } from './in-test.ts'

// a delegated administrator for IAM sits in a member account itself: of that one too, the root user is meant and never the caller
const member = members.audit.id
let practice: Practice
let folder: string
/** An administrator of the delegate, with a console password of their own. */
let dana: StsKeys
/** A session of a role there. */
let role: StsKeys
beforeEach(async () => {
  practice = await startPracticeAccount()
  folder = mkdtempSync(join(tmpdir(), 'demarc-delegate-'))
  const admin = clientFor(practice, 'admin')
  const organizations = new Organizations(admin)
  await organizations.enableAWSServiceAccess({ ServicePrincipal: 'iam.amazonaws.com' })
  await new IAM(admin).enableOrganizationsRootCredentialsManagement({})
  await organizations.registerDelegatedAdministrator({ AccountId: member, ServicePrincipal: 'iam.amazonaws.com' })
  const { Credentials } = await new STS(admin).assumeRole({
    RoleArn: `arn:aws:iam::${member}:role/OrganizationAccountAccessRole`,
    RoleSessionName: 'test',
  })
  role = Credentials ?? {}
  const iam = new IAM(clientFor(practice, role))
  await iam.createUser({ UserName: 'dana' })
  await iam.attachUserPolicy({ UserName: 'dana', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' })
  await iam.createLoginProfile({ UserName: 'dana', Password: 'tin-Kettle-95-overture' })
  const { AccessKey } = await iam.createAccessKey({ UserName: 'dana' })
  dana = AccessKey ?? {}
})
afterEach(async () => {
  await practice.close()
  rmSync(folder, { recursive: true })
})

const fix = async ({ AccessKeyId = '', SecretAccessKey = '', SessionToken }: StsKeys, wishes: Wishes) => {
  const keys: Keys = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
  }
  const { plan, results } = await fixRoot(
    { ...accessTo(practice, keys), wishes: { member, ...wishes }, journal: join(folder, 'fix.jsonl') },
    { ...ioOf(), time: { now: Date.now, sleep: async () => {} }, confirm: async () => true },
  )
  return {
    done: (results ?? []).map(({ step, is }) => `${step.kind} ${is}`),
    already: plan.already.map(({ kind }) => kind),
  }
}

test.each(['user', 'role'])('as a %s of its own account', async (kind) => {
  const who = kind === 'user' ? dana : role
  const profileOfDana = () => new IAM(clientFor(practice, role)).getLoginProfile({ UserName: 'dana' })
  expect(await fix(who, { allowPasswordRecovery: true })).toEqual({
    done: ['allow-password-recovery done'],
    already: [],
  })
  expect(await fix(who, { allowPasswordRecovery: true })).toEqual({ done: [], already: ['allow-password-recovery'] })
  expect(await fix(who, { removeCredentials: true })).toEqual({ done: ['delete-password done'], already: [] })
  expect(await fix(who, { removeCredentials: true })).toEqual({ done: [], already: ['delete-password'] })
  // only the root user's
  expect((await profileOfDana()).LoginProfile?.UserName).toBe('dana')
})

test('a call without a user name by a role is refused by AWS', async () => {
  const iam = new IAM(clientFor(practice, role))
  for (const call of [iam.getLoginProfile({}), iam.createLoginProfile({}), iam.deleteLoginProfile({})])
    expect(await refusal(call)).toMatch(/^400 ValidationError: Must specify userName/)
})

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IAM } from '@aws-sdk/client-iam'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { exitCodeOfOrganizationFix, fixWholeOrganization } from '../../src/app/root-fix-org.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import type { OrganizationFix, OrganizationWishes } from '../../src/root/fix/organization.ts'
import { organizationFixSchema } from '../../src/root/fix/organization-document.ts'
import { accessEnv, demarc } from '../cli/in-test.ts'
import { clientFor } from '../practice/in-test.ts'
import { accessTo, ioOf } from './in-test.ts'

let practice: Practice
let folder: string
beforeEach(async () => {
  practice = await startPracticeAccount()
  folder = mkdtempSync(join(tmpdir(), 'demarc-fix-org-'))
})
afterEach(async () => {
  await practice.close()
  rmSync(folder, { recursive: true })
})

const enable = async (): Promise<void> => {
  const iam = new IAM(clientFor(practice, 'admin', 'us-east-1'))
  const { code } = await demarc('root fix --enable-root-management --apply --yes --account 111122223333', env())
  expect(code).toBe(0)
  expect((await iam.listOrganizationsFeatures({})).EnabledFeatures).toContain('RootCredentialsManagement')
}
const env = (): NodeJS.ProcessEnv => ({
  ...accessEnv(practice, 'admin'),
  XDG_STATE_HOME: folder,
})

const fixed = (wishes: Partial<OrganizationWishes>, apply: boolean, atATime = 4): Promise<OrganizationFix> =>
  fixWholeOrganization(
    {
      ...accessTo(practice, 'admin'),
      wishes: { accounts: [], except: [], removeCredentials: true, ...wishes },
      atATime,
      journal: join(folder, 'journal.jsonl'),
    },
    { ...ioOf(), time: { now: Date.now, sleep: async () => {} }, confirm: async () => apply },
  )
const of = (fix: OrganizationFix, account: string) => fix.members.find((one) => one.account === account)

test('the plan is of every active member but the management account, and changes nothing', async () => {
  await enable()
  const plan = await fixed({}, false)
  expect(plan.members.map(({ account }) => account)).toEqual(
    [members.audit, members.shop, members.analytics, members.sandbox, members.billing, members.lab]
      .map(({ id }) => id)
      .sort(),
  )
  expect(of(plan, members.sandbox.id)?.plan?.steps.map(({ kind }) => kind)).toEqual([
    'delete-key',
    'delete-certificate',
    'delete-password',
  ])
  // a service control policy denies the root user of this one even this
  expect(of(plan, members.lab.id)).toMatchObject({ plan: null, why: expect.stringContaining('service control policy') })
  expect(plan.applied).toBe(false)
  expect(of(await fixed({}, false), members.sandbox.id)?.plan?.steps).toHaveLength(3)
})

test('applied, each step is read back; run again, there is nothing left', async () => {
  await enable()
  const done = await fixed({}, true, 2)
  expect(of(done, members.sandbox.id)?.results?.map(({ is }) => is)).toEqual(['done', 'done', 'done'])
  expect(of(done, members.shop.id)?.results?.every(({ is }) => is === 'done')).toBe(true)
  // one member could not be planned
  expect(exitCodeOfOrganizationFix(done)).toBe(1)
  const again = await fixed({ except: [members.lab.id] }, true)
  expect(again.members.flatMap(({ plan }) => plan?.steps ?? [])).toEqual([])
  expect(exitCodeOfOrganizationFix(again)).toBe(0)
})

test('a password may be set again in named accounts alone', async () => {
  await enable()
  const { audit } = members
  const done = await fixed({ removeCredentials: false, allowPasswordRecovery: true, accounts: [audit.id] }, true)
  expect(done.members).toMatchObject([{ account: audit.id, results: [{ is: 'done' }] }])
})

test.each<[string, Partial<OrganizationWishes>, string]>([
  ['both at once', { allowPasswordRecovery: true, accounts: [members.shop.id] }, 'FLAGS_CONFLICT'],
  ['an account both named and left out', { accounts: [members.shop.id], except: [members.shop.id] }, 'FLAGS_CONFLICT'],
  ['a recovery of all', { removeCredentials: false, allowPasswordRecovery: true }, 'FLAGS_MISSING'],
  ['nothing', { removeCredentials: false }, 'FIX_NOTHING'],
  ['the management account', { accounts: ['111122223333'] }, 'FIX_NO_TARGET'],
  ['a closed account', { accounts: [members.closed.id] }, 'FIX_NO_TARGET'],
  ['an account of others', { except: ['999999999999'] }, 'FIX_NO_TARGET'],
])('%s is refused before any member is asked', async (_, wishes, code) => {
  await enable()
  await expect(fixed(wishes, true)).rejects.toMatchObject({ code })
})

test('without centralised root access nothing is planned', async () => {
  await expect(fixed({}, true)).rejects.toMatchObject({ code: 'FIX_NOT_ENABLED' })
})

test('the command: a plan, one word for all, a report for an auditor', async () => {
  await enable()
  const { audit, lab, sandbox } = members
  const planned = await demarc(`root fix --org --remove-credentials --except ${lab.id}`, env())
  expect(planned).toMatchObject({
    code: 0,
    out: expect.stringContaining('Nothing was changed. --apply applies the plan.'),
  })
  expect(planned.out).toContain(`${sandbox.id}  ${sandbox.name}`)

  const apply = ['root', 'fix', '--org', '--remove-credentials', '--except', lab.id, '--apply', '--yes']
  expect(await demarc([...apply, '--organization', 'o-another'], env())).toMatchObject({
    code: 2,
    err: expect.stringContaining('[FIX_OTHER_ACCOUNT]'),
  })
  const out = join(folder, 'done.csv')
  const json = join(folder, 'done.json')
  expect(await demarc([...apply, '--organization', 'o-n0rdl1cht1', '--out', out, json], env())).toMatchObject({
    code: 0,
  })
  expect(readFileSync(out, 'utf8')).toContain(`${audit.id},${audit.name},done already`)
  const document = organizationFixSchema.parse(JSON.parse(readFileSync(json, 'utf8')))
  expect(document.members.find(({ account }) => account === sandbox.id)?.results).toHaveLength(3)
  expect(await demarc('root fix --org --delete-keys', env())).toMatchObject({
    code: 2,
    err: expect.stringContaining('[FLAGS_CONFLICT]'),
  })
  expect(await demarc('root fix --org --remove-credentials --yes --account 222233334444', env())).toMatchObject({
    code: 2,
    err: expect.stringMatching(/\[FLAGS_CONFLICT\]\nhint: With --org, --organization names/),
  })
  expect(await demarc('root fix --delete-keys --for 222233334444', env())).toMatchObject({
    code: 2,
    err: expect.stringContaining('[FLAGS_MISSING]'),
  })
})

import { Account } from '@aws-sdk/client-account'
import { Organizations } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { auditWholeOrganization } from '../../src/app/root-org.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import { accessEnv, demarc } from '../cli/in-test.ts'
import { clientFor } from '../practice/in-test.ts'
import { accessTo, ioOf } from './in-test.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPracticeAccount()
})
afterAll(() => practice.close())

const audited = (contacts: boolean) =>
  auditWholeOrganization({ ...accessTo(practice, 'admin'), days: 90, contacts }, ioOf())

test('whether an account could be recovered, by its address, its phone and its contacts', async () => {
  const account = new Account(clientFor(practice, 'admin', 'us-east-1'))
  await account.putAlternateContact({
    AccountId: members.shop.id,
    AlternateContactType: 'SECURITY',
    Name: 'a',
    Title: 'b',
    EmailAddress: 'security@nordlicht.example',
    PhoneNumber: '+49 431 555 0100',
  })
  const { recovery, govCloudPairs } = await audited(true)
  const of = (id: string) => recovery?.find((one) => one.account === id)
  expect(of('111122223333')).toMatchObject({ state: 'met', contacts: { BILLING: true, SECURITY: false } })
  expect(of(members.shop.id)).toMatchObject({ state: 'met', contacts: { SECURITY: true, BILLING: false }, missing: [] })
  // its address came with a company that was bought
  expect(of(members.lab.id)).toMatchObject({ state: 'unmet', ownDomain: false, phone: true })
  // a closed account cannot be recovered
  expect(of(members.closed.id)).toBeUndefined()
  expect(govCloudPairs).toEqual([{ account: members.lab.id, govCloud: '141414141414' }])
})

test('it is asked for alone', async () => {
  const before = practice.requests.length
  expect((await audited(false)).recovery).toBeNull()
  expect(practice.requests.slice(before).filter(({ service }) => service === 'account')).toEqual([])
})

test('what is refused is unseen, and never taken for an absence', async () => {
  const organizations = new Organizations(clientFor(practice, 'admin', 'us-east-1'))
  await organizations.disableAWSServiceAccess({ ServicePrincipal: 'account.amazonaws.com' })
  const { recovery } = await audited(true)
  expect(recovery?.find(({ account }) => account === members.shop.id)).toMatchObject({
    state: 'unknown',
    phone: null,
    contacts: { SECURITY: null },
    missing: ['account:GetAlternateContact (access denied)', 'account:GetContactInformation (access denied)'],
  })
  await organizations.enableAWSServiceAccess({ ServicePrincipal: 'account.amazonaws.com' })
})

test('the list of accounts to work off, the most pressing first', async () => {
  const env = accessEnv(practice, 'admin')
  await demarc('root fix --enable-root-management --apply --yes --account 111122223333', env)
  const { out, code } = await demarc('root --org --watch-list', env)
  expect(code).toBe(0)
  const accounts = out.split('\n').flatMap((line) => /^\d{12}/.exec(line)?.[0] ?? [])
  expect(accounts).toContain(members.sandbox.id)
  // all credentials of these are gone
  expect(accounts).not.toContain(members.audit.id)
  expect(accounts).not.toContain(members.closed.id)
  expect(out).toContain('GovCloud account 141414141414')
  const withRecovery = (await demarc('root --org --watch-list --contacts', env)).out.replaceAll(/\s+/g, ' ')
  expect(withRecovery).toContain('recovery unmet: the address of the root user is not at the organization’s domain')
  expect(out).not.toContain('recovery')
  // a way back is enough: contacts that are missing besides make no entry
  expect(withRecovery).not.toContain(members.audit.id)
  expect(await demarc('root --org --watch-list --format json', env)).toMatchObject({ code: 2 })
  expect(await demarc('root --contacts', env)).toMatchObject({ code: 2, err: expect.stringContaining('--org') })
})

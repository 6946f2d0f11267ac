import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IAM } from '@aws-sdk/client-iam'
import { Organizations } from '@aws-sdk/client-organizations'
import { STS } from '@aws-sdk/client-sts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { auditWholeOrganization, type OrganizationIo, outcomeOfOrganization } from '../../src/app/root-org.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import { organizationDocument } from '../../src/report/root/json.ts'
import { organizationSchema } from '../../src/root/organization-document.ts'
import { clientFor } from '../practice/in-test.ts'
import { accessTo, ioOf, type Keys } from './in-test.ts'

let practice: Practice
let folder: string
beforeAll(async () => {
  practice = await startPracticeAccount()
  folder = mkdtempSync(join(tmpdir(), 'demarc-org-'))
})
afterAll(async () => {
  await practice.close()
  rmSync(folder, { recursive: true })
})
const file = (): string => join(folder, 'org.jsonl')
afterEach(() => rmSync(file(), { force: true }))

const audit = (
  who: keyof Practice['principals'] | Keys = 'admin',
  more: { resume?: string } = {},
  io: Partial<OrganizationIo> = {},
) => auditWholeOrganization({ ...accessTo(practice, who), days: 90, ...more }, { ...ioOf(), ...io })

const outcomesOf = ({ rows }: Awaited<ReturnType<typeof audit>>) =>
  Object.fromEntries(rows.map(({ name, outcome, why }) => [name, why === null ? outcome : `${outcome}: ${why}`]))

test('where nothing is enabled, it says so and asks no member', async () => {
  const found = await audit()
  expect(found.features).toEqual([])
  expect(found.total.outcomes).toEqual({ audited: 1, blocked: 0, closed: 1, refused: 6 })
  expect(practice.requests.filter(({ operation }) => operation === 'AssumeRoot')).toEqual([])
})

describe('with RootCredentialsManagement', () => {
  beforeAll(async () => {
    await new Organizations(clientFor(practice, 'admin')).enableAWSServiceAccess({
      ServicePrincipal: 'iam.amazonaws.com',
    })
    await new IAM(clientFor(practice, 'admin')).enableOrganizationsRootCredentialsManagement({})
  })

  test('each account has its row: audited, blocked by a service control policy, or closed', async () => {
    const found = await audit()
    expect(outcomesOf(found)).toEqual({
      'nordlicht-instruments': 'audited',
      'security-audit': 'audited',
      'shop-production': 'audited',
      analytics: 'audited',
      sandbox: 'audited',
      'legacy-billing': 'audited',
      'calibration-lab': expect.stringMatching(
        /^blocked: iam:\w+ \(access denied by a service control policy \(explicit deny\)\)$/,
      ),
      'closed-2023': 'closed: the account is SUSPENDED',
    })
    // an account that is blocked names each call that was refused, too
    expect(found.rows.find(({ name }) => name === 'calibration-lab')?.missing).toEqual(
      expect.arrayContaining([expect.stringMatching(/^iam:\w+ \(access denied by a service control policy/)]),
    )
    const states = Object.fromEntries(found.rows.map(({ name, states }) => [name, Object.values(states).join(' ')]))
    expect(states).toMatchObject({
      // all removed: nothing is left to guard
      analytics: 'met met met met',
      'security-audit': 'met met met met',
      // a password, MFA, and not used for long; CloudTrail is out of reach of such a session
      'shop-production': 'unknown met met met',
      // a key used twelve days ago, a certificate, no MFA
      sandbox: 'unknown unmet unmet unmet',
      'legacy-billing': 'unknown met met unmet',
      'calibration-lab': 'unknown unknown unknown unknown',
    })
    expect(found.rows.find(({ name }) => name === 'sandbox')).toMatchObject({
      password: true,
      accessKeys: 1,
      certificates: 1,
      devices: 0,
      lastSignInAt: expect.stringMatching(/^\d{4}-/),
      lastKeyUseAt: expect.stringMatching(/^\d{4}-/),
    })
    expect(found.total.measures.mfa).toEqual({ met: 3, unmet: 3, attested: 0, unknown: 2, 'not-applicable': 0 })
    const document = organizationDocument(found)
    expect(organizationSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document)
    expect(outcomeOfOrganization(found, { failOnUnmet: true, strict: true })).toEqual({
      code: 1,
      reason: '7 unmet measures in 3 of 8 accounts; --fail-on-unmet',
    })
    expect(outcomeOfOrganization(found, { failOnUnmet: false, strict: true })).toEqual({ code: 3, reason: undefined })
    expect(outcomeOfOrganization(found, { failOnUnmet: false, strict: false }).code).toBe(0)
  })

  test('a delegated administrator sees the members; the management account is not a target', async () => {
    const organizations = new Organizations(clientFor(practice, 'admin'))
    await organizations.registerDelegatedAdministrator({
      AccountId: members.audit.id,
      ServicePrincipal: 'iam.amazonaws.com',
    })
    const { Credentials: found } = await new STS(clientFor(practice, 'admin')).assumeRole({
      RoleArn: `arn:aws:iam::${members.audit.id}:role/OrganizationAccountAccessRole`,
      RoleSessionName: 'audit',
    })
    const delegated = await audit({
      accessKeyId: found?.AccessKeyId ?? '',
      secretAccessKey: found?.SecretAccessKey ?? '',
      sessionToken: found?.SessionToken ?? '',
    })
    expect(outcomesOf(delegated)).toMatchObject({
      'nordlicht-instruments': expect.stringContaining('not a target of sts:AssumeRoot'),
      sandbox: 'audited',
    })
  })

  test('a caller that may not list the organization is told what to use', async () => {
    await expect(audit('auditor')).rejects.toMatchObject({
      code: 'NOT_ENTITLED',
      message:
        'this identity may not list the organization of account 111122223333: organizations:ListAccounts (access denied)',
    })
  })

  test('the root user itself is told that it may open no session, and asks for none', async () => {
    const before = practice.requests.length
    const found = await audit('root')
    expect(outcomesOf(found)).toMatchObject({
      'nordlicht-instruments': 'audited',
      analytics: 'refused: the root user itself may not call sts:AssumeRoot: ask by a role or a user of this account',
      'closed-2023': 'closed: the account is SUSPENDED',
    })
    expect(practice.requests.slice(before).filter(({ operation }) => operation === 'AssumeRoot')).toEqual([])
  })

  test('accounts are audited while further pages of them are asked for', async () => {
    let opened = (): void => {}
    const session = new Promise<void>((resolve) => {
      opened = resolve
    })
    const slow = await startPracticeAccount({
      pageSize: 5,
      admit: async ({ operation, input }) => {
        if (operation === 'AssumeRoot') opened()
        // the last page comes once a session of an account of the first one was asked for
        if (operation === 'ListAccounts' && input['NextToken'] !== undefined) await session
      },
    })
    try {
      await new Organizations(clientFor(slow, 'admin')).enableAWSServiceAccess({
        ServicePrincipal: 'iam.amazonaws.com',
      })
      await new IAM(clientFor(slow, 'admin')).enableOrganizationsRootCredentialsManagement({})
      const counts: (number | null)[] = []
      const found = await auditWholeOrganization(
        { ...accessTo(slow, 'admin'), days: 90 },
        { ...ioOf(), onRow: (_, __, of) => counts.push(of) },
      )
      expect(found.rows).toHaveLength(8)
      expect(counts.at(-1)).toBe(8)
    } finally {
      await slow.close()
    }
  })

  test('continues where it was interrupted, and asks no account twice', async () => {
    const interrupt = new AbortController()
    const done: string[] = []
    const stopped = audit(
      'admin',
      { resume: file() },
      {
        signal: interrupt.signal,
        onRow: ({ account }) => {
          done.push(account)
          if (done.length === 3) interrupt.abort()
        },
      },
    )
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    const kept = readFileSync(file(), 'utf8').split('\n').length - 2
    expect(kept).toBe(3)
    // whatever ended the process may have cut off a line
    writeFileSync(file(), '{"account":"222', { flag: 'a' })
    const again: string[] = []
    const found = await audit('admin', { resume: file() }, { onRow: ({ account }) => again.push(account) })
    expect(found.rows).toHaveLength(8)
    expect(again.filter((account) => done.slice(0, 3).includes(account))).toEqual([])
    // and what is whole needs no file
    expect(existsSync(file())).toBe(false)
  })

  test.each([
    ['{"schema":"demarc.root-progress/2","organization":"o-other","days":90}\n', 'RESUME_OTHER'],
    ['{"schema":"demarc.root-progress/2","organization":"o-n0rdl1cht1","days":90}\nnonsense\n', 'RESUME_DAMAGED'],
    ['a letter\n', 'RESUME_DAMAGED'],
  ])('a file that is of something else is refused: %j', async (text, code) => {
    writeFileSync(file(), text)
    await expect(audit('admin', { resume: file() })).rejects.toMatchObject({ code })
    expect(readFileSync(file(), 'utf8')).toBe(text)
  })

  test('asks STS in a region', () => {
    const asked = practice.requests.filter(({ operation }) => operation === 'AssumeRoot')
    expect(new Set(asked.map(({ region }) => region))).toEqual(new Set([practice.region]))
  })
})

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EventBridge } from '@aws-sdk/client-eventbridge'
import { IAM } from '@aws-sdk/client-iam'
import { Organizations } from '@aws-sdk/client-organizations'
import { STS } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { exitCodeOfFix, type FixIo, fixRoot } from '../../src/app/root-fix.ts'
import { rootTemplates } from '../../src/app/root-templates.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import { fixSchema } from '../../src/root/fix/document.ts'
import type { Wishes } from '../../src/root/fix/wishes.ts'
import { demarc } from '../cli/in-test.ts'
import { type Fault, type FaultProxy, startProxy } from '../faults/proxy.ts'
import { clientFor, refusal } from '../practice/in-test.ts'
import { accessTo, auditBy, ioOf, measureOf, statesOf } from './in-test.ts'

let practice: Practice
let folder: string
beforeEach(async () => {
  practice = await startPracticeAccount()
  folder = mkdtempSync(join(tmpdir(), 'demarc-fix-'))
})
afterEach(async () => {
  await practice.close()
  rmSync(folder, { recursive: true })
})
const journal = (): string => join(folder, 'fix.jsonl')

const yes: FixIo['confirm'] = async () => true
const fix = (
  who: 'admin' | 'root',
  wishes: Wishes,
  confirm: FixIo['confirm'] = yes,
  more: { at?: FaultProxy; userAgent?: string } = {},
) =>
  fixRoot(
    { ...accessTo(practice, who, more.at), wishes, journal: journal() },
    {
      ...ioOf(),
      // reading back waits for what is not seen at once
      time: { now: Date.now, sleep: async () => {} },
      confirm,
      ...(more.userAgent === undefined ? {} : { userAgent: more.userAgent }),
    },
  )
const said = ({ results }: Awaited<ReturnType<typeof fix>>) =>
  (results ?? []).map(({ step, is }) => `${step.kind} ${is}`)
const rootKeys = async () =>
  (await new IAM(clientFor(practice, 'admin')).getAccountSummary({})).SummaryMap?.AccountAccessKeysPresent
const enableManagement = () => fix('admin', { enableRootManagement: true, enableRootSessions: true })

describe('the root user of this account', () => {
  test('the plan alone changes nothing', async () => {
    const done = await fix('root', { deleteKeys: true }, async () => false)
    expect(done.plan.steps.map(({ kind }) => kind)).toEqual(['delete-key', 'delete-key'])
    expect(done.results).toBeNull()
    expect(await rootKeys()).toBe(1)
    expect(practice.requests.filter(({ operation }) => operation.startsWith('Delete'))).toEqual([])
  })

  test('deletes its keys, the one that signs last; the audit then says so', async () => {
    const done = await fix('root', { deleteKeys: true })
    expect(done.plan.steps.at(-1)?.id).toBe(practice.principals.root.accessKeyId)
    expect(said(done)).toEqual(['delete-key done', 'delete-key done'])
    expect(exitCodeOfFix(done)).toBe(0)
    expect(existsSync(journal())).toBe(false)
    expect(await rootKeys()).toBe(0)
    expect(statesOf(await auditBy(practice, 'auditor'))['no-access-keys']).toBe('met')
  })

  test('switches them off, without a way back by the key itself', async () => {
    const done = await fix('root', { deactivateKeys: true })
    expect(said(done)).toEqual(['deactivate-key done', 'deactivate-key done'])
    expect(await refusal(new IAM(clientFor(practice, 'root')).listAccessKeys({}))).toMatch(/^403/)
    expect(await rootKeys()).toBe(1)
  })

  test('an administrator may not: the plan says who may', async () => {
    const done = await fix('admin', { deleteKeys: true })
    expect(done.plan.refused).toEqual([
      {
        title: 'Change the root credentials of 111122223333',
        why: expect.stringContaining('only the root user itself'),
      },
    ])
    expect(exitCodeOfFix(done)).toBe(1)
  })

  test('the last way in stays', async () => {
    const state = join(folder, 'state.json')
    const first = await startPracticeAccount({ stateFile: state })
    // any change writes the state
    await new IAM(clientFor(first, 'admin')).createUser({ UserName: 'x' })
    await first.close()
    // no API deletes the password of a management account's root user; here it is gone
    const text = readFileSync(state, 'utf8')
    let gone = 0
    const without = JSON.stringify(JSON.parse(text), (key, value) => {
      if (key !== 'root' || !JSON.stringify(value).includes(practice.principals.root.accessKeyId)) return value
      gone++
      return { ...value, password: null }
    })
    expect(gone).toBe(1)
    writeFileSync(state, without)
    const locked = await startPracticeAccount({ stateFile: state })
    try {
      const done = await fixRoot(
        { ...accessTo(locked, 'root'), wishes: { deleteKeys: true }, journal: journal() },
        { ...ioOf(), confirm: yes },
      )
      expect(done.plan.steps).toEqual([])
      expect(done.plan.refused.map(({ why }) => why)).toEqual([
        expect.stringContaining('the keys are the last way in'),
        expect.stringContaining('the keys are the last way in'),
      ])
      expect((await new IAM(clientFor(locked, 'root')).listAccessKeys({})).AccessKeyMetadata).toHaveLength(2)
    } finally {
      await locked.close()
    }
  })

  test('the password policy of the account is set, and never made weaker', async () => {
    const admin = new IAM(clientFor(practice, 'admin'))
    await admin.updateAccountPasswordPolicy({ MinimumPasswordLength: 20, MaxPasswordAge: 60 })
    expect(said(await fix('admin', { passwordPolicy: true }))).toEqual(['set-password-policy done'])
    expect((await admin.getAccountPasswordPolicy({})).PasswordPolicy).toMatchObject({
      MinimumPasswordLength: 20,
      MaxPasswordAge: 60,
      RequireSymbols: true,
      PasswordReusePrevention: 24,
    })
    const again = await fix('admin', { passwordPolicy: true })
    expect([again.plan.steps, again.plan.already.length]).toEqual([[], 1])
  })
})

describe('the organization', () => {
  test('is enabled in order, and again without a step', async () => {
    expect(said(await enableManagement())).toEqual([
      'enable-trusted-access done',
      'enable-root-management done',
      'enable-root-sessions done',
    ])
    const again = await enableManagement()
    expect([again.plan.steps, again.plan.already.length]).toEqual([[], 3])
  })

  test('a member needs it first', async () => {
    await expect(fix('admin', { member: members.sandbox.id, removeCredentials: true })).rejects.toMatchObject({
      code: 'FIX_NOT_ENABLED',
    })
  })

  test.each<[Wishes, string]>([
    [{ removeCredentials: true }, 'FIX_NEEDS_MEMBER'],
    [{ member: '111122223333', removeCredentials: true }, 'FIX_NO_TARGET'],
    [{ member: '999999999999', removeCredentials: true }, 'FIX_NO_TARGET'],
    [{ member: 'sandbox', allowPasswordRecovery: true }, 'FIX_NO_TARGET'],
    [{ member: members.sandbox.id, deactivateKeys: true }, 'FIX_ONLY_DELETES'],
    [{ member: members.sandbox.id, removeCredentials: true, passwordPolicy: true }, 'FIX_TWO_ACCOUNTS'],
  ])('%j is refused', async (wishes, code) => {
    await enableManagement()
    await expect(fix('admin', wishes)).rejects.toMatchObject({ code })
  })

  test('an account that is closed is named, and a root user is told that it may not', async () => {
    await enableManagement()
    await expect(fix('admin', { member: members.closed.id, removeCredentials: true })).rejects.toMatchObject({
      code: 'FIX_NO_TARGET',
      message: expect.stringContaining('is SUSPENDED'),
    })
    await expect(fix('root', { member: members.sandbox.id, removeCredentials: true })).rejects.toMatchObject({
      code: 'FIX_NOT_AS_ROOT',
    })
  })

  test("a member's credentials go, the second factor after the password; and a password may come back", async () => {
    await enableManagement()
    const sandbox = await fix('admin', { member: members.sandbox.id, removeCredentials: true })
    expect(said(sandbox)).toEqual(['delete-key done', 'delete-certificate done', 'delete-password done'])
    const shop = await fix('admin', { member: members.shop.id, removeCredentials: true })
    expect(said(shop)).toEqual(['delete-password done', 'deactivate-mfa done'])
    const again = await fix('admin', { member: members.shop.id, removeCredentials: true })
    expect(again.plan.steps).toEqual([])
    const back = await fix('admin', { member: members.shop.id, allowPasswordRecovery: true })
    expect(said(back)).toEqual(['allow-password-recovery done'])
  })

  test('a service control policy in the way is told, and nothing is claimed', async () => {
    await enableManagement()
    await expect(fix('admin', { member: members.lab.id, removeCredentials: true })).rejects.toMatchObject({
      code: 'FIX_UNSEEN',
      message: expect.stringContaining('service control policy'),
    })
  })
})

describe('what is written', () => {
  test('the alarm is one that the audit finds', async () => {
    const path = join(folder, 'alarm.yaml')
    await rootTemplates({ alarm: path })
    const { Resources } = parse(readFileSync(path, 'utf8'))
    const { Description, State, EventPattern } = Resources.RootUseRule.Properties
    await new EventBridge(clientFor(practice, 'admin', 'us-east-1')).putRule({
      Name: 'root-use',
      Description,
      State,
      EventPattern: JSON.stringify(EventPattern),
    })
    const { evidence } = measureOf(await auditBy(practice, 'auditor'), 'limited-use')
    expect(evidence.alarms).toContainEqual(
      expect.objectContaining({ name: 'root-use', region: 'us-east-1', calls: true, reaches: 'no' }),
    )
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('is ours alone to read, and is written whole or not at all, before anything is asked of AWS', async () => {
    const [alarm, scp] = [join(folder, 'alarm.json'), join(folder, 'scp.json')]
    const wrong = join(folder, 'missing', 'scp.json')
    expect(await demarc(['root', 'fix', '--alarm-template', alarm, '--scp', wrong, '--password-policy'])).toMatchObject(
      {
        code: 2,
        out: '',
        err: expect.stringContaining('there is no such folder (ENOENT) [CANNOT_WRITE]'),
      },
    )
    expect(readdirSync(folder)).toEqual([])
    const said: string[] = []
    for (const _ of [1, 2]) said.push((await demarc(['root', 'fix', '--alarm-template', alarm, '--scp', scp])).err)
    const of = ', for the partition aws'
    const where = `Deploy ${alarm} in us-east-1, us-east-2 and us-west-2.\n`
    expect(said).toEqual([
      `wrote ${alarm}${of}\nwrote ${scp}${of}\n${where}`,
      `replaced ${alarm}${of}\nreplaced ${scp}${of}\n${where}`,
    ])
    expect([alarm, scp].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600])
    expect(JSON.parse(readFileSync(alarm, 'utf8')).Resources).toHaveProperty('RootUseRule')
    await expect(rootTemplates({ alarm, scp: join(folder, '.', 'alarm.json') })).rejects.toMatchObject({
      code: 'OUT_TWICE',
      exitCode: 2,
    })
  })

  test('follows the partition: by name, or by the region in use', async () => {
    const scp = join(folder, 'scp.json')
    const pattern = () => JSON.parse(readFileSync(scp, 'utf8')).Statement[0].Condition.ArnLike['aws:PrincipalArn']
    await demarc(['root', 'fix', '--scp', scp, '--partition', 'aws-eusc'])
    expect(pattern()).toBe('arn:aws-eusc:iam::*:root')
    const alarm = join(folder, 'alarm.json')
    await demarc(['root', 'fix', '--scp', scp, '--alarm-template', alarm], { AWS_REGION: 'us-gov-east-1' })
    expect(pattern()).toBe('arn:aws-us-gov:iam::*:root')
    expect(JSON.parse(readFileSync(alarm, 'utf8')).Description).toContain('us-gov-west-1')
    expect(await demarc(['root', 'fix', '--scp', scp, '--partition', 'aws-cn'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('[NO_ROOT_USER]'),
    })
    expect(pattern()).toBe('arn:aws-us-gov:iam::*:root')
  })

  test('the policy denies a member root user, and leaves sessions of sts:AssumeRoot free', async () => {
    await enableManagement()
    const path = join(folder, 'scp.json')
    await rootTemplates({ scp: path })
    const organizations = new Organizations(clientFor(practice, 'admin'))
    const { Policy } = await organizations.createPolicy({
      Name: 'no-root',
      Description: '',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: readFileSync(path, 'utf8'),
    })
    await organizations.attachPolicy({ PolicyId: Policy?.PolicySummary?.Id, TargetId: members.sandbox.id })
    const { Credentials } = await new STS(clientFor(practice, 'admin')).assumeRoot({
      TargetPrincipal: members.sandbox.id,
      TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
    })
    const session = new IAM(clientFor(practice, Credentials ?? {}))
    expect((await session.listAccessKeys({})).AccessKeyMetadata).toHaveLength(1)
    const done = await fix('admin', { member: members.sandbox.id, removeCredentials: true })
    expect(said(done)).toEqual(['delete-key done', 'delete-certificate done', 'delete-password done'])
  })
})

describe('what goes wrong', () => {
  const through = async (operation: string, fault: Fault, wishes: Wishes) => {
    const proxy = await startProxy(practice)
    try {
      proxy.plans.set('case-1', { services: new Set(['iam']), operation, fault })
      return await fix('admin', wishes, yes, { at: proxy, userAgent: 'case-1' })
    } finally {
      await proxy.close()
    }
  }
  const sandbox: Wishes = { member: members.sandbox.id, removeCredentials: true }

  test('says what was done, what failed and what was not begun; running again goes on', async () => {
    await enableManagement()
    const done = await through('DeleteSigningCertificate', 'deny', sandbox)
    expect(said(done)).toEqual(['delete-key done', 'delete-certificate failed', 'delete-password not-begun'])
    expect(done.results?.map(({ why }) => why)).toEqual([null, 'iam:DeleteSigningCertificate (access denied)', null])
    expect(exitCodeOfFix(done)).toBe(1)
    expect(said(await fix('admin', sandbox))).toEqual(['delete-certificate done', 'delete-password done'])
    expect(existsSync(journal())).toBe(false)
  })

  test('what cannot be read back is never called done, and the journal stays', async () => {
    await enableManagement()
    const proxy = await startProxy(practice)
    try {
      const confirm: FixIo['confirm'] = async () => {
        proxy.plans.set('case-2', { services: new Set(['iam']), operation: 'ListAccessKeys', fault: 'reset' })
        return true
      }
      const done = await fix('admin', sandbox, confirm, { at: proxy, userAgent: 'case-2' })
      expect(said(done)).toEqual(['delete-key unverified', 'delete-certificate not-begun', 'delete-password not-begun'])
      expect(exitCodeOfFix(done)).toBe(3)
    } finally {
      await proxy.close()
    }
    expect(statSync(journal()).mode & 0o777).toBe(0o600)
    const next = await fix('admin', sandbox)
    expect(next.leftOver.map(({ step, is }) => `${step.kind} ${is}`)).toEqual(['delete-key done'])
    expect(said(next)).toEqual(['delete-certificate done', 'delete-password done'])
  })
})

describe('demarc root fix', () => {
  test.each([
    [['--delete-keys', '--apply', '--yes'], 'FIX_NEEDS_ACCOUNT'],
    [[], 'FIX_NOTHING'],
    [['--password-policy', '--apply', '--practice'], 'FIX_NEEDS_YES'],
    [['--password-policy', '--apply', '--yes', '--account', '999999999999', '--practice'], 'FIX_OTHER_ACCOUNT'],
  ])('%j is refused with %s', async (args, code) => {
    const ended = await demarc(['root', 'fix', ...args], {}, folder)
    expect([ended.code, ended.err]).toEqual([2, expect.stringContaining(`[${code}]`)])
  })

  test('two wishes that exclude each other are refused', async () => {
    const { code, err } = await demarc(['root', 'fix', '--delete-keys', '--deactivate-keys'], {}, folder)
    expect([code, err]).toEqual([
      2,
      expect.stringContaining("'--deactivate-keys' cannot be used with option '--delete-keys'"),
    ])
  })

  test('--format json is one document', async () => {
    const { code, out } = await demarc(
      ['root', 'fix', '--password-policy', '--practice', '--apply', '--yes', '--account', '111122223333', '-f', 'json'],
      {},
      folder,
    )
    expect(code).toBe(0)
    expect(fixSchema.parse(JSON.parse(out))).toEqual(JSON.parse(out))
    expect(JSON.parse(out)).toMatchObject({
      schema: 'demarc.root-fix/2',
      account: '111122223333',
      results: [{ step: { kind: 'set-password-policy' }, is: 'done' }],
    })
  })
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventoryActions } from '../../src/app/inventory-needs.ts'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { cloudControlActions, readOnlyPolicy } from '../../src/collect/needs.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { collectors } from '../../src/services/collectors.gen.ts'
import type { Keys } from '../root/in-test.ts'
import { accessEnv, demarc } from './in-test.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPracticeAccount()
})
afterAll(() => practice.close())

const as = (who: Keys) => accessEnv(practice, who)

test('demarc policy prints what the auditor of the practice account has', async () => {
  const { code, out, err } = await demarc('policy')
  expect([code, err]).toEqual([0, expect.stringContaining('aws iam put-role-policy')])
  // within what IAM takes in a role, white space not counted
  expect(JSON.stringify(JSON.parse(out)).length).toBeLessThanOrEqual(10_240)
  expect(JSON.parse(out)).toEqual(
    JSON.parse(readOnlyPolicy(collectors, 'aws', [...inventoryActions, ...cloudControlActions])),
  )
})

test('for a selection, it prints less', async () => {
  const { out } = await demarc('policy --service kms')
  expect(JSON.parse(out).Statement[0].Action).toContain('kms:GetKeyPolicy')
  expect(out).not.toContain('s3:')
})

test('for a selection of what Cloud Control reads, it has the inventory and Cloud Control', async () => {
  const { out } = await demarc('policy --controls Demarc.Shape.3')
  expect(JSON.parse(out).Statement[0].Action).toEqual(
    expect.arrayContaining(['cloudformation:GetResource', 'resource-explorer-2:ListResources', 'tag:GetResources']),
  )
})

test('demarc policy --check: 0 allowed, 1 denied, 3 where AWS cannot be asked', async () => {
  const admin = await demarc('policy --check', as(practice.principals.admin))
  expect([admin.code, admin.err]).toEqual([0, ''])
  expect(admin.out).toContain('0 denied, 0 unknown')
  // the auditor may not simulate policies: it has exactly the permissions of a scan
  const auditor = await demarc('policy --check --format json', as(practice.principals.auditor))
  expect(auditor.code).toBe(3)
  expect(JSON.parse(auditor.out).actions[0]).toMatchObject({ answer: 'unknown' })
  const { IAM } = await import('@aws-sdk/client-iam')
  const iam = new IAM({ endpoint: practice.endpoint, region: 'us-east-1', credentials: practice.principals.admin })
  await iam.createUser({ UserName: 'narrow' })
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: ['iam:SimulatePrincipalPolicy', 's3:*'], Resource: '*' },
  })
  await iam.putUserPolicy({ UserName: 'narrow', PolicyName: 'own', PolicyDocument })
  const { AccessKey } = await iam.createAccessKey({ UserName: 'narrow' })
  const narrow = await demarc(
    'policy --check',
    as({ accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' }),
  )
  expect(narrow.code).toBe(1)
  expect(narrow.out).toContain('kms:ListKeys  no policy of the identity allows it')
  expect(narrow.out).not.toMatch(/✗ s3:/)
})

/** A user of the practice account with one policy and no more. */
async function userWith(name: string, PolicyDocument: string): Promise<Keys> {
  const { IAM } = await import('@aws-sdk/client-iam')
  const iam = new IAM({ endpoint: practice.endpoint, region: 'us-east-1', credentials: practice.principals.admin })
  await iam.createUser({ UserName: name })
  await iam.putUserPolicy({ UserName: name, PolicyName: 'own', PolicyDocument })
  const { AccessKey } = await iam.createAccessKey({ UserName: name })
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' }
}

/** Each command that has a policy, and a run of it. */
const runs = [
  ['root', 'root --details'],
  ['root --org', 'root --org --contacts --no-progress --details'],
  ['root watch', 'root watch --once --since 30d'],
  ['mfa list', 'mfa list --details'],
  // without codes it makes a device, and deletes it again
  ['mfa enable', 'mfa enable --user bjarne.holm --family virtual --name phone'],
  ['mfa disable', 'mfa disable --user carla.mendes --yes'],
  ['mfa resync', 'mfa resync --user anna.lindqvist'],
] as const

test.each(runs)('demarc policy %s: with that alone, nothing that the command asks is denied', async (command, line) => {
  const name = command.replaceAll(/\W+/g, '-')
  const { code, out } = await demarc(`policy ${command}`)
  expect(code).toBe(0)
  const statements: readonly { Sid: string }[] = JSON.parse(out).Statement
  for (const { Sid } of statements) expect(Sid).toMatch(/^[A-Za-z0-9]+$/)
  expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length)
  const keys = await userWith(name, out)
  const run = await demarc(line, {
    ...as(keys),
    XDG_STATE_HOME: `${process.env['TMPDIR'] ?? '/tmp'}/demarc-policy-${process.pid}`,
  })
  // for a missing permission, a command names the action to allow
  expect(run.out + run.err).not.toMatch(/denied|not authorized|may not|allow [a-z]+:/i)
  expect(run.out + run.err).not.toBe('')
  const check = await demarc(`policy ${command} --check`, as(practice.principals.admin))
  expect([check.code, check.out]).toEqual([0, expect.stringContaining(`that demarc ${command} needs.`)])
})

test('a flag of one command is refused for another, and a command without a policy is named', async () => {
  expect(await demarc('policy mfa list --service s3')).toMatchObject({
    code: 2,
    err: expect.stringContaining('belong to demarc policy scan [FLAGS_CONFLICT]'),
  })
  expect(await demarc('policy mfa enabel')).toMatchObject({
    code: 2,
    err: expect.stringContaining('Did you mean mfa enable?'),
  })
})

test('the policy of an inventory is a handful of actions, with which scan --depth inventory lists all', async () => {
  const { out } = await demarc('policy --inventory')
  const actions: string[] = JSON.parse(out).Statement[0].Action
  expect(actions.length).toBeLessThanOrEqual(10)
  expect(actions).toEqual(expect.arrayContaining([...inventoryActions]))
  const scan = await demarc('scan --practice company --depth inventory --format json')
  const { run, resources, findings } = JSON.parse(scan.out)
  expect(run.inventory).toMatchObject({ read: 0, unindexed: 0, stale: [] })
  expect(run.inventory.listedOnly).toBe(resources.length)
  expect(resources.length).toBeGreaterThan(500)
  expect(resources.every(({ unread }: { unread?: string }) => unread !== undefined)).toBe(true)
  expect(findings).toEqual([])
})

test('the policy of the long tail: what the types of a run need that have no collector, as managed policies', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demarc-policy-'))
  try {
    const file = join(folder, 'run.json')
    await demarc(`scan --depth inventory --quiet --out ${file}`, as(practice.principals.auditor))
    const { code, out, err } = await demarc(`policy --long-tail ${file}`)
    expect([code, err]).toEqual([0, ''])
    const { Statement, ...rest } = JSON.parse(out)
    expect(Statement[0].Action).toEqual(expect.arrayContaining(['cloudformation:GetResource', 'glue:GetJob']))
    // types with a collector are covered by the policy of scan
    expect(Statement[0].Action).not.toContain('ec2:DescribeInstances')
    expect(JSON.stringify({ ...rest, Statement }).length).toBeLessThanOrEqual(6_144)
    // by the inventory of the account itself, it is the same
    const live = await demarc('policy --long-tail', as(practice.principals.auditor))
    expect(JSON.parse(live.out)).toEqual(JSON.parse(out))
  } finally {
    await rm(folder, { recursive: true })
  }
})

test.each([
  'policy --long-tail --service s3',
  'policy --long-tail --inventory',
  'policy root --long-tail',
  'policy --inventory --service s3',
  'policy root --inventory',
  'scan --practice --depth inventory --service s3',
])('%s is refused', async (line) => {
  expect(await demarc(line)).toMatchObject({ code: 2, out: '' })
})

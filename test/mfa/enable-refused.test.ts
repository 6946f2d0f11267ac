import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EnrolmentJournal } from '../../src/app/mfa/journal.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { Run } from '../cli/in-test.ts'
import { TestClock } from '../clock.ts'
import { clientFor } from '../practice/in-test.ts'
import { devicesNow, envOf, newHome, pairOf } from './in-test.ts'

let time: TestClock
let practice: Practice
let iam: IAM
let home: string
beforeAll(async () => {
  time = new TestClock()
  practice = await startPractice({ clock: time.now })
  iam = new IAM(clientFor(practice, 'admin'))
  home = newHome()
})
afterAll(async () => {
  await practice.close()
  rmSync(home, { recursive: true })
})

const words = (user: string): string[] => ['mfa', 'enable', '--user', user, '--family', 'virtual', '--format', 'json']
const enable = (user: string, more: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Run =>
  new Run([...words(user), ...more], { env: { ...envOf(practice, home), ...env }, time })
const journal = (): string[] => {
  const folder = join(home, 'state', 'demarc', 'mfa')
  return existsSync(folder) ? readdirSync(folder) : []
}
const free = async (): Promise<string[]> => (await devicesNow(practice, 'backup-tool')).free

/** Gives a user so many devices. */
async function give(user: string, ...names: readonly string[]): Promise<void> {
  for (const VirtualMFADeviceName of names) {
    const { VirtualMFADevice } = await iam.createVirtualMFADevice({ VirtualMFADeviceName })
    const seed = new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed)
    const [AuthenticationCode1, AuthenticationCode2] = pairOf(seed, -20, time.now())
    const SerialNumber = VirtualMFADevice?.SerialNumber
    await iam.enableMFADevice({ UserName: user, SerialNumber, AuthenticationCode1, AuthenticationCode2 })
  }
}

test('a user who is not there: nothing is made, and the names that are near are said', async () => {
  const ends = await Promise.all([enable('backup-tol').done(), enable('nosuch').done()])
  expect(ends.map(({ code, out }) => [code, out])).toEqual([
    [2, ''],
    [2, ''],
  ])
  expect(ends[0]?.err).toMatch(/the IAM user "backup-tol" cannot be found[\s\S]*Did you mean backup-tool\?/)
  expect(ends[1]?.err).toMatch(/"nosuch" cannot be found[\s\S]*demarc mfa list shows the users/)
  expect([await free(), journal()]).toEqual([[], []])
})

test('a user who is deleted meanwhile: the half-made device is removed all the same, also by the next run', async () => {
  await iam.createUser({ UserName: 'passing' })
  const run = enable('passing', ['--name', 'one'])
  await run.secret()
  // what one that is killed before its codes leaves (killed.test.ts)
  const whose = { account: practice.account, endpoint: practice.endpoint }
  await new EnrolmentJournal(join(home, 'state', 'demarc'), whose, time.now).keep({ user: 'passing', name: 'two' })
  await iam.createVirtualMFADevice({ VirtualMFADeviceName: 'two' })
  await iam.deleteUser({ UserName: 'passing' })
  const { code, err } = await run.done()
  expect([code, err]).toEqual([2, expect.stringContaining('the half-made virtual device "one" was removed')])
  expect(await free()).toEqual(['arn:aws:iam::111122223333:mfa/two'])
  const next = await enable('passing').done()
  expect(next.err).toContain('virtual device "two" of passing: what it left is removed')
  expect([await free(), journal()]).toEqual([[], []])
})

test('eight devices are all that AWS allows: said before a ninth is made', async () => {
  await iam.createUser({ UserName: 'collector' })
  await give('collector', 'a', 'b', 'c', 'd', 'e', 'f', 'g')
  const raced = enable('collector', ['--name', 'ninth'])
  const secret = await raced.secret()
  await give('collector', 'h')
  // AWS refuses it at once: a quota is no throttling, and no waiting helps
  const { code, err } = await raced.type(...pairOf(secret, 0, time.now())).done()
  expect([code, err]).toEqual([
    2,
    expect.stringContaining('Cannot exceed quota for MFADevicesPerUser: 8 (LimitExceeded)'),
  ])
  expect(err).toMatch(/was removed[\s\S]*disable one first/)
  expect(practice.requests.filter(({ operation }) => operation === 'EnableMFADevice')).toHaveLength(9)

  const ninth = await enable('collector').done()
  expect([ninth.code, ninth.out]).toEqual([2, ''])
  expect(ninth.err).toMatch(/collector has 8 MFA devices: AWS allows no more[\s\S]*demarc mfa disable --user collector/)
  expect([await free(), journal()]).toEqual([[], []])
})

test('who may not see the devices of the user goes on, and nothing is claimed or advised', async () => {
  await iam.createUser({ UserName: 'half-blind' })
  const Action = ['Create', 'Enable', 'Delete', 'ListVirtual'].map((verb) => `iam:${verb}*MFADevice*`)
  const Statement = [{ Effect: 'Allow', Action, Resource: '*' }]
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  await iam.putUserPolicy({ UserName: 'half-blind', PolicyName: 'devices', PolicyDocument })
  const { AccessKey } = await iam.createAccessKey({ UserName: 'half-blind' })
  const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {}
  const run = enable('half-blind', [], { AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey })
  run.type(...pairOf(await run.secret(), 0, time.now()))
  // it is looked for several times
  for (const ms of [500, 1000, 2000, 4000]) await time.passes(ms)
  const { code, err } = await run.done()
  expect([code, err]).toEqual([3, expect.stringContaining('It is not claimed to be enabled')])
  expect(err).not.toContain('A second device')
  expect((await devicesNow(practice, 'half-blind')).mine).toHaveLength(1)
})

test('under a policy that demands MFA no half-made device can be deleted: its app enables it all the same', async () => {
  await iam.createUser({ UserName: 'forced' })
  // as AWS's example has it: reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html
  const without = ['CreateVirtualMFADevice', 'EnableMFADevice', 'GetUser', 'ListMFADevices', 'ListVirtualMFADevices']
  const Statement = [
    { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
    {
      Effect: 'Deny',
      NotAction: without.map((action) => `iam:${action}`),
      Resource: '*',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    },
  ]
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  await iam.putUserPolicy({ UserName: 'forced', PolicyName: 'mfa', PolicyDocument })
  const { AccessKey } = await iam.createAccessKey({ UserName: 'forced' })
  const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {}
  const keys = { AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey }
  const first = enable('forced', [], keys)
  const secret = await first.secret()
  const wrong = await first.type('1', '2', '3', '4', '5', '6').done()
  expect([wrong.code, wrong.err]).toEqual([
    2,
    expect.stringMatching(/could not be deleted: iam:DeleteVirtualMFADevice/),
  ])
  expect(wrong.err).toContain('demarc mfa enable --user forced --family virtual --serial forced')
  const second = enable('forced', ['--serial', 'forced'], keys)
  const { code, out, err } = await second.type(...pairOf(secret, 0, time.now())).done()
  expect([code, out, err]).toEqual([
    0,
    expect.stringContaining(':mfa/forced'),
    expect.not.stringContaining('earlier run'),
  ])
  expect([await devicesNow(practice, 'forced'), journal()]).toEqual([
    { mine: ['arn:aws:iam::111122223333:mfa/forced'], free: [] },
    [],
  ])
  const none = await enable('forced', ['--serial', 'another']).done()
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('no device "another"')])
})

test('the second device is advised only after the first', async () => {
  await iam.createUser({ UserName: 'careful' })
  const advised: boolean[] = []
  for (const name of ['first', 'second']) {
    const run = enable('careful', ['--name', name])
    const { code, err } = await run.type(...pairOf(await run.secret(), 0, time.now())).done()
    expect(code).toBe(0)
    advised.push(err.includes('A second device'))
  }
  expect(advised).toEqual([true, false])
})

test.each(['/no-such-folder/qr.svg', '/etc/passwd/qr.png'])('a QR code that cannot be written, %s', async (path) => {
  const { code, out, err } = await enable('backup-tool', ['--qr', path]).done()
  expect([code, out, err]).toEqual([
    2,
    '',
    expect.stringMatching(new RegExp(`${path} cannot be written.*CANNOT_WRITE`)),
  ])
  expect(await free()).toEqual([])
})

test.each(process.platform === 'linux' ? ['/dev/null/x', '/sys', '/proc'] : ['/dev/null/x'])(
  'a home that takes nothing, %s: nothing is made',
  async (HOME) => {
    const env = { ...envOf(practice, home), XDG_STATE_HOME: undefined, HOME }
    const run = new Run('mfa enable --user backup-tool --family virtual', { env, time })
    const { code, out, err } = await run.done()
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(/CANNOT_WRITE[\s\S]*hint: .*XDG_STATE_HOME/)])
    expect(await free()).toEqual([])
  },
)

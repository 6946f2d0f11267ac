import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCsv } from '../../src/core/csv.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { seedOfDevice } from '../../src/services/iam/practice/devices.seed.ts'
import { Run } from '../cli/in-test.ts'
import { ProcessRun } from '../cli/process.ts'
import { TestClock } from '../clock.ts'
import { clientFor, codeAt } from '../practice/in-test.ts'
import { devicesNow, envOf, newHome, pairOf } from './in-test.ts'

/** The clock of AWS, of the command and of the devices, so that a code stays valid however long a call takes. */
let time: TestClock
let practice: Practice
let home: string
beforeAll(async () => {
  time = new TestClock()
  practice = await startPractice({ clock: time.now })
  home = newHome()
})
afterAll(async () => {
  await practice.close()
  rmSync(home, { recursive: true })
})
const arn = (name: string): string => `arn:aws:iam::111122223333:mfa/${name}`
const start = (args: readonly string[], who: 'admin' | 'auditor' | 'root' = 'admin', env = {}): Run =>
  new Run(['mfa', ...args], { env: { ...envOf(practice, home, who), ...env }, time })

/** A new virtual device of a user, by the AWS API; its seed in base 32. */
async function given(user: string, name: string): Promise<string> {
  const iam = new IAM(clientFor(practice, 'admin'))
  const { VirtualMFADevice: device } = await iam.createVirtualMFADevice({ VirtualMFADeviceName: name })
  const seed = new TextDecoder().decode(device?.Base32StringSeed)
  const [AuthenticationCode1, AuthenticationCode2] = pairOf(seed, -20, time.now())
  await iam.enableMFADevice({
    UserName: user,
    SerialNumber: device?.SerialNumber,
    AuthenticationCode1,
    AuthenticationCode2,
  })
  return seed
}

describe('list', () => {
  test('everybody, in each format', async () => {
    const [json, csv, markdown] = await Promise.all(
      ['json', 'csv', 'markdown'].map((format) => start(['list', '--format', format]).done()),
    )
    const list = JSON.parse(json?.out ?? '')
    expect(list).toMatchObject({ schema: 'demarc.mfa/1', account: '111122223333', unseen: [] })
    expect(list.holders.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['root', 'admin', 'anna.lindqvist', 'ci-deploy']),
    )
    expect(list.holders.find(({ name }: { name: string }) => name === 'bjarne.holm')).toMatchObject({
      mfa: false,
      consolePassword: true,
      lacks: ['console-password-without-mfa', 'keys-without-mfa'],
    })
    const [head, ...rows] = parseCsv(csv?.out ?? '')
    expect(head?.slice(0, 5)).toEqual(['account', 'who', 'family', 'serial', 'since'])
    expect(rows.map(([, who]) => who)).toContain('<root_account>')
    expect(markdown?.out).toContain('| the root user | none |')
  })

  test('what is refused is named, and is no "no"', async () => {
    const [screen, details] = await Promise.all(
      [[], ['--details']].map((more) => start(['list', '--strict', '--fail-on-missing', ...more], 'auditor').done()),
    )
    expect([screen?.code, screen?.out]).toEqual([3, expect.stringContaining('Not read (--details): iam:ListUsers')])
    expect([details?.code, details?.out]).toEqual([3, expect.stringContaining('iam:ListUsers (access denied')])
    for (const one of [screen, details]) {
      expect(one?.out).toMatch(/\? the root user +not seen/)
      expect(one?.out).not.toMatch(/none|has no MFA/)
    }
  })

  test('what is missing can fail a pipeline', async () => {
    const { code, err } = await start(['list', '--fail-on-missing', '--strict']).done()
    expect([code, err]).toEqual([1, '4 users without MFA (the root user is one of them); --fail-on-missing\n'])
  })
})

describe('resync', () => {
  test('two codes of a clock that is off; wrong ones are said', async () => {
    const seed = await given('ci-deploy', 'slow-clock')
    const run = start(['resync', '--user', 'ci-deploy'])
    run.type('1', '2')
    await run.until(/a code of this device has 6 digits/)
    const { code, out } = await run.type(...pairOf(seed, 40, time.now())).done()
    expect([code, out]).toEqual([
      0,
      `AWS took both codes of ${arn('slow-clock')}: it knows the clock of the device now\n`,
    ])
  })

  test('what cannot be is said', async () => {
    const cases: [string[], string][] = [
      [['--root'], 'in the console only'],
      [['--user', 'contractor-2021'], 'has no MFA device'],
      [['--user', 'nobody'], 'cannot be found'],
      [['--user', 'anna.lindqvist', '--serial', 'anna.lindqist'], 'Did you mean'],
    ]
    const ends = await Promise.all(cases.map(([args]) => start(['resync', ...args]).done()))
    expect(ends).toEqual(cases.map(([, words]) => ({ code: 2, out: '', err: expect.stringContaining(words) })))
  })
})

describe('disable', () => {
  test('after the name is typed; nothing is left of a virtual device', async () => {
    await given('backup-tool', 'old-phone')
    const no = await start(['disable', '--user', 'backup-tool']).type('backup').done()
    expect([no.code, no.err]).toEqual([2, expect.stringContaining('"backup-tool" was not typed')])
    expect((await devicesNow(practice, 'backup-tool')).mine).toEqual([arn('old-phone')])
    const yes = await start(['disable', '--user', 'backup-tool', '--serial', 'old-phone']).type('backup-tool').done()
    expect([yes.code, yes.out]).toEqual([0, expect.stringContaining('the virtual device is deleted')])
    expect(await devicesNow(practice, 'backup-tool')).toEqual({ mine: [], free: [] })
  })

  test('one that is kept is deleted by the next run', async () => {
    await given('backup-tool', 'kept')
    const args = ['disable', '--user', 'backup-tool', '--serial', 'kept', '--yes']
    expect((await start([...args, '--keep']).done()).code).toBe(0)
    expect(await devicesNow(practice, 'backup-tool')).toEqual({ mine: [], free: [arn('kept')] })
    expect((await start(args).done()).out).toContain('was assigned to no user; the virtual device is deleted')
  })

  test('of several it must be said which', async () => {
    await given('backup-tool', 'one')
    await given('backup-tool', 'two')
    const { code, err } = await start(['disable', '--user', 'backup-tool', '--yes']).done()
    expect([code, err]).toEqual([2, expect.stringContaining(`--serial: ${arn('one')}, ${arn('two')}`)])
  })
})

describe('session', () => {
  const serial = arn('anna.lindqvist')
  let env: NodeJS.ProcessEnv
  let step = 0
  beforeAll(async () => {
    const iam = new IAM(clientFor(practice, 'admin'))
    const { AccessKey } = await iam.createAccessKey({ UserName: 'anna.lindqvist' })
    const refused = await start(['session'], 'auditor').done()
    expect(refused.err).toContain('Say which it is with --serial')
    const own = { Effect: 'Allow', Action: 'iam:ListMFADevices', Resource: 'arn:aws:iam::*:user/anna.lindqvist' }
    await iam.putUserPolicy({
      UserName: 'anna.lindqvist',
      PolicyName: 'OwnDevices',
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [own] }),
    })
    env = {
      AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '',
    }
  })
  // each code is good once, from two steps before to two after
  const code = (): string => codeAt(seedOfDevice(serial), time.now(), (step++ % 5) - 2)
  const session = (...args: readonly string[]): Run => start(['session', '--code-from', '-', ...args], 'admin', env)
  const files = (): string[] => readdirSync(join(home, 'cache', 'demarc', 'mfa'))

  test('prints for credential_process, caches for its owner alone, and needs no code the next time', async () => {
    const first = await session('--format', 'json').type(code()).done()
    const given = JSON.parse(first.out)
    expect(given).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/) })
    const [file = ''] = files()
    const path = join(home, 'cache', 'demarc', 'mfa', file)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(JSON.parse((await session('--format', 'json').done()).out)).toEqual(given)
    // another role, device or duration is another session
    expect((await session('--duration', '900').done()).code).toBe(2)
    const env = (await session().done()).out
    expect(env).toContain(`export AWS_SESSION_TOKEN='${given.SessionToken}'\n`)

    // what ends within 16 minutes is still given where no code is to be had; what is over, damaged, or open to others is not
    const kept = readFileSync(path, 'utf8')
    const inMinutes = (minutes: number): string => new Date(time.now() + minutes * 60_000).toISOString()
    const endsIn = (minutes: number): void =>
      writeFileSync(
        path,
        kept
          .replaceAll(given.Expiration, inMinutes(minutes))
          .replace(/"openedAt":"[^"]+"/, `"openedAt":"${inMinutes(-720)}"`),
      )
    endsIn(15)
    expect(JSON.parse((await session('--format', 'json').done()).out).AccessKeyId).toBe(given.AccessKeyId)
    expect((await session('--format', 'json').type('123456').done()).err).toContain('AWS refused the code')
    for (const spoil of [
      () => endsIn(0.5),
      () => writeFileSync(path, kept.slice(0, 100)),
      () => {
        writeFileSync(path, kept)
        chmodSync(path, 0o644)
      },
    ]) {
      spoil()
      const { code, err } = await session().done()
      expect([code, err]).toEqual([2, expect.stringContaining('is needed')])
    }
    const says = `warning: the session in ${path} is not used, since its mode 0644 gives other users access: delete it`
    expect((await session().done()).err).toContain(says)
    chmodSync(path, 0o600)
    // a folder of this user that others have access to is made private again
    chmodSync(dirname(path), 0o777)
    expect(JSON.parse((await session('--format', 'json').done()).out)).toEqual(given)
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
    expect(JSON.parse((await session('--format', 'json').done()).out)).toEqual(given)
    time.turn(1)
    const fresh = JSON.parse((await session('--format', 'json', '--fresh').type(code()).done()).out)
    expect(fresh.AccessKeyId).not.toBe(given.AccessKeyId)
  })

  test('runs a command with the session and what is left of standard input, and ends as it does', async () => {
    const program = `
      process.stdin.setEncoding('utf8')
      let text = ''
      process.stdin.on('data', (more) => { text += more })
      process.stdin.on('end', () => {
        console.log(JSON.stringify({ env: process.env, text }))
        process.exit(7)
      })`
    // as a process, whose standard input is a pipe that the program goes on reading
    const words = ['mfa', 'session', '--no-cache', '--code-from', '-', '--', process.execPath, '-e', program]
    const given: NodeJS.ProcessEnv = { ...envOf(practice, home, 'admin'), ...env, AWS_PAGER: 'less' }
    const run = new ProcessRun(words, { ...given, AWS_DEFAULT_PROFILE: 'admin' })
    const { code: ended, out } = await run.type(code(), 'for the program').done()
    const { env: seen, text } = JSON.parse(out)
    expect([ended, text]).toEqual([7, 'for the program\n'])
    // the caller's environment and the session: nothing that Demarc sets for itself
    expect(seen).toEqual({
      ...Object.fromEntries(Object.entries(given)),
      AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/),
      AWS_SECRET_ACCESS_KEY: expect.any(String),
      AWS_SESSION_TOKEN: expect.any(String),
      AWS_CREDENTIAL_EXPIRATION: expect.any(String),
    })
  })

  test('assumes a role that asks for MFA', async () => {
    const iam = new IAM(clientFor(practice, 'admin'))
    const trust = {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:user/anna.lindqvist' },
      Action: 'sts:AssumeRole',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    }
    const { Role } = await iam.createRole({
      RoleName: 'WithMfa',
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
    })
    const args = ['--role-arn', Role?.Arn ?? '', '--session-name', 'anna', '--no-cache', '--fresh', '--format', 'json']
    const {
      code: ended,
      out,
      err,
    } = await session(...args)
      .type(code())
      .done()
    expect([ended, err]).toEqual([0, ''])
    expect(JSON.parse(out).AccessKeyId).toMatch(/^ASIA/)
  })

  test('what is wrong is said, and no session is printed', async () => {
    time.turn(1)
    const cases: [string[], string[], string][] = [
      [['--fresh'], ['123456'], 'AWS refused the code'],
      [['--fresh'], ['123'], 'has 6 digits'],
      [['--fresh'], [], 'is needed'],
      [['--fresh', '--serial', arn('admin')], ['123456'], 'knows no such device'],
      [['--role-arn', 'Admin'], [], 'is not the ARN of a role'],
      [['--duration', '60'], [], 'from 900 to 129600'],
      [['--', 'no-such-program'], [], 'no-such-program cannot be run'],
    ]
    const ends = await Promise.all(
      cases.map(([args, lines]) =>
        session(...args)
          .type(...lines)
          .done(),
      ),
    )
    expect(ends).toEqual(cases.map(([, , words]) => ({ code: 2, out: '', err: expect.stringContaining(words) })))
  })
})

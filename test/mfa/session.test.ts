import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openSession } from '../../src/mfa/aws/session.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { demarc, Run } from '../cli/in-test.ts'
import { MAIN, ProcessRun, Terminal } from '../cli/process.ts'
import { TestClock } from '../clock.ts'
import type { FaultProxy } from '../faults/proxy.ts'
import { clientFor, codeAt } from '../practice/in-test.ts'
import { asCommand } from './every-call.ts'
import { envOf, newHome, startMfaProxy } from './in-test.ts'
import { type Owned, Owners } from './owners.ts'

/** AWS's clock. It stands still, so that a code stays valid however slowly a process starts. */
let time: TestClock
let practice: Practice
let proxy: FaultProxy
let owners: Owners
let home: string
beforeAll(async () => {
  time = new TestClock()
  practice = await startPractice({ clock: time.now })
  proxy = await startMfaProxy(practice)
  owners = new Owners(practice, time.now)
  home = newHome()
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
  rmSync(home, { recursive: true })
})

const session = ({ keys }: Pick<Owned, 'keys'>, args: readonly string[]): Run =>
  new Run(['mfa', 'session', '--code-from', '-', ...args], { env: envOf(practice, home, keys), time })
const shell = (lines: string, env: NodeJS.ProcessEnv): ProcessRun =>
  new ProcessRun(['-eu', '-c', lines], env, '/bin/sh')
const codeOf = ({ seed }: Owned): string => codeAt(seed, time.now())

test.each(process.platform === 'linux' ? ['/dev/null/x', '/sys', '/proc'] : ['/dev/null/x'])(
  'a home that takes nothing, %s: the session is printed all the same',
  async (HOME) => {
    const owned = await owners.device()
    const { XDG_CACHE_HOME: _, ...env } = envOf(practice, home, owned.keys)
    const run = new Run(['mfa', 'session', '--code-from', '-', '--serial', owned.serial, '--format', 'json'], {
      env: { ...env, HOME },
      time,
    })
    const { code, out, err } = await run.type(codeOf(owned)).done()
    expect([code, JSON.parse(out).AccessKeyId]).toEqual([0, expect.stringMatching(/^ASIA/)])
    expect(err).toMatch(/^warning: the session is not kept for the next time: .* cannot be written/)
  },
)

test('a virtual device by its name', async () => {
  const owned = await owners.device('namer')
  const name = owned.serial.slice(owned.serial.indexOf('/') + 1)
  const near = await session(owned, ['--serial', `${name}0`]).done()
  expect([near.code, near.err]).toEqual([
    2,
    expect.stringMatching(new RegExp(`you have no device[\\s\\S]*Did you mean.* ${name}`)),
  ])
  const { code, err } = await session(owned, ['--no-cache', '--serial', name]).type(codeOf(owned)).done()
  expect([code, err]).toEqual([0, ''])
})

test('who may not see their devices is taken at their word', async () => {
  const owned = await owners.device('blind')
  await new IAM(clientFor(practice, 'admin')).deleteUserPolicy({ UserName: 'blind', PolicyName: 'own' })
  const { code, err } = await session(owned, ['--no-cache', '--serial', 'GAKT12345678']).type('123456').done()
  expect([code, err]).toEqual([2, expect.stringContaining('knows no such device')])
})

test('the lines for a shell have their effect in spite of AWS_PROFILE; from a session there is no other', async () => {
  const owned = await owners.device()
  const {
    AWS_ACCESS_KEY_ID: id,
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_REGION: _,
    ...rest
  } = envOf(practice, home, owned.keys)
  const config = join(home, 'config')
  writeFileSync(
    config,
    `[profile base]\naws_access_key_id=${id}\naws_secret_access_key=${secret}\nregion=eu-central-1\n`,
  )
  const env = { ...rest, AWS_PROFILE: 'base', AWS_CONFIG_FILE: config, DEMARC: MAIN }
  const run = new Run(['mfa', 'session', '--code-from', '-', '--no-cache', '--serial', owned.serial], { env, time })
  const { code, out } = await run.type(codeOf(owned)).done()
  expect([code, out]).toEqual([0, expect.stringContaining(`export AWS_REGION='eu-central-1'\n`)])

  const shown = await shell(`${out}\nenv`, env).ended
  expect(shown.out).toMatch(/^AWS_ACCESS_KEY_ID=ASIA/m)
  expect(shown.out).not.toMatch(/^AWS_PROFILE=/m)
  const inside = `${out}\n"${process.execPath}" "$DEMARC" mfa session --code-from - --fresh --serial ${owned.serial}`
  const ended = await shell(inside, env).type('123456').done()
  expect([ended.code, ended.err]).toEqual([
    2,
    expect.stringMatching(/for the credentials of another session[\s\S]*--profile/),
  ])
})

test("AWS's own refusal to open a session from a session", async () => {
  const owned = await owners.device()
  const of = { serial: owned.serial }
  const opened = await asCommand(proxy, owned.keys, '', ({ sts }) => openSession(sts, of, codeOf(owned)))
  if (opened instanceof Error) throw opened
  const again = await asCommand(proxy, opened, '', ({ sts }) => openSession(sts, of, '123456'))
  expect(again).toMatchObject({ code: 'MFA_NOT_FROM_SESSION', hint: expect.not.stringContaining('IAM action') })
})

test('as a credential_process whose standard input never says anything nor ends: the code is asked for at the terminal', async () => {
  const owned = await owners.device()
  const env = envOf(practice, home, owned.keys)
  // as the SDK for JavaScript calls it: by exec, of which the answer alone is read
  const command = `"${process.execPath}" "${MAIN}" mfa session --no-cache --serial ${owned.serial} --format json`
  const caller = `require('node:child_process').exec(${JSON.stringify(command)}, (error, out) => console.log(error?.message ?? 'key ' + JSON.parse(out).AccessKeyId))`
  const terminal = new Terminal(process.execPath, ['-e', caller], env)
  expect(await terminal.screen.until('Code of ')).toBe(`Code of ${owned.serial}:`)
  terminal.write(`${codeOf(owned)}\r`)
  expect(await terminal.exited).toBe(0)
  expect(terminal.screen.text).toMatch(/^key ASIA/m)
})

test.each([[[]], [['--profile', 'both']]])(
  'a credential_process that begins from its own profile, by %j, starts no third',
  async (named) => {
    const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...rest } = envOf(practice, home)
    const config = join(home, `circle${named.length}`)
    const [started, said] = [join(home, `started${named.length}`), join(home, `said${named.length}`)]
    const self = `"${process.execPath}" "${MAIN}" mfa session ${named.join(' ')} --format json 2>> ${said}`
    writeFileSync(config, `[profile both]\ncredential_process = echo . >> ${started} && ${self}\n`)
    const env = { ...rest, AWS_PROFILE: 'both', AWS_CONFIG_FILE: config }
    const { code, out, err } = await demarc(['mfa', 'session', ...named], env)
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(/credential_process[\s\S]*--profile/)])
    const refused = readFileSync(said, 'utf8')
    expect(refused).toMatch(/\[MFA_ASKS_ITSELF\]\nhint: .*--profile base/)
    // the SDK may try again; each that it started has refused, and started none
    expect(refused.split('[MFA_ASKS_ITSELF]').length).toBe(readFileSync(started, 'utf8').split('.').length)
  },
)

test('a credential_process has the environment of the caller, without the profile that is set for the SDK', async () => {
  const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, AWS_PROFILE: ___, ...env } = envOf(practice, home)
  const [config, said] = [join(home, 'asks'), join(home, 'profile')]
  writeFileSync(config, `[profile asks]\ncredential_process = echo "\${AWS_PROFILE-none}" > ${said}; exit 1\n`)
  expect((await demarc(['mfa', 'session', '--profile', 'asks'], { ...env, AWS_CONFIG_FILE: config })).code).toBe(2)
  expect(readFileSync(said, 'utf8')).toBe('none\n')
})

const asProcess = ({ keys }: Owned, args: readonly string[]): ProcessRun =>
  new ProcessRun(['mfa', 'session', '--code-from', '-', ...args], envOf(practice, home, keys))

test.each([
  { signal: 'SIGHUP', how: 'within the tests', session },
  { signal: 'SIGQUIT', how: 'within the tests', session },
  { signal: 'SIGINT', how: 'within the tests', session },
  { signal: 'SIGTERM', how: 'within the tests', session },
  { signal: 'SIGUSR2', how: 'within the tests', session },
  // where nothing hears of it, Node opens its debugger
  { signal: 'SIGUSR1', how: 'as a process', session: asProcess },
] as const)(
  '$signal is for the command: it ends as that does, whether it hears of it or dies of it ($how)',
  async ({ signal, session }) => {
    const owned = await owners.device()
    const ready = 'setInterval(() => {}, 1000); console.log("ready", process.pid)'
    const hears = session(owned, [
      '--serial',
      owned.serial,
      '--',
      process.execPath,
      '-e',
      `process.on('${signal}', () => process.exit(9)); ${ready}`,
    ])
    await hears.type(codeOf(owned)).until(/ready/)
    // with the session that is kept
    const dies = session(owned, ['--serial', owned.serial, '--', 'sh', '-c', 'echo ready; exec sleep 1000'])
    await dies.until(/ready/)
    for (const run of [hears, dies]) run.kill(signal)
    const ends = await Promise.all([hears.ended, dies.ended])
    expect(ends.map(({ code, err }) => [code, err])).toEqual([
      [9, ''],
      [128 + constants.signals[signal], ''],
    ])
  },
)

test('a kept session of another user, or behind a pipe, is not taken: a code is asked for', async () => {
  const owned = await owners.device()
  const env = envOf(practice, newHome(), owned.keys)
  const open = (...codes: readonly string[]) =>
    new Run(['mfa', 'session', '--code-from', '-', '--serial', owned.serial, '--format', 'json'], { env, time })
      .type(...codes)
      .done()
  const first = await open(codeOf(owned))
  expect(first.code).toBe(0)
  expect(await open()).toEqual(first)
  const uid = process.getuid?.() ?? 0
  const other = vi.spyOn(process, 'getuid').mockReturnValue(uid + 1)
  try {
    expect((await open()).err).toContain('MFA_CODE_MISSING')
  } finally {
    other.mockRestore()
  }
  expect(await open()).toEqual(first)
  const folder = join(env['XDG_CACHE_HOME'] ?? '', 'demarc', 'mfa')
  const [kept = ''] = readdirSync(folder)
  rmSync(join(folder, kept))
  execFileSync('mkfifo', ['-m', '600', join(folder, kept)])
  expect((await open()).err).toContain('MFA_CODE_MISSING')
})

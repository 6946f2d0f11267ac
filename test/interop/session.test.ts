import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { MAIN, ProcessRun, Terminal } from '../cli/process.ts'
import { TestClock } from '../clock.ts'
import { type Owned, Owners } from '../mfa/owners.ts'
import { clientFor, codeAt } from '../practice/in-test.ts'
import { inVenv } from './programs.ts'

/**
 * `demarc mfa session` under the tools that people have: each finds the credentials of a profile by itself. They run beside the practice
 * account of this process, and so never block it.
 */
let time: TestClock
let practice: Practice
let owners: Owners
let owned: Owned
let home: string
let env: NodeJS.ProcessEnv
const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`

beforeAll(async () => {
  // it stands still, so that a code stays valid however slowly a program starts
  time = new TestClock()
  practice = await startPractice({ clock: time.now })
  owners = new Owners(practice, time.now)
  const Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
  const Statement = [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole', Condition }]
  for (const RoleName of ['One', 'Two'])
    await new IAM(clientFor(practice, 'admin')).createRole({
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
    })
})
afterAll(() => practice?.close())

/** Each test has a home, a device, and profiles of its own. */
beforeEach(async () => {
  owned = await owners.device()
  home = mkdtempSync(join(tmpdir(), 'demarc-interop-session-'))
  mkdirSync(join(home, '.aws'))
  const program = join(home, 'code')
  writeCode()
  const { accessKeyId, secretAccessKey } = owned.keys
  const at = `region = eu-central-1\nendpoint_url = ${practice.endpoint}\n`
  const session = (of: string, more: string): string =>
    `credential_process = "${process.execPath}" "${MAIN}" mfa session --profile ${of} --format json ${more}\n`
  writeFileSync(
    join(home, '.aws', 'credentials'),
    `[base]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  )
  writeFileSync(
    join(home, '.aws', 'config'),
    [
      `[profile base]\nmfa_serial = ${owned.serial}\n${at}`,
      ...['One', 'Two'].flatMap((name) => [
        `[profile ${name}]\nrole_arn = ${role(name)}\nsource_profile = base\nrole_session_name = anna\n${at}`,
        `[profile use-${name}]\n${session(name, `--code-from ${program}`)}${at}`,
      ]),
      `[profile use-base]\n${session('base', `--code-from ${program}`)}${at}`,
      `[profile asks]\n${session('One', '')}${at}`,
    ].join(''),
  )
  env = {
    PATH: process.env['PATH'],
    HOME: home,
    AWS_CONFIG_FILE: join(home, '.aws', 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws', 'credentials'),
    XDG_CACHE_HOME: join(home, 'cache'),
    AWS_EC2_METADATA_DISABLED: 'true',
    PYTHONDONTWRITEBYTECODE: '1',
  }
  return () => rmSync(home, { recursive: true })
})

/** Writes the program that prints a code of the device, and counts how often it was asked. */
function writeCode(): void {
  writeFileSync(
    join(home, 'code'),
    `#!/bin/sh\necho asked >> '${home}/asked'\necho ${codeAt(owned.seed, time.now())}\n`,
  )
  chmodSync(join(home, 'code'), 0o755)
}

/** Makes each kept session one of an hour that ends so many minutes from this moment. */
function endAllIn(minutes: number): void {
  const folder = join(home, 'cache', 'demarc', 'mfa')
  const end = Date.now() + minutes * 60_000
  const [openedAt, expiresAt] = [new Date(end - 3_600_000).toISOString(), new Date(end).toISOString()]
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
    const kept = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    writeFileSync(
      join(folder, name),
      JSON.stringify({ ...kept, openedAt, expiresAt, session: { ...kept.session, expiresAt } }),
    )
  }
}

const timesAsked = (): number =>
  existsSync(join(home, 'asked')) ? readFileSync(join(home, 'asked'), 'utf8').trim().split('\n').length : 0

const run = (program: string, args: readonly string[], more: NodeJS.ProcessEnv) =>
  new ProcessRun(args, { ...env, ...more }, program).done()
const who = (name: string): string => `arn:aws:sts::111122223333:assumed-role/${name}/anna`
const BOTO3 = "import boto3; print(boto3.client('sts').get_caller_identity()['Arn'])"
const CLI = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text']

describe('as credential_process', () => {
  test('boto3 and the AWS CLI that start together ask once, and one code serves both roles', async () => {
    const runs = await Promise.all([
      ...['One', 'Two', 'One'].map((name) => run(inVenv('python'), ['-c', BOTO3], { AWS_PROFILE: `use-${name}` })),
      ...['Two', 'One'].map((name) => run(inVenv('aws'), CLI, { AWS_PROFILE: `use-${name}` })),
    ])
    expect(runs.map(({ out, err }) => out.trim() || err)).toEqual(['One', 'Two', 'One', 'Two', 'One'].map(who))
    expect(timesAsked()).toBe(1)
    const asked = practice.requests.filter(({ operation }) => operation === 'GetSessionToken')
    expect(asked).toHaveLength(1)
  })

  test('boto3 that lives on asks no more than once: a kept session is outside of its refresh windows', async () => {
    const many = `
import boto3
sts = boto3.client('sts')
for _ in range(20): sts.get_caller_identity()
print(sts.get_caller_identity()['Arn'])`
    const { out } = await run(inVenv('python'), ['-c', many], { AWS_PROFILE: 'use-base' })
    expect([out.trim(), timesAsked()]).toEqual([expect.stringContaining(':user/owner-'), 1])
  })

  test('near the end of what is kept, programs that start together ask once, and none gets what ends within its window', async () => {
    const js = `import { STS } from '@aws-sdk/client-sts'; console.log((await new STS({}).getCallerIdentity({})).Arn)`
    const start = () =>
      Promise.all([
        run(inVenv('python'), ['-c', BOTO3], { AWS_PROFILE: 'use-One' }),
        run(inVenv('aws'), CLI, { AWS_PROFILE: 'use-base' }),
        run(process.execPath, ['--input-type=module', '-e', js], { AWS_PROFILE: 'use-base' }),
      ])
    const opened = (): number => practice.requests.filter(({ operation }) => operation === 'GetSessionToken').length
    const before = opened()
    await start()
    expect([timesAsked(), opened() - before]).toEqual([1, 1])
    // outside of all windows: nothing is asked for
    endAllIn(17)
    await start()
    expect([timesAsked(), opened() - before]).toEqual([1, 1])
    // within the window of botocore; the next code of the device, since each is good once
    time.turn(30_000)
    writeCode()
    endAllIn(14)
    const runs = await start()
    const user = expect.stringContaining(':user/owner-')
    expect(runs.map(({ out, err }) => out.trim() || err)).toEqual([who('One'), user, user])
    expect([timesAsked(), opened() - before]).toEqual([2, 2])
  })

  test('the SDK for JavaScript', async () => {
    const program = `import { STS } from '@aws-sdk/client-sts'; console.log((await new STS({}).getCallerIdentity({})).Arn)`
    const { out, err } = await run(process.execPath, ['--input-type=module', '-e', program], { AWS_PROFILE: 'use-One' })
    expect(out.trim() || err).toBe(who('One'))
  })

  test('in a terminal the AWS CLI asks for the code there', async () => {
    const terminal = new Terminal(inVenv('aws'), CLI, { ...env, AWS_PROFILE: 'asks' })
    await terminal.screen.until('Code of ')
    terminal.write(`${codeAt(owned.seed, time.now())}\r`)
    expect(await terminal.exited).toBe(0)
    expect(terminal.screen.text).toContain(who('One'))
  })
})

test('the environment of a command, and the lines of a shell, are what the AWS CLI and boto3 read', async () => {
  const session = [MAIN, 'mfa', 'session', '--profile', 'Two', '--code-from', join(home, 'code')]
  const command = await run(process.execPath, [...session, '--', inVenv('aws'), ...CLI], {})
  expect(command.out.trim() || command.err).toBe(who('Two'))
  const lines = `eval "$("$0" "$@")" && "${inVenv('python')}" -c "${BOTO3}"`
  // what would count before the session is there
  const stale = { AWS_PROFILE: 'base', AWS_SECURITY_TOKEN: 'old', AWS_DEFAULT_PROFILE: 'base' }
  const shell = await run('/bin/sh', ['-c', lines, process.execPath, ...session], stale)
  expect(shell.out.trim() || shell.err).toBe(who('Two'))
  // still the one code
  expect(timesAsked()).toBe(1)
})

const go = spawnSync('go', ['version']).status === 0
test.skipIf(!go)('the SDK for Go (skipped where Go is not installed)', { timeout: 300_000 }, async () => {
  const folder = join(home, 'go')
  cpSync(resolve('test/interop/session-go'), folder, { recursive: true })
  const built = { PATH: process.env['PATH'], HOME: process.env['HOME'] }
  const made = await new ProcessRun(['build', '-C', folder, '-o', 'program', '.'], built, 'go').done()
  expect(made.err.replaceAll(/^go: downloading.*\n/gm, '')).toBe('')
  const { out, err } = await run(join(folder, 'program'), [], { AWS_PROFILE: 'use-Two' })
  expect(out.trim() || err).toBe(who('Two'))
})

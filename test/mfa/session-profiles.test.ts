import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { sessionCommand } from '../../src/cli/mfa/session.ts'
import { FAST_OPTIONS, keptAnswer } from '../../src/cli/mfa/session-fast.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { type Ended, Run } from '../cli/in-test.ts'
import { TestTerminal } from '../cli/terminal.ts'
import { TestClock } from '../clock.ts'
import { clientFor, codeAt } from '../practice/in-test.ts'
import { envOf, newHome } from './in-test.ts'
import { type Owned, Owners } from './owners.ts'

let time: TestClock
let practice: Practice
let owners: Owners
/** Each test has a home, a user with a device, and codes of its own. */
let home: string
let owned: Owned
let env: NodeJS.ProcessEnv
beforeAll(async () => {
  time = new TestClock()
  practice = await startPractice({ clock: time.now })
  owners = new Owners(practice, time.now)
  await Promise.all([
    role('WithMfa', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    role('Recent', { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
    role('External', { StringEquals: { 'sts:ExternalId': 'x1' } }),
    role('Old', { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }),
  ])
})
afterAll(() => practice.close())
beforeEach(async () => {
  home = newHome()
  owned = await owners.device()
  mkdirSync(join(home, '.aws'))
  const { accessKeyId, secretAccessKey } = owned.keys
  writeFileSync(
    join(home, '.aws', 'credentials'),
    `[base]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  )
  const profile = (name: string, says: string): string =>
    `[profile ${name}]\nendpoint_url = ${practice.endpoint}\n${says}\n`
  const assumed = (name: string, more = ''): string =>
    profile(name.toLowerCase(), `role_arn = ${arnOf(name)}\nsource_profile = base\n${more}`)
  writeFileSync(
    join(home, '.aws', 'config'),
    [
      profile('base', `region = eu-central-1\nmfa_serial = ${owned.serial}`),
      assumed('WithMfa', 'region = eu-west-1\nrole_session_name = anna'),
      assumed('Recent'),
      assumed('External', 'external_id = x1'),
      assumed('Old'),
    ].join(''),
  )
  const {
    AWS_ENDPOINT_URL: _,
    AWS_REGION: __,
    ...rest
  } = envOf(practice, home, { accessKeyId: '', secretAccessKey: '' })
  env = {
    ...rest,
    AWS_CONFIG_FILE: join(home, '.aws', 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws', 'credentials'),
  }
  return () => rmSync(home, { recursive: true })
})

const arnOf = (name: string): string => `arn:aws:iam::111122223333:role/${name}`

/** A role of the practice account that the account may assume under a condition. */
async function role(RoleName: string, Condition: object): Promise<void> {
  const Statement = [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole', Condition }]
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  await new IAM(clientFor(practice, 'admin')).createRole({ RoleName, AssumeRolePolicyDocument })
}

const start = (line: string, ...more: readonly string[]): Run =>
  typed(new Run([...line.split(' '), ...more], { env, time }), more)
/** The same on the clock of the system: what asks AWS much paces its calls by it. */
const paced = (line: string, ...more: readonly string[]): Run =>
  typed(new Run([...line.split(' '), ...more], { env }), more)
/** The code of this step is given where it is read from standard input. */
const typed = (run: Run, words: readonly string[]): Run =>
  words.includes('-') ? run.type(codeAt(owned.seed, time.now())) : run
const session = (profile: string, ...more: readonly string[]): Promise<Ended> =>
  start(`mfa session --profile ${profile}`, ...more).done()
const code = (): readonly string[] => ['--code-from', '-']
const asked = (): number => practice.requests.length
const operationsSince = (before: number): string[] => practice.requests.slice(before).map(({ operation }) => operation)

test('one code for many roles: a session of the user, from which each is assumed', async () => {
  const before = asked()
  expect((await session('withmfa', ...code())).code).toBe(0)
  // no program for a code is there any more
  for (const name of ['recent', 'external', 'base']) expect([name, (await session(name)).err]).toEqual([name, ''])
  expect(operationsSince(before)).toEqual(['GetCallerIdentity', 'GetSessionToken', ...Array(3).fill('AssumeRole')])
})

test('the lines of a shell have what the profile says, and nothing that it does not', async () => {
  const names = (out: string): string[] => out.split('\n').flatMap((line) => /^export (\w+)=/.exec(line)?.[1] ?? [])
  const keys = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CREDENTIAL_EXPIRATION']
  expect(names((await session('withmfa', ...code())).out)).toEqual([
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_ENDPOINT_URL',
    ...keys,
  ])
  expect(names((await session('recent')).out)).toEqual(['AWS_ENDPOINT_URL', ...keys])
})

test('processes that start together ask once', async () => {
  const count = join(home, 'count')
  const program = `sh -c 'echo asked >> ${count}; printf ${codeAt(owned.seed, time.now())}'`
  const runs = await Promise.all(
    Array.from({ length: 5 }, () => session('withmfa', '--code-from', program, '-f', 'json')),
  )
  expect(runs.map(({ code, err }) => [code, err])).toEqual(Array(5).fill([0, '']))
  expect(new Set(runs.map(({ out }) => out)).size).toBe(1)
  expect(readFileSync(count, 'utf8')).toBe('asked\n')

  // a new session is wanted: one of them asks, and the others take what it was given
  time.turn(60_000)
  const again = `sh -c 'echo asked >> ${count}; printf ${codeAt(owned.seed, time.now())}'`
  const fresh = await Promise.all(
    Array.from({ length: 5 }, () => session('withmfa', '--fresh', '--code-from', again, '-f', 'json')),
  )
  expect(fresh.map(({ code, err }) => [code, err])).toEqual(Array(5).fill([0, '']))
  expect(new Set(fresh.map(({ out }) => out)).size).toBe(1)
  expect(fresh[0]?.out).not.toBe(runs[0]?.out)
  expect(readFileSync(count, 'utf8')).toBe('asked\nasked\n')
})

test.each([
  ['false', 'CODE_COMMAND_FAILED', 'it ended with 1'],
  ['no-such-program --now', 'CODE_COMMAND_FAILED', 'was not found'],
  ["sh -c 'kill -KILL $$'", 'CODE_COMMAND_FAILED', 'the signal SIGKILL ended it'],
  ['ls /nowhere-at-all', 'CODE_COMMAND_FAILED', '/nowhere-at-all'],
  ['yes', 'CODE_COMMAND_FAILED', 'far more than a code'],
  ['echo hello', 'BAD_CODE_OUTPUT', 'other than one code'],
  ["printf 'x", 'BAD_CODE_COMMAND', 'is not a command'],
  ['printf 000000', 'MFA_CODE_REFUSED', 'AWS refused the code'],
])('--code-from %j: %s', async (program, errorCode, says) => {
  const { code, out, err } = await session('base', '--code-from', program)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(`[${errorCode}]`)
  expect(err).toContain(says)
})

test('without a terminal and without --code-from nothing is read of standard input', async () => {
  const { code, err } = await start('mfa session --profile base').type(codeAt(owned.seed, time.now())).done()
  expect([code, err]).toEqual([2, expect.stringMatching(/MFA_CODE_MISSING\]\nhint: .*--code-from/)])
})

test("a role that AWS refuses is told in AWS's words", async () => {
  const { code: ended, err } = await session('old', ...code())
  expect(ended).toBe(2)
  expect(err).toMatch(/ROLE_REFUSED/)
  expect(err).toContain('is not authorized to perform: sts:AssumeRole')
  expect(err).toMatch(/hint: .*trust policy.*aws:MultiFactorAuthPresent.*mfa_serial.*--fresh/)
})

test('what is kept is listed without its secrets, and cleared', async () => {
  const { out } = await session('withmfa', ...code(), '-f', 'json')
  const { SessionToken } = JSON.parse(out)
  const listed = await start('mfa session list').done()
  expect(listed.out).toMatch(/^ 1 h {2}0 min {2}arn:aws:iam::111122223333:role\/WithMfa {2}\(from AKIA/m)
  expect(listed.out).toMatch(/^12 h {2}0 min {2}the user/m)
  const { sessions } = JSON.parse((await start('mfa session list --format json').done()).out)
  expect(sessions).toHaveLength(2)
  expect(listed.out + JSON.stringify(sessions)).not.toContain(SessionToken)
  expect(listed.err).toBe('')
  const folder = join(home, 'cache', 'demarc', 'mfa')
  const [exposed = ''] = readdirSync(folder).filter((name) => name.endsWith('.json'))
  chmodSync(join(folder, exposed), 0o644)
  const warned = await start('mfa session list').done()
  expect([warned.code, warned.err]).toEqual([0, expect.stringMatching(/^warning: .*644/)])
  expect(warned.err).toContain(exposed)
  expect((await start('mfa session clear').done()).err).toBe('deleted 2 sessions\n')
  expect(readdirSync(join(home, 'cache', 'demarc', 'mfa'))).toEqual([])
  expect((await start('mfa session list').done()).out).toBe('no session is kept\n')
})

test('nothing is kept with --cache none, and a wrong place is told', async () => {
  expect((await session('base', ...code(), '--cache', 'none')).code).toBe(0)
  expect(existsSync(join(home, 'cache'))).toBe(false)
  env = { ...env, DEMARC_MFA_CACHE: 'cloud' }
  expect((await session('base')).err).toContain('DEMARC_MFA_CACHE is "cloud"')
})

test('the short way prints what the command line prints, and leaves all else to it', async () => {
  await session('withmfa', ...code())
  for (const format of ['env', 'fish', 'powershell', 'json']) {
    const words = ['--profile', 'withmfa', `--format=${format}`]
    expect(keptAnswer(words, env, time.now())).toBe((await start('mfa session', ...words).done()).out)
  }
  const known = ['--profile', 'withmfa']
  for (const words of [
    ['--', 'ls'],
    ['--fresh'],
    ['--no-cache'],
    ['--cache', 'keychain'],
    ['list'],
    ['--help'],
    ['--format', 'x'],
  ])
    expect([words, keptAnswer([...known, ...words], env, time.now())]).toEqual([words, undefined])
  expect(keptAnswer(['--profile', 'recent'], env, time.now())).toBeUndefined()
  expect(keptAnswer(known, env, time.now() + 45 * 60_000)).toBeUndefined()
})

test('the short way knows each option of the command that has a value', () => {
  const io = new Run('--version', { env, time })
  // safe: nothing of it is used while the options are declared
  const { options } = sessionCommand(io as never, () => {})
  const valued = options.filter(({ required, optional }) => required || optional)
  const names = valued.flatMap(({ long, short }) => [long, short]).filter((name) => name != null)
  // how fast AWS is asked matters where it is asked, and a practice account begins without sessions
  expect([...Object.keys(FAST_OPTIONS), '--pace', '--practice'].sort()).toEqual(names.sort())
})

test('the console: a URL that signs in as the role; a browser that is opened', async () => {
  const before = asked()
  const { code: ended, out } = await start('mfa console --profile withmfa --print', ...code()).done()
  expect([ended, operationsSince(before)]).toEqual([0, ['GetCallerIdentity', 'AssumeRole']])
  expect(out).toContain('/federation?Action=login&Issuer=demarc&Destination=https%3A%2F%2Fconsole.aws.amazon.com%2F')
  const page = await fetch(out.trim())
  expect([page.status, await page.text()]).toEqual([
    200,
    expect.stringContaining('as arn:aws:sts::111122223333:assumed-role/WithMfa/anna'),
  ])
  const opener = join(home, process.platform === 'darwin' ? 'open' : 'xdg-open')
  writeFileSync(opener, `#!/bin/sh\necho "$1" > '${join(home, 'opened')}'\n`)
  chmodSync(opener, 0o755)
  env = { ...env, PATH: `${home}:${env['PATH']}` }
  const opened = await start('mfa console --profile withmfa').done()
  expect([opened.code, opened.out, opened.err]).toEqual([0, '', expect.stringContaining('opened the console as')])
  expect(readFileSync(join(home, 'opened'), 'utf8')).toContain('/federation?Action=login')
})

test.each([
  ['--profile base', 'ROLE_MISSING'],
  ['--profile withmfa --destination ftp://x', 'BAD_DESTINATION'],
  ['--profile withmfa --destination https://aws.amazon.com.evil.example/', 'BAD_DESTINATION'],
])('demarc mfa console %s: %s', async (words, errorCode) => {
  const { code: ended, err } = await start(`mfa console --print ${words}`, ...code()).done()
  expect([ended, err]).toEqual([2, expect.stringContaining(`[${errorCode}]`)])
})

test('what asks AWS otherwise takes the session of a profile too, and asks for its code in the same way', async () => {
  const line = 'policy --check --format json --profile'
  const first = await paced(`${line} withmfa`, ...code()).done()
  expect(first.out).toContain('arn:aws:sts::111122223333:assumed-role/WithMfa/anna')
  // the session of the user is kept: no code for another role
  expect((await paced(`${line} recent`).done()).out).toContain('assumed-role/Recent')
  expect((await session('withmfa')).err).toBe('')
})

test('a user whose profile names a device is asked without it where no code is to be had, and that is said', async () => {
  const { out, err } = await paced('policy --check --format json --profile base').done()
  expect(out).toContain(':user/')
  expect(err).toContain('asked without MFA')
})

test('one code is asked for, however often the credentials are: also where no session is kept', async () => {
  const asks = join(home, 'asks')
  const program = join(home, 'code')
  writeFileSync(program, `#!/bin/sh\necho asked >> ${asks}\nprintf %s ${codeAt(owned.seed, time.now())}\n`, {
    mode: 0o700,
  })
  const run = new Run(['policy', '--check', '--format', 'json', '--profile', 'withmfa', '--code-from', program], {
    env: { ...env, DEMARC_MFA_CACHE: 'none' },
  })
  const { out, err } = await run.done()
  expect(err).toBe('')
  expect(out).toContain('assumed-role/WithMfa')
  expect(readFileSync(asks, 'utf8')).toBe('asked\n')
})

/** What asks AWS, by a profile whose role wants a code of its user. */
const asking = ['policy --check', 'root', 'root watch --once --state STATE', 'scan --quiet']

test.each(asking)(
  'demarc %s: without a terminal it says what is wanted, and asks AWS for nothing as the user',
  async (line) => {
    const before = asked()
    const { code: ended, err } = await paced(
      `${line.replace('STATE', join(home, 'watch.jsonl'))} --profile withmfa`,
    ).done()
    expect([ended, err]).toEqual([
      2,
      expect.stringMatching(
        /a code of \S+ is needed, and there is no terminal to ask at \[MFA_CODE_MISSING\]\nhint: --code-from/,
      ),
    ])
    expect(operationsSince(before)).toEqual(['GetCallerIdentity'])
  },
)

test.each(asking)('demarc %s: at a terminal the code is asked for once, before anything else', async (line) => {
  const words = `${line} --profile withmfa`.replace('STATE', join(home, 'watch.jsonl')).split(' ')
  const at = new TestTerminal(words, { ...env, LANG: 'C.UTF-8', DEMARC_MFA_CACHE: 'none' })
  await at.until(`Code of ${owned.serial} ______`)
  const before = asked()
  at.write(`${codeAt(owned.seed, time.now())}\r`)
  // clients of many services ask for the credentials
  await vi.waitFor(() => expect(asked() - before).toBeGreaterThan(line.startsWith('scan') ? 20 : 1), 20_000)
  if (line.startsWith('scan')) at.kill('SIGINT')
  // the role may look at nothing: what it is asked for is refused, and said
  expect([0, 3, 130]).toContain(await at.exited)
  expect(at.bytes.split('______')).toHaveLength(2)
  expect(operationsSince(before).filter((one) => one === 'GetSessionToken')).toHaveLength(1)
})

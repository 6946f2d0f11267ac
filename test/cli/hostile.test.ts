import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { type FaultProxy, startProxy } from '../faults/proxy.ts'
import { accessEnv, demarc } from './in-test.ts'

/** Control characters that start a colour, a title or a link, ring the bell, return to the line's start, reverse the direction, or hide
 * text. EVIL follows a colour of ours. */
const EVIL =
  'x\u001b[36mEVIL\u001b[2J\u001b]0;t\u0007\u001b]8;;https://evil.example\u001b\\\u009b36mEVIL\r\u0085\u202e\u2066\u200b\u2060\u00ad'
/** The same without characters that XML forbids. */
const IN_XML = 'x\u009b36mEVIL\u0085\u202e\u2066\u200b\u2060\u00ad&#13;'
const IN_JSON = JSON.stringify(EVIL).slice(1, -1)
// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for exactly these
const STYLE = /\u001b\[(?:[0-9]|2[0-9]|3[0-9])m/g
const RAW = /(?![\n\t]|\u200c|\u200d|\ufe0f)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/u

const NAMES = '(?:\\w*(?:Name|Alias|Arn|Message|Value|Key|Description|Email|Id|SerialNumber|Region)|member)'
/** An answer with a hostile suffix on every name. */
const hostile = (body: string): string =>
  body.startsWith('<')
    ? body.replace(new RegExp(`(<(${NAMES})>[^<]*)(</\\2>)`, 'gi'), `$1${IN_XML}$3`)
    : body.replace(new RegExp(`("${NAMES}": ?"(?:[^"\\\\]|\\\\.)*)"`, 'gi'), (_, start) => `${start}${IN_JSON}"`)

let practice: Practice
let proxy: FaultProxy
let folder: string
/** A folder, and files in it, whose names are hostile too; a file's name holds no NUL and no slash. */
let strange: string
let env: NodeJS.ProcessEnv
beforeAll(async () => {
  practice = await startPractice()
  proxy = await startProxy(practice)
  // the identity is read first: without it a command ends
  proxy.plans.set('', ({ operation }) => (operation === 'GetCallerIdentity' ? undefined : hostile))
  folder = mkdtempSync(join(tmpdir(), 'demarc-hostile-'))
  strange = join(folder, EVIL.replaceAll('/', '_'))
  mkdirSync(strange)
  writeFileSync(join(strange, 'run.json'), JSON.stringify({ schema: EVIL }))
  writeFileSync(join(strange, 'demarc.yaml'), `"${IN_JSON}": "${IN_JSON}"\n? { a: "${IN_JSON}" }\n: b\n`)
  env = { HOME: folder, XDG_STATE_HOME: folder, FORCE_COLOR: '1', ...accessEnv(practice, 'admin', proxy.endpoint) }
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
  rmSync(folder, { recursive: true })
})

function expectHarmless({ out, err }: { readonly out: string; readonly err: string }): void {
  for (const text of [out, err]) {
    expect(text.includes('\u001b[36mEVIL')).toBe(false)
    const plain = text.replaceAll(STYLE, '').replaceAll('\r\n', '\n')
    const at = plain.search(RAW)
    expect(at < 0 ? '' : JSON.stringify(plain.slice(Math.max(0, at - 60), at + 30))).toBe('')
  }
}

const inAccount = [
  ...['table', 'json', 'csv', 'ledger-csv', 'markdown', 'html', 'sarif', 'junit'].map(
    (format) => `scan --service iam -f ${format}`,
  ),
  ...['table', 'json', 'csv', 'ledger-csv', 'markdown', 'html'].map((format) => `root -f ${format}`),
  'root --org',
  'root --org -f json',
  'root guide',
  'root guide -f json',
  'root fix --password-policy',
  'root fix --password-policy -f json',
  'root watch --once --since 1h',
  'root watch --once --since 1h -f json',
  'mfa list',
  'mfa list -f json',
  'mfa enable --user nobody --family virtual --name one',
  'mfa disable --user nobody --yes',
  'mfa resync --user nobody',
  'mfa session --serial none',
  'policy --check',
]

test.each(inAccount)('an account with hostile names: %s', async (line) => {
  const ended = await demarc(line, env, folder)
  expect(ended.out + ended.err).not.toBe('')
  expect(ended.err).not.toContain('unknown option')
  expectHarmless(ended)
})

test('names of an account do come out, made harmless', async () => {
  const { out } = await demarc('mfa list', env, folder)
  expect(out).toContain('EVIL')
})

const said: readonly (readonly string[])[] = [
  [EVIL],
  ['scan', EVIL],
  ['scan', `--${EVIL}`],
  ['scan', '--replay', EVIL],
  ['scan', '--practice', '--region', EVIL],
  ['scan', '--practice', '--controls', EVIL],
  ['scan', '--practice', '--out', EVIL],
  ['scan', '--config', EVIL],
  ['scan', '--profile', EVIL],
  ['scan', '--endpoint-url', EVIL],
  ['scan', '--role-arn', EVIL],
  ['diff', EVIL, EVIL],
  ['model', EVIL],
  ['controls', EVIL],
  ['policy', '--out', `${EVIL}/x`],
  ['attest', '--responsibility', EVIL, '--statement', EVIL, '--by', EVIL, '--expires', EVIL],
  ['root', 'watch', '--once', '--queue', EVIL],
  ['root', 'watch', '--once', '--webhook', EVIL],
  ['root', 'watch', '--once', '--sns', EVIL],
  ['root', 'fix', '--member', EVIL],
  ['mfa', 'enable', '--user', EVIL, '--family', EVIL],
  ['practice', '--tokens', EVIL],
  ['practice', 'console-step', EVIL],
  ['completion', EVIL],
]

test.each(said.map((words) => [JSON.stringify(words.join(' ')).slice(0, 60), words] as const))(
  'hostile arguments: %s',
  async (_, words) => {
    const ended = await demarc(words, { ...env, DEMARC_DEBUG: '1' }, folder)
    expect(ended.code).not.toBe(0)
    expectHarmless(ended)
  },
)

/** Errors that Commander reports before a command runs. */
const refused: readonly (readonly string[])[] = [
  ['scan', '--fail-on', 'BREAK'],
  ['scan', '--format', 'BREAK'],
  ['scan', '--BREAK'],
  ['BREAK'],
  ['root', 'BREAK'],
  ['help', 'BREAK'],
  ['completion', 'BREAK'],
  ['learn', '--seed', 'BREAK'],
  ['practice', '--port', 'BREAK'],
  ['mfa', 'session', '--duration', 'BREAK'],
]

test.each(refused.map((words) => [words.join(' '), words] as const))(
  'an argument makes no line of its own in an error of the command line: %s',
  async (_, words) => {
    const broken = words.map((word) => word.replace('BREAK', 'a\nerror: b\r\u001b[31m(c)\n(d)'))
    const ended = await demarc(broken, env, folder)
    expectHarmless(ended)
    expect([ended.code, ended.err.split('\n').filter((line) => /^(error: b|\(d\))/.test(line))]).toEqual([2, []])
  },
)

test('a hostile folder, with a run file and a demarc.yaml of others', async () => {
  const run = join(strange, 'run.json')
  for (const words of [
    ['scan', '--practice', '--service', 'iam'],
    ['diff', run, run],
    [
      'attest',
      '--responsibility',
      'backups',
      '--statement',
      'x',
      '--by',
      'x',
      '--expires',
      '2027-01-01',
      '--evidence',
      'x',
    ],
  ]) {
    const ended = await demarc(words, env, strange)
    expect(ended.err).toContain('EVIL')
    expectHarmless(ended)
  }
})

test('a hostile environment', async () => {
  for (const name of [
    'AWS_PROFILE',
    'AWS_REGION',
    'AWS_ENDPOINT_URL',
    'AWS_ACCESS_KEY_ID',
    'DEMARC_WEBHOOK',
    'HOME',
    'XDG_STATE_HOME',
  ])
    expectHarmless(await demarc('root watch --once', { ...env, [name]: EVIL }, folder))
})

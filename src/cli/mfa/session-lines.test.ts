import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { printed } from './session-lines.ts'

const session = {
  accessKeyId: 'ASIA1',
  secretAccessKey: "a'b\\c",
  sessionToken: 't',
  expiresAt: '2026-11-25T12:00:00.000Z',
}
const handed = { set: { AWS_REGION: 'eu-central-1' }, unset: ['AWS_PROFILE'] }
const linesOf = (format: 'env' | 'fish' | 'powershell'): string[] => printed(session, handed, format).split('\n')
const rest = (set: (name: string, value: string) => string): string[] => [
  set('AWS_SESSION_TOKEN', 't'),
  set('AWS_CREDENTIAL_EXPIRATION', session.expiresAt),
  '',
]

test('each shell: what would count before the keys is taken away first', () => {
  expect(linesOf('env')).toEqual([
    'unset AWS_PROFILE',
    "export AWS_REGION='eu-central-1'",
    "export AWS_ACCESS_KEY_ID='ASIA1'",
    "export AWS_SECRET_ACCESS_KEY='a'\\''b\\c'",
    ...rest((name, value) => `export ${name}='${value}'`),
  ])
  expect(linesOf('fish')).toEqual([
    expect.stringMatching(/^set -le AWS_PROFILE; set -ge AWS_PROFILE; if set -qUx AWS_PROFILE; .*; end$/),
    "set -gx AWS_REGION 'eu-central-1'",
    "set -gx AWS_ACCESS_KEY_ID 'ASIA1'",
    "set -gx AWS_SECRET_ACCESS_KEY 'a\\'b\\\\c'",
    ...rest((name, value) => `set -gx ${name} '${value}'`),
  ])
  expect(linesOf('powershell')).toEqual([
    'Remove-Item Env:AWS_PROFILE -ErrorAction Ignore',
    "$Env:AWS_REGION = 'eu-central-1'",
    "$Env:AWS_ACCESS_KEY_ID = 'ASIA1'",
    "$Env:AWS_SECRET_ACCESS_KEY = 'a''b\\c'",
    ...rest((name, value) => `$Env:${name} = '${value}'`),
  ])
})

const fish = spawnSync('fish', ['--version']).status === 0

test.skipIf(!fish).each([
  { kind: 'global', before: 'set -gx AWS_PROFILE other', said: '', kept: '' },
  { kind: 'absent', before: '', said: '', kept: '' },
  {
    kind: 'universal',
    before: 'set -Ux AWS_PROFILE other ones',
    said: expect.stringContaining('AWS_PROFILE was universal'),
    kept: 'other ones',
  },
  {
    kind: 'universal behind a global one',
    before: 'set -Ux AWS_PROFILE other; set -gx AWS_PROFILE near',
    said: expect.stringContaining('set -Ux AWS_PROFILE $AWS_PROFILE'),
    kept: 'other',
  },
])('fish: no program sees a $kind variable that is taken away (skipped where fish is not installed)', (at) => {
  const HOME = mkdtempSync(join(tmpdir(), 'demarc-fish-'))
  const lines = printed(session, handed, 'fish')
  const child = `sh -c 'printf "%s\\n" "$AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY ${'$'}{AWS_PROFILE-none}"'`
  const input = `${at.before}\n${lines}\necho $AWS_PROFILE\n${child}\n`
  const { stdout, stderr } = spawnSync('fish', ['-c', input], {
    encoding: 'utf8',
    env: { HOME, PATH: process.env['PATH'] },
  })
  rmSync(HOME, { recursive: true })
  expect([stdout, stderr]).toEqual([`${at.kept}\nASIA1 a'b\\c none\n`, at.said])
})

test('PowerShell takes typographic quotes for quotes: in a value they are doubled', () => {
  const token = "c\u2019; evil '\u2018"
  const lines = printed({ ...session, sessionToken: token }, handed, 'powershell')
  expect(lines).toContain("$Env:AWS_SESSION_TOKEN = 'c\u2019\u2019; evil ''\u2018\u2018'")
})

/**
 * A verbatim string of PowerShell from its opening quote, as its own tokenizer reads it: its text, and what stands behind its end. Of two
 * quotes in a row, of any kind, the first is the escape, and the second is the text (ScanStringLiteral in engine/parser/tokenizer.cs of
 * PowerShell/PowerShell; "Including quote characters in a string" in about_Quoting_Rules).
 */
function verbatim(line: string): readonly [text: string, rest: string] {
  const isQuote = (at: number): boolean => "'\u2018\u2019\u201a\u201b".includes(line.charAt(at)) && at < line.length
  let text = ''
  for (let at = 1; at < line.length; at++) {
    if (isQuote(at) && !isQuote(at + 1)) return [text, line.slice(at + 1)]
    if (isQuote(at)) at++
    text += line.charAt(at)
  }
  throw new TypeError('the string does not end')
}

test.each([
  ["'; evil; '"],
  ["''"],
  ["'"],
  ['\u2019; evil #'],
  ['\u2018\u201a\u201b\u2019'],
  ["a'\u2019b"],
  ['$(evil) `n "$env:X" \u201d; evil'],
  ['ends in \u201b'],
])('PowerShell reads %j as a value, and nothing behind it', (value) => {
  const lines = printed({ ...session, sessionToken: value }, handed, 'powershell').split('\n')
  const line = lines.find((one) => one.startsWith('$Env:AWS_SESSION_TOKEN = ')) ?? ''
  expect(verbatim(line.slice('$Env:AWS_SESSION_TOKEN = '.length))).toEqual([value, ''])
})

test('JSON is as a credential_process gives it, of ASCII alone', () => {
  const given = printed({ ...session, sessionToken: 'a\u009b\u202eb' }, handed, 'json')
  expect(given).toBe(
    '{"Version":1,"AccessKeyId":"ASIA1","SecretAccessKey":"a\'b\\\\c","SessionToken":"a\\u009b\\u202eb","Expiration":"2026-11-25T12:00:00.000Z"}\n',
  )
  expect(JSON.parse(given).SessionToken).toBe('a\u009b\u202eb')
  // the time with a zone, as ISO 8601 has it (cli/latest/userguide/cli-configure-sourcing-external.html)
  expect(JSON.parse(given).Expiration).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
})

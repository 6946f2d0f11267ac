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
    'set -gu AWS_PROFILE',
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

test('PowerShell takes typographic quotes for quotes: in a value they are doubled', () => {
  const token = "c\u2019; evil '\u2018"
  const lines = printed({ ...session, sessionToken: token }, handed, 'powershell')
  expect(lines).toContain("$Env:AWS_SESSION_TOKEN = 'c\u2019\u2019; evil ''\u2018\u2018'")
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

import { expect, test } from 'vitest'
import { printed } from './session-lines.ts'

const session = {
  accessKeyId: 'ASIA1',
  secretAccessKey: "a'b\\c",
  sessionToken: 't',
  expiresAt: '2026-11-25T12:00:00.000Z',
}
const opened = { session, region: 'eu-central-1', endpoint: null }
const rest = (set: (name: string, value: string) => string): string[] => [
  set('AWS_SESSION_TOKEN', 't'),
  set('AWS_CREDENTIAL_EXPIRATION', session.expiresAt),
  '',
]

test('each shell: the profile, which would be asked before the keys, is taken away first', () => {
  const lines = (format: 'env' | 'fish' | 'powershell'): string[] => printed(opened, { format }, {}).split('\n')
  expect(lines('env')).toEqual([
    'unset AWS_PROFILE',
    'unset AWS_DEFAULT_PROFILE',
    "export AWS_ACCESS_KEY_ID='ASIA1'",
    "export AWS_SECRET_ACCESS_KEY='a'\\''b\\c'",
    ...rest((name, value) => `export ${name}='${value}'`),
  ])
  expect(lines('fish')).toEqual([
    'set -e AWS_PROFILE',
    'set -e AWS_DEFAULT_PROFILE',
    "set -gx AWS_ACCESS_KEY_ID 'ASIA1'",
    "set -gx AWS_SECRET_ACCESS_KEY 'a\\'b\\\\c'",
    ...rest((name, value) => `set -gx ${name} '${value}'`),
  ])
  expect(lines('powershell')).toEqual([
    'Remove-Item Env:AWS_PROFILE -ErrorAction Ignore',
    'Remove-Item Env:AWS_DEFAULT_PROFILE -ErrorAction Ignore',
    "$Env:AWS_ACCESS_KEY_ID = 'ASIA1'",
    "$Env:AWS_SECRET_ACCESS_KEY = 'a''b\\c'",
    ...rest((name, value) => `$Env:${name} = '${value}'`),
  ])
})

test('with the profile its region goes: it is set, unless the environment has one; an endpoint is set always', () => {
  const regionOf = (profile: string | undefined, env: NodeJS.ProcessEnv): string | undefined =>
    /AWS_REGION='(.+)'/.exec(
      printed(opened, { format: 'env', ...(profile === undefined ? {} : { profile }) }, env),
    )?.[1]
  expect([
    regionOf(undefined, {}),
    regionOf('base', {}),
    regionOf(undefined, { AWS_PROFILE: 'base' }),
    regionOf('base', { AWS_REGION: 'eu-west-1' }),
  ]).toEqual([undefined, 'eu-central-1', 'eu-central-1', undefined])
  const local = printed({ ...opened, endpoint: 'http://127.0.0.1:4566' }, { format: 'env' }, {})
  expect(local).toContain("export AWS_ENDPOINT_URL='http://127.0.0.1:4566'\n")
})

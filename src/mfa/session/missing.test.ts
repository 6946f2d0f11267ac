import { expect, test } from 'vitest'
import { DemarcError } from '../../core/errors.ts'
import { credentialsMissing } from './missing.ts'
import type { Base } from './plan.ts'

const missing = new DemarcError('CREDENTIALS_MISSING', 'no AWS credentials were found', { hint: 'Set AWS_PROFILE.' })
const profile = (says: Readonly<Record<string, string>>): Base => ({ is: 'profile', profile: 'p', settings: says })
const told = (base: Base): string => {
  const error = credentialsMissing(base, 'p', missing)
  return error instanceof DemarcError ? `${error.message}. ${error.hint}` : String(error)
}

test.each([
  [{ sso_session: 'corp' }, 'aws sso login --profile p'],
  [{ sso_start_url: 'https://corp.awsapps.com/start' }, 'aws sso login --profile p'],
  [{ login_session: 'arn' }, 'aws login --profile p'],
  [{ web_identity_token_file: '/run/token' }, '/run/token'],
  [{ credential_process: '/bin/false' }, 'the credential_process of profile "p" gave no credentials'],
  [{ region: 'eu-central-1' }, 'profile "p" names no credentials'],
])('a profile with %j is told what it lacks', (says, what) => {
  expect(told(profile(says))).toContain(what)
})

test('a machine that is none, and a chain without a profile', () => {
  expect(told({ is: 'machine', source: 'EcsContainer' })).toContain('credential_source = EcsContainer')
  expect(told({ is: 'chain' })).toContain('As a credential_process it needs --profile')
})

test('a token file that cannot be read fails at the first call', () => {
  const cause = Object.assign(new Error('no such file'), { code: 'ENOENT' })
  const error = new DemarcError('NO_IDENTITY', 'AWS did not say who is calling: no such file', { cause })
  expect(credentialsMissing(profile({ web_identity_token_file: '/run/token' }), 'p', error)).toMatchObject({
    code: 'CREDENTIALS_MISSING',
  })
})

test.each(['ENOTFOUND', 'ECONNREFUSED', 'ETIMEDOUT'])(
  'a network that fails (%s) is no fault of the profile',
  (code) => {
    const cause = Object.assign(new Error('connect'), { code })
    const error = new DemarcError('NO_IDENTITY', `the endpoint cannot be reached (${code})`, { cause })
    expect(credentialsMissing(profile({ credential_process: '/bin/false' }), 'p', error)).toBe(error)
  },
)

test('any other error stays as it is', () => {
  const other = new DemarcError('NO_IDENTITY', 'its answer names no account')
  expect(credentialsMissing({ is: 'chain' }, undefined, other)).toBe(other)
})

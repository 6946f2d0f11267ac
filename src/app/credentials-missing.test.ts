import { expect, test } from 'vitest'
import { DemarcError } from '../core/errors.ts'
import { explainedBy, withProfile } from './credentials-missing.ts'

const known = {
  lost: { role_arn: 'arn:aws:iam::111122223333:role/Audit', source_profile: 'gone' },
  half: { aws_access_key_id: 'AKIAIOSFODNN7EXAMPLE' },
  sso: { sso_session: 'corp' },
  chained: { role_arn: 'arn:aws:iam::111122223333:role/Audit', source_profile: 'sso' },
  empty: { region: 'eu-central-1' },
}

test.each([
  ['lost', 'profile "lost" has the source_profile "gone", which is not there', 'aws configure --profile gone'],
  ['half', 'profile "half" has aws_access_key_id without aws_secret_access_key', 'aws configure --profile half'],
  ['sso', 'profile "sso" has no session of IAM Identity Center', 'aws sso login --profile sso'],
  ['chained', 'profile "sso" has no session of IAM Identity Center', 'aws sso login --profile sso'],
  ['empty', 'profile "empty" names no credentials', 'aws_access_key_id'],
])('of the profile %s: what is wrong, and the command to run', (name, message, hint) => {
  expect(explainedBy(known, name, 'Could not load')).toEqual({
    message: expect.stringContaining(message),
    hint: expect.stringContaining(hint),
  })
})

test('of a profile that no file has, and of other errors, nothing is said', async () => {
  expect(explainedBy(known, 'nope', 'Could not load')).toBeUndefined()
  const other = new DemarcError('NO_IDENTITY', 'AWS did not say who is calling')
  expect(await withProfile(other, 'sso', {})).toBe(other)
})

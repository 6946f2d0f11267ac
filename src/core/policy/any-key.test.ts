import { expect, test } from 'vitest'
import { appliesToAnyKey } from './any-key.ts'
import { parsePolicy } from './parse.ts'

const own = { partition: 'aws', account: '111122223333' }
function asks(elements: object, account: Parameters<typeof appliesToAnyKey>[1] = own): boolean {
  const parsed = parsePolicy({ Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', ...elements }] })
  const statement = parsed.ok ? parsed.policy.statements[0] : undefined
  if (!statement) throw new TypeError('the policy of this test is not understood')
  return appliesToAnyKey(statement, account)
}
const ID = '1234abcd-12ab-34cd-56ef-1234567890ab'

test.each([
  '*',
  'arn:aws:kms:*',
  'arn:*:kms:*:*:k*',
  'arn:aws:kms:*:*:key/*',
  'arn:aws:kms:*:111122223333:key/*',
  'arn:aws:kms:*:11112222????:key/?*',
  'arn:aws:kms:*:111122223333:key/*-*',
  'arn:aws:kms:*:111122223333:*-*',
  'arn:aws:kms:*-*:111122223333:key/*',
  'arn:aws:kms:??-*:111122223333:key/*',
  'arn:aws:kms:us-*:111122223333:key/*',
  'arn:aws:kms:eu-central-?:111122223333:key/*',
  'arn:aws:kms:*:111122223333:key/????????-*',
  'arn:aws:kms:*:111122223333:key/????????-????-????-????-????????????',
  'arn:aws:kms:*:${aws:PrincipalAccount}:key/*',
  'arn:aws:kms:${aws:RequestedRegion}:111122223333:key/${aws:PrincipalTag/key}',
])('%s is any key', (Resource) => {
  expect(asks({ Resource })).toBe(true)
  expect(asks({ Resource: [`arn:aws:kms:eu-central-1:111122223333:key/${ID}`, Resource] })).toBe(true)
})

test.each([
  `arn:aws:kms:*:111122223333:key/${ID}`,
  'arn:aws:kms:*:111122223333:key/1*',
  'arn:aws:kms:*:111122223333:key/*a*',
  'arn:aws:kms:*:111122223333:key/mrk-*',
  'arn:aws:kms:*:111122223333:alias/*',
  'arn:aws:kms:*:999988887777:key/*',
  'arn:aws:kms:eu-central-1:111122223333:key/*',
  'arn:aws:kms:*eu-central-1:111122223333:*',
  'arn:aws-cn:kms:*:111122223333:key/*',
  'arn:aws:s3:::*',
])('%s is not', (Resource) => {
  expect(asks({ Resource })).toBe(false)
})

test('NotResource: what leaves the keys of the account alone leaves out none', () => {
  expect(asks({ NotResource: 'arn:aws:kms:*:999999999999:key/*' })).toBe(true)
  expect(asks({ NotResource: 'arn:aws:s3:::*' })).toBe(true)
  // the keys of all other Regions stay
  expect(asks({ NotResource: `arn:aws:kms:eu-central-1:111122223333:key/${ID}` })).toBe(true)
  expect(asks({ NotResource: 'arn:aws:kms:*:*:key/${aws:PrincipalTag/key}' })).toBe(true)
  expect(asks({ NotResource: 'arn:aws:kms:*:${aws:PrincipalAccount}:key/*' })).toBe(false)
  expect(asks({ NotResource: `arn:aws:kms:*:111122223333:key/${ID}` })).toBe(false)
  expect(asks({ NotResource: '*' })).toBe(false)
})

test('an account that is not known: only a pattern of all accounts', () => {
  const unnamed = { partition: 'aws', account: undefined }
  expect(asks({ Resource: 'arn:aws:kms:*:*:key/*' }, unnamed)).toBe(true)
  expect(asks({ Resource: 'arn:aws:kms:*:111122223333:key/*' }, unnamed)).toBe(false)
})

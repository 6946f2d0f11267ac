import { expect, test } from 'vitest'
import { familyOf } from './mfa-device.ts'

test.each([
  ['arn:aws:iam::111122223333:mfa/annas-phone', 'virtual'],
  ['arn:aws:iam::111122223333:mfa/path/u2f/annas-phone', 'virtual'],
  ['arn:aws-cn:iam::111122223333:mfa/root-account-mfa-device', 'virtual'],
  ['arn:aws:iam::111122223333:u2f/user/anna/key-ABCDEF', 'security-key'],
  ['arn:aws:iam::111122223333:u2f/root/key-ABCDEF', 'security-key'],
  ['GAKT12345678', 'hardware-token'],
  ['u2f/12345678', 'hardware-token'],
])('%s is of the family %s', (serial, family) => {
  expect(familyOf(serial)).toBe(family)
})

import { expect, test } from 'vitest'
import { isOwnDomain } from './mail-domain.ts'

test.each([
  ['the same domain', 'aws+shop@nordlicht.example', 'aws@nordlicht.example', true],
  ['the same in capitals', 'AWS@Nordlicht.Example', 'aws@nordlicht.example', true],
  ['a domain below', 'root@cloud.nordlicht.example', 'aws@nordlicht.example', true],
  ['a domain above', 'root@nordlicht.example', 'aws@cloud.nordlicht.example', true],
  ['a domain that ends alike', 'root@notnordlicht.example', 'aws@nordlicht.example', false],
  ['another domain', 'it@kalibrierlabor.example', 'aws@nordlicht.example', false],
  ['an @ in a quoted name', '"a@nordlicht.example"@evil.example', 'aws@nordlicht.example', false],
  ['a person’s address at a mail provider', 'anna@gmail.com', 'aws@nordlicht.example', false],
  ['two persons at the same provider', 'anna@gmail.com', 'bjarne@gmail.com', false],
  ['a company below a person’s organization', 'it@nordlicht.example', 'bjarne@gmail.com', null],
  ['no address of the account', null, 'aws@nordlicht.example', null],
  ['no address of the management account', 'it@nordlicht.example', null, null],
  ['no address at all', 'nordlicht', 'aws@nordlicht.example', null],
])('%s', (_, address, management, own) => {
  expect(isOwnDomain(address, management)).toBe(own)
})

import { expect, test } from 'vitest'
import { type HolderFacts, lacksOf } from './holders.ts'

const root: HolderFacts = {
  is: 'root',
  name: 'root',
  devices: [],
  complete: true,
  mfa: false,
  mfaAsOf: null,
  consolePassword: false,
  activeKeys: 1,
}

test('keys of a root user without MFA lack it, but not in a partition that takes no device of the root user', () => {
  expect(lacksOf(root)).toEqual(['keys-without-mfa'])
  expect(lacksOf({ ...root, mfaPossible: false })).toEqual([])
})

import { expect, test } from 'vitest'
import { operatorOf } from './operator.ts'

test.each([
  [
    { Managed: true, Principal: 'eks.amazonaws.com' },
    { Managed: true, Principal: 'eks.amazonaws.com' },
  ],
  [{ Managed: false }, { Managed: false }],
  [{}, { Managed: false }],
  [undefined, { Managed: false }],
])('%o is operated as %o', (given, wanted) => {
  expect(operatorOf(given)).toEqual(wanted)
})

import { expect, test } from 'vitest'
import { isBag, isRecord } from './record.ts'

test.each([
  [{}, true, true],
  [Object.create(null), true, true],
  [new Uint8Array(1), true, false],
  [[], false, false],
  [null, false, false],
  [undefined, false, false],
  ['text', false, false],
  [1, false, false],
])('%o is a record: %s, and a bag of an answer: %s', (value, record, bag) => {
  expect([isRecord(value), isBag(value)]).toEqual([record, bag])
})

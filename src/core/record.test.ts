import { expect, test } from 'vitest'
import { isBag, isRecord, watched } from './record.ts'

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

test('a watched object tells what is asked of it, and finds nothing that is not its own', () => {
  const asked: [string, unknown][] = []
  const { a, missing, constructor: inherited } = watched<unknown>({ a: 1 }, (name, value) => asked.push([name, value]))
  expect([a, missing, inherited]).toEqual([1, undefined, undefined])
  expect(asked).toEqual([
    ['a', 1],
    ['missing', undefined],
    ['constructor', undefined],
  ])
})

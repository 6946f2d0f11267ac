import fc from 'fast-check'
import { expect, test } from 'vitest'
import { simpleRegex } from './simple-regex.ts'

test.each([
  ['Console.*', 'ConsoleLogin', true],
  ['^Login', 'ConsoleLogin', false],
  ['Login$', 'ConsoleLogin', true],
  ['^(a)$', 'a', undefined],
  ['a{2,3}$', 'caaa', true],
  ['^a{2}$', 'aaa', false],
  ['[^a-c]x', 'bx dx', true],
  ['^[^a-c]x', 'bx', false],
  ['a|^b', 'xb', false],
  ['[|]', 'a|b', true],
  ['\\.amazonaws\\.com$', 'iam.amazonaws.com', true],
  ['\\q', 'q', undefined],
  ['*', 'x', undefined],
  ['a**', 'x', undefined],
  ['[b-a]', 'x', undefined],
  ['', 'anything', true],
] as const)('%s in %s: %s', (expression, text, wanted) => {
  expect(simpleRegex(expression)?.(text)).toBe(wanted)
})

test('it finds what the engine of the language finds', () => {
  const piece = fc.tuple(
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '\\.'),
    fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,2}', '{1,}'),
  )
  const sequence = fc
    .tuple(fc.boolean(), fc.array(piece, { maxLength: 5 }), fc.boolean())
    .map(([start, all, end]) => `${start ? '^' : ''}${all.map((one) => one.join('')).join('')}${end ? '$' : ''}`)
  const expression = fc.array(sequence, { minLength: 1, maxLength: 3 }).map((all) => all.join('|'))
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '.'), maxLength: 12 })
  fc.assert(
    fc.property(expression, text, (one, given) => {
      expect(simpleRegex(one)?.(given)).toBe(new RegExp(one).test(given))
    }),
    { numRuns: 500 },
  )
})

test('one that would hold up a backtracking engine ends at once', () => {
  expect(simpleRegex(`${'a*'.repeat(400)}b`)?.('a'.repeat(2000))).toBe(false)
})

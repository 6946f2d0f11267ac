import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFixed, matchesWildcard, patternsMeet } from './wildcard.ts'

test.each([
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
  ['s3:Get*', 's3:GetObject', true],
  ['s3:Get*', 's3:PutObject', false],
  ['s3:*Object', 's3:GetObjectObject', true],
  ['s3:?etObject', 's3:GetObject', true],
  ['s3:?etObject', 's3:etObject', false],
  ['a*b*c', 'a.b.b.c', true],
  ['a*b*c', 'a.c.b', false],
  ['arn:aws:s3:::shop/*', 'arn:aws:s3:::shop', false],
  ['s3:*', 's3:Get*', true],
  ['s3:Get*', 's3:*', false],
  ['s3:Get?', 's3:Get*', false],
])('%s matches %s: %s', (pattern, text, expected) => {
  expect(matchesWildcard(pattern, text)).toBe(expected)
})

const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 })
const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })

/** The plain definition, slow. */
function byDefinition(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  const rest = pattern.slice(1)
  if (pattern[0] === '*') return byDefinition(rest, text) || (text !== '' && byDefinition(pattern, text.slice(1)))
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && byDefinition(rest, text.slice(1))
}

test('it answers as the plain definition does', () => {
  fc.assert(
    fc.property(patterns, letters, (pattern, text) => matchesWildcard(pattern, text) === byDefinition(pattern, text)),
    { numRuns: 2000 },
  )
})

test('a pattern that covers another matches all that the other matches', () => {
  fc.assert(
    fc.property(patterns, patterns, letters, (wide, narrow, text) => {
      fc.pre(matchesWildcard(wide, narrow) && matchesWildcard(narrow, text))
      return matchesWildcard(wide, text)
    }),
    { numRuns: 300 },
  )
})

test('two patterns that match one text meet; a text is a pattern too', () => {
  fc.assert(
    fc.property(patterns, patterns, letters, (a, b, text) => {
      expect(patternsMeet(a, text)).toBe(matchesWildcard(a, text))
      expect(patternsMeet(a, b)).toBe(patternsMeet(b, a))
      if (matchesWildcard(a, text) && matchesWildcard(b, text)) expect(patternsMeet(a, b)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['s3:Get*', 's3:*Object', true],
  ['s3:Get*', 's3:Put*', false],
  ['a?c', 'ab*', true],
  ['a?', 'a', false],
])('%s and %s meet: %s', (a, b, expected) => {
  expect(patternsMeet(a, b)).toBe(expected)
})

// a matcher that tries every star again would not come to an end
test('stars upon stars end', () => {
  expect(matchesWildcard(`${'a*'.repeat(1000)}b`, 'a'.repeat(3000))).toBe(false)
})

test('a value with a wildcard or a policy variable is not fixed', () => {
  expect(['vpc-1', 'vpc-*', 'vpc-?', '${aws:PrincipalAccount}'].map(isFixed)).toEqual([true, false, false, false])
})

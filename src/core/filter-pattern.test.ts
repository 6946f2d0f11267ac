import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalPattern } from './filter-pattern.ts'

const one =
  '{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }'

test.each([
  [
    'without spaces',
    '{($.eventSource=kms.amazonaws.com)&&(($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion))}',
  ],
  [
    'in quotes',
    '{ $.eventSource = "kms.amazonaws.com" && ($.eventName = "DisableKey" || $.eventName = "ScheduleKeyDeletion") }',
  ],
  [
    'in another order',
    '{ ($.eventName=ScheduleKeyDeletion || $.eventName=DisableKey) && $.eventSource=kms.amazonaws.com }',
  ],
  [
    'spread out',
    '{ ($.eventName=DisableKey && $.eventSource=kms.amazonaws.com) || ($.eventSource=kms.amazonaws.com && $.eventName=ScheduleKeyDeletion) }',
  ],
  [
    'with a part said twice',
    `{ ${one.slice(1, -1)} || ($.eventSource=kms.amazonaws.com && $.eventName=DisableKey && $.a=b) }`,
  ],
  ['in more brackets', `{ ((${one.slice(1, -1)})) }`],
])('%s it means the same', (_, other) => {
  expect(canonicalPattern(other)).toBe(canonicalPattern(one))
  expect(canonicalPattern(one)).toBeDefined()
})

test.each([
  ['another event', one.replace('DisableKey', 'EnableKey')],
  ['an event more', one.replace('(($', '(($.eventName = EnableKey) || ($')],
  ['no source', '{ $.eventName = DisableKey || $.eventName = ScheduleKeyDeletion }'],
  ['unequal', one.replace('$.eventName = D', '$.eventName != D')],
  [
    'bound otherwise',
    '{ $.eventSource = kms.amazonaws.com && $.eventName = DisableKey || $.eventName = ScheduleKeyDeletion }',
  ],
])('%s is another meaning', (_, other) => {
  expect(canonicalPattern(other)).not.toBe(canonicalPattern(one))
  expect(canonicalPattern(other)).toBeDefined()
})

test('a number in quotes is a text; wildcards and words stay', () => {
  expect(canonicalPattern('{ $.a = "1" }')).not.toBe(canonicalPattern('{ $.a = 1 }'))
  expect(canonicalPattern('{$.b="*x" && $.a not exists}')).toBe('{ $.a NOT EXISTS && $.b = *x }')
})

test.each([
  '',
  'ERROR',
  '[ip, user]',
  '{',
  '{ }',
  '{ $.a }',
  '{ $.a = }',
  '{ ($.a = b }',
  '{ $.a = b) }',
  '{ $.a = b || }',
  '{ $.a IS MAYBE }',
  '{ a = b }',
])('%j is no such pattern', (pattern) => {
  expect(canonicalPattern(pattern)).toBeUndefined()
})

test('it never throws, and is the same when it is done twice', () => {
  const parts = fc.constantFrom('$.a', '$.b', '=', '!=', '&&', '||', '(', ')', 'x', '"y"', 'NOT', 'EXISTS', ' ', '%')
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 40 }), (words) => {
      const once = canonicalPattern(`{${words.join(' ')}}`)
      if (once !== undefined) expect(canonicalPattern(once)).toBe(once)
    }),
    { numRuns: 500 },
  )
})

test('what has more alternatives, or brackets in brackets, than it would come to an end with is not understood', () => {
  const conditions = Array.from({ length: 80 }, (_, n) => `$.a = ${n}`)
  const wide = conditions.flatMap((one, n) => (n % 2 ? [`(${conditions[n - 1]} || ${one})`] : []))
  expect(canonicalPattern(`{ ${wide.join(' && ')} }`)).toBeUndefined()
  expect(canonicalPattern(`{${'('.repeat(100_000)}`)).toBeUndefined()
})

test('a pattern longer than AWS takes is not understood, and costs no time', () => {
  const long = `{ ${Array.from({ length: 20_000 }, (_, n) => `($.eventName = A${n})`).join(' || ')} }`
  expect(long.length).toBeGreaterThan(400_000)
  expect(canonicalPattern(long)).toBeUndefined()
  expect(canonicalPattern(`{ $.eventName = ${'x'.repeat(1_000)} }`)).toBeDefined()
})

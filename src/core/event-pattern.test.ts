import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseEventPattern } from './event-pattern.ts'

const event = {
  source: 'aws.signin',
  'detail-type': 'AWS Console Sign In via CloudTrail',
  resources: ['arn:aws:s3:::a', 'arn:aws:s3:::b'],
  detail: {
    userIdentity: { type: 'Root', invokedBy: null },
    eventName: 'ConsoleLogin',
    count: 5,
    ok: true,
    ip: '10.1.2.3',
    items: [{ kind: 'x' }, { kind: 'y' }],
  },
}
const matches = (pattern: unknown): boolean => {
  const parsed = parseEventPattern(JSON.stringify(pattern))
  if (!parsed.ok) throw new TypeError(parsed.problem)
  return parsed.matches(event)
}

describe('a pattern', () => {
  test.each<[string, unknown, boolean]>([
    ['values are alternatives, fields all must match', { source: ['aws.iam', 'aws.signin'] }, true],
    ['one field wrong', { source: ['aws.signin'], detail: { eventName: ['CreateUser'] } }, false],
    ['a field that is absent', { detail: { region: ['x'] } }, false],
    ['a list matches by any item', { resources: ['arn:aws:s3:::b'] }, true],
    ['objects in a list too', { detail: { items: { kind: ['y'] } } }, true],
    ['null and booleans', { detail: { ok: [true], userIdentity: { invokedBy: [null] } } }, true],
    ['text is not a number', { detail: { count: ['5'] } }, false],
    ['prefix', { source: [{ prefix: 'aws.' }] }, true],
    ['prefix in any case', { source: [{ prefix: { 'equals-ignore-case': 'AWS.' } }] }, true],
    ['suffix', { source: [{ suffix: '.signin' }] }, true],
    ['equals-ignore-case', { detail: { userIdentity: { type: [{ 'equals-ignore-case': 'root' }] } } }, true],
    ['anything-but', { detail: { userIdentity: { type: [{ 'anything-but': ['IAMUser', 'Role'] }] } } }, true],
    ['anything-but what it is', { source: [{ 'anything-but': 'aws.signin' }] }, false],
    ['anything-but a prefix', { source: [{ 'anything-but': { prefix: 'aws.' } }] }, false],
    ['anything-but of what is absent', { detail: { region: [{ 'anything-but': 'x' }] } }, false],
    ['exists', { detail: { eventName: [{ exists: true }] } }, true],
    ['exists of what has members', { detail: { userIdentity: [{ exists: true }] } }, false],
    ['exists not of what has members', { detail: { userIdentity: [{ exists: false }] } }, false],
    ['exists not', { detail: { errorCode: [{ exists: false }] } }, true],
    ['numeric', { detail: { count: [{ numeric: ['>', 0, '<=', 5] }] } }, true],
    ['numeric out of bounds', { detail: { count: [{ numeric: ['<', 5] }] } }, false],
    ['cidr', { detail: { ip: [{ cidr: '10.0.0.0/8' }] } }, true],
    ['cidr elsewhere', { detail: { ip: [{ cidr: '192.0.2.0/24' }] } }, false],
    ['wildcard', { source: [{ wildcard: 'aws.*n' }] }, true],
    ['wildcards need room', { source: [{ wildcard: 'aws.signin*aws.signin' }] }, false],
    ['an escaped star', { source: [{ wildcard: 'aws\\*' }] }, false],
    ['$or', { $or: [{ source: ['x'] }, { detail: { eventName: ['ConsoleLogin'] } }] }, true],
  ])('%s', (_what, pattern, wanted) => {
    expect(matches(pattern)).toBe(wanted)
  })

  test.each<[unknown, string]>([
    ['text', 'a pattern is an object'],
    [{}, 'an empty object matches nothing'],
    [{ source: 'aws.iam' }, 'a pattern is an object'],
    [{ source: [] }, 'the list of source is empty'],
    [{ source: [{ like: 'x' }] }, 'like is not an operator'],
    [{ source: [{ prefix: 1 }] }, 'prefix of source is text'],
    [{ n: [{ numeric: ['>'] }] }, 'numeric of n is operators and numbers in turn'],
    [{ n: [{ cidr: '10.0.0.0/64' }] }, 'cidr of n is a network'],
    [{ n: [{ prefix: 'a', suffix: 'b' }] }, 'n has several operators in one'],
  ])('%j is refused', (pattern, problem) => {
    expect(parseEventPattern(JSON.stringify(pattern))).toEqual({ ok: false, problem })
  })

  test('a hostile depth is refused, not followed', () => {
    const deep = `${'{"a":'.repeat(5000)}["x"]${'}'.repeat(5000)}`
    expect(parseEventPattern(deep)).toEqual({ ok: false, problem: 'it is nested too deeply' })
  })
})

test('a pattern without end is refused', () => {
  expect(parseEventPattern(JSON.stringify({ a: Array.from({ length: 40_000 }, (_, n) => `${n}`) }))).toEqual({
    ok: false,
    problem: 'it is longer than 65536 characters',
  })
})

/**
 * EventBridge's grammar read a second time, by no code of the evaluator: a matcher with what it takes of one value. A field without a value
 * is taken by `exists: false` alone (eb-create-pattern-operators.html).
 */
const strings = fc.constantFrom('Root', 'root', 'ro', 'Ro*t', 'x')
type Value = string | number
interface Matcher {
  readonly json: unknown
  readonly takes: (value: Value | undefined) => boolean
}
const ofText = (holds: (text: string) => boolean) => (value: Value | undefined) =>
  typeof value === 'string' && holds(value)
const literal = (text: string): string => text.replace(/[*]/g, '\\*')
const matcher: fc.Arbitrary<Matcher> = fc.oneof(
  strings.map((text): Matcher => ({ json: text, takes: (value) => value === text })),
  fc.integer({ min: 0, max: 3 }).map((n): Matcher => ({ json: n, takes: (value) => value === n })),
  strings.map((text): Matcher => ({ json: { prefix: text }, takes: ofText((value) => value.indexOf(text) === 0) })),
  strings.map(
    (text): Matcher => ({
      json: { suffix: text },
      takes: ofText((value) => value.slice(Math.max(0, value.length - text.length)) === text),
    }),
  ),
  strings.map(
    (text): Matcher => ({
      json: { 'equals-ignore-case': text },
      takes: ofText((value) => value.toUpperCase() === text.toUpperCase()),
    }),
  ),
  fc.array(strings, { minLength: 1, maxLength: 2 }).map(
    (texts): Matcher => ({
      json: { 'anything-but': texts },
      takes: (value) => value !== undefined && texts.every((text) => text !== value),
    }),
  ),
  fc.boolean().map((is): Matcher => ({ json: { exists: is }, takes: (value) => (value === undefined) !== is })),
  fc.integer({ min: 0, max: 3 }).map(
    (n): Matcher => ({
      json: { numeric: ['>', n] },
      takes: (value) => typeof value === 'number' && value > n,
    }),
  ),
  strings.map(
    (text): Matcher => ({
      json: { wildcard: `${literal(text)}*` },
      takes: ofText((value) => value.startsWith(text)),
    }),
  ),
)

test('patterns take events as an independent reading of the grammar does', () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const fields = fc.dictionary(name, fc.array(matcher, { minLength: 1, maxLength: 3 }), { minKeys: 1 })
  const values = fc.dictionary(
    name,
    fc.oneof(strings, fc.integer({ min: 0, max: 4 }), fc.array(strings, { minLength: 1, maxLength: 3 })),
  )
  fc.assert(
    fc.property(fields, fc.option(fields), values, (wanted, either, detail) => {
      const json = (some: typeof wanted) =>
        Object.fromEntries(Object.entries(some).map(([key, all]) => [key, all.map((one) => one.json)]))
      const takes = (some: typeof wanted): boolean =>
        Object.entries(some).every(([key, all]) => {
          const value = Object.hasOwn(detail, key) ? detail[key] : undefined
          const items = Array.isArray(value) ? value : [value]
          return all.some((one) => items.some((item) => one.takes(item)))
        })
      const pattern = { detail: either ? { $or: [json(wanted), json(either)] } : json(wanted) }
      const parsed = parseEventPattern(JSON.stringify(pattern))
      if (!parsed.ok) throw new TypeError(parsed.problem)
      expect(parsed.matches({ detail }), JSON.stringify(pattern)).toBe(
        takes(wanted) || (either !== null && takes(either)),
      )
    }),
    { numRuns: 300 },
  )
})

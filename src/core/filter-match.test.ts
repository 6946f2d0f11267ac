import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filterMatches } from './filter-match.ts'

const event = {
  eventName: 'ConsoleLogin',
  accountId: '111122223333',
  latency: 12.5,
  nothing: null,
  flag: true,
  user: { name: 'a.b', tags: ['x', 'y'] },
  grid: [
    [0, 1],
    [2, 3],
  ],
}

test.each([
  ['', true],
  ['{ $.eventName = ConsoleLogin }', true],
  ['{ $.eventName = "Console*" }', true],
  ['{ $.eventName = *Login }', true],
  ['{ $.eventName = *sole* }', true],
  ['{ $.eventName = "Con*gin" }', undefined],
  ['{ $.eventName = %^Console[A-Z].*n$% }', true],
  ['{ $.eventName = %(a)% }', undefined],
  ['{ $.eventName != "AwsServiceEvent" }', true],
  ['{ $.accountId = 111122223333 }', true],
  ['{ $.latency > 12 && $.latency <= 1.25e1 }', true],
  ['{ $.latency = 12.50 }', true],
  ['{ $.eventName > 3 }', false],
  ['{ $.nothing IS NULL && $.nothing EXISTS }', true],
  ['{ $.none NOT EXISTS }', true],
  ['{ $.none = a }', false],
  ['{ $.none != a }', undefined],
  ['{ $.none != a || $.flag IS TRUE }', true],
  ['{ $.none != a && $.flag IS FALSE }', false],
  ['{ $.flag = true }', undefined],
  ['{ $.user.tags[1] = y && $.grid[1][0] = 2 }', true],
  ['{ $.user.tags = y }', false],
  ['{ $.user.tags != y }', false],
  ['{ $.user.tags[*] = y }', undefined],
  ['{ $.eventName = A && $.flag IS TRUE || $.latency = 12.5 }', true],
  ['{ $.eventName = A && ($.flag IS TRUE || $.latency = 12.5) }', false],
  ['{ $.eventName = }', undefined],
  ['{ $.constructor EXISTS }', false],
  ['ERROR', false],
  ['ConsoleLogin', undefined],
  ['[ip, user]', undefined],
])('%s: %s', (pattern, wanted) => {
  expect(filterMatches(pattern, event)).toBe(wanted)
})

/** AWS's grammar read a second time, by no code of the evaluator: an expression as data, written down and judged. */
type Tree =
  | { readonly any: readonly Tree[] }
  | { readonly all: readonly Tree[] }
  | { readonly equals: [string, string] }

const written = (tree: Tree): string =>
  'any' in tree
    ? `(${tree.any.map(written).join(' || ')})`
    : 'all' in tree
      ? tree.all.map((one) => `(${written(one)})`).join(' && ')
      : `$.${tree.equals[0]} = "${tree.equals[1]}"`
const judged = (tree: Tree, given: Readonly<Record<string, string>>): boolean =>
  'any' in tree
    ? tree.any.some((one) => judged(one, given))
    : 'all' in tree
      ? tree.all.every((one) => judged(one, given))
      : given[tree.equals[0]] === tree.equals[1]

test('expressions hold as their conditions do, however they are nested', () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const value = fc.constantFrom('1x', '2x')
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.record({ equals: fc.tuple(name, value) }),
      fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    ),
  }))
  fc.assert(
    fc.property(tree, fc.record({ a: value, b: value, c: value }), (one, given) => {
      const pattern = `{ ${written(one)} }`
      fc.pre(pattern.length <= 1024)
      expect(filterMatches(pattern, given)).toBe(judged(one, given))
    }),
    { numRuns: 300 },
  )
})

test('no pattern throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}$.[]=!%"*|&( )a1'), maxLength: 40 }), (pattern) => {
      expect([true, false, undefined]).toContain(filterMatches(`{ ${pattern} }`, event))
    }),
    { numRuns: 500 },
  )
})

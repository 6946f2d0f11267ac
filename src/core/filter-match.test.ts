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

/**
 * AWS's grammar read a second time, by no code of the evaluator: an expression as data, written down and judged. `undefined`: AWS's page
 * does not say (FilterAndPatternSyntax.html, "Using filter patterns to match terms in JSON log events").
 */
type Tree = { readonly any: readonly Tree[] } | { readonly all: readonly Tree[] } | Leaf
type Leaf =
  | {
      readonly field: string
      readonly by: '=' | '!='
      readonly text: string
      readonly stars: 'none' | 'front' | 'end' | 'both'
    }
  | { readonly field: string; readonly by: '=' | '!=' | '<' | '>' | '<=' | '>='; readonly number: number }
  | { readonly field: string; readonly test: 'EXISTS' | 'NOT EXISTS' | 'IS NULL' | 'IS TRUE' | 'IS FALSE' }
type Given = Readonly<Record<string, string | number | boolean | null>>

/** `&&` binds closer than `||`: brackets stand only where they are needed. */
function written(tree: Tree, within: 'any' | 'all' = 'any'): string {
  if ('any' in tree) {
    const text = tree.any.map((one) => written(one, tree.any.length > 1 ? 'any' : within)).join(' || ')
    return within === 'all' && tree.any.length > 1 ? `(${text})` : text
  }
  if ('all' in tree) return tree.all.map((one) => written(one, tree.all.length > 1 ? 'all' : within)).join('&&')
  if ('test' in tree) return `$.${tree.field} ${tree.test}`
  if ('number' in tree) return `$.${tree.field}${tree.by}${tree.number}`
  return `$.${tree.field} ${tree.by} "${starsOf(tree)[0] ? '*' : ''}${tree.text}${starsOf(tree)[1] ? '*' : ''}"`
}
const starsOf = ({ stars }: { readonly stars: string }): readonly [boolean, boolean] => [
  stars === 'front' || stars === 'both',
  stars === 'end' || stars === 'both',
]

function judged(tree: Tree, given: Given): boolean | undefined {
  if ('any' in tree)
    return strongest(
      tree.any.map((one) => judged(one, given)),
      true,
    )
  if ('all' in tree)
    return strongest(
      tree.all.map((one) => judged(one, given)),
      false,
    )
  const value = given[tree.field]
  if ('test' in tree) {
    const is = { EXISTS: value !== undefined, 'NOT EXISTS': value === undefined, 'IS NULL': value === null }
    return tree.test === 'IS TRUE' ? value === true : tree.test === 'IS FALSE' ? value === false : is[tree.test]
  }
  if (value === undefined || value === null) return tree.by === '!=' ? undefined : false
  if (typeof value === 'boolean') return undefined
  if ('number' in tree) {
    if (typeof value === 'number')
      return [
        value === tree.number,
        value !== tree.number,
        value < tree.number,
        value > tree.number,
        value <= tree.number,
        value >= tree.number,
      ][['=', '!=', '<', '>', '<=', '>='].indexOf(tree.by)]
    // a text is equal to a number that is written as it is, and neither less nor more
    return tree.by === '=' ? value === `${tree.number}` : tree.by === '!=' ? value !== `${tree.number}` : false
  }
  const [front, end] = starsOf(tree)
  const matches = new RegExp(`^${front ? '.*' : ''}${tree.text}${end ? '.*' : ''}$`).test(`${value}`)
  return tree.by === '=' ? matches : !matches
}
const strongest = (all: readonly (boolean | undefined)[], decides: boolean): boolean | undefined =>
  all.includes(decides) ? decides : all.includes(undefined) ? undefined : !decides

test('expressions of every condition hold as they do by an independent reading, however they are nested', () => {
  const field = fc.constantFrom('a', 'b', 'n', 'flag', 'none')
  const leaf: fc.Arbitrary<Leaf> = fc.oneof(
    fc.record({
      field,
      by: fc.constantFrom('=', '!='),
      text: fc.constantFrom('Root', 'Ro', 'ot', 'x'),
      stars: fc.constantFrom('none', 'front', 'end', 'both'),
    }),
    fc.record({ field, by: fc.constantFrom('=', '!=', '<', '>', '<=', '>='), number: fc.integer({ min: -2, max: 2 }) }),
    fc.record({ field, test: fc.constantFrom('EXISTS', 'NOT EXISTS', 'IS NULL', 'IS TRUE', 'IS FALSE') }),
  )
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    ),
  }))
  const text = fc.constantFrom('Root', 'RootUser', 'x', '1')
  const given = fc.record(
    { a: text, b: fc.option(text), n: fc.integer({ min: -2, max: 2 }), flag: fc.boolean() },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(tree, given, (one, event) => {
      const pattern = `{ ${written(one)} }`
      fc.pre(pattern.length <= 1024)
      expect(filterMatches(pattern, event), pattern).toBe(judged(one, event))
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

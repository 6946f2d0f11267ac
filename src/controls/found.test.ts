import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Unknown, unknown } from './answer.ts'
import { all, any, Found } from './found.ts'

/** A list of numbers of which some may be missing; a member `undefined` is there, and its number was not seen. */
const listOf = (seen: readonly (number | undefined)[], missing: readonly string[] = []): Found<number> =>
  new Found({
    members: seen.map((one, place) => () => {
      if (one === undefined) throw unknown(`number ${place}`)
      return [one]
    }),
    missing,
  })

/** What a question comes to: its answer, or what it misses. */
function outcome<T>(ask: () => T): T | readonly string[] {
  try {
    return ask()
  } catch (error) {
    if (error instanceof Unknown) return error.missing
    throw error
  }
}

const isEven = (n: number): boolean => n % 2 === 0

describe('a list from which something is missing', () => {
  test('some: one that passes decides; none that passes leaves it open', () => {
    expect(outcome(() => listOf([1, 2], ['more']).some(isEven))).toBe(true)
    expect(outcome(() => listOf([1, 3], ['more']).some(isEven))).toEqual(['more'])
    expect(outcome(() => listOf([1, 3]).some(isEven))).toBe(false)
    expect(outcome(() => listOf([1], ['more']).some())).toBe(true)
    expect(outcome(() => listOf([], ['more']).some())).toEqual(['more'])
  })

  test('every: one that fails decides; none that fails leaves it open', () => {
    expect(outcome(() => listOf([1, 2], ['more']).every(isEven))).toBe(false)
    expect(outcome(() => listOf([2, 4], ['more']).every(isEven))).toEqual(['more'])
    expect(outcome(() => listOf([2, 4]).every(isEven))).toBe(true)
  })

  test('a member of which something was not seen is missing, and what it misses is named, each thing once', () => {
    expect(outcome(() => listOf([undefined, 2]).some(isEven))).toBe(true)
    expect(outcome(() => listOf([undefined, 1, undefined], ['more']).some(isEven))).toEqual([
      'more',
      'number 0',
      'number 2',
    ])
    expect(outcome(() => listOf([undefined, 2]).every((n) => (n === 2 ? unknown('its day') : true)))).toEqual([
      'its day',
      'number 0',
    ])
  })

  test('seen: those that pass for certain, whatever is missing', () => {
    expect(listOf([1, 2, undefined, 4], ['more']).seen(isEven)).toEqual([2, 4])
    expect(listOf([1, undefined], ['more']).seen()).toEqual([1])
  })

  test('hasDifferent: as many as were found decide', () => {
    expect(outcome(() => listOf([1, 1, 2], ['more']).hasDifferent(2, (n) => n))).toBe(true)
    expect(outcome(() => listOf([1, 1], ['more']).hasDifferent(2, (n) => n))).toEqual(['more'])
    expect(outcome(() => listOf([1, 1]).hasDifferent(2, (n) => n))).toBe(false)
  })

  test('as a plain list it is unknown', () => {
    expect(outcome(() => listOf([1, 2], ['more']).whole)).toEqual(['more'])
    expect(outcome(() => listOf([1, undefined]).whole)).toEqual(['number 1'])
    expect(listOf([1, 2]).whole).toEqual([1, 2])
  })

  test('an error that is no Unknown goes through', () => {
    const fails = () => {
      throw new RangeError('a bug')
    }
    expect(() => listOf([1]).some(fails)).toThrow(RangeError)
    expect(() => listOf([1]).flatMap(fails).some()).toThrow(RangeError)
  })
})

test('all and any: a decisive answer counts, wherever another could not be told', () => {
  const open = () => unknown('a')
  const thrown = () => listOf([], ['b']).some()
  const [yes, no] = [() => true, () => false]
  expect(outcome(() => all(open, no))).toBe(false)
  expect(outcome(() => all(yes, thrown, open))).toEqual(['a', 'b'])
  expect(outcome(() => all(yes, yes))).toBe(true)
  expect(outcome(() => any(thrown, yes))).toBe(true)
  expect(outcome(() => any(no, open))).toEqual(['a'])
  expect(outcome(() => any(no, no))).toBe(false)
})

test('no answer is one that a missing member could turn', () => {
  const number = fc.integer({ min: 0, max: 4 })
  const step = fc.constantFrom<(list: Found<number>) => Found<number>>(
    (list) => list,
    (list) => list.filter((n) => n > 0),
    (list) => list.flatMap((n) => [n, n + 1]),
    (list) => list.flatMap((n) => Array.from({ length: n }, (_, k) => k)).filter(isEven),
  )
  const question = fc.constantFrom<(list: Found<number>) => unknown>(
    (list) => list.some(isEven),
    (list) => list.every((n) => n < 3),
    (list) => list.hasDifferent(2, (n) => n),
    (list) => list.some(),
    (list) => list.whole.reduce((sum, n) => sum + n, 0),
    (list) =>
      all(
        () => list.some(isEven),
        () => !list.some((n) => n === 3),
      ),
  )
  fc.assert(
    fc.property(
      fc.array(fc.option(number, { nil: undefined }), { maxLength: 4 }),
      fc.boolean(),
      fc.array(fc.array(number, { minLength: 8, maxLength: 8 }), { minLength: 6, maxLength: 6 }),
      step,
      question,
      (seen, open, contents, change, ask) => {
        const answer = outcome(() => ask(change(listOf(seen, open ? ['more'] : []))))
        if (Array.isArray(answer)) return
        for (const content of contents) {
          const whole = seen.map((one, place) => one ?? content[place])
          // more of them, anywhere
          const more = open ? content.slice(4, 4 + (content[0] ?? 0)) : []
          expect(outcome(() => ask(change(listOf([...more, ...whole]))))).toBe(answer)
        }
      },
    ),
    { numRuns: 500 },
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../core/json.ts'
import { valueAt, withAt, withoutAt } from '../model/paths.ts'
import { ANOTHER_KIND } from './answer.ts'
import type { Control } from './control.ts'
import {
  bagsOf,
  type Example,
  exampleFinding,
  isPartlyMissing,
  MissingNeighbours,
  parametersReadIn,
  verdictIn,
  type World,
  worldOf,
} from './example-world.ts'
import { filled, holesOf, withHoles } from './holes.ts'
import { isCustomizable } from './parameters.ts'
import { sentenceFaults } from './sentence.ts'
import { strangeWorldsOf, voidWorldsOf } from './strange.ts'

export interface Examples {
  readonly met: readonly Example[]
  readonly unmet: readonly Example[]
  readonly unknown?: readonly Example[]
  readonly notApplicable?: readonly Example[]
  /** Texts and numbers that AWS leaves out where there is none, and without which the control does not apply. */
  readonly absent?: readonly string[]
  /** Neighbours that are single and have one property: when it was not seen, nothing is left that could decide. */
  readonly single?: readonly string[]
}

/**
 * Tests a control by examples:
 * - Each example must get its verdict.
 * - Every property in `reads` and every neighbour in `near` must matter: an example that is `unmet` (or not applicable, or
 * `unknown`) differs from a `met` one in that alone (or an `unknown` one from an `unmet` one), and removing a property from a met example makes it `unknown`.
 * - Some example must access each parameter that users may set.
 * - The finding of each unmet example is one sentence of at most 110 characters.
 * - With any other value in place of one it reads, the control gives a verdict and does not throw.
 *
 * Likewise for neighbours:
 * - Every property in a neighbour's `reads` must matter: a pair of examples differs in that property alone, with different
 * verdicts.
 * - For each neighbour there is an example in which a part is missing (`missing()`, or a property left out) and the rest still
 * decides, and one in which the missing part makes the verdict unknown.
 * - For any hidden part of the neighbours, the verdict is `unknown`, or the same as with every content tried for that part.
 */
export function examples(control: Control, cases: Examples): void {
  describe(control.id, () => {
    const notApplicable = cases.notApplicable ?? []
    const unknown = cases.unknown ?? []
    for (const [verdict, list] of [
      ['met', cases.met],
      ['unmet', cases.unmet],
      ['unknown', unknown],
      ['not-applicable', notApplicable],
    ] as const)
      test.each(list.map((example) => [canonicalJson(example), example] as const))(`${verdict} %s`, (_, example) => {
        const given = verdictIn(worldOf(control, example))
        expect(given.is).toBe(verdict)
        // a bug in a control must not pass as unknown
        if (given.is === 'unknown') expect(given).not.toMatchObject({ missing: [ANOTHER_KIND] })
      })
    test('is met by one example at least, and unmet by one where it can be', () => {
      expect(cases.met.length).toBeGreaterThan(0)
      if (control.never === 'unmet') expect(cases.unmet).toEqual([])
      else expect(cases.unmet.length).toBeGreaterThan(0)
    })
    test('says what is wrong in one short sentence', () => {
      for (const example of cases.unmet) expect(sentenceFaults(exampleFinding(worldOf(control, example)))).toEqual([])
      // without a resource there are no values to name
      if (control.must === 'some') expect(typeof control.finding).not.toBe('function')
    })
    if (control.leftOpen !== undefined)
      test('is unknown where it declares that AWS leaves a question open', () => {
        expect(unknown).not.toEqual([])
      })
    const others = [...cases.unmet, ...notApplicable, ...unknown]
    const pairs = new Pairs(control)
    const goesWrongBy = (path: string): boolean =>
      others.some((wrong) => cases.met.some((met) => pairs.differOnlyIn(path, met, wrong))) ||
      // what may only leave open whether it is unmet
      unknown.some((open) => cases.unmet.some((wrong) => pairs.differOnlyIn(path, open, wrong)))
    for (const path of control.reads) {
      test(`an example goes wrong by ${path} alone`, () => {
        expect(goesWrongBy(path)).toBe(true)
      })
      test(`is unknown when ${path} was not seen`, () => {
        for (const met of cases.met) {
          const world = worldOf(control, met)
          expect(verdictIn({ ...world, subject: withoutAt(world.subject, path) }).is).toBe('unknown')
        }
      })
    }
    for (const name of Object.keys(control.near)) {
      test(`an example goes wrong by its ${name} alone`, () => {
        expect(goesWrongBy(`near.${name}`)).toBe(true)
      })
      // `where` is excluded: without the key there is no neighbour
      for (const path of control.near[name]?.reads.filter((one) => one !== control.near[name]?.where) ?? [])
        test(`an example goes wrong by ${path} of its ${name} alone`, () => {
          const isPair = pairs.differOnlyNear(name, path)
          const isWrong = others.some((wrong) => cases.met.some((met) => isPair(met, wrong)))
          // a property that can only make it unknown whether the control is met
          const isOpen = unknown.some((open) => cases.unmet.some((wrong) => isPair(open, wrong)))
          expect(isWrong || isOpen).toBe(true)
        })
      if (!cases.single?.includes(name))
        test(`a part of its ${name} is missing, and the rest decides, or does not`, () => {
          const isPart = (example: Example): boolean => isPartlyMissing(control, name, example)
          expect([...cases.met, ...cases.unmet].some(isPart), 'an example that is decided without it').toBe(true)
          expect(unknown.some(isPart), 'an example that is unknown').toBe(true)
        })
    }
    test('judges any value where a value is read', () => {
      neverThrows([...cases.met, ...cases.unmet].map((example) => worldOf(control, example)))
    })
    test('takes null within a value as a member that is missing', () => {
      for (const example of [...cases.met, ...others])
        for (const [what, without, nulled] of voidWorldsOf(worldOf(control, example))) {
          const [was, is] = [verdictIn(without).is, verdictIn(nulled).is]
          if (is !== 'unknown' && is !== was)
            throw new Error(`${what}: ${was} where it is missing, ${is} where it is null`)
        }
    })
    test('takes null for a text or a number as no answer where that would make it not applicable', () => {
      for (const example of [...cases.met, ...cases.unmet])
        for (const path of control.reads.filter((one) => !cases.absent?.includes(one))) {
          const world = worldOf(control, example)
          if (!['string', 'number'].includes(typeof valueAt(world.subject, path))) continue
          const { is } = verdictIn({ ...world, subject: withAt(world.subject, path, null) })
          if (is === 'not-applicable') throw new Error(`${path}: not applicable where it is null`)
        }
    })
    for (const [name, parameter] of Object.entries(control.parameters))
      if (isCustomizable(parameter))
        test(`an example is judged by its parameter ${name}`, () => {
          const list = [...cases.met, ...others]
          expect(list.some((example) => parametersReadIn(worldOf(control, example)).has(name))).toBe(true)
        })
    if (control.neighbours.length > 0)
      test('what is missing of its neighbours leaves it unknown, or could not turn it', () => {
        neverTurns(control, [...cases.met, ...others])
      })
  })
}

/** Tries a sample of the malformed worlds, chosen by a seed that a failure prints; all of them with DEMARC_STRANGE=all. */
function neverThrows(worlds: readonly World[]): void {
  const strange = worlds.flatMap((world) => [...strangeWorldsOf(world)])
  if (strange.length === 0) return
  // a plain function, since a matcher takes longer than the control
  const judge = ([what, world]: readonly [string, World]): void => {
    try {
      verdictIn(world)
    } catch (cause) {
      throw new Error(`${what}: the control throws`, { cause })
    }
  }
  if (process.env['DEMARC_STRANGE'] === 'all') for (const one of strange) judge(one)
  else fc.assert(fc.property(fc.constantFrom(...strange), judge), { numRuns: 60 })
}

function neverTurns(control: Control, list: readonly Example[]): void {
  const worlds = list.map((example) => worldOf(control, example))
  fc.assert(
    fc.property(fc.constantFrom(...worlds), fc.infiniteStream(fc.nat()), (world, numbers) => {
      const next = (below: number): number => (numbers.next().value ?? 0) % below
      const holes = holesOf(world).filter(() => next(2) === 0)
      const hidden = verdictIn(withHoles(world, holes)).is
      if (hidden === 'unknown') return
      const same = (whole: World): void => {
        const { is } = verdictIn(whole)
        if (is !== hidden) throw new Error(`it is ${hidden} with a part hidden, and ${is} with a content of that part`)
      }
      same(world)
      for (let n = 0; n < 5; n++) same(filled(world, holes, worlds, next))
    }),
    { numRuns: 60 },
  )
}

const valueIn = (example: Example, path: string): unknown =>
  path.startsWith('near.') ? example.near?.[path.slice('near.'.length)] : valueAt(bagsOf(example), path)

/** Compares the examples of a control in pairs. Each is written out once, since each is compared with all others at each path. */
class Pairs {
  readonly #paths: readonly string[]
  /** A number for each text, the same for the same text. */
  readonly #numbers = new Map<string, number>()
  readonly #written = new Map<Example, readonly number[]>()

  constructor(control: Control) {
    this.#paths = [...control.reads, ...Object.keys(control.near).map((name) => `near.${name}`)]
  }

  differOnlyIn(path: string, a: Example, b: Example): boolean {
    const [ofA, ofB] = [this.#of(a), this.#of(b)]
    return ofA.every((number, n) => (number === ofB[n]) === (this.#paths[n] !== path))
  }

  /** Whether two examples differ only in one property of the neighbours of a name. */
  differOnlyNear(name: string, path: string): (a: Example, b: Example) => boolean {
    const rest = new Map<Example, string>()
    const without = (example: Example): string => {
      const text = rest.get(example) ?? withoutNear(name, path, example)
      rest.set(example, text)
      return text
    }
    return (a, b) => this.differOnlyIn(`near.${name}`, a, b) && without(a) === without(b)
  }

  /** What an example has at each path; last, its parameters and its day. */
  #of(example: Example): readonly number[] {
    const known = this.#written.get(example)
    if (known !== undefined) return known
    const values = [...this.#paths.map((path) => valueIn(example, path)), [example.parameters ?? {}, example.day]]
    const numbers = values.map((value) => this.#number(canonicalJson(value)))
    this.#written.set(example, numbers)
    return numbers
  }

  #number(text: string): number {
    const number = this.#numbers.get(text) ?? this.#numbers.size
    this.#numbers.set(text, number)
    return number
  }
}

const withoutNear = (name: string, path: string, example: Example): string =>
  canonicalJson(
    (example.near?.[name] ?? []).map((one) => (one instanceof MissingNeighbours ? one : withoutProperty(one, path))),
  )

function withoutProperty(example: Example, path: string): Example {
  const { state = {}, ...rest } = example
  const without = (bag: object, key: string): object =>
    Object.fromEntries(Object.entries(bag).filter(([one]) => one !== key))
  return path.startsWith('state.')
    ? { ...rest, state: { ...without(state, path.slice('state.'.length)) } }
    : { ...without(rest, path), state }
}

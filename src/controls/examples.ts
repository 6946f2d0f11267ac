import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../core/json.ts'
import { place } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { ask } from './ask.ts'
import type { Control } from './control.ts'

/**
 * One example: properties as the control reads them, the live-only ones under `state`, neighbours by name under `near`
 * (a list of examples each), tags under `tags`. `id`, `name` and `region` where the control looks at them.
 */
export interface Example {
  readonly [property: string]: unknown
  readonly state?: Readonly<Record<string, unknown>>
  readonly near?: Readonly<Record<string, readonly Example[]>>
  readonly tags?: Readonly<Record<string, string>>
}

export interface Examples {
  readonly met: readonly Example[]
  readonly unmet: readonly Example[]
  readonly unknown?: readonly Example[]
  readonly notApplicable?: readonly Example[]
}

/**
 * Tests a control by examples. Each example must get its verdict; and, so that no property is read in vain, for each one in
 * `reads` (and each neighbour in `near`) there must be an example that is `unmet` (or not applicable, or `unknown`) and differs from a
 * `met` one in that alone; and taking any read property from a met example must make it `unknown`.
 */
export function examples(control: Control, cases: Examples): void {
  describe(control.id, () => {
    for (const [verdict, list] of [
      ['met', cases.met],
      ['unmet', cases.unmet],
      ['unknown', cases.unknown ?? []],
      ['not-applicable', cases.notApplicable ?? []],
    ] as const)
      test.each(list.map((example) => [canonicalJson(example), example] as const))(`${verdict} %s`, (_, example) => {
        expect(verdictOf(control, example)).toBe(verdict)
      })
    test('is met by one example at least, and unmet by one where it can be', () => {
      expect(cases.met.length).toBeGreaterThan(0)
      if (control.never === 'unmet') expect(cases.unmet).toEqual([])
      else expect(cases.unmet.length).toBeGreaterThan(0)
    })
    const others = [...cases.unmet, ...(cases.notApplicable ?? []), ...(cases.unknown ?? [])]
    for (const path of control.reads) {
      test(`an example goes wrong by ${path} alone`, () => {
        expect(others.some((wrong) => cases.met.some((met) => differOnlyIn(control, path, met, wrong)))).toBe(true)
      })
      test(`is unknown when ${path} was not seen`, () => {
        for (const met of cases.met) expect(verdictOf(control, without(met, path))).toBe('unknown')
      })
    }
    for (const name of Object.keys(control.near))
      test(`an example goes wrong by its ${name} alone`, () => {
        expect(others.some((wrong) => cases.met.some((met) => differOnlyIn(control, `near.${name}`, met, wrong)))).toBe(
          true,
        )
      })
  })
}

const get = (example: Example, path: string): unknown => {
  if (path.startsWith('state.')) return example.state?.[path.slice('state.'.length)]
  if (path.startsWith('near.')) return example.near?.[path.slice('near.'.length)]
  return example[path]
}

function without(example: Example, path: string): Example {
  const drop = (from: Readonly<Record<string, unknown>>, key: string) =>
    Object.fromEntries(Object.entries(from).filter(([k]) => k !== key))
  return path.startsWith('state.')
    ? { ...example, state: drop(example.state ?? {}, path.slice('state.'.length)) }
    : drop(example, path)
}

function differOnlyIn(control: Control, path: string, a: Example, b: Example): boolean {
  const paths = [...control.reads, ...Object.keys(control.near).map((name) => `near.${name}`)]
  return paths.every((p) => (canonicalJson(get(a, p)) === canonicalJson(get(b, p))) === (p !== path))
}

const ACCOUNT = '111122223333'
const REGION = 'eu-central-1'

function verdictOf(control: Control, example: Example): string {
  const subject = resourceOf(control.on, 'subject', example)
  const neighbours = Object.entries(example.near ?? {}).flatMap(([name, list]) => {
    const neighbour = control.near[name]
    if (!neighbour) throw new Error(`${control.id} has no neighbour named ${name}`)
    return list.map((one, index) => resourceOf(neighbour.of, `${name}-${index}`, one))
  })
  return ask(control, subject, place([subject, ...neighbours], [])).is
}

function resourceOf(type: string, id: string, example: Example): Resource {
  const { state = {}, near: _near, tags = {}, id: ownId, name, region, ...properties } = example
  return {
    id: typeof ownId === 'string' ? ownId : id,
    type,
    account: ACCOUNT,
    region: typeof region === 'string' ? region : REGION,
    name: typeof name === 'string' ? name : id,
    tags,
    properties,
    state,
    unseen: {},
  }
}

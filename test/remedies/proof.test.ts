import { beforeAll, describe, expect, test } from 'vitest'
import type { Control } from '../../src/controls/control.ts'
import type { Template } from '../../src/controls/template.ts'
import type { Model } from '../../src/model/model.ts'
import type { Resource } from '../../src/model/resource.ts'
import { remedyOf } from '../../src/report/controls/remedy.ts'
import { collectors } from '../../src/services/collectors.gen.ts'
import { scanOf, withPractice } from '../scan/in-test.ts'
import { fixtures, unproven } from './proof/proofs.ts'
import { asked, failing, verdictAfter } from './proof/prove.ts'

/** Each template of a remedy is deployed over the resources of the practice account that fail its control, which is then met. */
let model: Model
let unmet: ReadonlyMap<Control, readonly Resource[]>
beforeAll(async () => {
  model = (await withPractice((practice) => scanOf(practice))).model
  unmet = failing(model)
})

const read = new Set<string>(collectors.flatMap(({ types }) => types))
// what Cloud Control reads for its tags alone, a scan of the account does not: test/tags.test.ts holds those templates to the property that is read
const withTemplate = asked.flatMap((control) => {
  if (control.onRequest && !read.has(control.on)) return []
  const template = remedyOf(control)?.cloudformation
  return template && 'Resources' in template ? [{ control, template, name: `${control.id} on ${control.on}` }] : []
})
const of = <V>(table: Readonly<Record<string, V>>, { id, on }: Control): V | undefined =>
  table[id] ?? table[`${id} on ${on}`]

/** The verdicts on the resources that fail a control, after its template was deployed over them. */
function verdictsAfter(control: Control, template: Template, { bare = false } = {}): readonly string[] {
  const fixture = bare ? undefined : of(fixtures, control)
  return (unmet.get(control) ?? [])
    .filter((one) => fixture?.only?.(one, model) ?? true)
    .map((subject) => verdictAfter(template, control, subject, model, { fixture, named: !bare }))
}

describe('the template of a remedy meets its control', () => {
  const provable = withTemplate.filter(({ control }) => !of(unproven, control))

  test.each(provable)('$name', ({ control, template }) => {
    const verdicts = verdictsAfter(control, template)
    expect(verdicts.length).toBeGreaterThan(0)
    expect([...new Set(verdicts)]).toEqual([of(fixtures, control)?.ends ?? 'met'])
  })

  test('and without the template it is not met', () => {
    const met = provable.filter(({ control }) => verdictsAfter(control, { Resources: {} }).includes('met'))
    expect(met.map(({ name }) => name)).toEqual([])
  })

  test('nearly always, and what cannot be proven is said with its reason', () => {
    expect(provable.length / withTemplate.length).toBeGreaterThan(0.95)
  })
})

describe('what is said of a proof is true', () => {
  const said = withTemplate.map(({ control, ...more }) => ({ control, ...more }))

  test.each(said.filter(({ control }) => of(fixtures, control)))('$name needs its fixture', ({ control, template }) => {
    expect([...new Set(verdictsAfter(control, template, { bare: true }))]).not.toEqual(['met'])
  })

  test.each(said.filter(({ control }) => of(unproven, control)))('$name is not proven', ({ control, template }) => {
    const verdicts = verdictsAfter(control, template)
    expect(verdicts.length).toBeGreaterThan(0)
    expect(verdicts).not.toContain('met')
  })

  test('of controls that have a template', () => {
    const keys = new Set(withTemplate.flatMap(({ control, name }) => [control.id, name]))
    expect([...Object.keys(fixtures), ...Object.keys(unproven)].filter((key) => !keys.has(key))).toEqual([])
    expect(Object.keys(fixtures).filter((key) => key in unproven)).toEqual([])
  })
})

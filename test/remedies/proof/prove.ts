import { type Control, withValues } from '../../../src/controls/control.ts'
import type { Template } from '../../../src/controls/template.ts'
import { evaluate } from '../../../src/evaluate/evaluate.ts'
import type { Model } from '../../../src/model/model.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { controls } from '../../../src/services/controls.gen.ts'
import { deploy, type Names } from './deploy.ts'
import { namesAt } from './names.ts'
import type { Fixture } from './proofs.ts'
import { World } from './world.ts'

/** The controls; what is asked for a tag is asked for the one that its template sets, which no resource of the account has. */
export const asked: readonly Control[] = controls.map((control) =>
  control.onRequest
    ? withValues(control, Object.fromEntries(Object.keys(control.parameters).map((name) => [name, ['KEY']])))
    : control,
)

/** The resources of an account that fail each control; of a control over the account, the account. */
export function failing(model: Model): ReadonlyMap<Control, readonly Resource[]> {
  const found = new Map<Control, Resource[]>()
  for (const { resource, judged } of evaluate(model, asked))
    for (const { control, verdict } of judged)
      if (verdict.is === 'unmet' || control.must === 'some')
        found.set(control, [...(found.get(control) ?? []), resource])
  return found
}

const none: Names = () => undefined

/** How a control judges a resource that failed it, after a template was deployed. `named`: with what its names stand for. */
export function verdictAfter(
  template: Template,
  control: Control,
  subject: Resource,
  model: Model,
  { fixture, named }: { readonly fixture: Fixture | undefined; readonly named: boolean },
): string {
  const world = new World(model)
  if (control.must === 'some') withoutMeeting(control, world)
  const names = named ? namesAt(subject, world) : none
  deploy(fixture?.alike ? alike(template, fixture.alike, control.on) : template, control, subject, world, names)
  const successor = fixture?.asks ? controls.find(({ id }) => id === fixture.asks) : undefined
  return successor ? verdictOnNew(successor, world, model) : verdictOn(control, subject.id, world)
}

/** Removes the resources that meet a control over the account. */
function withoutMeeting(control: Control, world: World): void {
  for (const { judged } of evaluate(world.model(), [control]))
    for (const { verdict, over = [] } of judged)
      if (verdict.is === 'met') {
        for (const { resource } of over) world.remove(resource.id)
        withoutMeeting(control, world)
        return
      }
}

/** The same template for another type that has the same properties. */
const alike = ({ Resources }: Template, type: string, as: string): Template => ({
  Resources: Object.fromEntries(
    Object.entries(Resources).map(([name, one]) => [
      name,
      typeof one !== 'string' && one.Type === type ? { ...one, Type: as } : one,
    ]),
  ),
})

function verdictOn(control: Control, id: string, world: World): string {
  for (const { resource, judged } of evaluate(world.model(), [control]))
    if (resource.id === id)
      for (const { verdict } of judged)
        return verdict.is === 'unknown' ? `unknown: ${verdict.missing.join(', ')}` : verdict.is
  return 'not asked'
}

const verdictOnNew = (control: Control, world: World, model: Model): string => {
  const added = world.ofType(control.on).find((one) => !model.get(one.id))
  return added ? verdictOn(control, added.id, world) : 'nothing new'
}

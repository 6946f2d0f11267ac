import { valueAt, withAt } from '../model/paths.ts'
import type { Resource } from '../model/resource.ts'
import type { World } from './example-world.ts'

/** A value as no document of AWS promises it, and as an answer, a template or a recording may have it all the same. */
interface Strange {
  /** Where it stands, for the failing test. */
  readonly what: string
  readonly value: unknown
}

/** What may stand in place of a value: nothing, and each other kind. */
const others = (value: unknown): readonly unknown[] =>
  [null, [], {}, 7, 'strange'].filter(
    (other) => typeof other !== typeof value || Array.isArray(other) !== Array.isArray(value),
  )

/** Each value that differs from the given one in one place, at any depth: a member that is missing, or one of another kind. */
function* strangeOf(value: unknown, what: string): Generator<Strange> {
  for (const other of others(value)) yield { what: `${what} = ${JSON.stringify(other)}`, value: other }
  if (Array.isArray(value))
    for (const [place, item] of value.entries())
      for (const one of strangeOf(item, `${what}[${place}]`)) yield { ...one, value: value.with(place, one.value) }
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value)) {
      yield {
        what: `${what}.${name} is missing`,
        value: Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)),
      }
      for (const one of strangeOf(item, `${what}.${name}`)) yield { ...one, value: { ...value, [name]: one.value } }
    }
}

/** Each world in which one value that the control reads, of its subject or of a neighbour, is strange. */
export function* strangeWorldsOf(world: World): Generator<readonly [what: string, World]> {
  const { subject, control, near } = world
  for (const [what, one] of strangeResourcesOf(subject, control.reads)) yield [what, { ...world, subject: one }]
  for (const [place, around] of near.entries())
    for (const [index, member] of around.members.entries())
      for (const [what, one] of strangeResourcesOf(member, around.neighbour.reads))
        yield [
          `${around.name}[${index}] ${what}`,
          { ...world, near: near.with(place, { ...around, members: around.members.with(index, one) }) },
        ]
}

function* strangeResourcesOf(resource: Resource, paths: readonly string[]): Generator<readonly [string, Resource]> {
  for (const path of paths) {
    const value = valueAt(resource, path)
    // tags are parsed where they are read, and are texts by text everywhere
    if (value === undefined || path === 'tags') continue
    for (const one of strangeOf(value, path)) yield [one.what, withAt(resource, path, one.value)]
  }
}

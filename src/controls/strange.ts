import { valueAt, withAt } from '../model/paths.ts'
import type { Resource } from '../model/resource.ts'
import type { World } from './example-world.ts'

/** A value that no AWS documentation allows, but that an answer, a template or a recording may still contain. */
interface Strange {
  /** Its path, for the message of a failing test. */
  readonly what: string
  readonly value: unknown
}

/** Replacements for a value: nothing, and every other kind of value. */
const others = (value: unknown): readonly unknown[] =>
  [null, [], {}, 7, 'strange'].filter(
    (other) => typeof other !== typeof value || Array.isArray(other) !== Array.isArray(value),
  )

/** Every variant of a value with one change at any depth: a missing member, or one of another kind. */
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

/** Every variant of a world in which one value that the control reads, of its resource or a neighbour, is malformed. */
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
    // tags are validated when read and are always strings by key
    if (value === undefined || path === 'tags') continue
    for (const one of strangeOf(value, path)) yield [one.what, withAt(resource, path, one.value)]
  }
}

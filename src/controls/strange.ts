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

/** A value with a member, at any depth below it, that is missing, and the same with null in its place. */
function* voidsOf(value: unknown, what: string): Generator<{ what: string; missing: unknown; nulled: unknown }> {
  if (typeof value !== 'object' || value === null) return
  const isList = Array.isArray(value)
  for (const [name, item] of Object.entries(value)) {
    const where = isList ? `${what}[${name}]` : `${what}.${name}`
    const put = (one: unknown): unknown => (isList ? value.with(Number(name), one) : { ...value, [name]: one })
    if (!isList && item !== undefined && item !== null)
      yield {
        what: where,
        missing: Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)),
        nulled: put(null),
      }
    for (const one of voidsOf(item, where)) yield { ...one, missing: put(one.missing), nulled: put(one.nulled) }
  }
}

/** Pairs of worlds: in one a member within a value is missing, in the other it is null. */
export function* voidWorldsOf(world: World): Generator<readonly [what: string, missing: World, nulled: World]> {
  const { subject, control, near } = world
  for (const path of control.reads)
    for (const { what, missing, nulled } of path === 'tags' ? [] : voidsOf(valueAt(subject, path), path))
      yield [
        what,
        { ...world, subject: withAt(subject, path, missing) },
        { ...world, subject: withAt(subject, path, nulled) },
      ]
  for (const [place, around] of near.entries())
    for (const [index, member] of around.members.entries())
      for (const path of around.neighbour.reads)
        for (const { what, missing, nulled } of path === 'tags' ? [] : voidsOf(valueAt(member, path), path)) {
          const put = (value: unknown): World => ({
            ...world,
            near: near.with(place, { ...around, members: around.members.with(index, withAt(member, path, value)) }),
          })
          yield [`${around.name}[${index}] ${what}`, put(missing), put(nulled)]
        }
}

function* strangeResourcesOf(resource: Resource, paths: readonly string[]): Generator<readonly [string, Resource]> {
  for (const path of paths) {
    const value = valueAt(resource, path)
    // tags are validated when read and are always strings by key
    if (value === undefined || path === 'tags') continue
    for (const one of strangeOf(value, path)) yield [one.what, withAt(resource, path, one.value)]
  }
}

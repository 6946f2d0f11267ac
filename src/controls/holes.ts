import { pathsOf, setAt, valueAt, withoutAt } from '../model/paths.ts'
import type { Resource } from '../model/resource.ts'
import { missing, type Surroundings, type World } from './example-world.ts'

/** A part of the neighbours that can be hidden: a whole neighbour, or one of its properties. */
export interface Hole {
  readonly name: string
  readonly member: Resource
  readonly path?: string
}

/** Every part of the neighbours that can be hidden. */
export const holesOf = ({ near }: World): readonly Hole[] =>
  near.flatMap(({ name, members, neighbour }) =>
    members.flatMap((member): readonly Hole[] => [
      { name, member },
      ...neighbour.reads.map((path) => ({ name, member, path })),
    ]),
  )

/** The world with some parts hidden; what hides a whole neighbour may hide others as well. */
export const withHoles = (world: World, holes: readonly Hole[]): World => ({
  ...world,
  near: world.near.map((one) => {
    const mine = holes.filter(({ name }) => name === one.name)
    const gone = new Set(mine.filter(({ path }) => path === undefined).map(({ member }) => member))
    return {
      ...one,
      members: one.members
        .filter((member) => !gone.has(member))
        .map((member) =>
          mine.reduce((rest, { path, member: of }) => hide(rest, of === member ? path : undefined), member),
        ),
      blindSpots: gone.size > 0 ? [...one.blindSpots, missing('test:List')] : one.blindSpots,
    }
  }),
})

const hide = (member: Resource, path: string | undefined): Resource =>
  path === undefined ? member : withoutAt(member, path)

/** The world with other content in the hidden parts, taken from other worlds. `next(n)` is a number below n. */
export const filled = (
  world: World,
  holes: readonly Hole[],
  worlds: readonly World[],
  next: (below: number) => number,
): World => ({
  ...world,
  near: world.near.map((one) => {
    const others = worlds
      .flatMap(({ near }) => near.filter(({ name }) => name === one.name))
      .flatMap((it) => it.members)
    const mine = holes.filter(({ name }) => name === one.name)
    if (mine.length === 0 || others.length === 0) return one
    const some = (): Resource | undefined => others[next(others.length)]
    const members = one.members.flatMap((member): readonly Resource[] => {
      const its = mine.filter((hole) => hole.member === member)
      if (its.some(({ path }) => path === undefined)) return instead(member, some, one, next)
      return [its.reduce((rest, { path }) => withValueOf(some(), rest, path), member)]
    })
    return { ...one, members }
  }),
})

/** What may replace a neighbour: one other if a key names it, any number if neighbours refer to the resource. */
function instead(
  member: Resource,
  some: () => Resource | undefined,
  { neighbour }: Surroundings,
  next: (below: number) => number,
): readonly Resource[] {
  const count = neighbour.find === 'those' || neighbour.find === 'all' ? next(3) : 1
  return Array.from({ length: count }, (_, n) => {
    const other = some() ?? member
    const { region } = neighbour.within === 'region' ? member : other
    const id = n === 0 ? member.id : `${member.id}-${n}`
    return withValueOf(member, { ...other, id, name: member.name, region }, neighbour.where)
  })
}

/** A resource with another resource's value at a path. */
function withValueOf(other: Resource | undefined, resource: Resource, path: string | undefined): Resource {
  if (!other || path === undefined || !pathsOf(other).includes(path)) return resource
  const copy = { ...resource, properties: { ...resource.properties }, state: { ...resource.state } }
  setAt(copy, path, valueAt(other, path))
  return copy
}

import { type Model, place } from '../model/model.ts'
import { type Bags, valueAt } from '../model/paths.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import { ask, basis, type Verdict, wordedFinding } from './basis.ts'
import { type Control, type Neighbour, withValues } from './control.ts'
import type { ParameterValues } from './parameters.ts'

/**
 * One example: properties as the control reads them, the live-only ones under `state`, neighbours by name under `near`
 * (a list of examples each, or of what is missing), tags under `tags`, `parameters` where a user set them, the `day` of the scan. `id`, `name` and `region` where the control looks at them. A
 * property that is left out was not seen.
 */
export interface Example {
  readonly [property: string]: unknown
  readonly state?: Readonly<Record<string, unknown>>
  readonly near?: Readonly<Record<string, readonly (Example | MissingNeighbours)[]>>
  readonly tags?: Readonly<Record<string, string>>
  readonly parameters?: ParameterValues
  readonly day?: string
}

/** Neighbours that were not seen: the IAM action whose listing was refused, and why. */
export class MissingNeighbours {
  readonly call: string
  readonly why: string

  constructor(call: string, why: string) {
    this.call = call
    this.why = why
  }
}
export const missing = (call: string, why = 'access denied'): MissingNeighbours => new MissingNeighbours(call, why)

/** An example with its neighbours as resources. */
export interface World {
  readonly control: Control
  readonly subject: Resource
  readonly near: readonly Surroundings[]
  readonly day: string
}

/** The neighbours of one name; `blindSpots`: what hides more of them. */
export interface Surroundings {
  readonly name: string
  readonly neighbour: Neighbour
  readonly members: readonly Resource[]
  readonly blindSpots: readonly MissingNeighbours[]
}

export function worldOf(control: Control, example: Example): World {
  for (const name of Object.keys(example.near ?? {}))
    if (!(name in control.near)) throw new TypeError(`${control.id} has no neighbour named ${name}`)
  for (const name of Object.keys(example.parameters ?? {}))
    if (!(name in control.parameters)) throw new TypeError(`${control.id} has no parameter named ${name}`)
  return {
    control: example.parameters ? withValues(control, example.parameters) : control,
    subject: resourceOf(control.on, 'subject', example),
    day: example.day ?? DAY,
    near: control.neighbours.map(([name, neighbour]) => {
      const list = example.near?.[name] ?? []
      return {
        name,
        neighbour,
        members: list.flatMap((one, place) =>
          one instanceof MissingNeighbours ? [] : [resourceOf(neighbour.of, `${name}-${place}`, one)],
        ),
        blindSpots: list.filter((one) => one instanceof MissingNeighbours),
      }
    }),
  }
}

export const verdictIn = (world: World): Verdict => ask(world.control, world.subject, modelOf(world))

/** What its control says is wrong, of an unmet example; undefined where it does not say that yet. */
export const exampleFinding = (world: World): string | undefined =>
  world.control.finding === undefined ? undefined : wordedFinding(basis(world.control, world.subject, modelOf(world)))

/** The parameters whose values its control looks at. */
export function parametersReadIn(world: World): ReadonlySet<string> {
  const read = new Set<string>()
  const values = new Proxy(world.control.values ?? {}, {
    get: (all, name, self) => {
      if (typeof name === 'string') read.add(name)
      return Reflect.get(all, name, self)
    },
  })
  verdictIn({ ...world, control: { ...world.control, values } })
  return read
}

/** The day of the scan in an example that names none. */
const DAY = '2026-11-30'

function modelOf({ subject, near, day }: World): Model {
  const blindSpots = near.flatMap(({ neighbour, blindSpots: missing }) =>
    missing.map(({ call, why }): BlindSpot => ({ ...HERE, type: neighbour.of, call, why, listing: true })),
  )
  return place([subject, ...near.flatMap(({ members }) => members)], blindSpots, undefined, day)
}

/** Is some of the neighbours of a name there, and some of it not? */
export function isPartlyMissing(control: Control, name: string, example: Example): boolean {
  const surroundings = worldOf(control, example).near.find((one) => one.name === name)
  if (!surroundings) return false
  const { members, blindSpots, neighbour } = surroundings
  const isWhole = (one: Resource): boolean => neighbour.reads.every((path) => valueAt(one, path) !== undefined)
  return blindSpots.length > 0 || members.some((one) => !isWhole(one))
}

const HERE = { account: '111122223333', region: 'eu-central-1' }

/** The properties and the state of an example. */
export function bagsOf(example: Example): Bags {
  const {
    state = {},
    tags = {},
    near: _n,
    parameters: _p,
    day: _d,
    id: _i,
    name: _m,
    region: _r,
    ...properties
  } = example
  return { properties, state, tags }
}

function resourceOf(type: string, id: string, example: Example): Resource {
  const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise)
  return {
    ...bagsOf(example),
    id: text(example['id'], id),
    type,
    account: HERE.account,
    region: text(example['region'], HERE.region),
    name: text(example['name'], id),
    tags: example.tags ?? {},
    unseen: {},
  }
}

import { type Model, place } from '../model/model.ts'
import { type Bags, valueAt } from '../model/paths.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import { ask, basis, type Verdict, wordedFinding } from './basis.ts'
import { type Control, type Neighbour, withValues } from './control.ts'
import type { ParameterValues } from './parameters.ts'

/**
 * One example: properties as the control reads them, live-only ones under `state`, neighbours by name under `near` (each a list
 * of examples, or of what is missing), tags under `tags`, `parameters` set by a user, the `day` of the scan, and `id`, `name` and
 * `region` if the control looks at them. A property left out was not seen.
 */
export interface Example {
  readonly [property: string]: unknown
  readonly state?: Readonly<Record<string, unknown>>
  readonly near?: Readonly<Record<string, readonly (Example | MissingNeighbours)[]>>
  readonly tags?: Readonly<Record<string, string>>
  readonly parameters?: ParameterValues
  readonly day?: string
}

/** Neighbours that were not seen: the IAM action of the refused listing, and why it was refused. */
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

/** The neighbours of one name; `blindSpots` may hide more. */
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

/** The finding of an unmet example; undefined when the control words none. */
export const exampleFinding = (world: World): string | undefined =>
  world.control.finding === undefined ? undefined : wordedFinding(basis(world.control, world.subject, modelOf(world)))

/** The parameters whose values the control accesses. */
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

/** The day of the scan in examples that do not set one. */
const DAY = '2026-11-30'

function modelOf({ subject, near, day }: World): Model {
  const blindSpots = near.flatMap(({ neighbour, blindSpots: missing }) =>
    missing.map(({ call, why }): BlindSpot => ({ ...HERE, type: neighbour.of, call, why, listing: true })),
  )
  return place([subject, ...near.flatMap(({ members }) => members)], blindSpots, undefined, day)
}

/** Whether some of the neighbours of a name are there and others are missing. */
export function isPartlyMissing(control: Control, name: string, example: Example): boolean {
  const surroundings = worldOf(control, example).near.find((one) => one.name === name)
  if (!surroundings) return false
  const { members, blindSpots, neighbour } = surroundings
  const isWhole = (one: Resource): boolean => neighbour.reads.every((path) => valueAt(one, path) !== undefined)
  return blindSpots.length > 0 || members.some((one) => !isWhole(one))
}

const HERE = { account: '111122223333', region: 'eu-central-1' }

/** The properties and state of an example. */
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

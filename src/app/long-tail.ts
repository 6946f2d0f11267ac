import type { Depth } from '../collect/depth.ts'
import { IncompleteAnswerError } from '../collect/refusals.ts'
import { withinRun } from '../collect/run-bounds.ts'
import type { ClientSource, Collected, ScanProgress } from '../collect/runner.ts'
import type { Control } from '../controls/control.ts'
import { DemarcError } from '../core/errors.ts'
import { inLanes } from '../core/lanes.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import { type Group, readGroup } from '../services/cloudcontrol/collect/group.ts'
import { handledTypes, identifierIn } from '../services/cloudcontrol/collect/types.ts'

/** What is read by Cloud Control. */
export interface LongTailRequest {
  readonly depth: Exclude<Depth, 'inventory'>
  /** At standard depth: the types that are read, where the inventory lists them. */
  readonly wanted: ReadonlySet<string>
  /** Types that are listed in each region, whatever the inventory lists. */
  readonly listTypes: readonly string[]
}

/** Throws UNKNOWN_NAME for a type that CloudFormation does not have, or that Cloud Control cannot list. */
export async function demandListable(listTypes: readonly string[]): Promise<void> {
  if (listTypes.length === 0) return
  const types = await handledTypes()
  for (const type of listTypes) {
    if (types(type)?.lists) continue
    const why = types(type) ? 'Cloud Control cannot list' : 'CloudFormation has no type'
    throw new DemarcError('UNKNOWN_NAME', `${why} "${type}"`, {
      hint: 'Types are written as in AWS::Glue::Job, with large and small letters.',
    })
  }
}

/** The types that controls ask for and that have no collector of their own: the long tail of a scan at standard depth. */
export function typesWanted(controls: readonly Control[], typesRead: ReadonlySet<string>): ReadonlySet<string> {
  const asked = controls.flatMap(({ on, elsewhere, neighbours }) => [
    on,
    ...(elsewhere === undefined ? [] : [elsewhere]),
    ...neighbours.map(([, { of }]) => of),
  ])
  return new Set(asked.filter((type) => type.startsWith('AWS::') && !typesRead.has(type)))
}

interface Where {
  readonly clients: ClientSource
  readonly account: string
  readonly homeRegion: string
  readonly regions: readonly string[]
  readonly progress?: ScanProgress
  readonly signal?: AbortSignal
}

export interface LongTail {
  /** What was read, and the others with the reason why they were not. */
  readonly resources: readonly Resource[]
  readonly blindSpots: readonly BlindSpot[]
  /** How many were read. */
  readonly read: number
}

/** So many characters of properties are kept of one run: those of 100,000 resources have two thirds of it, at 2,000 each. */
const LARGEST = 300_000_000

/** Counts down from so many. */
function budget(left: number): (characters: number) => void {
  let rest = left
  return (characters) => {
    rest -= characters
    if (rest < 0) throw new IncompleteAnswerError(`the properties of this run have more than ${left} characters`)
  }
}

/** Groups that are read at once: each keeps a page of a listing and a few resources in memory. */
const GROUPS_ABREAST = 12

/** Of these services a type has the same resources in every region: they are asked once, as global. */
const GLOBAL_SERVICES = new Set([
  'Budgets',
  'CE',
  'CloudFront',
  'GlobalAccelerator',
  'IAM',
  'Organizations',
  'Route53',
  'Shield',
])

/** Reads by Cloud Control what the inventory lists and no collector reads, as far as it is asked for. */
export async function readLongTail(
  { resources: own }: Pick<Collected, 'resources'>,
  unread: readonly Resource[],
  typesRead: ReadonlySet<string>,
  request: LongTailRequest,
  where: Where,
): Promise<LongTail> {
  const groups = groupsOf(unread, typesRead, request, where.regions)
  if (groups.length === 0) return { resources: unread, blindSpots: [], read: 0 }
  const types = await handledTypes()
  const there = [...own, ...unread]
  const ids = new Set(there.map(({ id }) => id))
  const known = knownIdentifiers(there, types)
  const { clients, account, homeRegion, progress, signal } = where
  const take = budget(LARGEST)
  const options = {
    take,
    clients,
    types,
    account,
    homeRegion,
    known,
    progress,
    signal,
    isRead: (id: string) => ids.has(id),
  }
  const done = await withinRun(() => inLanes(groups, GROUPS_ABREAST, (group) => readGroup(group, options)))
  const read = new Map(done.flatMap(({ resources }) => resources).map((one) => [one.id, one]))
  const why = new Map(done.flatMap((group) => [...group.unread]))
  const left = unread
    .filter(({ id }) => !read.has(id))
    .map((one) => ({ ...one, unread: why.get(one.id) ?? one.unread ?? '' }))
  return {
    resources: [...read.values(), ...left],
    blindSpots: done.flatMap(({ blindSpots }) => blindSpots),
    read: read.size,
  }
}

/** What is read, by type and region. */
function groupsOf(
  unread: readonly Resource[],
  typesRead: ReadonlySet<string>,
  { depth, wanted, listTypes }: LongTailRequest,
  regions: readonly string[],
): readonly Group[] {
  const groups = new Map<string, Group & { readonly listed: Resource[] }>()
  const groupOf = (type: string, region: string): { readonly listed: Resource[] } => {
    const key = `${type} ${region}`
    const known = groups.get(key) ?? { type, region, listed: [], all: listTypes.includes(type) }
    groups.set(key, known)
    return known
  }
  // what its own service refuses to list stays as it is: that refusal is what is to be told
  for (const one of unread)
    if (!typesRead.has(one.type) && (depth === 'deep' || wanted.has(one.type) || listTypes.includes(one.type)))
      groupOf(one.type, one.region).listed.push(one)
  for (const type of listTypes)
    for (const region of GLOBAL_SERVICES.has(type.split('::')[1] ?? '') ? ['global'] : regions) groupOf(type, region)
  return [...groups.values()]
}

/** The identifiers of the resources of a type in a region, of which another type's listing may have to be told. */
function knownIdentifiers(resources: readonly Resource[], types: Awaited<ReturnType<typeof handledTypes>>) {
  const byPlace = new Map<string, Resource[]>()
  for (const one of resources) {
    if (one.owner !== undefined) continue
    const place = `${one.type} ${one.region}`
    const there = byPlace.get(place)
    if (there) there.push(one)
    else byPlace.set(place, [one])
  }
  return (type: string, region: string): readonly string[] => {
    const handled = types(type)
    if (!handled) return []
    const [property = ''] = handled.identifier
    const found = [region, 'global'].flatMap((place) => byPlace.get(`${type} ${place}`) ?? [])
    return found.flatMap(({ id, properties }) => {
      const stated = handled.identifier.length === 1 ? properties[property] : undefined
      return identifierIn(id, handled) ?? (typeof stated === 'string' ? stated : [])
    })
  }
}

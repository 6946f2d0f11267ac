import { IncompleteAnswerError } from '../collect/refusals.ts'
import { withinRun } from '../collect/run-bounds.ts'
import type { ClientSource, ScanProgress } from '../collect/runner.ts'
import { inLanes } from '../core/lanes.ts'
import type { Resource } from '../model/resource.ts'
import { type Group, type GroupRead, readGroup } from '../services/cloudcontrol/collect/group.ts'
import { type HandledTypes, handledTypes, identifierIn } from '../services/cloudcontrol/collect/types.ts'

/** Where to call Cloud Control. */
export interface GroupsReach {
  readonly clients: ClientSource
  readonly account: string
  readonly homeRegion: string
  readonly progress?: ScanProgress
  readonly signal?: AbortSignal
}

/** The most characters of properties kept in one run; 100,000 resources of 2,000 characters use two thirds of it. */
const LARGEST = 300_000_000

/** A budget of characters. Throws when it is exceeded. */
function budget(left: number): (characters: number) => void {
  let rest = left
  return (characters) => {
    rest -= characters
    if (rest < 0) throw new IncompleteAnswerError(`the properties of this run have more than ${left} characters`)
  }
}

/**
 * The number of groups read concurrently, and how many of them at least in each region: AWS counts requests by region, so that a
 * region without a group loses time. A group keeps a page of a listing and a few resources in memory.
 */
const ABREAST = { all: 12, region: 2 }

/**
 * Reads groups of resources by Cloud Control, passing each to `use` as it arrives, and returns the results. `there`: everything
 * known about the account.
 */
export async function readGroups<T>(
  groups: readonly Group[],
  { clients, account, homeRegion, progress, signal }: GroupsReach,
  there: readonly Resource[],
  use: (group: Group, read: GroupRead) => T,
): Promise<readonly T[]> {
  const types = await handledTypes()
  const ids = new Set(there.map(({ id }) => id))
  const options = {
    take: budget(LARGEST),
    clients,
    types,
    account,
    homeRegion,
    known: knownIdentifiers(there, types),
    progress,
    signal,
    isRead: (id: string) => ids.has(id),
  }
  const byRegion = new Map<string, Group[]>()
  for (const group of groups) {
    const own = byRegion.get(group.region)
    if (own) own.push(group)
    else byRegion.set(group.region, [group])
  }
  const lanes = Math.max(ABREAST.region, Math.ceil(ABREAST.all / byRegion.size))
  return withinRun(async () => {
    const read = new Map<Group, T>()
    const readOne = async (group: Group): Promise<void> => {
      read.set(group, use(group, await readGroup(group, options)))
    }
    await Promise.all([...byRegion.values()].map((own) => inLanes(own, lanes, readOne)))
    // safe: each group was read
    return groups.map((group) => read.get(group) as T)
  })
}

/** The identifiers of a type's resources in a region, which another type's listing may need as input. */
function knownIdentifiers(resources: readonly Resource[], types: HandledTypes) {
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

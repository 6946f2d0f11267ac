import { typeOfKind } from '../catalog/type-of-arn.ts'
import { INVENTORY_TYPE, type InventorySource, type SourceName, sourceNames } from '../collect/inventory.ts'
import { type Collected, collect, type RunnerOptions } from '../collect/runner.ts'
import { look } from '../collect/seen.ts'
import { nameInArn } from '../core/arn.ts'
import { compareText } from '../core/json.ts'
import type { Inventory, SourceReport, Unlisted } from '../model/inventory.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import { discoveredCounts } from '../services/config/collect.ts'
import { inventorySources } from '../services/inventory.gen.ts'

type Options = Omit<RunnerOptions, 'collectors'>

/** What the sources list, before it is compared with what was read. */
export interface SourceListings {
  readonly sources: SourceReport[]
  /** By source, most trusted first. */
  readonly found: readonly { readonly name: SourceName; readonly resources: readonly Resource[] }[]
  readonly blindSpots: readonly BlindSpot[]
  /** The number of resources that AWS Config knows, by region and type. */
  readonly counts: readonly { readonly region: string; readonly type: string; readonly count: number }[]
  /** The regions in which all tagged resources were listed. */
  readonly tagged: ReadonlySet<string>
}

/** What to list: the tags of resources, and AWS Config's counts for comparison. */
export interface ListingWanted {
  readonly tags: boolean
  readonly counts: boolean
}

/**
 * Reads all sources of the inventory: the index and the stacks; the tags if they are wanted, or if the index was refused or is
 * partial; and AWS Config's counts.
 */
export async function listEverything(
  options: Options,
  wanted: ListingWanted = { tags: false, counts: true },
): Promise<SourceListings> {
  const ask = async ({ name, collector }: InventorySource, regions = options.regions) => {
    const { resources, blindSpots } = await collect({ ...options, regions, collectors: [collector] })
    return { name, resources, blindSpots }
  }
  // tagged resources are listed where the index is incomplete
  const [fallback, always] = [true, false].map((is) =>
    inventorySources.filter(({ name }) => (name === 'tagging') === is),
  )
  const [first, counted] = await Promise.all([
    Promise.all((always ?? []).map((source) => ask(source))),
    wanted.counts ? countsOf(options) : undefined,
  ])
  const blind = first.flatMap(({ name, blindSpots }) => (name === 'resource-explorer' ? blindSpots : []))
  // the first region may have called an aggregator for all regions
  const unlistedRegions = options.regions.filter(
    (region) => wanted.tags || blind.some((one) => one.region === region || one.region === options.regions[0]),
  )
  const second = unlistedRegions.length === 0 ? [] : (fallback ?? [])
  const tagged = await Promise.all(second.map((source) => ask(source, unlistedRegions)))
  const failed = new Set(tagged.flatMap(({ blindSpots }) => blindSpots.map(({ region }) => region)))
  const asked = [...first, ...tagged].sort((a, b) => sourceNames.indexOf(a.name) - sourceNames.indexOf(b.name))
  return {
    sources: [
      ...asked.map(({ name, resources, blindSpots }) => ({
        source: name,
        resources: resources.length,
        partial: blindSpots.map(({ region, call, why }) => ({ region, call, why })),
      })),
      ...(counted ? [counted.report] : []),
    ],
    found: asked.map(({ name, resources }) => ({ name, resources })),
    blindSpots: [...asked.flatMap(({ blindSpots }) => blindSpots), ...(counted?.blindSpots ?? [])],
    counts: counted?.counts ?? [],
    tagged: new Set(second.length === 0 ? [] : unlistedRegions.filter((region) => !failed.has(region))),
  }
}

async function countsOf({ account, clients, regions, signal }: Options) {
  const partial: SourceReport['partial'][number][] = []
  const answers = await Promise.all(
    regions.map(async (region) => {
      const answer = await look('config:GetDiscoveredResourceCounts', signal, async () =>
        discoveredCounts(await clients.client('config', region)),
      )
      if (answer.seen) return [...answer.value].map(([type, count]) => ({ region, type, count }))
      // if AWS Config does not record there is no count to compare, which is not a failure
      for (const { call, why, kind } of answer.missing) if (kind === 'denied') partial.push({ region, call, why })
      return []
    }),
  )
  const counts = answers.flat()
  const report: SourceReport = {
    source: 'config',
    resources: counts.reduce((sum, { count }) => sum + count, 0),
    partial,
  }
  const blindSpots = partial.map(
    (one): BlindSpot => ({ type: INVENTORY_TYPE, ...one, account, listing: true, denied: true }),
  )
  return { counts, report, blindSpots }
}

/**
 * The inventory, where each type that nothing lists names the option that reads it: Cloud Control can list the type, and it has no
 * collector.
 */
export function withOptions(
  inventory: Inventory,
  typesRead: ReadonlySet<string>,
  isListable: (type: string) => boolean,
): Inventory {
  const unlisted = inventory.unlisted.map(
    (one): Unlisted => (typesRead.has(one.type) || !isListable(one.type) ? one : { ...one, option: '--list-type' }),
  )
  return { ...inventory, unlisted }
}

/**
 * An ARN without the parts that one service writes and another omits: `log-group:name:*`, a group's own id, a task definition's
 * revision.
 */
const keyOf = (id: string): string =>
  id
    .replace(/:\*$/, '')
    .replace(/:autoScalingGroup:[^:]+:/, ':autoScalingGroup:*:')
    .replace(/(:task-definition\/[^:]+):\d+$/, '$1')

/**
 * A resource that only a source lists, by the id that its collector gives it, so that runs with and without the service's own listing
 * compare: a task definition without its revision.
 */
const asRead = (one: Resource, type: string): Resource => ({
  ...one,
  type,
  ...(type === 'AWS::ECS::TaskDefinition' ? { id: keyOf(one.id), name: nameInArn(keyOf(one.id)) } : {}),
})

/** The answers of both sources that know a resource. */
const alsoBy = ({ answers: a }: Resource, { answers: b }: Resource): Pick<Resource, 'answers'> =>
  a && b ? { answers: { ...a, listing: [...new Set([...a.listing, ...b.listing])].sort() } } : {}

const INVENTORY_ALONE = 'the scan was of the inventory alone'
const NO_COLLECTOR = 'Demarc has no collector for this type; scan --depth deep asks Cloud Control'
const NO_HANDLER = 'Demarc has no collector for this type, and Cloud Control no handler that reads it'

/** What is unread, where a type that Cloud Control cannot read says so instead of naming `--depth deep`. */
export const withHandlers = (unread: readonly Resource[], isHandled: (type: string) => boolean): readonly Resource[] =>
  unread.map((one) => (one.unread === NO_COLLECTOR && !isHandled(one.type) ? { ...one, unread: NO_HANDLER } : one))

/**
 * Compares what the sources list with what the services showed. A resource that only a source lists is added as unread. If its
 * service listed the type completely, it is reported as stale, since the index lags behind.
 */
export function heldAgainst(
  read: Collected,
  listed: SourceListings,
  { account, typesRead }: { readonly account: string; readonly typesRead: ReadonlySet<string> },
): { readonly unread: readonly Resource[]; readonly inventory: Inventory } {
  const notRead = typesRead.size === 0 ? INVENTORY_ALONE : NO_COLLECTOR
  const own = new Map(read.resources.map((one) => [keyOf(one.id), one]))
  // stacks name what they created by name or id only, within their region
  const byName = new Map(
    read.resources.flatMap(({ type, id, name, region }) =>
      [name, keyOf(id), lastOf(id)].map((one) => [`${type} ${region} ${one}`, keyOf(id)] as const),
    ),
  )
  const hidden = (type: string, region: string): BlindSpot | undefined =>
    read.blindSpots.find(
      (one) => one.listing && one.type === type && (one.region === region || one.region === 'global'),
    )
  const unread = new Map<string, Resource & { readonly seenBy: string[] }>()
  const unreadNames = new Map<string, string>()
  const stale: Inventory['stale'][number][] = []
  const matched = new Set<string>()
  for (const { name: source, resources } of listed.found)
    for (const one of resources) {
      // a resource of another account in a stack or a view belongs to that account
      if (one.owner !== undefined || one.id === '') continue
      const key = keyOf(one.id)
      const type = typeOfKind(one.type) ?? one.type
      const known = unread.get(key)
      const named = source === 'cloudformation' ? namedLike(one, type, byName) : undefined
      const twin = source === 'cloudformation' ? namedLike(one, type, unreadNames) : undefined
      if (own.has(key)) matched.add(key)
      else if (known) {
        known.seenBy.push(source)
        // the index has no tags
        if (source === 'tagging') unread.set(key, { ...known, tags: one.tags, ...alsoBy(known, one) })
      } else if (named !== undefined) matched.add(named)
      else if (twin !== undefined) unread.get(twin)?.seenBy.push(source)
      else if (typesRead.has(type) && hidden(type, one.region) === undefined) {
        if (source !== 'cloudformation') stale.push({ id: one.id, type, region: one.region })
      } else {
        const refused = hidden(type, one.region)
        const why = refused ? `${refused.call} (${refused.why})` : notRead
        const found = asRead(one, type)
        unread.set(key, { ...found, unread: why, seenBy: [source] })
        unreadNames.set(`${type} ${one.region} ${one.name}`, key)
      }
    }
  const isIndexable = ({ id, type, owner }: Resource): boolean =>
    type.startsWith('AWS::') && id.startsWith('arn:') && owner === undefined
  const indexable = read.resources.filter(isIndexable)
  const inventory: Inventory = {
    sources: listed.sources,
    read: read.resources.filter(({ type, owner }) => type.startsWith('AWS::') && owner === undefined).length,
    listedOnly: unread.size,
    unindexed: indexable.filter(({ id }) => !matched.has(keyOf(id))).length,
    stale: stale.sort((a, b) => compareText(a.id, b.id)),
    unlisted: unlistedOf(listed, [...read.resources, ...unread.values()], hidden),
  }
  return {
    unread: [...unread.values()].map((one) => ({ ...one, account, seenBy: [...new Set(one.seenBy)].sort() })),
    inventory,
  }
}

const lastOf = (id: string): string => /[^:/]+$/.exec(id)?.[0] ?? id

/** The resource with this name that a stack created; a global resource is in no stack's region. */
const namedLike = (one: Resource, type: string, names: ReadonlyMap<string, string>): string | undefined =>
  [one.region, 'global']
    .flatMap((region) => [one.name, keyOf(one.id), lastOf(one.name)].map((name) => `${type} ${region} ${name}`))
    .map((name) => names.get(name))
    .find((key) => key !== undefined)

/** Whether a type has a resource in a region, or a global one. */
export function presenceIn(known: readonly Resource[]): (type: string, region: string) => boolean {
  const there = new Set(known.map(({ type, region }) => `${type} ${region}`))
  return (type, region) => there.has(`${type} ${region}`) || there.has(`${type} global`)
}

/** The types that AWS Config counts but no source lists, and those that could not be listed. */
function unlistedOf(
  { counts, blindSpots }: SourceListings,
  known: readonly Resource[],
  hidden: (type: string, region: string) => BlindSpot | undefined,
): Unlisted[] {
  const isThere = presenceIn(known)
  const fromConfig = counts
    .filter(({ type, region, count }) => count > 0 && !isThere(type, region))
    .map(({ type, region, count }) => {
      const refused = hidden(type, region)
      return { type, region, count, why: refused ? `${refused.call} (${refused.why})` : 'no source lists it' }
    })
  const whole = blindSpots.map(({ region, call, why }) => ({
    type: INVENTORY_TYPE,
    region,
    count: null,
    why: `${call} (${why})`,
  }))
  return [...fromConfig, ...whole].sort((a, b) => compareText(`${a.type} ${a.region}`, `${b.type} ${b.region}`))
}

import { byText } from '../core/by-text.ts'
import { canonicalJson, compareText } from '../core/json.ts'
import { valueAt } from './paths.ts'
import { type BlindSpot, REGION_TYPE, type Resource, type ResourceAnswers } from './resource.ts'

/** The names of the answers behind the listings, by resource type and region (`global` for what has none). */
export type Listings = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** The resources of one type by place, and there by value; `unseen`: one whose value was not seen. */
type Index = Map<string, { readonly byValue: Map<string, Resource[]>; unseen: Resource | undefined }>

/**
 * All that is known of the world in one run. Resources are sorted by id, blind spots by their text; neighbours are found through
 * an index by property value, never by scanning.
 */
export class Model {
  /** What belongs to the account, sorted by id: what is judged. */
  readonly resources: readonly Resource[]
  /** The same with what belongs to other accounts: neighbours. */
  readonly all: readonly Resource[]
  readonly blindSpots: readonly BlindSpot[]
  /** The day on which it was seen, YYYY-MM-DD; undefined where nothing depends on it. */
  readonly day: string | undefined
  readonly #byId: ReadonlyMap<string, Resource>
  readonly #byType = new Map<string, Resource[]>()
  /** By type, path and account or region: what was looked for once is found at once. */
  readonly #indexes = new Map<string, Map<string, Index>>()
  readonly #within = new Map<string, Map<string, readonly Resource[]>>()
  readonly #listingBlindSpots = new Map<string, BlindSpot[]>()
  readonly #listings: Listings
  readonly #listed = new Map<string, readonly string[]>()

  /** Use `place()`, which merges and sorts. */
  constructor(
    resources: ReadonlyMap<string, Resource>,
    blindSpots: readonly BlindSpot[],
    listings: Listings,
    day: string | undefined,
  ) {
    this.#byId = resources
    this.all = [...resources.values()]
    this.resources = this.all.filter(({ owner }) => owner === undefined)
    this.blindSpots = blindSpots
    this.day = day
    this.#listings = listings
    for (const resource of this.all) push(this.#byType, resource.type, resource)
    for (const blindSpot of blindSpots) if (blindSpot.listing) push(this.#listingBlindSpots, blindSpot.type, blindSpot)
  }

  get(id: string): Resource | undefined {
    return this.#byId.get(id)
  }

  ofType(type: string): readonly Resource[] {
    return this.#byType.get(type) ?? NO_RESOURCES
  }

  /** The types that occur, sorted. */
  get types(): readonly string[] {
    return [...this.#byType.keys()].sort(compareText)
  }

  /**
   * The resources of `type` in an account (and region, unless `region` is undefined) whose value at the path `where` (or whose
   * `id`, or `name`) is `value` or, for a list, contains it.
   */
  by(type: string, where: string, value: string, account: string, region: string | undefined): readonly Resource[] {
    const values = this.#index(type, where, region)?.get(placeOf(account, region))
    return values?.byValue.get(value) ?? NO_RESOURCES
  }

  /** A resource whose value at `where` was not read, so that `by()` cannot find it; undefined if there is none. */
  unfound(type: string, where: string, account: string, region: string | undefined): Resource | undefined {
    return this.#index(type, where, region)?.get(placeOf(account, region))?.unseen
  }

  /** The resources of a type by place and value; undefined where there are none. */
  #index(type: string, where: string, region: string | undefined): Index | undefined {
    if (!this.#byType.has(type)) return undefined
    let ofType = this.#indexes.get(type)
    if (!ofType) {
      ofType = new Map()
      this.#indexes.set(type, ofType)
    }
    const key = region === undefined ? `account ${where}` : where
    const known = ofType.get(key)
    if (known) return known
    const index: Index = new Map()
    for (const resource of this.ofType(type)) {
      const place = placeOf(resource.account, region === undefined ? undefined : resource.region)
      let here = index.get(place)
      if (!here) {
        here = { byValue: new Map(), unseen: undefined }
        index.set(place, here)
      }
      const values = valuesOf(resource, where)
      if (values === undefined) here.unseen ??= resource
      else for (const value of values) push(here.byValue, value, resource)
    }
    ofType.set(key, index)
    return index
  }

  /** The resources of a type in an account, and in a region unless it is undefined. */
  within(type: string, account: string, region: string | undefined): readonly Resource[] {
    if (!this.#byType.has(type)) return NO_RESOURCES
    let ofType = this.#within.get(type)
    if (!ofType) {
      ofType = new Map()
      this.#within.set(type, ofType)
    }
    const place = placeOf(account, region)
    let here = ofType.get(place)
    if (!here) {
      here = this.ofType(type).filter(
        (one) => one.account === account && (region === undefined || one.region === region),
      )
      ofType.set(place, here)
    }
    return here
  }

  /**
   * The names of the answers that show all resources of `type` in a region (any region when undefined), with their values at the
   * path `where`: what says that there is no other, sorted.
   */
  listed(type: string, where: string, region: string | undefined): readonly string[] {
    const key = `${type} ${where} ${region}`
    const known = this.#listed.get(key)
    if (known) return known
    const names = new Set<string>()
    const here = (place: string): boolean => region === undefined || place === region || place === GLOBAL
    for (const [place, answers] of this.#listings.get(type) ?? [])
      if (here(place)) for (const name of answers) names.add(name)
    for (const { region: place, answers } of this.ofType(type))
      if (here(place)) for (const name of answers?.details[where] ?? []) names.add(name)
    const sorted = [...names].sort()
    this.#listed.set(key, sorted)
    return sorted
  }

  /** The blind spot that hides resources of `type` in an account and region (any region when undefined), if there is one. */
  unlisted(type: string, account: string, region: string | undefined): BlindSpot | undefined {
    if (this.#listingBlindSpots.size === 0) return undefined
    const known = this.#listingBlindSpots
      .get(type)
      ?.find(
        (blindSpot) =>
          blindSpot.account === account &&
          (region === undefined || blindSpot.region === region || blindSpot.region === GLOBAL),
      )
    return known ?? this.#unreadRegion(type, account, region)
  }

  /** The blind spot that hides whole regions, where it hides this one, or where any region is meant and the type lies in regions. */
  #unreadRegion(type: string, account: string, region: string | undefined): BlindSpot | undefined {
    const blindSpot = this.#listingBlindSpots.get(REGION_TYPE)?.find((one) => one.account === account)
    if (!blindSpot || region === GLOBAL) return undefined
    const places = this.#listings.get(type)
    if (region !== undefined) return places && !places.has(region) && !places.has(GLOBAL) ? blindSpot : undefined
    return places?.has(GLOBAL) ? undefined : blindSpot
  }
}

/**
 * Resources and blind spots -> model. Idempotent by id and blind to order: what was seen of one id in two places is merged, a
 * seen property winning over an unseen one, and of two different values the one whose canonical JSON sorts first winning.
 */
export function place(
  resources: Iterable<Resource>,
  blindSpots: Iterable<BlindSpot>,
  listings: Listings = new Map(),
  day?: string,
): Model {
  const merged = new Map<string, Resource>()
  for (const resource of resources) {
    const known = merged.get(resource.id)
    merged.set(resource.id, known ? merge(known, resource) : resource)
  }
  const sorted = new Map([...merged].sort(([a], [b]) => compareText(a, b)).map(([id, one]) => [id, settle(one)]))
  const uniqueBlindSpots = new Map([...blindSpots].map((blindSpot) => [canonicalJson(blindSpot), blindSpot]))
  return new Model(
    sorted,
    [...uniqueBlindSpots].sort(([a], [b]) => compareText(a, b)).map(([, blindSpot]) => blindSpot),
    listings,
    day,
  )
}

/** Field by field the lesser of the two: so it does not matter in which order, or how often, things are merged. */
function merge(a: Resource, b: Resource): Resource {
  return {
    id: a.id,
    type: lesser(a.type, b.type),
    account: lesser(a.account, b.account),
    region: lesser(a.region, b.region),
    name: lesser(a.name, b.name),
    ...ownerOf(a, b),
    tags: mergeBags(a.tags, b.tags),
    properties: mergeBags(a.properties, b.properties),
    state: mergeBags(a.state, b.state),
    unseen: mergeBags(a.unseen, b.unseen),
    ...unreadOf(a, b),
    ...(a.answers || b.answers ? { answers: mergeAnswers(a.answers, b.answers) } : {}),
  }
}

/** Another account's only where both say so: what one answer shows as ours is ours. */
const ownerOf = (a: Resource, b: Resource): Pick<Resource, 'owner'> =>
  a.owner === undefined || b.owner === undefined ? {} : { owner: lesser(a.owner, b.owner) }

/** Unread only where both say so: what one service showed was read. */
const unreadOf = (a: Resource, b: Resource): Pick<Resource, 'unread' | 'seenBy'> =>
  a.unread === undefined || b.unread === undefined
    ? {}
    : { unread: lesser(a.unread, b.unread), seenBy: union(a.seenBy ?? [], b.seenBy ?? []) }

/** Both: of two equal values, either may be the one in the model. */
function mergeAnswers(a: ResourceAnswers = NO_ANSWERS, b: ResourceAnswers = NO_ANSWERS): ResourceAnswers {
  const paths = new Set([...Object.keys(a.details), ...Object.keys(b.details)])
  return {
    listing: union(a.listing, b.listing),
    details: Object.fromEntries(
      [...paths].map((path) => [path, union(a.details[path] ?? a.listing, b.details[path] ?? b.listing)]),
    ),
  }
}

const NO_ANSWERS: ResourceAnswers = { listing: [], details: {} }
const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])].sort()

const lesser = <V>(a: V, b: V): V => (compareText(canonicalJson(a), canonicalJson(b)) <= 0 ? a : b)

function mergeBags<V>(a: Readonly<Record<string, V>>, b: Readonly<Record<string, V>>): Record<string, V> {
  const merged = byText(a)
  for (const [key, value] of Object.entries(b)) {
    const known = merged[key]
    merged[key] = known === undefined ? value : lesser(known, value)
  }
  return merged
}

/** Without what is called unseen and was seen all the same (by another collector, or in another answer). */
function settle(resource: Resource): Resource {
  const paths = Object.keys(resource.unseen)
  const wasSeen = (path: string): boolean => valueAt(resource, path) !== undefined
  if (!paths.some(wasSeen)) return resource
  return { ...resource, unseen: Object.fromEntries(Object.entries(resource.unseen).filter(([path]) => !wasSeen(path))) }
}

const GLOBAL = 'global'
const NO_RESOURCES: readonly Resource[] = []

const placeOf = (account: string, region: string | undefined): string =>
  region === undefined ? account : `${account} ${region}`

/** The values at a path (of a list, each of them); undefined where it was not seen. */
function valuesOf(resource: Resource, where: string): readonly string[] | undefined {
  if (where === 'id') return [resource.id]
  if (where === 'name') return [resource.name]
  const value = valueAt(resource, where)
  if (value === undefined) return undefined
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

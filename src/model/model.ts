import { byText } from '../core/by-text.ts'
import { canonicalJson, compareText } from '../core/json.ts'
import { valueAt } from './paths.ts'
import { type BlindSpot, REGION_TYPE, type Resource, type ResourceAnswers } from './resource.ts'

/** The names of the answers behind listings, by resource type and region (`global` for types without one). */
export type Listings = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** The resources of one type by place and then by value. `unseen` is one whose value was not seen. */
type Index = Map<string, { readonly byValue: Map<string, Resource[]>; unseen: Resource | undefined }>

/**
 * All that is known in one run. Resources are sorted by id, blind spots by their text. Neighbours are found through an index by
 * property value, never by scanning.
 */
export class Model {
  /** The account's own resources, sorted by id: these are judged. */
  readonly resources: readonly Resource[]
  /** Those and resources of other accounts, which serve as neighbours. */
  readonly all: readonly Resource[]
  readonly blindSpots: readonly BlindSpot[]
  /** The day of the scan, YYYY-MM-DD; undefined when nothing depends on it. */
  readonly day: string | undefined
  readonly #byId: ReadonlyMap<string, Resource>
  readonly #byType = new Map<string, Resource[]>()
  /** Indexes by type, path and account or region, created on first use. */
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

  /** The types that have resources, sorted. */
  get types(): readonly string[] {
    return [...this.#byType.keys()].sort(compareText)
  }

  /**
   * The resources of `type` in an account (and in `region`, unless undefined) whose value at the path `where` (or whose `id`, or
   * `name`) is `value` or, for a list, contains it.
   */
  by(type: string, where: string, value: string, account: string, region: string | undefined): readonly Resource[] {
    const values = this.#index(type, where, region)?.get(placeOf(account, region))
    return values?.byValue.get(value) ?? NO_RESOURCES
  }

  /** A resource whose value at `where` was not read, so that `by()` cannot find it; undefined when there is none. */
  unfound(type: string, where: string, account: string, region: string | undefined): Resource | undefined {
    return this.#index(type, where, region)?.get(placeOf(account, region))?.unseen
  }

  /** The resources of a type by place and value; undefined when there are none. */
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
   * The names of the answers that list all resources of `type` in a region (any region when undefined) with their values at the
   * path `where`, sorted: the evidence that there is no other.
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

  /** A blind spot that hides resources of `type` in an account and region (any region when undefined), if any. */
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

  /** A blind spot for a whole region that hides this one, or any region when `region` is undefined and the type is regional. */
  #unreadRegion(type: string, account: string, region: string | undefined): BlindSpot | undefined {
    const blindSpot = this.#listingBlindSpots.get(REGION_TYPE)?.find((one) => one.account === account)
    if (!blindSpot || region === GLOBAL) return undefined
    const places = this.#listings.get(type)
    if (region !== undefined) return places && !places.has(region) && !places.has(GLOBAL) ? blindSpot : undefined
    return places?.has(GLOBAL) ? undefined : blindSpot
  }
}

/**
 * Builds the model from resources and blind spots. Idempotent by id and independent of order: readings of one id are merged. A
 * seen property wins over an unseen one; of two different values, the one whose canonical JSON sorts first wins.
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

/** Merges field by field and takes the lesser value, so that the order and number of merges do not matter. */
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

/** It belongs to another account only if both say so: a resource that one answer shows as ours is ours. */
const ownerOf = (a: Resource, b: Resource): Pick<Resource, 'owner'> =>
  a.owner === undefined || b.owner === undefined ? {} : { owner: lesser(a.owner, b.owner) }

/** It is unread only if both say so: one service may have read it. */
const unreadOf = (a: Resource, b: Resource): Pick<Resource, 'unread' | 'seenBy'> =>
  a.unread === undefined || b.unread === undefined
    ? {}
    : { unread: lesser(a.unread, b.unread), seenBy: union(a.seenBy ?? [], b.seenBy ?? []) }

/** The answers of both: either could be the source of an equal value. */
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

/** Drops `unseen` entries of properties that another collector or answer did show. */
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

/** The values at a path (every item of a list); undefined when it was not seen. */
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

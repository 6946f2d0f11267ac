import type { Model } from '../model/model.ts'
import { TAGS, valueAt } from '../model/paths.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import { ANOTHER_KIND, Unknown } from './answer.ts'
import type { NearBefore, Neighbour } from './control.ts'
import { Found } from './found.ts'
import { areNoted, type Ground, note, withGrounds } from './grounds.ts'

/** The neighbours of one name that were found, and what is missing, in words. */
export interface Nearby {
  readonly resource: Resource
  readonly neighbour: Neighbour
  readonly near: NearBefore
  /** The region searched; undefined for the whole account. */
  readonly region: string | undefined
  readonly found: readonly Resource[]
  readonly missing: readonly string[]
  /** There was no key, so nothing was looked up; that there is no neighbour rests on no listing. */
  readonly keyless: boolean
}

/** Looks up the neighbours that a control declares. */
export function lookFor(resource: Resource, neighbour: Neighbour, model: Model, near: NearBefore): Nearby {
  const { of, find, where, within } = neighbour
  const { account } = resource
  const region = within === 'account' ? undefined : resource.region
  const keys = find === 'all' || find === 'the' ? NO_KEYS : keysOf(resource, neighbour, near)
  if (keys === NO_KEYS && find !== 'all' && find !== 'the')
    return { resource, neighbour, near, region, found: NO_RESOURCES, missing: NONE, keyless: true }
  const blindSpot = model.unlisted(of, account, region)
  if (find === 'all')
    return {
      resource,
      neighbour,
      near,
      region,
      found: model.within(of, account, region),
      missing: blindSpot ? [inWords(blindSpot)] : NONE,
      keyless: false,
    }
  if (find === 'the') {
    const found = model.within(of, account, region)
    const missing = found.length === 0 ? [blindSpot ? inWords(blindSpot) : `${of} was not seen`] : NONE
    return { resource, neighbour, near, region, found, missing, keyless: false }
  }
  const found: Resource[] = []
  const missing: string[] = [...keys.missing]
  for (const key of keys.seen) {
    const matches = model.by(of, where, key, account, region)
    // a key without a match: the listing was refused, or the neighbour is in another account
    if (find === 'each' && matches.length === 0)
      missing.push(blindSpot ? inWords(blindSpot) : `${of} ${key} was not seen`)
    for (const one of matches) found.push(one)
  }
  // without a key there is nothing to find (a table with on-demand capacity has no scaling targets), so a blind spot hides
  // nothing
  if (find === 'those' && keys.seen.length > 0) {
    if (blindSpot) missing.push(inWords(blindSpot))
    // a resource with an unseen key, which may or may not be a neighbour
    const unfound = model.unfound(of, where, account, region)
    if (unfound) missing.push(...(unseenPaths(unfound, [where]) ?? []))
  }
  return { resource, neighbour, near, region, found, missing, keyless: keys.seen.length === 0 }
}

const NONE: readonly string[] = []
const NO_RESOURCES: readonly Resource[] = []

interface Keys {
  readonly seen: readonly string[]
  readonly missing: readonly string[]
}
const NO_KEYS: Keys = { seen: NONE, missing: NONE }

/** The distinct keys that were seen, and what is missing, in words. */
function keysOf(resource: Resource, { is }: Neighbour, near: NearBefore): Keys {
  let keys: Set<string> | undefined
  try {
    const answer = is(resource.properties, resource, near)
    if (typeof answer === 'string') return { seen: [answer], missing: NONE }
    if (!(answer instanceof Found))
      return answer && answer.length > 0 ? { seen: distinct(answer), missing: NONE } : NO_KEYS
    const of = new Set<string>()
    keys = of
    answer.every((key) => of.add(key).size > 0)
    return { seen: [...of], missing: NONE }
  } catch (error) {
    if (error instanceof Unknown) return { seen: [...(keys ?? [])], missing: error.missing }
    if (error instanceof TypeError) return { seen: [...(keys ?? [])], missing: [ANOTHER_KIND] }
    throw error
  }
}

const distinct = (keys: readonly string[]): readonly string[] => (keys.length < 2 ? keys : [...new Set(keys)])

/** The neighbours in the form that a control receives. */
export function foundNear(nearby: Nearby): Found<object> {
  const { resource, neighbour, near, region, found, missing, keyless } = nearby
  const noted = areNoted()
  if (!noted && found.length === 0) return missing.length === 0 ? NOTHING : new Found({ members: [], missing })
  const { of, where, reads, find } = neighbour
  if (!noted) return find === 'each' || find === 'those' ? foundOf(found, reads, missing) : foundOnce(nearby)
  const members = found.map((one) => {
    const view = guarded(one, reads)
    return () => [view]
  })
  // compute the keys again to collect their grounds: every member, and the absence of others, rests on them
  const grounds = looksAtOthers(neighbour) ? withGrounds(() => keysOf(resource, neighbour, near)).grounds : NO_GROUNDS
  const there = found.map((one): readonly Ground[] => [...grounds, { is: 'there', resource: one, where }])
  const complete = keyless || (find === 'each' && missing.length === 0)
  const noOther: readonly Ground[] = complete ? grounds : [...grounds, { is: 'no other', type: of, where, region }]
  return new Found({ members, missing, there: (place) => there[place] ?? [], noOther: () => noOther })
}

function foundOf(found: readonly Resource[], reads: readonly string[], missing: readonly string[]): Found<object> {
  const views = found.map((one) => (unseenPaths(one, reads) ? guarded(one, reads) : one))
  return missing.length === 0
    ? Found.of<object>(views)
    : new Found({ members: views.map((view) => () => [view]), missing })
}

/** Cached by list: resources in one place share the list of all resources of a type, and so the same neighbours. */
const kept = new WeakMap<readonly Resource[], WeakMap<Neighbour, Found<object>>>()

function foundOnce({ found, neighbour, missing }: Nearby): Found<object> {
  let ofList = kept.get(found)
  if (!ofList) {
    ofList = new WeakMap()
    kept.set(found, ofList)
  }
  const known = ofList.get(neighbour) ?? foundOf(found, neighbour.reads, missing)
  ofList.set(neighbour, known)
  return known
}

const NOTHING = Found.of<object>([])
const NO_GROUNDS: readonly Ground[] = []

/** Whether the keys may depend on neighbours declared before: only a function with a third parameter can access them. */
export const looksAtOthers = ({ is }: Neighbour): boolean => is.length !== 1 && is.length !== 2

/** A neighbour whose properties are noted as grounds on access; an unseen one throws `Unknown`. */
function guarded(resource: Resource, reads: readonly string[]): object {
  const look = (path: string): unknown => {
    if (!reads.includes(path)) return undefined
    note([{ is: 'value', resource, path }])
    const value = valueAt(resource, path)
    if (value === undefined) throw new Unknown([unseenAt(resource, path)])
    return value
  }
  const guard = (bag: Readonly<Record<string, unknown>>, pathOf: (key: string) => string) =>
    new Proxy(bag, { get: (_, key) => look(typeof key === 'string' ? pathOf(key) : '') })
  const { id, type, account, region, name } = resource
  const properties = guard(resource.properties, (key) => key)
  const state = guard(resource.state, (key) => `state.${key}`)
  return {
    id,
    type,
    account,
    region,
    name,
    properties,
    state,
    get tags() {
      return look(TAGS)
    },
  }
}

const inWords = ({ call, why }: Pick<BlindSpot, 'call' | 'why'>): string => `${call} (${why})`

const unseenAt = (resource: Resource, path: string): string => {
  const why = resource.unseen[path]
  return why ? inWords(why) : `${resource.type} ${path} was not seen`
}

/** What was not seen at some paths of a resource, in words; undefined when everything was seen. */
export function unseenPaths(resource: Resource, paths: readonly string[]): readonly string[] | undefined {
  if (resource.unread !== undefined) return [`not read: ${resource.unread}`]
  let missing: Set<string> | undefined
  for (const path of paths) {
    if (valueAt(resource, path) !== undefined) continue
    missing ??= new Set()
    missing.add(unseenAt(resource, path))
  }
  return missing && [...missing].sort()
}

import { watched } from '../core/record.ts'
import { type Category, type LayerId, layerIds, type Party, type SeenParty } from './layers.ts'
import { isOfTheAccount, type ResponsibilityId, responsibilities } from './responsibilities.ts'
import type { Configured, Move, MoveNear, MoveNeighbour, Remark, TypeEntry } from './service.ts'
import { generalSource } from './sources.ts'
import { partsOf, singleOf } from './when.ts'

const row = (infrastructure: Party, container: Party, abstracted: Party) => ({ infrastructure, container, abstracted })

/** The default responsible party per layer and category. */
const defaultParties: Readonly<Record<LayerId, Readonly<Record<Exclude<Category, 'unclassified'>, Party>>>> = {
  facilities: row('aws', 'aws', 'aws'),
  virtualization: row('aws', 'aws', 'aws'),
  'control-plane': row('aws', 'aws', 'aws'),
  'guest-os': row('customer', 'aws', 'aws'),
  platform: row('customer', 'shared', 'aws'),
  application: row('customer', 'customer', 'customer'),
  network: row('customer', 'customer', 'shared'),
  'encryption-in-transit': row('customer', 'customer', 'shared'),
  'server-side-encryption': row('customer', 'shared', 'shared'),
  'client-side-encryption': row('customer', 'customer', 'customer'),
  data: row('customer', 'customer', 'customer'),
  identity: row('customer', 'customer', 'customer'),
  'resource-policy': row('customer', 'customer', 'customer'),
  backup: row('customer', 'shared', 'shared'),
  resilience: row('customer', 'shared', 'shared'),
  logging: row('customer', 'customer', 'customer'),
  governance: row('shared', 'shared', 'shared'),
}

/** The number of layers, from the ground up, for which only AWS is responsible: the height of the category's line. */
export const lineOf = (category: Exclude<Category, 'unclassified'>): number =>
  layerIds.findIndex((layer) => defaultParties[layer][category] !== 'aws')

/** The responsibilities of a layer for which a type names none. Resources do not have those that belong to the account. */
export const defaultResponsibilities: Readonly<Partial<Record<LayerId, ResponsibilityId>>> = {
  facilities: 'site-security',
  virtualization: 'host-patching',
  'guest-os': 'os-hardening',
  platform: 'platform-configuration',
  application: 'code-and-dependencies',
  network: 'firewall-rules',
  'encryption-in-transit': 'require-tls',
  'server-side-encryption': 'encrypt-at-rest',
  'client-side-encryption': 'client-side-encryption',
  data: 'data-classification',
  identity: 'least-privilege',
  'resource-policy': 'no-public-sharing',
  backup: 'backups',
  resilience: 'high-availability',
  logging: 'monitoring',
  governance: 'change-management',
}

/** One layer of one resource: the responsible party, the reason, and the responsibilities if the customer has a part. */
export interface LayerSplit {
  readonly layer: LayerId
  readonly party: SeenParty
  /** The AWS page for the party: that of the applied move or remark, else the layer's or the service's. */
  readonly source: string
  /**
   * The move that applied, in words, or the remark on the layer, or why no page states the party; for an unknown party, what was
   * not read.
   */
  readonly because?: string
  /** The third party that is responsible, alone or in addition to AWS or the customer. */
  readonly thirdParty?: string
  /** Whether `source` covers this layer; otherwise it is the service's page, which may not. */
  readonly exact: boolean
  /** What AWS does here, if the layer's general text does not apply: see `awsPart`. */
  readonly aws?: string
  /** For an unknown party: the possible ones, with the party without a move last. */
  readonly between?: readonly Party[]
  /** Nothing is asked of the resource itself: the layer's responsibilities are asked once, of its account. */
  readonly onAccount?: true
  readonly responsibilities: readonly ResponsibilityId[]
}

/** Finds the neighbours that a move names; undefined if they were not read. */
export type FindNear = (neighbour: MoveNeighbour) => readonly Configured[] | undefined

const nothingNear: FindNear = () => undefined

/** The responsible party for a layer of a type when no move applies. */
export const stillParty = (entry: TypeEntry, category: Exclude<Category, 'unclassified'>, layer: LayerId): Party =>
  entry.parties?.[layer] ?? defaultParties[layer][entry.category ?? category]

/** The page for a party that no move changed: the type's own, else the general one for every service. */
const stillSource = (entry: TypeEntry, category: Exclude<Category, 'unclassified'>, layer: LayerId, party: Party) =>
  entry.sources?.[layer] ?? generalSource(layer, party, entry.category ?? category)

/** The split of one resource (or without `resource`, of its type by default): all 17 layers in order. */
export function split(
  entry: TypeEntry,
  category: Exclude<Category, 'unclassified'>,
  source: string,
  resource?: Configured,
  near: FindNear = nothingNear,
): readonly LayerSplit[] {
  const moves = resource === undefined ? [] : (entry.moves ?? []).map((move) => decided(move, resource, near))
  const parties = layerIds.map((layer) => {
    const own = moves.filter(({ move }) => move.layers.includes(layer))
    return [layer, partyOf(stillParty(entry, category, layer), own)] as const
  })
  const holds = entry.holds !== false && parties.some(([layer, found]) => content.includes(layer) && isTheirs(found))
  return parties.map(([layer, found]) => {
    const theirs = isTheirs(found)
    const remark = found.because === undefined && resource ? remarkOn(entry, layer, resource) : undefined
    const behind = remark ? [remark] : movesBehind(found)
    const asked = theirs ? [...new Set(behind.flatMap((one) => responsibilitiesIn(entry, layer, holds, one)))] : []
    // a move whose condition was not read may or may not hold, so neither text is certain
    const aws = (found.party === 'unknown' ? undefined : found.move?.aws) ?? entry.aws?.[layer]
    const because = found.because ?? remark?.says ?? entry.why?.[layer]
    const page =
      found.move?.source ?? remark?.source ?? stillSource(entry, category, layer, stillParty(entry, category, layer))
    const thirdParty = remark && resource ? thirdPartyOf(remark, resource) : thirdPartyIn(entry, layer, found)
    return {
      layer,
      party: found.party,
      source: page ?? source,
      exact: page !== undefined,
      ...(because === undefined ? {} : { because }),
      ...(thirdParty === undefined ? {} : { thirdParty }),
      ...(aws === undefined ? {} : { aws }),
      ...(found.party === 'unknown' ? { between: found.between } : {}),
      ...(theirs && asked.length === 0 && defaultResponsibilities[layer] ? { onAccount: true } : {}),
      responsibilities: asked,
    }
  })
}

/** The first remark that the configuration puts on a layer. */
const remarkOn = ({ remarks = [] }: TypeEntry, layer: LayerId, resource: Configured): Remark | undefined =>
  remarks.find((remark) => remark.layers.includes(layer) && remark.when(resource, {}) === true)

/** The third party of a remark, with the details that the account names. */
function thirdPartyOf({ thirdParty, names }: Remark, resource: Configured): string {
  const named = names?.(resource)
  return named === undefined ? thirdParty : `${thirdParty} (${named})`
}

/** The third party in charge of a layer, or with a part in it. If a move holds, the move decides. */
const thirdPartyIn = (entry: TypeEntry, layer: LayerId, found: SettledParty): string | undefined =>
  found.party === 'third-party'
    ? (found.move?.thirdParty ?? entry.thirdParty)
    : found.move !== undefined
      ? found.party === 'unknown'
        ? undefined
        : found.move.thirdParty
      : entry.besides?.includes(layer)
        ? entry.thirdParty
        : undefined

/** Whether the customer has a part in the layer, or may have. */
const isTheirs = (found: SettledParty): boolean =>
  (found.party === 'unknown' ? found.between : [found.party]).some(isPart)
const isPart = (party: Party): boolean => party === 'customer' || party === 'shared'

/** The layers of what the customer brings: the question of who may access it is asked of the resource itself. */
const content: readonly LayerId[] = ['application', 'data']

interface Decided {
  readonly move: Move
  readonly holds: boolean | undefined
  /** What was not read, if `holds` is undefined. */
  readonly unread: readonly string[]
}

/** A key for the moves and remarks that hold for a resource: equal keys have equal splits. */
export function moveKey({ moves, remarks }: TypeEntry, resource: Configured, near: FindNear): string {
  let key = start
  let before: Move | undefined
  let part = ''
  for (const move of moves ?? NONE) {
    // moves for several layers often share one condition
    if (before?.when !== move.when || before.near !== move.near) {
      const { holds, unread } = decided(move, resource, near)
      part = holds === undefined ? `?${unread.length === 1 ? unread[0] : unread.join()} ` : holds ? YES : NO
      before = move
    }
    key = joined(key, part)
  }
  for (const remark of remarks ?? NONE)
    key = joined(key, remark.when(resource, {}) === true ? `${thirdPartyOf(remark, resource)} ` : NO)
  return key.text
}

const [YES, NO] = ['1 ', '0 ']

/** A node of a trie of keys: looking up an existing string is faster than building and hashing it again. */
interface Joined {
  readonly text: string
  yes: Joined | undefined
  no: Joined | undefined
  readonly others: Map<string, Joined>
}

const newJoined = (text: string): Joined => ({ text, yes: undefined, no: undefined, others: new Map() })
let start = newJoined('')
let count = 0
const MOST_JOINED = 10_000

function joined(before: Joined, part: string): Joined {
  const known = part === YES ? before.yes : part === NO ? before.no : before.others.get(part)
  if (known) return known
  const made = newJoined(`${before.text}${part}`)
  if (count++ === MOST_JOINED) {
    start = newJoined('')
    count = 0
  }
  if (part === YES) before.yes = made
  else if (part === NO) before.no = made
  else before.others.set(part, made)
  return made
}

const NONE: readonly never[] = []
const NOTHING_NEAR: MoveNear = {}

function decided(move: Move, resource: Configured, find: FindNear): Decided {
  try {
    const near = move.near ? nearOf(move.near, find) : NOTHING_NEAR
    const holds = move.when(resource, near)
    return { move, holds, unread: holds === undefined ? unreadBy(move.when, resource, near) : NONE }
  } catch (error) {
    // a string where AWS documents a list, or null in a list: undecidable
    if (!(error instanceof TypeError)) throw error
    return { move, holds: undefined, unread: ['a value of an unexpected shape'] }
  }
}

function nearOf(neighbours: NonNullable<Move['near']>, find: FindNear): MoveNear {
  const near: Record<string, MoveNear[string]> = {}
  for (const name in neighbours) {
    const one = neighbours[name]
    if (one) near[name] = find(one)
  }
  return near
}

/** The names of what a test needed but was not read. */
function unreadBy(test: Move['when'], resource: Configured, near: MoveNear): readonly string[] {
  const single = singleOf(test)
  if (single) return [single.of(resource) === undefined ? single.name : single.below]
  const parts = partsOf(test)?.filter((part) => part(resource, near) === undefined)
  if (parts) return [...new Set(parts.flatMap((part) => unreadBy(part, resource, near)))].sort()
  const unread: string[] = []
  const look = (name: string, value: unknown): void => {
    if (value === undefined && !unread.includes(name)) unread.push(name)
  }
  const seen = (one: Configured): Configured => ({
    properties: watched(one.properties, look),
    state: watched(one.state, look),
  })
  const around = watched(mapped(near, seen), look)
  test(seen(resource), around)
  return unread.length > 1 ? unread.sort() : unread
}

function mapped(near: MoveNear, change: (one: Configured) => Configured): MoveNear {
  const changed: Record<string, MoveNear[string]> = {}
  for (const name in near) changed[name] = near[name]?.map(change)
  return changed
}

type SettledParty =
  | { readonly party: Party; readonly move?: Move; readonly because?: string }
  | {
      readonly party: 'unknown'
      readonly between: readonly Party[]
      /** The moves that may decide, `undefined` for none; `move` is the first of them. */
      readonly behind: readonly (Move | undefined)[]
      readonly move: Move
      readonly because: string
    }

/** The moves that the party follows from, or may follow from; a layer's responsibilities can depend on them. */
const movesBehind = (found: SettledParty): readonly (Move | undefined)[] =>
  found.party === 'unknown' ? found.behind : [found.move]

/** The party of one layer, by its moves in order; unknown if what was not read could change it. */
function partyOf(still: Party, moves: readonly Decided[]): SettledParty {
  const open: Decided[] = []
  let settled: SettledParty = { party: still }
  for (const one of moves) {
    if (one.holds === undefined) open.push(one)
    if (one.holds) {
      settled = { party: one.move.to, move: one.move, because: one.move.says }
      break
    }
  }
  const turning = open.filter(({ move }) => move.to !== settled.party)
  const [first] = turning
  if (!first) return settled
  const unread = [...new Set(turning.flatMap((one) => one.unread))].sort().join(', ')
  return {
    party: 'unknown',
    between: [...new Set([...turning.map(({ move }) => move.to), settled.party])],
    behind: [...turning.map(({ move }) => move), settled.move].filter((move) => isPart(move?.to ?? still)),
    move: first.move,
    because: `${unread} ${unread.includes(', ') ? 'were' : 'was'} not read: it depends on whether ${turning.map(({ move }) => move.says).join(', or ')}`,
  }
}

/** The responsibilities of a layer in which the customer has a part. `holds`: whether the resource holds the customer's data or code. */
function responsibilitiesIn(
  entry: TypeEntry,
  layer: LayerId,
  holds: boolean,
  by?: Move | Remark,
): readonly ResponsibilityId[] {
  const own = (by?.responsibilities ?? entry.responsibilities).filter((id) => responsibilities[id].layer === layer)
  if (own.length > 0) return own
  const fallback = defaultResponsibilities[layer]
  if (fallback === undefined || isOfTheAccount(fallback)) return []
  // a setting or a link has no identities of its own; the identities that may change it belong to the account
  return layer === 'identity' && !holds ? [] : [fallback]
}

/** The layers in which the customer can have a part, in some configuration. */
export const openLayers = (entry: TypeEntry, category: Exclude<Category, 'unclassified'>): readonly LayerId[] =>
  layerIds.filter((layer) => {
    const moved = (entry.moves ?? []).filter(({ layers }) => layers.includes(layer)).map(({ to }) => to)
    return [stillParty(entry, category, layer), ...moved].some(isPart)
  })

/** Every responsibility that a resource of the type can have, in some configuration. */
export function askable(entry: TypeEntry, category: Exclude<Category, 'unclassified'>): ReadonlySet<ResponsibilityId> {
  const open = openLayers(entry, category)
  const holds = entry.holds !== false && content.some((layer) => open.includes(layer))
  const others = [...(entry.moves ?? []), ...(entry.remarks ?? [])]
  const by = [undefined, ...others.filter((one) => one.responsibilities !== undefined)]
  return new Set(
    open.flatMap((layer) =>
      by.flatMap((one) => (one && !one.layers.includes(layer) ? [] : responsibilitiesIn(entry, layer, holds, one))),
    ),
  )
}

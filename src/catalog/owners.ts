import { watched } from '../core/record.ts'
import { type DutyId, duties, isOfTheAccount } from './duties.ts'
import { type Category, type LayerId, layerIds, type Owner, type SeenOwner } from './layers.ts'
import type { Configured, Move, MoveNear, MoveNeighbour, TypeEntry } from './service.ts'
import { generalSource } from './sources.ts'

const row = (infrastructure: Owner, container: Owner, abstracted: Owner) => ({ infrastructure, container, abstracted })

/** Who answers by default, per layer and category (`shared/reference/layers.md`). */
const defaultOwners: Readonly<Record<LayerId, Readonly<Record<Exclude<Category, 'unclassified'>, Owner>>>> = {
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

/** The duty of a layer where a type names none of its own. Of those that the account alone has, a resource has none. */
const defaultDuties: Readonly<Partial<Record<LayerId, DutyId>>> = {
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

/** One layer of one resource: the responsible party, why, and the duties where the customer has a part. */
export interface LayerSplit {
  readonly layer: LayerId
  readonly owner: SeenOwner
  /** The AWS page behind the owner: the move's, where one applied, else the layer's or the service's. */
  readonly source: string
  /** The move that applied, in words; of an unknown owner, what was not read. */
  readonly because?: string
  /** Who the third party is. */
  readonly thirdParty?: string
  /** Whether `source` speaks of the layer; else it is the service's page, which may not. */
  readonly exact: boolean
  /** What AWS does here, where the layer's general text is not true: see `awsPart`. */
  readonly aws?: string
  /** Of an unknown owner: who it can be, the owner without a move last. */
  readonly between?: readonly Owner[]
  /** Nothing is asked of the resource itself: what there is to do in the layer is asked once, of its account. */
  readonly onAccount?: true
  readonly duties: readonly DutyId[]
}

/** Finds the neighbours that a move names; undefined where they were not read. */
export type FindNear = (neighbour: MoveNeighbour) => readonly Configured[] | undefined

const nothingNear: FindNear = () => undefined

/** Who answers for a layer of a type where no move applies. */
export const stillOwner = (entry: TypeEntry, category: Exclude<Category, 'unclassified'>, layer: LayerId): Owner =>
  entry.owners?.[layer] ?? defaultOwners[layer][entry.category ?? category]

/** The page behind an owner that no move changed: the type's own, else the one that says it of every service. */
const stillSource = (entry: TypeEntry, category: Exclude<Category, 'unclassified'>, layer: LayerId, owner: Owner) =>
  entry.sources?.[layer] ?? generalSource(layer, owner, entry.category ?? category)

/** The split of one resource (or, without `resource`, of its type by default): all 17 layers, in their order. */
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
    return [layer, partyOf(stillOwner(entry, category, layer), own)] as const
  })
  const holds = entry.holds !== false && parties.some(([layer, found]) => content.includes(layer) && isTheirs(found))
  return parties.map(([layer, found]) => {
    const theirs = isTheirs(found)
    const asked = theirs ? dutiesIn(entry, layer, holds) : []
    // a move that was not read may hold or not: neither text is sure
    const aws = (found.owner === 'unknown' ? undefined : found.move?.aws) ?? entry.aws?.[layer]
    const page = found.move?.source ?? stillSource(entry, category, layer, stillOwner(entry, category, layer))
    const thirdParty = found.owner === 'third-party' ? (found.move?.thirdParty ?? entry.thirdParty) : undefined
    return {
      layer,
      owner: found.owner,
      source: page ?? source,
      exact: page !== undefined,
      ...(found.because === undefined ? {} : { because: found.because }),
      ...(thirdParty === undefined ? {} : { thirdParty }),
      ...(aws === undefined ? {} : { aws }),
      ...(found.owner === 'unknown' ? { between: found.between } : {}),
      ...(theirs && asked.length === 0 && defaultDuties[layer] ? { onAccount: true } : {}),
      duties: asked,
    }
  })
}

/** The customer has a part in the layer, or may have. */
const isTheirs = (found: Party): boolean => (found.owner === 'unknown' ? found.between : [found.owner]).some(isPart)
const isPart = (owner: Owner): boolean => owner === 'customer' || owner === 'shared'

/** The layers of what the customer brings: who may reach it is asked of the resource itself. */
const content: readonly LayerId[] = ['application', 'data']

interface Decided {
  readonly move: Move
  readonly holds: boolean | undefined
  /** What was not read, where `holds` is undefined. */
  readonly unread: string
}

/** Which moves hold of a resource, as a key: equal keys have equal splits. */
export const moveKey = ({ moves = [] }: TypeEntry, resource: Configured, near: FindNear): string =>
  moves
    .map((move) => {
      const { holds, unread } = decided(move, resource, near)
      return holds === undefined ? `?${unread}` : holds ? '1' : '0'
    })
    .join(' ')

function decided(move: Move, resource: Configured, find: FindNear): Decided {
  try {
    const near = Object.fromEntries(Object.entries(move.near ?? {}).map(([name, one]) => [name, find(one)]))
    const holds = move.when(resource, near)
    return { move, holds, unread: holds === undefined ? unreadBy(move, resource, near) : '' }
  } catch (error) {
    // a text where AWS documents a list, or nothing within one: nothing can be told from it
    if (!(error instanceof TypeError)) throw error
    return { move, holds: undefined, unread: 'a value of an unexpected shape' }
  }
}

/** The names of what a move looked for and did not find read. */
function unreadBy(move: Move, { properties, state }: Configured, near: MoveNear): string {
  const unread = new Set<string>()
  const look = (name: string, value: unknown): void => {
    if (value === undefined) unread.add(name)
  }
  const seen = (one: Configured): Configured => ({
    properties: watched(one.properties, look),
    state: watched(one.state, look),
  })
  const around = Object.fromEntries(Object.entries(near).map(([name, list]) => [name, list?.map(seen)]))
  move.when(seen({ properties, state }), watched(around, look))
  return [...unread].sort().join(', ')
}

type Party =
  | { readonly owner: Owner; readonly move?: Move; readonly because?: string }
  | { readonly owner: 'unknown'; readonly between: readonly Owner[]; readonly move: Move; readonly because: string }

/** The owner of one layer by its moves in their order: unknown where what was not read could change it. */
function partyOf(still: Owner, moves: readonly Decided[]): Party {
  const open: Decided[] = []
  let settled: Party = { owner: still }
  for (const one of moves) {
    if (one.holds === undefined) open.push(one)
    if (one.holds) {
      settled = { owner: one.move.to, move: one.move, because: one.move.says }
      break
    }
  }
  const turning = open.filter(({ move }) => move.to !== settled.owner)
  const [first] = turning
  if (!first) return settled
  const unread = [...new Set(turning.map((one) => one.unread))].join(', ')
  return {
    owner: 'unknown',
    between: [...new Set([...turning.map(({ move }) => move.to), settled.owner])],
    move: first.move,
    because: `${unread} was not read: it depends on whether ${turning.map(({ move }) => move.says).join(', or ')}`,
  }
}

/** The duties of a layer in which the customer has a part. `holds`: whether the resource holds data or code of the customer's. */
function dutiesIn(entry: TypeEntry, layer: LayerId, holds: boolean): readonly DutyId[] {
  const own = entry.duties.filter((id) => duties[id].layer === layer)
  if (own.length > 0) return own
  const fallback = defaultDuties[layer]
  if (fallback === undefined || isOfTheAccount(fallback)) return []
  // a setting or a link has no identities of its own: those that may change it are the account's
  return layer === 'identity' && !holds ? [] : [fallback]
}

/** Every duty that a resource of the type can have, under some configuration. */
export function askable(entry: TypeEntry, category: Exclude<Category, 'unclassified'>): ReadonlySet<DutyId> {
  const open = layerIds.filter((layer) => {
    const moved = (entry.moves ?? []).filter(({ layers }) => layers.includes(layer)).map(({ to }) => to)
    return [stillOwner(entry, category, layer), ...moved].some(isPart)
  })
  const holds = entry.holds !== false && content.some((layer) => open.includes(layer))
  return new Set(open.flatMap((layer) => dutiesIn(entry, layer, holds)))
}

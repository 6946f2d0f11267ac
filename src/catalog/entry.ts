import type { Category, LayerId, Party } from './layers.ts'
import type { ResponsibilityId } from './responsibilities.ts'

/** What a predicate can look at: the resource's configuration. Each property is a value, null, or absent (not seen). */
export interface Configured {
  readonly properties: Readonly<Record<string, unknown>>
  readonly state: Readonly<Record<string, unknown>>
}

/** Other resources that a move looks at: an instance's subnet, a node's cluster. */
export interface MoveNeighbour {
  readonly of: string
  /** The neighbour's property that holds the key: a path, `id` or `name`. */
  readonly where: string
  /** The keys, from the resource itself; undefined when the referring property was not read. */
  readonly is: (resource: Configured) => string | readonly string[] | null | undefined
  /** Where to look: in the same account and region (default), or the whole account. */
  readonly within?: 'region' | 'account'
}

/** The neighbours of one resource, by the names used in a move; undefined if not read. */
export type MoveNear = Readonly<Record<string, readonly Configured[] | undefined>>

/**
 * A move: a configuration, of a resource or a neighbour, that changes the responsible party. A type's moves are in order of
 * precedence: for each layer, the first whose `when` holds wins. `when` returns undefined when what decides was not read; the
 * party is then unknown, unless every possible answer gives the same party.
 */
export interface Move {
  readonly layers: readonly LayerId[]
  readonly to: Party
  /** The third party, if `to` is `third-party` or a third party has a part in addition to `to`. */
  readonly thirdParty?: string
  readonly near?: Readonly<Record<string, MoveNeighbour>>
  readonly when: (resource: Configured, near: MoveNear) => boolean | undefined
  /** Paths that `when` reads only for a certain value of another path: see `pathsOfMoves()`. */
  readonly reads?: readonly string[]
  /** The configuration in words, as in `demarc model`, e.g. "managed updates are on". */
  readonly says: string
  /** The AWS page that states this. */
  readonly source: string
  /** What AWS does in these layers when the move holds, if the general text of `layers.ts` does not apply. */
  readonly aws?: string
  /** The responsibilities in these layers when the move holds, in place of the type's. */
  readonly responsibilities?: readonly ResponsibilityId[]
}

/**
 * A remark on a layer whose party the configuration does not change, such as whose product an image is. Shown on layers without a
 * move, where the reason of a move would be shown.
 */
export interface Remark {
  readonly layers: readonly LayerId[]
  /** Looks at the resource only. Undefined when what decides was not read; there is then no remark. */
  readonly when: Move['when']
  /** As for a move: see `pathsOfMoves()`. */
  readonly reads?: readonly string[]
  /** The configuration and its consequence, in words. */
  readonly says: string
  /** The third party that has a part in the layers in addition to the responsible party. */
  readonly thirdParty: string
  /** Details from the account, e.g. the product code. */
  readonly names?: (resource: Configured) => string | undefined
  /** The AWS page that states this. */
  readonly source: string
  /** The responsibilities in these layers when the remark applies, in place of the type's. */
  readonly responsibilities?: readonly ResponsibilityId[]
}

/** One resource type of a service: the layers that differ from the category's defaults, and the responsibilities. */
export interface TypeEntry {
  /** Parties that differ from the category's defaults, e.g. `{ 'guest-os': 'none' }`. */
  readonly parties?: Partial<Readonly<Record<LayerId, Party>>>
  /** The third party, if a party is `third-party` or a third party has a part in addition to the party. */
  readonly thirdParty?: string
  /** The layers in which the third party has a part in addition to the party. */
  readonly besides?: readonly LayerId[]
  /** The page for a layer's party, if it is not the service's page. */
  readonly sources?: Partial<Readonly<Record<LayerId, string>>>
  /** What AWS does in a layer of this type, if the general text of `layers.ts` does not apply. */
  readonly aws?: Partial<Readonly<Record<LayerId, string>>>
  /** Why a layer has its party, in words, if no AWS page states it. */
  readonly why?: Partial<Readonly<Record<LayerId, string>>>
  readonly moves?: readonly Move[]
  readonly remarks?: readonly Remark[]
  /**
   * The type's responsibilities. A layer with a responsibility listed here has those in place of its default one
   * (`defaultResponsibilities` in parties.ts).
   */
  readonly responsibilities: readonly ResponsibilityId[]
  /** False if the type holds no data or code of the customer: the question of who may change it is then asked of the account. */
  readonly holds?: false
  /** Overrides the service's category for this type; `source` says why. */
  readonly category?: Exclude<Category, 'unclassified'>
}

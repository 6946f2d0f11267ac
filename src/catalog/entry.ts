import type { Category, LayerId, Party } from './layers.ts'
import type { ResponsibilityId } from './responsibilities.ts'

/** What a predicate may look at: the resource's own configuration, each property a value, null or absent (not seen). */
export interface Configured {
  readonly properties: Readonly<Record<string, unknown>>
  readonly state: Readonly<Record<string, unknown>>
}

/** The resources that a move also looks at: the subnet of an instance, the cluster of a node. */
export interface MoveNeighbour {
  readonly of: string
  /** The path at the neighbour where the key stands, or `id` or `name`. */
  readonly where: string
  /** The keys, from the resource itself; undefined where what names them was not read. */
  readonly is: (resource: Configured) => string | readonly string[] | null | undefined
  /** Where to look: in the same account and region (the default), or anywhere in the account. */
  readonly within?: 'region' | 'account'
}

/** The neighbours of one resource by the names that a move gives them; undefined: not read. */
export type MoveNear = Readonly<Record<string, readonly Configured[] | undefined>>

/**
 * A move: where the configuration of a resource, or of a neighbour, changes the responsible party. The moves of a type stand in the
 * order of their precedence: of each layer the first whose `when` holds wins. `when` answers undefined where it cannot tell (what
 * decides was not read). The party of the layer is then unknown, unless every answer that is possible names the same one.
 */
export interface Move {
  readonly layers: readonly LayerId[]
  readonly to: Party
  /** Who the third party is, where `to` is `third-party`, or a third party has a part beside `to`. */
  readonly thirdParty?: string
  readonly near?: Readonly<Record<string, MoveNeighbour>>
  readonly when: (resource: Configured, near: MoveNear) => boolean | undefined
  /** Paths of the resource that `when` looks at behind a certain value of another one: see `pathsOfMoves()`. */
  readonly reads?: readonly string[]
  /** The configuration in words, as `demarc model` prints it, e.g. "managed updates are on". */
  readonly says: string
  /** The AWS page that says so. */
  readonly source: string
  /** What AWS does in these layers where the move holds, and the general text of `layers.ts` is not true. */
  readonly aws?: string
  /** The responsibilities in these layers where the move holds, instead of the type's. */
  readonly responsibilities?: readonly ResponsibilityId[]
}

/**
 * A remark: what the configuration says of a layer whose party it does not change, such as whose product an image is. It stands on the
 * rows of its layers on which no move holds, in the place of the reason of a move.
 */
export interface Remark {
  readonly layers: readonly LayerId[]
  /** Looks at the resource alone. Undefined where it cannot tell (what decides was not read): then there is no remark. */
  readonly when: Move['when']
  /** As with a move: see `pathsOfMoves()`. */
  readonly reads?: readonly string[]
  /** The configuration and what follows from it, in words. */
  readonly says: string
  /** The third party that has a part in the layers beside the responsible party. */
  readonly thirdParty: string
  /** What the account names of it, e.g. the code of the product. */
  readonly names?: (resource: Configured) => string | undefined
  /** The AWS page that says so. */
  readonly source: string
  /** The responsibilities in these layers under the remark, instead of the type's. */
  readonly responsibilities?: readonly ResponsibilityId[]
}

/** One resource type of a service: which layers differ from the category's default, and which responsibilities it has. */
export interface TypeEntry {
  /** Parties that differ from the category's default, with the reason; e.g. `{ 'guest-os': 'none' }`. */
  readonly parties?: Partial<Readonly<Record<LayerId, Party>>>
  /** Who the third party is, where a party is `third-party`, or a third party has a part beside the party. */
  readonly thirdParty?: string
  /** The layers in which the third party has a part beside the party. */
  readonly besides?: readonly LayerId[]
  /** The page behind a layer's party, where it is not the service's. */
  readonly sources?: Partial<Readonly<Record<LayerId, string>>>
  /** What AWS does in a layer of this type, where the general text of `layers.ts` is not true for it. */
  readonly aws?: Partial<Readonly<Record<LayerId, string>>>
  /** Why a layer has its party, in words, where no page of AWS says it. */
  readonly why?: Partial<Readonly<Record<LayerId, string>>>
  readonly moves?: readonly Move[]
  readonly remarks?: readonly Remark[]
  /**
   * The responsibilities that the type has beyond the default responsibility of each layer. A layer with a responsibility named here has those and not
   * its default one (`defaultResponsibilities` in parties.ts).
   */
  readonly responsibilities: readonly ResponsibilityId[]
  /** Its data and code layers are about what other resources hold: who may change it is asked of the account. */
  readonly holds?: false
  /** Overrides the service's category for this type, with `source` saying why. */
  readonly category?: Exclude<Category, 'unclassified'>
}

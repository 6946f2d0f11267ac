import type { DutyId } from './duties.ts'
import type { Category, LayerId, Owner } from './layers.ts'

/** What a predicate may look at: the resource's own configuration, each property a value, null or absent (not seen). */
export interface Configured {
  readonly properties: Readonly<Record<string, unknown>>
  readonly state: Readonly<Record<string, unknown>>
}

/**
 * A move: where the configuration of a resource changes who answers. The first row of a layer whose `when` holds wins.
 * `when` answers undefined where it cannot tell (the property was not seen); the layer then keeps its default owner.
 */
export interface Move {
  readonly layers: readonly LayerId[]
  readonly to: Owner
  readonly when: (resource: Configured) => boolean | undefined
  /** The configuration in words, as `demarc model` prints it, e.g. "managed updates are on". */
  readonly says: string
  /** The AWS page that says so. */
  readonly source: string
}

/** One resource type of a service: which layers differ from the category's default, and which duties it has. */
export interface TypeEntry {
  /** Owners that differ from the category's default, with the reason; e.g. `{ 'guest-os': 'nobody' }`. */
  readonly owners?: Partial<Readonly<Record<LayerId, Owner>>>
  /** The page behind a layer's owner, where it is not the service's. */
  readonly sources?: Partial<Readonly<Record<LayerId, string>>>
  readonly moves?: readonly Move[]
  /**
   * The duties that the type has beyond the default duty of each layer. A layer with a duty named here has those and not
   * its default one (`defaultDuties` in owners.ts).
   */
  readonly duties: readonly DutyId[]
  /** Overrides the service's category for this type, with `source` saying why. */
  readonly category?: Exclude<Category, 'unclassified'>
}

/** A service in the catalog, fully described. Built by `infrastructure()`, `container()` or `abstracted()`. */
export interface ServiceEntry {
  /** Short name for commands and reports: `ec2`, `s3`, `elasticbeanstalk`. */
  readonly id: string
  /** AWS's name: "Amazon EC2". */
  readonly title: string
  readonly category: Exclude<Category, 'unclassified'>
  /** The AWS page that describes who answers for what in this service. */
  readonly source: string
  /** By full type name. */
  readonly types: Readonly<Record<string, TypeEntry>>
}

type Spec = Omit<ServiceEntry, 'category'>

export const infrastructure = (spec: Spec): ServiceEntry => ({ ...spec, category: 'infrastructure' })
export const container = (spec: Spec): ServiceEntry => ({ ...spec, category: 'container' })
export const abstracted = (spec: Spec): ServiceEntry => ({ ...spec, category: 'abstracted' })

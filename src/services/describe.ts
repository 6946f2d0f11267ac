import type { Category } from '../catalog/layers.ts'
import { type LayerSplit, split } from '../catalog/owners.ts'
import type { Placement } from '../catalog/placements/placement.ts'
import { ownersOf, placements } from '../catalog/placements.ts'
import { rules } from '../catalog/rules.ts'
import type { Configured, ServiceEntry, TypeEntry } from '../catalog/service.ts'
import { services } from './catalog.gen.ts'

type Placed = Exclude<Category, 'unclassified'>

/** What the catalog knows of a resource type. */
export type TypeDescription =
  /** A service entry describes it in full: its own layers, moves and duties. */
  | {
      readonly kind: 'full'
      readonly service: ServiceEntry
      readonly category: Placed
      readonly entry: TypeEntry
      readonly source: string
    }
  /** Its shape says who answers, with what differs for the type. */
  | {
      readonly kind: 'shape'
      readonly placement: Placement
      readonly because: string
      readonly category: Placed
      readonly entry: TypeEntry
      readonly source: string
    }
  /** A rule places it in a category, whose defaults then hold. */
  | {
      readonly kind: 'rule'
      readonly because: string
      readonly category: Placed
      readonly entry: TypeEntry
      readonly source: string
    }
  /** Nothing places it: who answers is not known, and shown as not known. */
  | { readonly kind: 'unclassified'; readonly category: 'unclassified' }

const unclassified: TypeDescription = { kind: 'unclassified', category: 'unclassified' }

const full = new Map<string, TypeDescription>(
  services.flatMap((service) =>
    Object.entries(service.types).map(([type, entry]) => [
      type,
      { kind: 'full', service, category: entry.category ?? service.category, entry, source: service.source },
    ]),
  ),
)
const byShape = new Map(placements.map((one) => [one.type, shaped(one)]))

function shaped(placement: Placement): TypeDescription {
  const { category, because, source, sources, thirdParty } = placement
  return {
    kind: 'shape',
    placement,
    because,
    category,
    entry: { duties: [], owners: ownersOf(placement), sources, ...(thirdParty === undefined ? {} : { thirdParty }) },
    source,
  }
}

const byMatch = new Map(rules.map((rule) => [rule.match, rule]))

/** Where a resource type stands, and why. Any name gets an answer: an unknown one is unclassified. */
export function describeType(type: string): TypeDescription {
  const known = full.get(type)
  if (known) return known
  const placed = byShape.get(type)
  if (placed) return placed
  const rule = byMatch.get(type) ?? byMatch.get(type.slice(0, Math.max(0, type.lastIndexOf('::'))))
  if (!rule) return unclassified
  return {
    kind: 'rule',
    because: rule.because,
    category: rule.category,
    entry: { duties: [], ...(rule.owners ? { owners: rule.owners } : {}) },
    source: rule.source,
  }
}

/** The short service name of a type for reports and `--service`: the entry's id, else the namespace's last part in lower case. */
export function serviceOf(type: string): string {
  const known = full.get(type)
  if (known?.kind === 'full') return known.service.id
  return (type.split('::')[1] ?? type).toLowerCase()
}

/**
 * Who answers for each of the 17 layers of a resource, in their order. `undefined` for an unclassified type: then nobody can
 * say, and the ledger shows each layer as the customer's and unknown.
 */
export function splitOf(type: string, resource?: Configured): readonly LayerSplit[] | undefined {
  const described = describeType(type)
  if (described.kind === 'unclassified') return undefined
  return split(described.entry, described.category, described.source, resource)
}

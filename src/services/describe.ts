import { whyShared } from '../catalog/at-rest.ts'
import { cellSource } from '../catalog/cells.ts'
import { saysEncryption } from '../catalog/encrypted.ts'
import { endpointSource } from '../catalog/endpoints.ts'
import { type Category, type LayerId, layerIds, type Party } from '../catalog/layers.ts'
import { macroOf } from '../catalog/macros.ts'
import { type LayerSplit, split, stillParty } from '../catalog/parties.ts'
import { movesOf } from '../catalog/placed-moves.ts'
import type { Placement } from '../catalog/placements/placement.ts'
import { partiesByProperty } from '../catalog/placements/properties.ts'
import { versionProperties } from '../catalog/placements/versions.ts'
import { partiesOf, placementOf, unplacedTypes } from '../catalog/placements.ts'
import type { Configured, ServiceEntry, TypeEntry } from '../catalog/service.ts'
import { responsibilitiesOf } from '../catalog/shape-responsibilities.ts'
import { ofAppliances, templateReference } from '../catalog/sources.ts'
import { twins } from '../catalog/twins.ts'
import { unpublishedOf } from '../catalog/unpublished.ts'
import { services } from './catalog.gen.ts'

type Placed = Exclude<Category, 'unclassified'>

/** What the catalog knows of a resource type. */
export type TypeDescription =
  /** Described in full by a service's catalog entry: its own layers, moves and responsibilities. */
  | {
      readonly kind: 'full'
      readonly service: ServiceEntry
      readonly category: Placed
      readonly entry: TypeEntry
      readonly source: string
    }
  /** Its shape determines the responsible parties, with the type's differences. */
  | {
      readonly kind: 'shape'
      readonly placement: Placement
      readonly because: string
      readonly category: Placed
      readonly entry: TypeEntry
      readonly source: string
    }
  /** Nothing classifies it: the responsible party is not known, and shown as not known. */
  | { readonly kind: 'unclassified'; readonly category: 'unclassified'; readonly because: string }

type Full = TypeDescription & { readonly kind: 'full' }

const serviceByType = new Map(services.flatMap((service) => Object.keys(service.types).map((type) => [type, service])))
const twinByType = new Map(twins.map((twin) => [twin.type, twin]))
/** The types described so far: most commands need few types of the catalog. */
const described = new Map<string, TypeDescription>()
const unplaced = new Map(unplacedTypes.map(({ type, because }) => [type, because]))

function inFull(type: string): Full | undefined {
  const service = serviceByType.get(type)
  const entry = service?.types[type]
  if (!service || !entry) return undefined
  const category = entry.category ?? service.category
  return {
    kind: 'full',
    service,
    category,
    entry: withSources(type, entry, category, () => entry.sources ?? {}),
    source: service.source,
  }
}

function twinned(type: string): Full | undefined {
  const twin = twinByType.get(type)
  const model = twin && inFull(twin.like)
  return model && { ...model, source: twin.source }
}

function shaped(type: string): TypeDescription | undefined {
  const placement = placementOf(type)
  return placement && shapedBy(placement)
}

function shapedBy(placement: Placement): TypeDescription {
  const { type, category, because, source, thirdParty, besides } = placement
  const parties = partiesOf(placement)
  const moves = movesOf(type)
  const entry = {
    responsibilities: responsibilitiesOf(placement, parties),
    ...(placement.shape === 'setting' || placement.shape === 'link' ? { holds: false as const } : {}),
    parties,
    ...(thirdParty === undefined ? {} : { thirdParty }),
    ...(besides === undefined ? {} : { besides }),
    ...(moves === undefined ? {} : { moves }),
  }
  const sources = (): Sources => sourcesOf(placement, parties)
  return { kind: 'shape', placement, because, category, entry: withSources(type, entry, category, sources), source }
}

/** The pages behind the layers of a classified type, the most specific page for each. */
function sourcesOf(placement: Placement, parties: Readonly<Record<LayerId, Party>>): Sources {
  const { type, shape, category } = placement
  const pages = layerIds.map((layer) => {
    const runByAws = shape === 'appliance' && category === 'infrastructure' && parties[layer] === 'aws'
    const page =
      placement.sources[layer] ??
      cellSource(type, layer) ??
      (hasProperty(placement, layer, parties[layer]) ? templateReference(type) : undefined) ??
      (layer === 'network' && parties[layer] === 'shared' ? endpointSource(type) : undefined) ??
      (encryptsAtRest(layer, parties[layer]) && saysEncryption(placement.source) ? placement.source : undefined) ??
      (runByAws && (layer === 'guest-os' || layer === 'platform') ? ofAppliances.url : undefined)
    return [layer, page] as const
  })
  return Object.fromEntries(pages.filter(([, page]) => page !== undefined))
}

/** Whether AWS has a part in encryption at rest: a page about it does not apply to types that store nothing. */
const encryptsAtRest = (layer: LayerId, party: Party): boolean =>
  layer === 'server-side-encryption' && (party === 'aws' || party === 'shared')

/**
 * Whether a property of the type shows a layer: a setting, a property that adds it, or the version that the customer
 * chooses.
 */
function hasProperty({ type, sets }: Placement, layer: LayerId, party: Party): boolean {
  return (
    sets.includes(layer) ||
    partiesByProperty(type)[layer] !== undefined ||
    (layer === 'platform' && party === 'shared' && versionProperties.has(type))
  )
}

/**
 * The entry, with the pages behind its layers; the template reference, which lists every property, is the source for
 * layers that the type does not have. The pages are found on demand: most callers only need the parties.
 */
function withSources(type: string, entry: TypeEntry, category: Placed, sources: () => Sources): TypeEntry {
  let found: Sources | undefined
  let reasons: Reasons | undefined
  return {
    ...entry,
    get sources() {
      found ??= { ...absentSources(type, entry, category), ...sources() }
      return found
    },
    get why() {
      reasons ??= reasonsOf(type)
      return reasons
    },
  }
}

type Reasons = NonNullable<TypeEntry['why']>

/** Why the parties of a type are what they are, if no page of AWS says it. */
function reasonsOf(type: string): Reasons {
  const atRest = whyShared(type)
  return {
    ...unpublishedOf(type),
    ...(atRest === undefined ? {} : { 'server-side-encryption': atRest }),
  }
}

type Sources = NonNullable<TypeEntry['sources']>

function absentSources(type: string, entry: TypeEntry, category: Placed): Sources {
  const page = templateReference(type)
  if (page === undefined) return {}
  const absent = layerIds.filter((layer) => stillParty(entry, category, layer) === 'none')
  return Object.fromEntries(absent.map((layer) => [layer, page]))
}

/** The category of a resource type, and why. Any name has a result: an unknown type is unclassified. */
export function describeType(type: string): TypeDescription {
  const known = described.get(type) ?? inFull(type) ?? twinned(type) ?? shaped(type)
  if (known) {
    described.set(type, known)
    return known
  }
  const because = unplaced.get(type) ?? macroOf(type)?.says ?? 'the catalog does not know this type'
  return { kind: 'unclassified', category: 'unclassified', because }
}

/**
 * The short service name of a type, for reports and `--service`: the entry's id, or the last part of the namespace in
 * lower case.
 */
export function serviceOf(type: string): string {
  const known = serviceByType.get(type) ?? serviceByType.get(twinByType.get(type)?.like ?? '')
  if (known) return known.id
  return (type.split('::')[1] ?? type).toLowerCase()
}

/**
 * The responsible party for each of the 17 layers of a resource, in order. `undefined` for an unclassified type: its
 * parties are not known, and the ledger shows each layer as the customer's and unknown.
 */
export function splitOf(type: string, resource?: Configured): readonly LayerSplit[] | undefined {
  const described = describeType(type)
  if (described.kind === 'unclassified') return undefined
  return split(described.entry, described.category, described.source, resource)
}

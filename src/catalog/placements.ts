import { partyAtRest } from './at-rest.ts'
import type { LayerId, Party } from './layers.ts'
import { partiesByKind } from './parties-by-kind.ts'
import { a } from './placements/a.ts'
import { b } from './placements/b.ts'
import { caToCl } from './placements/ca-cl.ts'
import { coToCu } from './placements/co-cu.ts'
import { d } from './placements/d.ts'
import { e } from './placements/e.ts'
import { ec2 } from './placements/ec2.ts'
import { fToH } from './placements/f-h.ts'
import { i } from './placements/i.ts'
import { kToL } from './placements/k-l.ts'
import { m } from './placements/m.ts'
import { nToO } from './placements/n-o.ts'
import { pToQ } from './placements/p-q.ts'
import { type PlacedNamespace, type Placement, placementsIn, type Unplaced, unplaced } from './placements/placement.ts'
import { partiesByProperty } from './placements/properties.ts'
import { r } from './placements/r.ts'
import { s3ToSso } from './placements/s3-sso.ts'
import { saToSe } from './placements/sa-se.ts'
import { shToSy } from './placements/sh-sy.ts'
import { tToZ } from './placements/t-z.ts'
import { partiesOfReading } from './read-by-aws.ts'
import { shapes } from './shapes.ts'

/** The namespaces of the CloudFormation types that no service entry describes in full. */
const namespaces: readonly PlacedNamespace[] = [
  a,
  b,
  caToCl,
  coToCu,
  d,
  e,
  ec2,
  fToH,
  i,
  kToL,
  m,
  nToO,
  pToQ,
  r,
  s3ToSso,
  saToSe,
  shToSy,
  tToZ,
].flat()

const byPrefix = new Map<string, PlacedNamespace[]>()
for (const one of namespaces) byPrefix.set(one.prefix, [...(byPrefix.get(one.prefix) ?? []), one])
/** The types of the namespaces looked up so far, by prefix; most commands need few. */
const asked = new Map<string, ReadonlyMap<string, Placement>>()

/** The placement of a type that no service entry describes in full; undefined for any other name. */
export function placementOf(type: string): Placement | undefined {
  const prefix = type.slice(0, type.lastIndexOf('::'))
  const same = byPrefix.get(prefix)
  if (same === undefined) return undefined
  let types = asked.get(prefix)
  if (types === undefined) {
    types = new Map(same.flatMap(placementsIn).map((one) => [one.type, one]))
    asked.set(prefix, types)
  }
  return types.get(type)
}

/** Every CloudFormation type that no service entry describes in full, once each. */
export const allPlacements = (): readonly Placement[] => namespaces.flatMap(placementsIn)

/** The types that stay unclassified, with the reason. */
export const unplacedTypes: readonly Unplaced[] = unplaced(
  'Alexa::ASK',
  'Skill',
  'Alexa skills run in an Amazon developer account: no page of AWS divides the work on them',
)

/**
 * Who is responsible for what a setting configures: the customer. Governance stays shared, since AWS has its own changes,
 * training and incidents, and so does encryption at rest by a managed service, which encrypts with the key that the customer
 * chooses.
 */
const setBy = (layer: LayerId, category: Placement['category']): Party =>
  layer === 'governance' || (layer === 'server-side-encryption' && category !== 'infrastructure')
    ? 'shared'
    : 'customer'

/**
 * The responsible party for each layer of a placed type: its shape's parties, then what it configures, what a property adds, and
 * what differs.
 */
export function partiesOf({ type, shape, category, sets, parties }: Placement): Readonly<Record<LayerId, Party>> {
  const byShape = shapes[shape].parties[category]
  if (!byShape) throw new RangeError(`${type}: no ${shape} is ${category}`)
  return {
    ...byShape,
    ...Object.fromEntries(sets.map((layer) => [layer, setBy(layer, category)])),
    ...partiesByProperty(type),
    ...partyAtRest(type),
    ...partiesOfReading(type),
    ...partiesByKind(type),
    ...parties,
  }
}

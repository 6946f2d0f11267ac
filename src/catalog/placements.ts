import type { LayerId, Party } from './layers.ts'
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
import { type Placement, type Unplaced, unplaced } from './placements/placement.ts'
import { partiesByProperty } from './placements/properties.ts'
import { r } from './placements/r.ts'
import { s3ToSso } from './placements/s3-sso.ts'
import { saToSe } from './placements/sa-se.ts'
import { shToSy } from './placements/sh-sy.ts'
import { tToZ } from './placements/t-z.ts'
import { shapes } from './shapes.ts'

/** Every CloudFormation type that no service entry describes in full, once. */
export const placements: readonly Placement[] = [
  ...a,
  ...b,
  ...caToCl,
  ...coToCu,
  ...d,
  ...e,
  ...ec2,
  ...fToH,
  ...i,
  ...kToL,
  ...m,
  ...nToO,
  ...pToQ,
  ...r,
  ...s3ToSso,
  ...saToSe,
  ...shToSy,
  ...tToZ,
]

/** The types that stay unclassified, and why. */
export const unplacedTypes: readonly Unplaced[] = unplaced(
  'Alexa::ASK',
  'Skill',
  'Alexa skills run in an Amazon developer account: no page of AWS divides the work on them',
)

/**
 * Responsible for what a setting sets: the customer. Governance stays shared, since AWS has changes, training and incidents of its
 * own; so does encryption at rest by a managed service, which encrypts with the key that the customer chooses.
 */
const setBy = (layer: LayerId, category: Placement['category']): Party =>
  layer === 'governance' || (layer === 'server-side-encryption' && category !== 'infrastructure')
    ? 'shared'
    : 'customer'

/** The responsible party for each layer of a placed type: its shape's parties, what it sets, what a property adds, and what differs. */
export function partiesOf({ type, shape, category, sets, parties }: Placement): Readonly<Record<LayerId, Party>> {
  const byShape = shapes[shape].parties[category]
  if (!byShape) throw new RangeError(`${type}: no ${shape} is ${category}`)
  return {
    ...byShape,
    ...Object.fromEntries(sets.map((layer) => [layer, setBy(layer, category)])),
    ...partiesByProperty(type),
    ...parties,
  }
}

import type { LayerId, Owner } from './layers.ts'
import { a } from './placements/a.ts'
import { b } from './placements/b.ts'
import { c } from './placements/c.ts'
import { d } from './placements/d.ts'
import { e } from './placements/e.ts'
import { ec2 } from './placements/ec2.ts'
import { fToH } from './placements/f-h.ts'
import { iToL } from './placements/i-l.ts'
import { mToO } from './placements/m-o.ts'
import { pToR } from './placements/p-r.ts'
import type { Placement, Unplaced } from './placements/placement.ts'
import { s } from './placements/s.ts'
import { tToZ } from './placements/t-z.ts'
import { shapes } from './shapes.ts'

/** Every CloudFormation type that no service entry describes in full, once. */
export const placements: readonly Placement[] = [
  ...a,
  ...b,
  ...c,
  ...d,
  ...e,
  ...ec2,
  ...fToH,
  ...iToL,
  ...mToO,
  ...pToR,
  ...s,
  ...tToZ,
]

/** The types that stay unclassified, and why. */
export const unplacedTypes: readonly Unplaced[] = []

/** Governance stays shared: AWS has its own changes, training and incidents, whatever a setting says of the customer's. */
const setBy = (layer: LayerId): Owner => (layer === 'governance' ? 'shared' : 'customer')

/** Who answers for each layer of a placed type: its shape's owners, what it sets, and what differs. */
export function ownersOf({ type, shape, category, sets, owners }: Placement): Readonly<Record<LayerId, Owner>> {
  const byShape = shapes[shape].owners[category]
  if (!byShape) throw new RangeError(`${type}: no ${shape} is ${category}`)
  return { ...byShape, ...Object.fromEntries(sets.map((layer) => [layer, setBy(layer)])), ...owners }
}

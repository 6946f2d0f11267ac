import type { LayerId } from '../catalog/layers.ts'
import { askable, openLayers } from '../catalog/parties.ts'
import { type ResponsibilityId, responsibilities } from '../catalog/responsibilities.ts'
import type { Control } from '../controls/control.ts'
import { DemarcError } from '../core/errors.ts'
import { ACCOUNT_TYPE } from '../evaluate/evaluate.ts'
import { describeType } from '../services/describe.ts'

const NONE: ReadonlySet<ResponsibilityId> = new Set()

/**
 * Refuses controls whose responsibility no resource of their type can have: the ledger has no row for them, so their verdicts would be
 * missing from every report. Throws `CONTROL_WITHOUT_RESPONSIBILITY`, which names them.
 */
export function demandResponsibilities(controls: readonly Control[]): void {
  const lost = controlsWithoutResponsibility(controls)
  if (lost.length === 0) return
  throw new DemarcError(
    'CONTROL_WITHOUT_RESPONSIBILITY',
    `no layer of the catalog has the responsibility of ${lost.join('; ')}`,
    {
      hint: "Name the responsibility in `responsibilities` of the type in its service's catalog.ts, in a layer where the customer has a part.",
    },
  )
}

/** Has the customer a part in a layer of the type? Then its ledger has room for what is asked on request. */
function isOpen(type: string, layer: LayerId): boolean {
  const described = describeType(type)
  return described.kind !== 'unclassified' && openLayers(described.entry, described.category).includes(layer)
}

/** `S3.5 on AWS::S3::Bucket: require-tls`, for each control that has no row. */
function controlsWithoutResponsibility(controls: readonly Control[]): readonly string[] {
  const known = new Map<string, ReadonlySet<ResponsibilityId>>()
  return controls.flatMap(({ id, on, must, responsibility, onRequest }) => {
    const type = must === 'some' ? ACCOUNT_TYPE : on
    if (onRequest && isOpen(type, responsibilities[responsibility].layer)) return []
    const described = describeType(type)
    const has =
      known.get(type) ?? (described.kind === 'unclassified' ? NONE : askable(described.entry, described.category))
    known.set(type, has)
    return has.has(responsibility) ? [] : [`${id} on ${type}: ${responsibility}`]
  })
}

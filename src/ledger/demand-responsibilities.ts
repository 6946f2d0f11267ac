import type { LayerId } from '../catalog/layers.ts'
import { askable, openLayers } from '../catalog/parties.ts'
import { type ResponsibilityId, responsibilities } from '../catalog/responsibilities.ts'
import type { Control } from '../controls/control.ts'
import { DemarcError } from '../core/errors.ts'
import { ACCOUNT_TYPE } from '../evaluate/evaluate.ts'
import { describeType } from '../services/describe.ts'

const NONE: ReadonlySet<ResponsibilityId> = new Set()

/**
 * Rejects controls whose responsibility no resource of their type can have: the ledger would have no row for their verdicts, and
 * reports would miss them. Throws `CONTROL_WITHOUT_RESPONSIBILITY` with their ids.
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

/** Whether the customer has a part in this layer of the type, so that the ledger can hold opt-in controls there. */
function isOpen(type: string, layer: LayerId): boolean {
  const described = describeType(type)
  return described.kind !== 'unclassified' && openLayers(described.entry, described.category).includes(layer)
}

/** `S3.5 on AWS::S3::Bucket: require-tls` for each control without a row. */
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

import type { DutyId } from '../catalog/duties.ts'
import { askable } from '../catalog/owners.ts'
import type { Control } from '../controls/control.ts'
import { DemarcError } from '../core/errors.ts'
import { ACCOUNT_TYPE } from '../evaluate/evaluate.ts'
import { describeType } from '../services/describe.ts'

const NONE: ReadonlySet<DutyId> = new Set()

/**
 * Refuses controls whose duty no resource of their type can have: the ledger has no row for them, so their verdicts would be
 * missing from every report. Throws `CONTROL_WITHOUT_DUTY`, which names them.
 */
export function demandDuties(controls: readonly Control[]): void {
  const lost = controlsWithoutDuty(controls)
  if (lost.length === 0) return
  throw new DemarcError(
    'CONTROL_WITHOUT_DUTY',
    `no layer of the catalog has the responsibility of ${lost.join('; ')}`,
    {
      hint: "Name the responsibility in `duties` of the type in its service's catalog.ts, in a layer where the customer has a part.",
    },
  )
}

/** `S3.5 on AWS::S3::Bucket: require-tls`, for each control that has no row. */
function controlsWithoutDuty(controls: readonly Control[]): readonly string[] {
  const known = new Map<string, ReadonlySet<DutyId>>()
  return controls.flatMap(({ id, on, must, duty }) => {
    const type = must === 'some' ? ACCOUNT_TYPE : on
    const described = describeType(type)
    const has =
      known.get(type) ?? (described.kind === 'unclassified' ? NONE : askable(described.entry, described.category))
    known.set(type, has)
    return has.has(duty) ? [] : [`${id} on ${type}: ${duty}`]
  })
}

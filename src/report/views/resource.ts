import type { Control } from '../../controls/control.ts'
import type { DutyEntry, ResourceEntry, Told } from '../../ledger/ledger.ts'
import type { Resource } from '../../model/resource.ts'
import { serviceOf } from '../../services/describe.ts'

/** How one resource stands. */
export interface ResourceView {
  readonly resource: Resource
  /** Its service and the last word of its type: `s3 Bucket`. */
  readonly kind: string
  /** Each control that is unmet, in the order of the layers; those with an exception are accepted. */
  readonly unmet: readonly Told[]
  /** The duties that a person attested, and no control answered. */
  readonly attested: readonly DutyEntry[]
  readonly unknownDuties: number
  /** The layers of an unclassified resource: each is unknown as a whole. */
  readonly unknownLayers: number
}

export function resourceView({ resource, layers }: ResourceEntry): ResourceView {
  const duties = layers.flatMap((layer) => layer.duties)
  return {
    resource,
    kind: `${serviceOf(resource.type)} ${resource.type.split('::').at(-1) ?? ''}`,
    unmet: duties.flatMap(({ judged }) => judged.filter(({ verdict }) => verdict.is === 'unmet')),
    attested: duties.filter(({ state }) => state === 'attested'),
    unknownDuties: duties.filter(({ state }) => state === 'unknown').length,
    unknownLayers: layers.filter((layer) => layer.state === 'unknown' && layer.duties.length === 0).length,
  }
}

/** The controls that are unmet and not accepted. */
export const openControls = ({ unmet }: ResourceView): readonly Control[] =>
  unmet.flatMap(({ control, exception }) => (exception ? [] : [control]))

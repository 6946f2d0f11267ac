import { describeType } from '../catalog/catalog.ts'
import type { DutyId } from '../catalog/duties.ts'
import { type LayerId, layerIds, type Owner } from '../catalog/layers.ts'
import { type LayerSplit, split } from '../catalog/owners.ts'
import type { TypeEntry } from '../catalog/service.ts'
import type { Control } from '../controls/control.ts'
import { evaluate, type Judged } from '../evaluate/evaluate.ts'
import type { Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { type Attestation, attestationFor } from './attestations.ts'
import { type DutyState, type LayerState, worst } from './state.ts'

/** One duty of one resource: its state, the controls that tell it, and the attestation where a person did. */
export interface DutyEntry {
  readonly duty: DutyId
  readonly state: DutyState
  readonly judged: readonly Judged[]
  readonly attestation: Attestation | undefined
}

/** One layer of one resource. */
export interface LayerEntry {
  readonly layer: LayerId
  readonly owner: Owner
  readonly state: LayerState
  /** The AWS page behind the owner. */
  readonly source: string
  readonly duties: readonly DutyEntry[]
}

/** One resource with all 17 of its layers. */
export interface ResourceEntry {
  readonly resource: Resource
  readonly layers: readonly LayerEntry[]
}

const UNCLASSIFIED = 'unclassified: no rule of the catalog places this type'
const NO_DUTIES: readonly DutyEntry[] = []

/**
 * model x catalog x verdicts x attestations -> ledger, resource by resource in the order of their ids: each layer has exactly
 * one owner and one state. A generator, so that a large account is written out as it is judged. `now` is ISO 8601.
 */
export function* ledger(
  model: Model,
  controls: readonly Control[],
  attestations: readonly Attestation[],
  now: string,
): Generator<ResourceEntry, void, undefined> {
  const owners = new Owners()
  for (const { resource, judged } of evaluate(model, controls)) {
    const rows = owners.of(resource)
    const layers = rows
      ? rows.map((row) => layerEntry(row, resource, judged, attestations, now))
      : layerIds.map(
          (layer): LayerEntry => ({
            layer,
            owner: 'customer',
            state: 'unknown',
            source: UNCLASSIFIED,
            duties: NO_DUTIES,
          }),
        )
    yield { resource, layers }
  }
}

/** The split of a resource; where nothing in its configuration can move a layer, that of its type, made once. */
class Owners {
  readonly #fixed = new Map<string, readonly LayerSplit[] | undefined>()

  of(resource: Resource): readonly LayerSplit[] | undefined {
    const { type } = resource
    if (this.#fixed.has(type)) return this.#fixed.get(type)
    const described = describeType(type)
    if (described.kind === 'unclassified') {
      this.#fixed.set(type, undefined)
      return undefined
    }
    const rows = split(described.entry, described.category, described.source, resource)
    if (!moves(described.entry)) this.#fixed.set(type, rows)
    return rows
  }
}

const moves = (entry: TypeEntry): boolean => (entry.moves?.length ?? 0) > 0

function layerEntry(
  row: LayerSplit,
  resource: Resource,
  judged: readonly Judged[],
  attestations: readonly Attestation[],
  now: string,
): LayerEntry {
  const { layer, owner, source } = row
  if (owner === 'aws') return { layer, owner, state: 'inherited', source, duties: NO_DUTIES }
  if (owner === 'nobody') return { layer, owner, state: 'not-applicable', source, duties: NO_DUTIES }
  const duties = row.duties.map((duty) => dutyEntry(duty, resource, judged, attestations, now))
  return { layer, owner, state: worst(duties.map(({ state }) => state)), source, duties }
}

/**
 * A duty that no control tells is unknown, unless a person attests it. An attestation also settles what the controls could
 * not see, but never hides an unmet one.
 */
function dutyEntry(
  duty: DutyId,
  resource: Resource,
  judged: readonly Judged[],
  attestations: readonly Attestation[],
  now: string,
): DutyEntry {
  const mine = judged.filter(({ control }) => control.duty === duty)
  const told = mine.length === 0 ? 'unknown' : worst(mine.map(({ verdict }) => verdict.is))
  const attestation = attestations.length === 0 ? undefined : attestationFor(attestations, duty, resource, now)
  return { duty, state: told === 'unknown' && attestation ? 'attested' : told, judged: mine, attestation }
}

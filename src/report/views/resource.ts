import { layers as theLayers } from '../../catalog/layers.ts'
import type { ResourceEntry, ResponsibilityEntry } from '../../ledger/ledger.ts'
import type { LedgerVerdict } from '../../ledger/ledger-verdict.ts'
import type { Resource } from '../../model/resource.ts'
import { serviceOf } from '../../services/describe.ts'
import { partyText } from '../staircase.ts'

/** The state of one resource. */
export interface ResourceView {
  readonly resource: Resource
  /** Its service and the last part of its type: `s3 Bucket`. */
  readonly kind: string
  /** The findings, in the order of layers; those with an exception are accepted. */
  readonly unmet: readonly LedgerVerdict[]
  /** Responsibilities that a person attested and no control decided. */
  readonly attested: readonly ResponsibilityEntry[]
  readonly unknownResponsibilities: number
  /** The third parties with a part in it, by name, each with the layers' titles. */
  readonly thirdParties: ReadonlyMap<string, readonly string[]>
  /** The layers whose party is unknown, each with the parties it may be and what was not read. */
  readonly unknownParties: readonly string[]
  /** The layers of an unclassified resource, each unknown as a whole. */
  readonly unknownLayers: number
}

export function resourceView({ resource, layers }: ResourceEntry): ResourceView {
  const responsibilities = layers.flatMap((layer) => layer.responsibilities)
  return {
    resource,
    kind: `${serviceOf(resource.type)} ${resource.type.split('::').at(-1) ?? ''}`,
    unmet: responsibilities.flatMap(({ judged }) => judged.filter(({ verdict }) => verdict.is === 'unmet')),
    attested: responsibilities.filter(({ state }) => state === 'attested'),
    unknownResponsibilities: responsibilities.filter(({ state }) => state === 'unknown').length,
    thirdParties: thirdPartiesIn(layers),
    unknownParties: unknownPartiesIn(layers),
    unknownLayers: layers.filter((layer) => layer.state === 'unknown' && layer.responsibilities.length === 0).length,
  }
}

function thirdPartiesIn(entries: ResourceEntry['layers']): ResourceView['thirdParties'] {
  const found = new Map<string, readonly string[]>()
  for (const { layer, thirdParty } of entries)
    if (thirdParty !== undefined) found.set(thirdParty, [...(found.get(thirdParty) ?? []), theLayers[layer].title])
  return found
}

/** `Oracle (OCI): Virtualization, Platform` */
export const thirdPartyLines = ({ thirdParties }: ResourceView): readonly string[] =>
  [...thirdParties].map(([name, titles]) => `${name}: ${titles.join(', ')}`)

/** `Guest operating system (AWS or you): Engine was not read: ...`, for each layer whose party is unknown. */
const unknownPartiesIn = (entries: ResourceEntry['layers']): readonly string[] =>
  entries
    .filter(({ party }) => party === 'unknown')
    .map((entry) => `${theLayers[entry.layer].title} (${partyText(entry)})${entry.because ? `: ${entry.because}` : ''}`)

/** The findings that are not accepted. */
export const openVerdicts = ({ unmet }: ResourceView): readonly LedgerVerdict[] =>
  unmet.filter(({ exception }) => !exception)

import { layers as theLayers } from '../../catalog/layers.ts'
import type { ResourceEntry, ResponsibilityEntry } from '../../ledger/ledger.ts'
import type { LedgerVerdict } from '../../ledger/ledger-verdict.ts'
import type { Resource } from '../../model/resource.ts'
import { serviceOf } from '../../services/describe.ts'

/** How one resource stands. */
export interface ResourceView {
  readonly resource: Resource
  /** Its service and the last word of its type: `s3 Bucket`. */
  readonly kind: string
  /** Each control that is unmet, in the order of the layers; those with an exception are accepted. */
  readonly unmet: readonly LedgerVerdict[]
  /** The responsibilities that a person attested, and no control answered. */
  readonly attested: readonly ResponsibilityEntry[]
  readonly unknownResponsibilities: number
  /** The third parties that have a part in it, by name, each with the titles of the layers. */
  readonly thirdParties: ReadonlyMap<string, readonly string[]>
  /** The layers of an unclassified resource: each is unknown as a whole. */
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

/** The verdicts that are unmet and not accepted. */
export const openVerdicts = ({ unmet }: ResourceView): readonly LedgerVerdict[] =>
  unmet.filter(({ exception }) => !exception)

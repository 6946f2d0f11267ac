import type { Control } from '../controls/control.ts'
import { frameworksOf } from '../controls/frameworks.ts'
import { sha256 } from '../core/digest.ts'
import { canonicalJson, compareText } from '../core/json.ts'
import { cutShort, visibleJson, visibleJsonText } from '../core/visible.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import { describeType, serviceOf } from '../services/describe.ts'
import type { Exception } from './exceptions.ts'
import type { LayerEntry, ResponsibilityEntry } from './ledger.ts'
import type { LedgerVerdict } from './ledger-verdict.ts'
import type { RunBlindSpot, RunControl, RunException, RunLayer, RunParticulars, RunResource } from './run.ts'

/** Longer than any ARN (2,048 characters). A run repeats a resource's id for each of its layers. */
const ID_AT_MOST = 4096

/** The id of a resource in a run file; one that is too long is replaced by its beginning and its digest. */
export const runId = (id: string): string =>
  id.length <= ID_AT_MOST ? id : `${cutShort(id, ID_AT_MOST / 2)} sha256:${sha256(id)}`

const sortedTags = (tags: Resource['tags']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tags)
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, value]) => [cutShort(key), cutShort(value)]),
  )

/** A resource in the form of a run file. */
export function runResource(resource: Resource): RunResource {
  const { id, type, account, region, name, tags, unread, seenBy } = resource
  return {
    id: runId(id),
    type: cutShort(type),
    account: cutShort(account),
    region: cutShort(region),
    name: cutShort(name),
    service: serviceOf(type),
    category: describeType(type).category,
    tags: sortedTags(tags),
    ...(unread === undefined ? {} : { unread: cutShort(unread), seenBy: [...(seenBy ?? [])] }),
  }
}

/** Resources as JSON in the form of a run file, with what all resources of a type or place have encoded once. */
export class ResourceRows {
  readonly #types = new Map<string, { readonly type: string; readonly described: string }>()
  readonly #places = new Map<string, string>()

  json(resource: Resource): string {
    // these have members of their own, and are few
    if (resource.unread !== undefined) return visibleJson(runResource(resource))
    const { type, described } = this.#typed(resource.type)
    const { id, name, tags } = resource
    const place = this.#placed(resource)
    return `{"id":${visibleJsonText(runId(id))}${type}${place},"name":${visibleJsonText(cutShort(name))}${described}${tagsJson(tags)}}`
  }

  #typed(type: string): { readonly type: string; readonly described: string } {
    let known = this.#types.get(type)
    if (!known) {
      const of = { service: serviceOf(type), category: describeType(type).category }
      known = { type: `,"type":${visibleJson(cutShort(type))}`, described: `,${visibleJson(of).slice(1, -1)},"tags":` }
      this.#types.set(type, known)
    }
    return known
  }

  #placed({ account, region }: Resource): string {
    const key = `${account} ${region}`
    let known = this.#places.get(key)
    if (known === undefined) {
      known = `,${visibleJson({ account: cutShort(account), region: cutShort(region) }).slice(1, -1)}`
      this.#places.set(key, known)
    }
    return known
  }
}

const tagsJson = (tags: Resource['tags']): string => {
  for (const _ in tags) return visibleJson(sortedTags(tags))
  return '{}'
}

/** A layer in the form of a run file; `answersOf` gives the places of the answers behind a verdict. */
export function runLayer(entry: LayerEntry, answersOf: (judged: LedgerVerdict) => number[]): RunLayer {
  const { layer, party, state, source, because, between, thirdParty, onAccount } = entry
  return {
    layer,
    party: party === 'none' ? 'none' : party,
    state,
    source,
    ...(because === undefined ? {} : { because }),
    ...(between === undefined ? {} : { between: [...between] }),
    ...(thirdParty === undefined ? {} : { thirdParty }),
    ...(onAccount === undefined ? {} : { onAccount }),
    responsibilities: entry.responsibilities.map((one) => ({
      responsibility: one.responsibility,
      state: one.state,
      controls: one.judged.map((told) => ({
        id: told.control.id,
        verdict: told.verdict.is,
        answers: answersOf(told),
      })),
      attestation: runAttestation(one.attestation),
    })),
  }
}

const runAttestation = (given: ResponsibilityEntry['attestation']) =>
  given
    ? {
        statement: given.statement,
        by: given.by,
        date: given.date,
        expires: given.expires,
        evidence: given.evidence,
      }
    : null

/** What is the same for every verdict of a control, in the form of a run file. */
export const runControl = ({ id, title, severity, fix, source, must, reads }: Control): RunControl => ({
  title,
  severity,
  fix,
  source,
  frameworks: Object.fromEntries([...frameworksOf(id)].map(([framework, items]) => [framework, [...items]])),
  // the properties that a control over the account reads belong to other resources
  reads: must === 'some' ? [] : [...reads],
})

/** What is particular to a verdict that is not unmet, besides evidence. */
export const runParticulars = ({ verdict }: LedgerVerdict): RunParticulars =>
  verdict.is === 'unknown' ? { missing: verdict.missing.map((what) => cutShort(what)) } : {}

/** An exception in the form of a run file. */
export const runException = ({ reason, by, date, expires, evidence }: Exception): RunException => ({
  reason,
  by,
  date,
  expires,
  evidence,
})

/** The distinct blind spots in the form of a run file, sorted. */
export function runBlindSpots(blindSpots: readonly BlindSpot[]): readonly RunBlindSpot[] {
  const unique = new Map(
    blindSpots.map(({ type, call, why, region, listing }) => [
      canonicalJson([type, call, why, region, listing]),
      { type, call: cutShort(call), why: cutShort(why), region: cutShort(region), listing },
    ]),
  )
  return [...unique].sort(([a], [b]) => compareText(a, b)).map(([, blindSpot]) => blindSpot)
}

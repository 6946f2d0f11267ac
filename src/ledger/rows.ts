import { sha256 } from '../core/digest.ts'
import { canonicalJson, compareText } from '../core/json.ts'
import { bounded } from '../core/visible.ts'
import type { Model } from '../model/model.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import { describeType, serviceOf } from '../services/describe.ts'
import { evidenceOf } from './evidence.ts'
import type { Exception } from './exceptions.ts'
import type { LayerEntry, ResponsibilityEntry } from './ledger.ts'
import type { RunBlindSpot, RunControl, RunLayer, RunResource } from './run.ts'

/** No ARN is longer (2,048 characters): the id of a resource stands in a run once for each of its layers. */
const ID_AT_MOST = 4096

/** The id of a resource as a run has it; one that has no end by its beginning and its digest. */
export const runId = (id: string): string =>
  id.length <= ID_AT_MOST ? id : `${bounded(id, ID_AT_MOST / 2)} sha256:${sha256(id)}`

/** A resource as a run has it. */
export function runResource(resource: Resource): RunResource {
  const { id, type, account, region, name, tags } = resource
  const sorted = Object.fromEntries(
    Object.entries(tags)
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, value]) => [bounded(key), bounded(value)]),
  )
  return {
    id: runId(id),
    type,
    account: bounded(account),
    region: bounded(region),
    name: bounded(name),
    service: serviceOf(type),
    category: describeType(type).category,
    tags: sorted,
  }
}

/** A layer of a resource as a run has it, with the evidence of its verdicts. */
export function runLayer(resource: Resource, entry: LayerEntry, model: Model): RunLayer {
  const { layer, party, state, source, because, thirdParty, onAccount } = entry
  return {
    resource: runId(resource.id),
    layer,
    party,
    state,
    source,
    ...(because === undefined ? {} : { because }),
    ...(thirdParty === undefined ? {} : { thirdParty }),
    ...(onAccount === undefined ? {} : { onAccount }),
    responsibilities: entry.responsibilities.map((responsibility) =>
      runResponsibility(resource, responsibility, model),
    ),
  }
}

function runResponsibility(
  resource: Resource,
  entry: ResponsibilityEntry,
  model: Model,
): RunLayer['responsibilities'][number] {
  const { responsibility, state, judged, attestation } = entry
  const controls = judged.map((one): RunControl => {
    const { control, verdict } = one
    return {
      id: control.id,
      verdict: verdict.is,
      severity: control.severity,
      title: control.title,
      ...evidenceOf(one, resource, model),
      missing: verdict.is === 'unknown' ? verdict.missing.map((what) => bounded(what)) : [],
      fix: verdict.is === 'unmet' ? control.fix : null,
      exception: runException(one.exception),
    }
  })
  const attested = attestation
    ? {
        statement: attestation.statement,
        by: attestation.by,
        date: attestation.date,
        expires: attestation.expires,
        evidence: attestation.evidence,
      }
    : null
  return { responsibility, state, controls, attestation: attested }
}

/** An exception as a run has it. */
export const runException = (exception: Exception | undefined): RunControl['exception'] =>
  exception
    ? {
        reason: exception.reason,
        by: exception.by,
        date: exception.date,
        expires: exception.expires,
        evidence: exception.evidence,
      }
    : null

/** The blind spots as a run has them: each once, sorted. */
export function runBlindSpots(blindSpots: readonly BlindSpot[]): readonly RunBlindSpot[] {
  const unique = new Map(
    blindSpots.map(({ type, call, why, region, listing }) => [
      canonicalJson([type, call, why, region, listing]),
      { type, call: bounded(call), why: bounded(why), region: bounded(region), listing },
    ]),
  )
  return [...unique].sort(([a], [b]) => compareText(a, b)).map(([, blindSpot]) => blindSpot)
}

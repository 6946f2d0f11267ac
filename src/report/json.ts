import { describeType, serviceOf } from '../catalog/catalog.ts'
import { canonicalJson, compareText } from '../core/json.ts'
import { evidenceOf } from '../ledger/evidence.ts'
import type { Exception } from '../ledger/exceptions.ts'
import type { DutyEntry, LayerEntry, ResourceEntry } from '../ledger/ledger.ts'
import type { RunControl, RunGap, RunHead, RunLayer, RunResource } from '../ledger/run.ts'
import { Summary } from '../ledger/summary.ts'
import type { Model } from '../model/model.ts'
import type { Gap, Resource } from '../model/resource.ts'

/**
 * A run as JSON (schema `demarc.run/1`), in pieces, so that a large account is never held as one text: one line for each
 * resource and each layer. The ledger is taken as it comes.
 */
export function* runJson(
  head: RunHead,
  model: Model,
  ledger: Iterable<ResourceEntry>,
): Generator<string, void, undefined> {
  yield `{\n"schema": "demarc.run/1",\n"run": ${JSON.stringify(head)},\n"resources": [`
  yield* rows(model.resources, (resource) => JSON.stringify(runResource(resource)))
  yield '],\n"ledger": ['
  const summary = new Summary()
  let first = true
  for (const entry of ledger) {
    summary.add(entry)
    const lines = entry.layers.map((layer) => `\n${JSON.stringify(runLayer(entry.resource, layer, model))}`)
    yield `${first ? '' : ','}${lines.join(',')}`
    first = false
  }
  yield '\n],\n"gaps": ['
  yield* rows(runGaps(model.gaps), (gap) => JSON.stringify(gap))
  yield `],\n"summary": ${JSON.stringify(summary.result)}\n}\n`
}

function* rows<T>(items: Iterable<T>, line: (item: T) => string): Generator<string, void, undefined> {
  let first = true
  for (const item of items) {
    yield `${first ? '' : ','}\n${line(item)}`
    first = false
  }
  yield '\n'
}

function runResource(resource: Resource): RunResource {
  const { id, type, account, region, name, tags } = resource
  const sorted = Object.fromEntries(Object.entries(tags).sort(([a], [b]) => compareText(a, b)))
  return {
    id,
    type,
    account,
    region,
    name,
    service: serviceOf(type),
    category: describeType(type).category,
    tags: sorted,
  }
}

function runLayer(resource: Resource, entry: LayerEntry, model: Model): RunLayer {
  const { layer, owner, state, source } = entry
  return {
    resource: resource.id,
    layer,
    owner,
    state,
    source,
    duties: entry.duties.map((duty) => runDuty(resource, duty, model)),
  }
}

function runDuty(resource: Resource, entry: DutyEntry, model: Model): RunLayer['duties'][number] {
  const { duty, state, judged, attestation } = entry
  const controls = judged.map((one): RunControl => {
    const { control, verdict } = one
    return {
      id: control.id,
      verdict: verdict.is,
      severity: control.severity,
      says: control.says,
      evidence: evidenceOf(one, resource, model),
      missing: verdict.is === 'unknown' ? [...verdict.missing] : [],
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
  return { duty, state, controls, attestation: attested }
}

const runException = (exception: Exception | undefined): RunControl['exception'] =>
  exception
    ? {
        reason: exception.reason,
        by: exception.by,
        date: exception.date,
        expires: exception.expires,
        evidence: exception.evidence,
      }
    : null

/** The gaps as a run has them: each once, sorted. */
export function runGaps(gaps: readonly Gap[]): readonly RunGap[] {
  const unique = new Map(
    gaps.map(({ type, call, why, region }) => [canonicalJson([type, call, why, region]), { type, call, why, region }]),
  )
  return [...unique].sort(([a], [b]) => compareText(a, b)).map(([, gap]) => gap)
}

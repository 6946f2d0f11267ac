import { frameworksOf } from '../../controls/frameworks.ts'
import { canonicalJson } from '../../core/json.ts'
import { evidenceJson, evidenceOf } from '../../ledger/evidence.ts'
import { findingOf } from '../../ledger/finding.ts'
import type { LedgerVerdict } from '../../ledger/ledger-verdict.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { serviceOf } from '../../services/describe.ts'
import type { Reported } from '../reported.ts'
import { csvRow } from './csv.ts'

const columns = [
  'account',
  'region',
  'severity',
  'control',
  'finding',
  'resource',
  'name',
  'service',
  'type',
  'tags',
  'evidence',
  'title',
  'fix',
  'source',
  'frameworks',
  'accepted by',
  'accepted until',
  'exception',
] as const

/**
 * The findings of a run as CSV (RFC 4180), one per row in the order of resources, including accepted ones with the person who
 * accepted them. Tags and evidence are JSON, with long values as size and SHA-256; frameworks are `name: requirement`, separated
 * by semicolons.
 */
export function* findingsCsv({ model, ledger }: Reported): Generator<string, void, undefined> {
  yield csvRow(columns)
  for (const { resource, layers } of ledger)
    for (const { responsibilities } of layers)
      for (const { judged } of responsibilities)
        for (const told of judged) if (told.verdict.is === 'unmet') yield csvRow(rowOf(told, resource, model))
}

function rowOf(told: LedgerVerdict, resource: Resource, model: Model): readonly string[] {
  const { control, exception } = told
  const { account, region, id, name, type, tags } = resource
  return [
    account,
    region,
    control.severity,
    control.id,
    findingOf(told, resource, model),
    id,
    name,
    serviceOf(type),
    type,
    Object.keys(tags).length === 0 ? '' : canonicalJson(tags),
    evidenceText(told, resource, model),
    control.title,
    control.fix,
    control.source,
    frameworksText(control.id),
    ...(exception ? [exception.by, exception.expires, exception.reason] : ['', '', '']),
  ]
}

function evidenceText(told: LedgerVerdict, resource: Resource, model: Model): string {
  const { evidence } = evidenceOf(told, resource, model)
  const parts = Object.entries(evidence).map(([key, value]) => `${JSON.stringify(key)}:${evidenceJson(value)}`)
  return parts.length === 0 ? '' : `{${parts.join(',')}}`
}

const frameworksText = (id: string): string =>
  [...frameworksOf(id)].map(([framework, items]) => `${framework}: ${items.join(', ')}`).join('; ')

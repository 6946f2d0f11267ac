import type { RunDiff } from '../../ledger/diff.ts'
import { csvRow } from '../formats/csv.ts'
import { resourcesById } from '../views/diff.ts'

const columns = [
  'change',
  'broke',
  'account',
  'region',
  'service',
  'type',
  'resource',
  'name',
  'layer',
  'responsibility',
  'control',
  'severity',
  'before',
  'after',
  'accepted',
  'title',
  'finding',
  'missing',
  'fix',
] as const

/**
 * The difference of two runs as CSV (RFC 4180): one row for each changed control, then one for each resource that is new, gone or
 * no longer read.
 */
export function* diffCsv(diff: RunDiff): Generator<string, void, undefined> {
  yield csvRow(columns)
  const resources = resourcesById(diff)
  for (const one of diff.controls) {
    const { account = '', region = '', service = '', type = '', name = '' } = resources.get(one.resource) ?? {}
    yield csvRow([
      one.change,
      one.broke ? 'yes' : 'no',
      account,
      region,
      service,
      type,
      one.resource,
      name,
      one.layer,
      one.responsibility,
      one.control,
      one.severity,
      one.before ?? '',
      one.after ?? '',
      one.accepted ? 'yes' : 'no',
      one.title,
      one.finding ?? '',
      one.missing.join('; '),
      one.fix ?? '',
    ])
  }
  for (const { change, resource } of diff.resources) {
    if (change === 'kept') continue
    const { account, region, service, type, id, name } = resource
    yield csvRow([change, '', account, region, service, type, id, name, ...Array(columns.length - 8).fill('')])
  }
}

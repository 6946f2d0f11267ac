import type { RunDiff } from '../../ledger/diff.ts'
import { csvRow } from '../formats/csv.ts'
import { resourcesById } from '../views/diff.ts'

const columns = [
  'change',
  'account',
  'region',
  'service',
  'type',
  'resource',
  'name',
  'layer',
  'party before',
  'state before',
  'party after',
  'state after',
] as const

/**
 * The difference of two ledgers as CSV (RFC 4180): one row for each layer whose party or state changed, then one, without a
 * layer, for each resource that is new, gone or no longer read.
 */
export function* diffLedgerCsv(diff: RunDiff): Generator<string, void, undefined> {
  yield csvRow(columns)
  const resources = resourcesById(diff)
  const placeOf = (id: string): readonly string[] => {
    const { account = '', region = '', service = '', type = '', name = '' } = resources.get(id) ?? {}
    return [account, region, service, type, id, name]
  }
  for (const { resource, layer, before, after } of diff.layers)
    yield csvRow(['layer', ...placeOf(resource), layer, before.party, before.state, after.party, after.state])
  for (const { change, resource } of diff.resources)
    if (change !== 'kept') yield csvRow([change, ...placeOf(resource.id), '', '', '', '', ''])
}

import { expect, test } from 'vitest'
import { csvRecords } from '../../core/csv.ts'
import { runLayer } from '../../ledger/rows.ts'
import { bucket, reported } from '../examples.ts'
import { runCsv } from '../formats/csv.ts'
import { runMarkdown } from '../formats/markdown.ts'
import { noPaint } from '../paint.ts'
import { byResource } from '../terminal/resources.ts'
import { resourceView } from './resource.ts'

const cluster = bucket('orders', {}, { id: 'arn:aws:odb:::cluster/orders', type: 'AWS::ODB::CloudVmCluster' })
const run = reported([cluster, bucket('plain', {})], [])
const named =
  'Oracle (OCI): Facilities, Virtualization, Control plane, Server-side encryption, Backup, Resilience, Governance'
const joined = (pieces: Iterable<string>): string => [...pieces].join('')

test('the terminal names the third parties of a resource, with the layers in which they have a part', () => {
  const views = [...run.ledger].map(resourceView)
  const lines = byResource(views, 0, run.model, { paint: noPaint, width: 200, unicode: true })
  expect(lines.filter((line) => line.includes('third party'))).toEqual([`  third party: ${named}`])
})

test('so does Markdown, in a column of its own', () => {
  const rows = joined(runMarkdown(run, true)).split('\n')
  const cellsOf = (name: string) => rows.find((row) => row.startsWith(`| \`${name}\``))?.split(' | ')
  expect(cellsOf('orders')?.at(-2)).toContain(named.replace('(OCI)', '\\(OCI\\)'))
  expect(cellsOf('plain')?.at(-2)).toBe('-')
})

test('and the ledger as CSV, beside the party of each layer', () => {
  const parties = csvRecords(joined(runCsv(run))).flatMap(({ name, layer, party, 'third party': third }) =>
    name === 'orders' && third !== '' ? [`${layer} ${party} ${third}`] : [],
  )
  expect(parties).toContain('virtualization third-party Oracle (OCI)')
  expect(parties).toContain('backup customer Oracle (OCI)')
  expect(parties.some((one) => one.startsWith('guest-os'))).toBe(false)
})

test('a party that depends on what was not read is told with the parties it can be, in every format', () => {
  const instance = bucket(
    'db',
    { Engine: 'custom-oracle-ee' },
    { id: 'arn:aws:rds:::db:db', type: 'AWS::RDS::DBInstance' },
  )
  const of = reported([instance], [])
  const told = 'Resilience (you or shared): '
  const lines = byResource([...of.ledger].map(resourceView), 0, of.model, { paint: noPaint, width: 300, unicode: true })
  expect(lines.find((line) => line.includes(told))).toContain(
    'DBClusterIdentifier, MultiAZ, OutpostArns were not read: ',
  )
  expect(joined(runMarkdown(of, true))).toContain('Resilience \\(you or shared\\): ')
  const cells = csvRecords(joined(runCsv(of))).find(({ layer }) => layer === 'resilience')
  expect(cells).toMatchObject({ party: 'unknown', 'possible parties': 'customer or shared' })
  expect(cells?.['reason for the party']).toMatch(/(?:was|were) not read/)
  const [entry] = of.ledger
  const row = entry?.layers.find(({ layer }) => layer === 'resilience')
  expect(row && runLayer(row, () => [])).toMatchObject({ party: 'unknown', between: ['customer', 'shared'] })
})

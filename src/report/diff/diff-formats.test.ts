import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { diffRuns } from '../../ledger/diff.ts'
import { snapshotOf } from '../../ledger/snapshot.ts'
import { blindSpot, bucket, reported } from '../examples.ts'
import { noPaint } from '../paint.ts'
import { terminalDiff } from '../terminal/diff.ts'
import { diffCsv } from './csv.ts'
import { diffHtml } from './html.ts'
import { diffJunit } from './junit.ts'
import { diffLedgerCsv } from './ledger-csv.ts'
import { diffMarkdown } from './markdown.ts'
import { diffSarif } from './sarif.ts'

const met = { VersioningConfiguration: { Status: 'Enabled' }, LoggingConfiguration: {} }
const unmet = { VersioningConfiguration: null, LoggingConfiguration: null }
const snapshot = (run: ReturnType<typeof reported>) => snapshotOf(run.head, run.model, run.ledger)
const database = bucket('db', {}, { id: 'db', type: 'AWS::RDS::DBInstance' })
const diff = diffRuns(
  snapshot(
    reported([bucket('breaks', met), bucket('mended', unmet), bucket('dim', met), bucket('gone', unmet), database]),
  ),
  snapshot(
    reported(
      [
        bucket('breaks', unmet),
        bucket('mended', met),
        bucket('dim', {}),
        bucket('=new', unmet),
        bucket('signed', unmet),
      ],
      [blindSpot],
    ),
  ),
)
const look = { paint: noPaint, width: 100, unicode: true }
const joined = (pieces: Iterable<string>): string => [...pieces].join('')

test('CSV has a row for each control that changed and each resource that came, went or hides', () => {
  const text = joined(diffCsv(diff))
  const others = diff.resources.filter(({ change }) => change !== 'kept').length
  expect(text.trimEnd().split('\r\n').length).toBe(1 + diff.controls.length + others)
  expect(text).toContain('broken,yes,111122223333,eu-central-1,s3,AWS::S3::Bucket,arn:aws:s3:::breaks,breaks')
  expect(text).toContain(",'=new,")
  expect(text).toMatch(/^unseen,,.*,db,db,/m)
})

test('ledger-csv has a row for each layer that changed, and each resource that came, went or hides', () => {
  const rows = joined(diffLedgerCsv(diff)).trimEnd().split('\r\n')
  const others = diff.resources.filter(({ change }) => change !== 'kept').length
  expect(rows.length).toBe(1 + diff.layers.length + others)
  expect(diff.layers.length).toBeGreaterThan(0)
  expect(rows).toContainEqual(
    expect.stringMatching(
      /^layer,111122223333,eu-central-1,s3,AWS::S3::Bucket,arn:aws:s3:::breaks,breaks,[a-z-]+,shared,met,shared,unmet$/,
    ),
  )
  expect(new Set(rows.map((row) => row.split(',').length))).toEqual(new Set([12]))
})

test('each form says where the first run is the newer one', () => {
  const wrong = {
    ...diff,
    before: { ...diff.before, startedAt: '2026-11-30T09:00:00.000Z' },
    after: { ...diff.after, startedAt: '2026-11-29T09:00:00.000Z' },
  }
  const says = 'The first run is the newer one'
  for (const text of [joined(diffMarkdown(wrong)), joined(diffHtml(wrong)), terminalDiff(wrong, look)])
    expect(text).toContain(says)
  expect(terminalDiff(diff, look)).not.toContain(says)
})

test('a finding is counted as one control on one resource', () => {
  const text = terminalDiff(diff, look)
  expect(text).toMatch(/^\d+ new findings: .*\. 2 fixed, 2 no longer seen\./m)
  expect(text).toContain('Broken (2 findings)')
  expect(text).toContain('No longer seen (2 verdicts)')
})

test('Markdown shows what broke first, and every row is whole', () => {
  const text = joined(diffMarkdown(diff))
  expect(text.indexOf('## Broken (2)')).toBeGreaterThan(0)
  expect(text.indexOf('## Fixed (2)')).toBeGreaterThan(text.indexOf('## No longer seen (2)'))
  expect(text).toContain('## Resources no longer seen (1)')
  const rows = text.split('\n').filter((line) => line.startsWith('| '))
  expect(new Set(rows.map((row) => row.replaceAll('\\|', '').split('|').length))).toEqual(new Set([9]))
})

test('SARIF is valid: new, absent, accepted; what is no longer seen is neither', () => {
  const log = JSON.parse(joined(diffSarif(diff)))
  const schema = JSON.parse(readFileSync('test/schemas/sarif-2.1.0.json', 'utf8'))
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema)
  validate(log)
  expect(validate.errors).toBeNull()
  const [{ results, invocations }] = log.runs
  const states = results.map((one: { baselineState: string; message: { text: string } }) => [
    one.message.text.split(' ')[0],
    one.baselineState,
  ])
  expect(states.sort()).toEqual([
    ['=new', 'new'],
    ['=new', 'new'],
    ['breaks', 'new'],
    ['breaks', 'new'],
    ['gone', 'absent'],
    ['gone', 'absent'],
    ['mended', 'absent'],
    ['mended', 'absent'],
    ['signed', 'new'],
    ['signed', 'new'],
  ])
  expect(results.filter((one: { suppressions?: unknown }) => one.suppressions).length).toBe(1)
  expect(invocations[0].toolExecutionNotifications.length).toBe(2)
})

test('JUnit fails what broke, skips what is accepted or no longer seen', () => {
  const names: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => names.push(name))
  parser.write(joined(diffJunit(diff))).close()
  const count = (name: string): number => names.filter((one) => one === name).length
  // breaks and =new, two each, and the finding of `signed` without an exception
  expect([count('failure'), count('skipped'), count('testsuite')]).toEqual([5, 4, 2])
})

test('HTML shows each change that a reader should see, worst first, and needs no script', () => {
  const text = joined(diffHtml(diff))
  expect(text).toContain("script-src 'none'")
  expect(text).not.toContain('<script')
  const headings = [...text.matchAll(/<h2[^>]*>([^<]*)/g)].map(([, words]) => words?.trim())
  expect(headings).toEqual([
    'Broken',
    'New and unmet',
    'No longer seen',
    'Fixed',
    'New resources',
    'Resources that are gone',
    'Resources no longer seen',
  ])
  // two broke, three new ones are unmet and not accepted, two of `dim` and none of the database are no longer seen, two are fixed
  expect(text.match(/<details class="step/g)?.length).toBe(9)
})

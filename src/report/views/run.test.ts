import { expect, test } from 'vitest'
import { blindSpot, bucket, reported } from '../examples.ts'
import { categoryTable } from './cells.ts'
import { openVerdicts, resourceView } from './resource.ts'
import { runView } from './run.ts'
import { named, percent } from './words.ts'

const unmet = { VersioningConfiguration: null, LoggingConfiguration: null }
const met = { VersioningConfiguration: { Status: 'Enabled' }, LoggingConfiguration: {} }

test('a run is counted once: unmet by severity, what is accepted apart, each severity with its steps', () => {
  const view = runView(
    reported([bucket('one', unmet), bucket('two', unmet), bucket('signed', unmet), bucket('good', met)]),
  )
  expect(view.unmet.filter(({ n }) => n > 0)).toEqual([
    { severity: 'high', n: 3 },
    { severity: 'low', n: 2 },
  ])
  expect(view.accepted).toBe(1)
  expect(view.exceptions.map(({ control, on }) => [control.id, on.map(({ name }) => name)])).toEqual([
    ['S3.14', ['signed']],
  ])
  expect(
    view.steps.map(({ title, steps }) => [title, steps.map(({ control, on }) => `${control.id} ${on.length}`)]),
  ).toEqual([
    ['High', ['S3.9 3']],
    ['Low', ['S3.14 2']],
  ])
})

test('the same call that failed twice for one reason is one line with its regions', () => {
  const view = runView(reported([], [blindSpot, { ...blindSpot, region: 'us-east-1' }]))
  expect(view.unseen).toEqual([
    { what: `${blindSpot.call}: ${blindSpot.why}`, call: blindSpot.call, regions: [blindSpot.region, 'us-east-1'] },
  ])
})

test('denied calls name the policies that hold their actions, and no others', () => {
  const inventory = { ...blindSpot, type: 'Demarc::Account::Inventory', denied: true as const }
  const handler = { ...blindSpot, denied: true as const, handler: true as const }
  expect(runView(reported([], [inventory])).toGrant).toMatch(/: demarc policy --inventory \(of its inventory\)\.$/)
  expect(runView(reported([], [{ ...blindSpot, denied: true }, handler])).toGrant).toMatch(
    /: demarc policy \(of a scan\), demarc policy --long-tail \(of what Cloud Control reads\)\.$/,
  )
  expect(runView(reported([], [blindSpot])).toGrant).toBeUndefined()
})

test('an account of which nothing could be listed is not covered', () => {
  expect(runView(reported([], [blindSpot])).coverage.percent).toBe('0 %')
})

test('what a report gathers itself goes along on the one walk', () => {
  const names: string[] = []
  runView(reported([bucket('one', met), bucket('two', met)]), { add: ({ resource }) => names.push(resource.name) })
  expect(names).toEqual(['one', 'two'])
})

test('a resource stands by what is open, what is accepted and what is unknown', () => {
  const views = [...reported([bucket('signed', unmet), bucket('dim', {})]).ledger].map(resourceView)
  expect(
    views.map((one) => [
      one.resource.name,
      one.kind,
      openVerdicts(one).map(({ control }) => control.id),
      one.unmet.length,
    ]),
  ).toEqual([
    ['dim', 's3 Bucket', [], 0],
    ['signed', 's3 Bucket', ['S3.9'], 2],
  ])
  expect(views.map(({ attested }) => attested.map(({ responsibility }) => responsibility))).toEqual([
    [],
    ['data-classification'],
  ])
})

test('the table has the categories with a resource across, and the states of each layer, the worst first', () => {
  const { categories, rows } = categoryTable({
    abstracted: { data: { met: 2, unmet: 1, 'not-applicable': 4 } },
    container: { data: { met: 0 } },
  })
  expect(categories).toEqual(['abstracted'])
  expect(rows.map(({ number }) => number)).toEqual([...rows.keys()].map((n) => rows.length - n))
  expect(rows.find(({ layer }) => layer === 'data')?.cells).toEqual([
    [
      { state: 'unmet', n: 1 },
      { state: 'met', n: 2 },
    ],
  ])
})

test.each([
  [0, '0 %'],
  [0.4699, '46 %'],
  [0.99999, '99 %'],
  [1, '100 %'],
])('%f is never rounded up: %s', (share, text) => {
  expect(percent(share)).toBe(text)
})

test('of many only the first are named', () => {
  expect(named(['a', 'b'], 2, (one) => one.toUpperCase())).toBe('A, B')
  expect(named(['a', 'b', 'c', 'd'], 2, (one) => one)).toBe('a, b and 2 more')
})

import { describe, expect, test } from 'vitest'
import { control } from '../controls/control.ts'
import { place } from '../model/model.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import { diffRuns, diffSchema } from './diff.ts'
import type { Exception } from './exceptions.ts'
import { ledger } from './ledger.ts'
import type { RunHead } from './run.ts'
import { type Snapshot, snapshotOf } from './snapshot.ts'

const NOW = '2026-11-24T09:00:00Z'
const head = (regions = ['eu-central-1']): RunHead => ({
  id: 'a-run',
  startedAt: NOW,
  finishedAt: NOW,
  source: { kind: 'account', account: '111122223333', regions, name: 'company' },
  tool: { name: 'demarc', version: '0.1.0' },
  config: null,
  selection: null,
})
const bucket = (name: string, properties: Record<string, unknown>, region = 'eu-central-1'): Resource => ({
  id: `arn:aws:s3:::${name}`,
  type: 'AWS::S3::Bucket',
  account: '111122223333',
  region,
  name,
  tags: {},
  properties,
  state: {},
  unseen: {},
})
const good = { VersioningConfiguration: { Status: 'Enabled' } }
const bad = { VersioningConfiguration: null }

const versioned = control({
  id: 'S3.14',
  on: 'AWS::S3::Bucket',
  responsibility: 'backups',
  severity: 'high',
  title: 'The bucket keeps versions.',
  reads: ['VersioningConfiguration'],
  applies: ({ VersioningConfiguration }) => VersioningConfiguration?.Status !== 'Suspended',
  holds: ({ VersioningConfiguration }) => VersioningConfiguration?.Status === 'Enabled',
  fix: 'Enable versioning.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
})
/** A control that a newer Demarc brings. */
const later = { ...versioned, id: 'S3.99' }

interface More {
  readonly blindSpots?: readonly BlindSpot[]
  readonly regions?: string[]
  readonly controls?: readonly (typeof versioned)[]
  readonly exceptions?: readonly Exception[]
}

function run(
  resources: readonly Resource[],
  { blindSpots = [], regions, controls = [versioned], exceptions = [] }: More = {},
): Snapshot {
  const model = place(resources, blindSpots)
  return snapshotOf(head(regions), model, ledger(model, controls, [], NOW, exceptions))
}

const changesOf = (before: Snapshot, after: Snapshot): string[] => {
  const diff = diffRuns(before, after)
  expect(diffSchema.parse(diff)).toEqual(diff)
  return diff.controls.map(
    ({ change, resource, control: id, before: a, after: b, broke }) =>
      `${change} ${resource.slice('arn:aws:s3:::'.length)} ${id} ${a} ${b}${broke ? ' broke' : ''}`,
  )
}

describe('what became of a control', () => {
  const states = {
    met: good,
    unmet: bad,
    unknown: {},
    'not-applicable': { VersioningConfiguration: { Status: 'Suspended' } },
  }
  test.each([
    ['met', 'unmet', 'broken a S3.14 met unmet broke'],
    ['not-applicable', 'unmet', 'broken a S3.14 not-applicable unmet broke'],
    ['unknown', 'unmet', 'broken a S3.14 unknown unmet broke'],
    ['unmet', 'met', 'fixed a S3.14 unmet met'],
    ['unmet', 'not-applicable', 'fixed a S3.14 unmet not-applicable'],
    ['unmet', 'unknown', 'unseen a S3.14 unmet unknown'],
    ['met', 'unknown', 'unseen a S3.14 met unknown'],
    ['not-applicable', 'unknown', 'unseen a S3.14 not-applicable unknown'],
  ] as const)('%s, then %s', (before, after, expected) => {
    expect(changesOf(run([bucket('a', states[before])]), run([bucket('a', states[after])]))).toEqual([expected])
  })

  test.each([
    ['met', 'met'],
    ['unmet', 'unmet'],
    ['unknown', 'unknown'],
    ['unknown', 'met'],
    ['met', 'not-applicable'],
  ] as const)('%s, then %s: nothing broke and nothing was fixed', (before, after) => {
    expect(changesOf(run([bucket('a', states[before])]), run([bucket('a', states[after])]))).toEqual([])
  })
})

describe('what became of a resource', () => {
  test('a new one that comes with an unmet control broke something; with a met one it did not', () => {
    expect(changesOf(run([]), run([bucket('a', bad), bucket('b', good)]))).toEqual([
      'new a S3.14 null unmet broke',
      'new b S3.14 null met',
    ])
  })

  test('one that is gone takes its controls along', () => {
    const diff = diffRuns(run([bucket('a', bad), bucket('b', good)]), run([bucket('b', good)]))
    expect(diff.resources.map(({ change, resource }) => [change, resource.name])).toEqual([['gone', 'a']])
    expect(diff.controls.map(({ change }) => change)).toEqual(['gone'])
    expect(diff.summary).toMatchObject({ controls: { gone: 1, broken: 0 }, resources: { gone: 1 }, broke: { high: 0 } })
  })

  const blindSpot: BlindSpot = {
    type: 'AWS::S3::Bucket',
    call: 's3:ListAllMyBuckets',
    why: 'access denied',
    region: 'global',
    account: '111122223333',
    listing: true,
  }
  test.each<[string, More, string]>([
    ['its listing failed', { blindSpots: [blindSpot] }, 'unseen'],
    ['its region was not scanned', { regions: ['us-east-1'] }, 'unseen'],
    ['another type was not listed', { blindSpots: [{ ...blindSpot, type: 'AWS::KMS::Key' }] }, 'gone'],
    ['another region was not listed', { blindSpots: [{ ...blindSpot, region: 'us-east-1' }] }, 'gone'],
    ['a property of the type was not seen', { blindSpots: [{ ...blindSpot, listing: false }] }, 'gone'],
  ])('one that is not there, where %s', (_, more, expected) => {
    const diff = diffRuns(run([bucket('a', bad)]), run([], more))
    expect(diff.resources.map(({ change }) => change)).toEqual([expected])
    expect(diff.controls.map(({ change }) => change)).toEqual([expected])
  })
})

test('what a selection did not read is not gone', () => {
  const query = { controls: ['KMS.4'], services: [], frameworks: [], severities: [] }
  const selection = { query, controls: ['KMS.4'], of: 2, notRead: ['AWS::S3::Bucket'] }
  const after = run([])
  expect(diffRuns(run([bucket('a', good)]), after).resources.map(({ change }) => change)).toEqual(['gone'])
  const part = { ...after, head: { ...after.head, selection } }
  expect(diffRuns(run([bucket('a', good)]), part).resources.map(({ change }) => change)).toEqual(['unseen'])
})

test('what an exception accepts did not break; when it is accepted no longer, it did', () => {
  const exceptions: Exception[] = [
    {
      of: { control: 'S3.14' },
      covers: () => true,
      by: 'b.holm',
      date: '2026-10-01',
      expires: '2027-01-01',
      reason: 'r',
      evidence: null,
    },
  ]
  const [met, unmet, accepted] = [
    run([bucket('a', good)]),
    run([bucket('a', bad)]),
    run([bucket('a', bad)], { exceptions }),
  ]
  expect(changesOf(met, accepted)).toEqual([])
  expect(changesOf(unmet, accepted)).toEqual([])
  expect(changesOf(accepted, unmet)).toEqual(['broken a S3.14 unmet unmet broke'])
  expect(changesOf(accepted, met)).toEqual(['fixed a S3.14 unmet met'])
  expect(changesOf(run([]), accepted)).toEqual(['new a S3.14 null unmet'])
})

test('a control that is asked for the first time on a resource that was there is new, and broke nothing', () => {
  const before = run([bucket('a', bad)])
  const after = run([bucket('a', bad)], { controls: [versioned, later] })
  expect(changesOf(before, after)).toEqual(['new a S3.99 null unmet'])
  expect(changesOf(after, before)).toEqual(['gone a S3.99 unmet null'])
})

test('a layer whose state or owner changed is listed', () => {
  const diff = diffRuns(run([bucket('a', good)]), run([bucket('a', bad)]))
  expect(diff.layers).toEqual([
    {
      resource: 'arn:aws:s3:::a',
      layer: 'backup',
      before: expect.anything(),
      after: expect.objectContaining({ state: 'unmet' }),
    },
  ])
  expect(diff.summary.layers).toBe(1)
})

test('the same run twice has no difference; a run and its reverse mirror each other', () => {
  const [a, b] = [run([bucket('a', good), bucket('b', bad)]), run([bucket('a', bad), bucket('c', bad)])]
  expect(diffRuns(a, a)).toMatchObject({ resources: [], controls: [], layers: [] })
  const [there, back] = [diffRuns(a, b), diffRuns(b, a)]
  expect(there.summary.controls).toMatchObject({ broken: 1, new: 1, gone: 1, fixed: 0 })
  expect(back.summary.controls).toMatchObject({ broken: 0, new: 1, gone: 1, fixed: 1 })
})

import { expect, test } from 'vitest'
import { type Control, control, those } from '../controls/control.ts'
import { place } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { ledger } from './ledger.ts'
import { RunRows } from './run-rows.ts'

/** Buckets that are set alike, as most of a large account are. */
const bucket = (name: string, tags: Record<string, string> = {}): Resource => ({
  id: `arn:aws:s3:::${name}`,
  type: 'AWS::S3::Bucket',
  account: '111122223333',
  region: 'eu-central-1',
  name,
  tags,
  properties: { BucketName: name, LoggingConfiguration: null, VersioningConfiguration: null },
  state: {},
  unseen: {},
})
const names = ['a', 'b', 'c', 'd', 'e', 'f']

const about = {
  on: 'AWS::S3::Bucket',
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'S3 buckets should have server access logging enabled',
  fix: 'Enable server access logging.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
} as const

function findingsOf(one: Control, resources: readonly Resource[]): readonly Record<string, unknown>[] {
  const model = place(resources, [])
  const rows = new RunRows(model)
  for (const entry of ledger(model, [one], [], '2026-11-24T00:00:00Z')) rows.entry(entry)
  const evidence = rows.evidence.map((text) => JSON.parse(text))
  return [...rows.findings()].map((text) => {
    const { finding, evidence: pieces = [] } = JSON.parse(text)
    const seen = pieces.map((piece: number | object) => (typeof piece === 'number' ? evidence[piece] : piece))
    return { finding, ...Object.assign({}, ...seen) }
  })
}

test('findings on resources that are set alike say the same', () => {
  const plain = control({ ...about, id: 'S3.9', reads: ['LoggingConfiguration'], holds: () => false })
  const finding = 'Not so: S3 buckets should have server access logging enabled'
  const found = findingsOf(
    plain,
    names.map((name) => bucket(name)),
  )
  expect(found).toEqual(names.map(() => ({ finding, LoggingConfiguration: null })))
})

test('a sentence that names its resource is made for each', () => {
  const naming = control({
    ...about,
    id: 'S3.9',
    reads: ['LoggingConfiguration'],
    holds: () => false,
    finding: (_, { name, tags }) => `Bucket ${name} of ${tags['team'] ?? 'no team'} has no logs`,
  })
  const found = findingsOf(
    naming,
    names.map((name) => bucket(name, { team: `team ${name}` })),
  )
  expect(found.map(({ finding }) => finding)).toEqual(names.map((name) => `Bucket ${name} of team ${name} has no logs`))
})

test('a verdict that only one resource has a neighbour for says so there alone', () => {
  const near = control({
    ...about,
    id: 'S3.9',
    reads: ['LoggingConfiguration'],
    near: { users: those('AWS::S3::Bucket', { where: 'BucketName', is: (_, at) => twinOf(at.name), reads: [] }) },
    holds: () => false,
    finding: (_, { near: { users } }) => `Bucket is used by ${users.seen().length} buckets`,
  })
  const found = findingsOf(
    near,
    names.map((name) => bucket(name)),
  )
  expect(found.map(({ finding, users }) => [finding, users])).toEqual(
    names.map((name) =>
      name === 'e' ? ['Bucket is used by 1 buckets', ['arn:aws:s3:::a']] : ['Bucket is used by 0 buckets', []],
    ),
  )
})

test('a value that one resource alone has stands in its finding alone', () => {
  const named = control({ ...about, id: 'S3.9', reads: ['BucketName', 'LoggingConfiguration'], holds: () => false })
  const found = findingsOf(
    named,
    names.map((name) => bucket(name)),
  )
  expect(found.map(({ BucketName }) => BucketName)).toEqual(names)
})

/** The name of the bucket that uses another. */
const twinOf = (name: string): string => (name === 'e' ? 'a' : 'none')

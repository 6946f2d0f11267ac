import { expect, test } from 'vitest'
import { control } from '../controls/control.ts'
import { place } from '../model/model.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import type { Exception } from './exceptions.ts'
import { FrameworkScores } from './framework-scores.ts'
import { ledger } from './ledger.ts'

const NOW = '2026-11-24T09:00:00.000Z'
const bucket = (name: string, LoggingConfiguration?: unknown): Resource => ({
  id: `arn:aws:s3:::${name}`,
  type: 'AWS::S3::Bucket',
  account: '111122223333',
  region: 'eu-central-1',
  name,
  tags: {},
  properties: LoggingConfiguration === undefined ? {} : { LoggingConfiguration },
  state: {},
  unseen:
    LoggingConfiguration === undefined
      ? { LoggingConfiguration: { call: 's3:GetBucketLogging', why: 'access denied' } }
      : {},
})
const logged = control({
  id: 'S3.9',
  on: 'AWS::S3::Bucket',
  responsibility: 'access-logs',
  severity: 'high',
  title: 'S3 buckets should log access.',
  reads: ['LoggingConfiguration'],
  holds: ({ LoggingConfiguration }) => LoggingConfiguration !== null,
  fix: 'Enable server access logging.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
})

interface Case {
  readonly blindSpots?: readonly BlindSpot[]
  readonly asked?: readonly string[]
  readonly exceptions?: readonly Exception[]
}

/** How a requirement stands in an account of some buckets that is asked for their access logs alone. */
function stateOf(framework: string, item: string, resources: readonly Resource[], run: Case = {}) {
  const model = place(resources, run.blindSpots ?? [])
  const scores = new FrameworkScores()
  for (const entry of ledger(model, [logged], [], NOW, run.exceptions ?? [])) scores.add(entry)
  const query = { controls: [], services: [], frameworks: [], severities: [] }
  const selection = run.asked ? { query, controls: [...run.asked], of: 2, notRead: [] } : null
  const found = scores.result(model, { selection })[framework]
  const { title, read, score, verdicts, ...states } = found ?? {}
  return Object.entries(states).find(([, items]) => Array.isArray(items) && items.includes(item))?.[0]
}

const on = bucket('on', {})
const off = bucket('off', null)

test('a requirement is unmet by one control on one resource, and met by all of them', () => {
  expect(stateOf('fsbp', 'S3.9', [on])).toBe('met')
  expect(stateOf('fsbp', 'S3.9', [on, off])).toBe('unmet')
})

test('an accepted finding stays unmet', () => {
  const accepted = { of: { control: 'S3.9' }, by: 'b.holm', reason: 'public data', evidence: null }
  const exception = { ...accepted, covers: () => true, date: '2026-01-01', expires: '2027-01-01' }
  expect(stateOf('fsbp', 'S3.9', [off], { exceptions: [exception] })).toBe('unmet')
})

test('no requirement is met by silence', () => {
  const denied: BlindSpot = {
    type: 'AWS::S3::Bucket',
    call: 's3:ListAllMyBuckets',
    why: 'access denied',
    region: 'eu-central-1',
    account: '111122223333',
    listing: true,
  }
  // a value that was not read, and buckets that were not listed
  expect(stateOf('fsbp', 'S3.9', [on, bucket('unread')])).toBe('notReadable')
  expect(stateOf('fsbp', 'S3.9', [on], { blindSpots: [denied] })).toBe('notReadable')
  // no control asks for it, or none was to
  expect(stateOf('fsbp', 'S3.8', [on])).toBe('notAssessed')
  expect(stateOf('fsbp', 'Account.1', [on])).toBe('notAssessed')
  expect(stateOf('fsbp', 'S3.9', [on], { asked: ['S3.8'] })).toBe('notAssessed')
  // of a service that Demarc does not read there may be resources, and of a standard that was not asked for
  expect(stateOf('fsbp', 'WAF.8', [on])).toBe('notAssessed')
  expect(stateOf('aws-resource-tagging', 'SNS.3', [on])).toBe('notAssessed')
  // other controls that AWS maps to the requirement were not asked
  expect(stateOf('nist-800-53-r5', 'AU-2', [on])).toBe('notAssessed')
  expect(stateOf('nist-800-53-r5', 'AU-2', [off])).toBe('unmet')
  // nothing to ask it of
  expect(stateOf('fsbp', 'SNS.4', [on])).toBe('notApplicable')
})

test('the score counts what is met and unmet, and stands at null where nothing is', () => {
  const model = place([on], [])
  const scores = new FrameworkScores()
  expect(scores.result(model, { selection: null })['fsbp']).toMatchObject({ score: null, met: [], unmet: [] })
  for (const entry of ledger(model, [logged], [], NOW)) scores.add(entry)
  const { fsbp, 'nist-800-53-r5': nist } = scores.result(model, { selection: null })
  expect(fsbp).toMatchObject({ score: 1, met: ['S3.9'], unmet: [], verdicts: { met: 1, unmet: 0 } })
  // in the order of their numbers
  expect(nist?.notAssessed.slice(0, 4)).toEqual(['AC-2(1)', 'AC-2(3)', 'AC-2(4)', 'AC-2(12)'])
})

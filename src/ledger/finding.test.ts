import { expect, test } from 'vitest'
import { type Control, control, each } from '../controls/control.ts'
import { listed } from '../controls/wording.ts'
import type { Judged } from '../evaluate/evaluate.ts'
import { place } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { findingOf } from './finding.ts'

const here = { account: '111122223333', region: 'eu-central-1', tags: {}, unseen: {} }
const bucket = (properties: Record<string, unknown>): Resource => ({
  ...here,
  id: 'arn:aws:s3:::photos',
  type: 'AWS::S3::Bucket',
  name: 'photos',
  properties,
  state: {},
})
const about = {
  id: 'S3.9',
  on: 'AWS::S3::Bucket',
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'S3 buckets should have server access logging enabled',
  fix: 'Enable server access logging.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
} as const
const logs = control({
  ...about,
  reads: ['LoggingConfiguration'],
  holds: ({ LoggingConfiguration }) => LoggingConfiguration?.DestinationBucketName === 'logs',
  finding: ({ LoggingConfiguration }, { name }) =>
    `Bucket ${name} logs to ${LoggingConfiguration?.DestinationBucketName?.toLowerCase() ?? 'no bucket'}`,
})

function found(
  asked: Control,
  subject: Resource,
  more: Partial<Judged> = {},
  others: readonly Resource[] = [],
): string {
  return findingOf({ control: asked, verdict: { is: 'unmet' }, ...more }, subject, place([subject, ...others], []))
}

test('a finding names the values seen', () => {
  expect(found(logs, bucket({ LoggingConfiguration: { DestinationBucketName: 'Public' } }))).toBe(
    'Bucket photos logs to public',
  )
  expect(found(logs, bucket({ LoggingConfiguration: null }))).toBe('Bucket photos logs to no bucket')
})

test('a value that is not as AWS documents it leaves the sentence without values', () => {
  const strange = bucket({ LoggingConfiguration: { DestinationBucketName: 7 } })
  expect(found(logs, strange)).toBe('Not so: S3 buckets should have server access logging enabled')
})

test('a value without an end is cut', () => {
  const long = bucket({ LoggingConfiguration: { DestinationBucketName: 'x'.repeat(5000) } })
  expect(found(logs, long).length).toBeLessThan(460)
})

test('a text is its own finding, and without one the rule is what does not hold', () => {
  const plain = { ...logs, finding: 'Server access logging is off' }
  expect(found(plain, bucket({}))).toBe('Server access logging is off')
  const { finding: _, ...silent } = logs
  expect(found(silent, bucket({}))).toBe('Not so: S3 buckets should have server access logging enabled')
})

test('a control over the account has no values', () => {
  expect(found(logs, bucket({}), { over: [] })).toBe('Not so: S3 buckets should have server access logging enabled')
})

test('of neighbours those are named that were seen', () => {
  const groups = control({
    ...about,
    on: 'AWS::EC2::Instance',
    reads: ['SecurityGroupIds'],
    near: {
      groups: each('AWS::EC2::SecurityGroup', {
        where: 'id',
        is: ({ SecurityGroupIds }) => SecurityGroupIds as string[], // safe: the instance below has a list
        reads: ['GroupName'],
      }),
    },
    holds: (_, { near }) => near.groups.every(({ properties }) => properties.GroupName !== 'open'),
    finding: (_, { near }) =>
      `Instance has the security group ${listed(near.groups.seen(({ properties }) => properties.GroupName === 'open').map(({ id }) => id))}`,
  })
  const instance = { ...bucket({ SecurityGroupIds: ['sg-1', 'sg-2', 'sg-3'] }), type: 'AWS::EC2::Instance', id: 'i-1' }
  const group = (id: string, properties: Record<string, unknown>): Resource => ({
    ...bucket(properties),
    type: 'AWS::EC2::SecurityGroup',
    id,
  })
  const others = [group('sg-1', { GroupName: 'open' }), group('sg-2', {})]
  expect(found(groups, instance, {}, others)).toBe('Instance has the security group sg-1')
})

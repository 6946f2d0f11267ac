import { expect, test } from 'vitest'
import { sdk } from '../services/sdk.gen.ts'
import { Bucket } from './bucket.ts'
import { drawsOf } from './quotas.ts'
import type { ServiceId } from './sdk.ts'

const drawn = (service: ServiceId, operation: string, input: unknown = {}, region = 'eu-central-1') =>
  drawsOf(sdk[service].quotas, { service, operation, region, input })

test('every row names operations, a rate, and the page with the day on which it was read', () => {
  for (const { quotas } of Object.values(sdk))
    for (const row of quotas) {
      expect([row.each, row.together].filter((names) => names && names.length > 0)).toHaveLength(1)
      for (const { perSecond, burst = perSecond } of [row, ...Object.values(row.regions ?? {})])
        expect(perSecond > 0 && burst >= 1).toBe(true)
      expect(row.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/)
      expect(row.read).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
})

test('EC2 counts each operation apart, and with a smaller bucket where it asks for everything at once', () => {
  const [paged] = drawn('ec2', 'DescribeSnapshots', { MaxResults: 1000 })
  const [whole] = drawn('ec2', 'DescribeSnapshots', { OwnerIds: ['self'] })
  const [other] = drawn('ec2', 'DescribeSnapshotAttribute', { SnapshotId: 'snap-1' })
  const [change] = drawn('ec2', 'ModifySnapshotAttribute')
  expect([paged, whole, other, change].map((one) => [one?.rate?.perSecond, one?.rate?.burst])).toEqual([
    [20, 100],
    [10, 50],
    [20, 100],
    [5, 50],
  ])
  expect(new Set([paged, whole, other, change].map((one) => one?.key)).size).toBe(4)
})

test('a request may draw from several buckets, and clients of the SDK may share one', () => {
  expect(drawn('dynamodb', 'GetResourcePolicy').map(({ rate }) => rate?.perSecond)).toEqual([100, 2500])
  expect(drawn('apigateway', 'GetResources').map(({ rate }) => rate?.perSecond)).toEqual([2.5, 10])
  expect(drawn('apigateway', 'GetStages')).toEqual(drawn('apigatewayv2', 'GetStages'))
  expect(drawn('elb', 'DescribeTags')).toEqual(drawn('elbv2', 'DescribeListeners'))
  expect(drawn('lambda', 'ListTags')).toEqual(drawn('lambda', 'ListAliases'))
  expect(drawn('lambda', 'GetPolicy')).not.toEqual(drawn('lambda', 'ListAliases'))
})

test('buckets are of a region, and a rate may be', () => {
  expect(drawn('sns', 'GetTopicAttributes', {}, 'us-east-1')[0]?.rate?.perSecond).toBe(3000)
  expect(drawn('sns', 'GetTopicAttributes', {}, 'eu-north-1')[0]?.rate?.perSecond).toBe(30)
  expect(drawn('kms', 'ListKeys')[0]?.key).not.toBe(drawn('kms', 'ListKeys', {}, 'us-east-1')[0]?.key)
})

test('of what is not published there is one bucket a service, without a rate', () => {
  const [one, ...none] = drawn('s3', 'GetBucketPolicy')
  expect([one?.rate, none]).toEqual([undefined, []])
  expect(one).toEqual(drawn('s3', 'GetBucketAcl')[0])
  // well above the five a second that caution would take
  for (const pace of ['gentle', 'normal', 'full'] as const)
    expect(new Bucket(undefined, pace, 0).rate).toBeGreaterThan(20)
})

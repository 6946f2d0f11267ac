import { expect, test } from 'vitest'
import { aclOf, lifecycleRule, notifications, regionOfLocation, replicationRule } from './shapes.ts'

const $metadata = {}
/** Without what is undefined, as a reader of JSON sees it. */
const seen = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('a lifecycle rule takes the parts of its filter into itself', () => {
  const rule = lifecycleRule({
    ID: 'r',
    Status: 'Enabled',
    Filter: { And: { Prefix: 'a/', Tags: [{ Key: 'k', Value: 'v' }], ObjectSizeGreaterThan: 5 } },
    Expiration: { Days: 30 },
    NoncurrentVersionTransitions: [{ NoncurrentDays: 7, StorageClass: 'GLACIER' }],
    Transitions: [{ Date: new Date('2030-01-01'), StorageClass: 'ONEZONE_IA' }],
  })
  expect(seen(rule)).toEqual({
    Id: 'r',
    Status: 'Enabled',
    Prefix: 'a/',
    TagFilters: [{ Key: 'k', Value: 'v' }],
    ObjectSizeGreaterThan: 5,
    ExpirationInDays: 30,
    NoncurrentVersionTransitions: [{ StorageClass: 'GLACIER', TransitionInDays: 7 }],
    Transitions: [{ StorageClass: 'ONEZONE_IA', TransitionDate: '2030-01-01T00:00:00.000Z' }],
  })
  expect(seen(lifecycleRule({ Status: 'Disabled', Filter: { Tag: { Key: 'k', Value: 'v' } } }))).toEqual({
    Status: 'Disabled',
    TagFilters: [{ Key: 'k', Value: 'v' }],
  })
  expect(lifecycleRule({ Status: 'Enabled', Prefix: 'old/form/' }).Prefix).toBe('old/form/')
})

test('a replication rule keeps its destination and filter', () => {
  const rule = replicationRule({
    Status: 'Enabled',
    Filter: { And: { Prefix: 'a/', Tags: [{ Key: 'k', Value: 'v' }] } },
    Destination: { Bucket: 'arn:aws:s3:::there', EncryptionConfiguration: { ReplicaKmsKeyID: 'key' } },
  })
  expect(seen(rule)).toEqual({
    Status: 'Enabled',
    Filter: { And: { Prefix: 'a/', TagFilters: [{ Key: 'k', Value: 'v' }] } },
    Destination: { Bucket: 'arn:aws:s3:::there', EncryptionConfiguration: { ReplicaKmsKeyID: 'key' } },
  })
})

test('notifications: one entry for each event, null where there is none', () => {
  expect(notifications({ $metadata })).toBeNull()
  expect(seen(notifications({ $metadata, EventBridgeConfiguration: {} }))).toMatchObject({
    EventBridgeConfiguration: { EventBridgeEnabled: true },
  })
  const found = notifications({
    $metadata,
    TopicConfigurations: [{ TopicArn: 't', Events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'] }],
    LambdaFunctionConfigurations: [
      {
        LambdaFunctionArn: 'f',
        Events: ['s3:ObjectCreated:Put'],
        Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'a/' }] } },
      },
    ],
  })
  expect(seen(found)).toEqual({
    TopicConfigurations: [
      { Topic: 't', Event: 's3:ObjectCreated:*' },
      { Topic: 't', Event: 's3:ObjectRemoved:*' },
    ],
    LambdaConfigurations: [
      { Function: 'f', Event: 's3:ObjectCreated:Put', Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'a/' }] } } },
    ],
    QueueConfigurations: [],
  })
})

test('an access control list names users by id and groups by URI', () => {
  expect(
    aclOf({
      $metadata,
      Owner: { ID: 'me' },
      Grants: [
        { Grantee: { Type: 'CanonicalUser', ID: 'me' }, Permission: 'FULL_CONTROL' },
        { Grantee: { Type: 'Group', URI: 'http://all' }, Permission: 'READ' },
      ],
    }),
  ).toEqual({
    Owner: 'me',
    Grants: [
      { Type: 'CanonicalUser', Grantee: 'me', Permission: 'FULL_CONTROL' },
      { Type: 'Group', Grantee: 'http://all', Permission: 'READ' },
    ],
  })
})

test('the oldest location constraints are read as the regions that they mean', () => {
  expect([undefined, '', 'EU', 'eu-central-1'].map(regionOfLocation)).toEqual([
    'us-east-1',
    'us-east-1',
    'eu-west-1',
    'eu-central-1',
  ])
})

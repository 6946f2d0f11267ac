import type { S3 } from '@aws-sdk/client-s3'
import type { S3Control } from '@aws-sdk/client-s3-control'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, scanPractice, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { buckets, HOME, partnerAccount, US } from '../../practice/company.ts'
import { buckets as bucketCollector } from './collect/s3.ts'
import { accessPoints, accountPublicAccessBlock, multiRegionAccessPoints } from './collect/s3control.ts'
import * as accessModule from './controls/access.ts'
import * as s3Module from './controls/s3.ts'

const s3AccessControls = controlsIn(accessModule)
const s3Controls = controlsIn(s3Module)

const collectors = [bucketCollector, accountPublicAccessBlock, accessPoints, multiRegionAccessPoints]
const controls = [...s3Controls, ...s3AccessControls]
const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let s3: S3
let s3InUs: S3
let s3control: S3Control

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  s3 = await aws.client('s3', HOME)
  s3InUs = await aws.client('s3', US)
  s3control = await aws.client('s3control', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const refused = (call: Promise<unknown>) =>
  call.then(
    () => 'not refused',
    (error: Error & { $metadata?: { httpStatusCode?: number } }) => `${error.name} ${error.$metadata?.httpStatusCode}`,
  )
const verdicts = (id: string, model: Model) => {
  const control = controls.find((one) => one.id === id)
  if (!control) throw new Error(`no control ${id}`)
  return verdictsOf(control, model)
}

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scanPractice(practice, collectors)
  })

  test('sees all and has no blind spots', () => {
    expect(model.blindSpots).toEqual([])
    expect(model.ofType('AWS::S3::Bucket').map((one) => one.name)).toEqual(Object.values(buckets).sort())
    const unseen = model.resources.flatMap((one) => Object.keys(one.unseen))
    expect(unseen).toEqual([])
  })

  // one setting an account cannot be both
  const singletons = ['S3.1']
  test.each(controls.map(({ id }) => id).filter((id) => !singletons.includes(id)))('%s is met and unmet', (id) => {
    expect(Object.values(verdicts(id, model))).toEqual(expect.arrayContaining(['met', 'unmet']))
  })
  test('no verdict is unknown', () => {
    for (const control of controls) expect(Object.values(verdictsOf(control, model))).not.toContain('unknown')
  })
  test('what is public is told from what looks public', () => {
    expect(verdicts('S3.2', model)).toMatchObject({
      [buckets.shopAssets]: 'unmet',
      [buckets.auditLogs]: 'unmet',
      [buckets.usAssets]: 'met',
      [buckets.shopUploads]: 'met',
    })
    expect(verdicts('S3.3', model)).toMatchObject({ [buckets.shopUploads]: 'unmet', [buckets.shopAssets]: 'met' })
  })
  test('tags and regions are those of the buckets', () => {
    const replica = model.get(`arn:aws:s3:::${buckets.ordersReplica}`)
    expect(replica).toMatchObject({ region: US, tags: { team: 'shop', environment: 'production' } })
  })
})

describe('a change that fixes a finding', () => {
  const verdict = async (id: string, name: string) => verdicts(id, await scanPractice(practice, collectors))[name]
  const Bucket = buckets.shopUploads
  const tls = JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  })
  const closed = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }

  test.each<[string, string, () => Promise<unknown>]>([
    ['S3.5', 'unmet', () => s3.putBucketPolicy({ Bucket, Policy: tls })],
    ['S3.12', 'unmet', () => s3.putBucketAcl({ Bucket, ACL: 'private' })],
    ['S3.8', 'unmet', () => s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration: closed })],
    ['S3.14', 'unmet', () => s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } })],
    [
      'S3.9',
      'unmet',
      () =>
        s3.putBucketLogging({
          Bucket,
          BucketLoggingStatus: { LoggingEnabled: { TargetBucket: buckets.accessLogs, TargetPrefix: 'uploads/' } },
        }),
    ],
    [
      'S3.10',
      'unmet',
      () =>
        s3.putBucketLifecycleConfiguration({
          Bucket,
          LifecycleConfiguration: {
            Rules: [
              { ID: 'old', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Date: new Date('2030-01-01') } },
            ],
          },
        }),
    ],
    [
      'S3.15',
      'unmet',
      () => s3.putObjectLockConfiguration({ Bucket, ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } }),
    ],
    [
      'S3.17',
      'unmet',
      () =>
        s3.putBucketEncryption({
          Bucket,
          ServerSideEncryptionConfiguration: {
            Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
          },
        }),
    ],
    [
      'S3.7',
      'unmet',
      () =>
        s3.putBucketReplication({
          Bucket,
          ReplicationConfiguration: {
            Role: 'arn:aws:iam::111122223333:role/r',
            Rules: [{ Status: 'Enabled', Destination: { Bucket: `arn:aws:s3:::${buckets.ordersReplica}` } }],
          },
        }),
    ],
    ['S3.3', 'met', () => s3.putBucketTagging({ Bucket, Tagging: { TagSet: [{ Key: 'team', Value: 'shop' }] } })],
  ])('%s, %s before, is met after it', async (id, before, mend) => {
    expect(await verdict(id, Bucket)).toBe(before)
    await mend()
    expect(await verdict(id, Bucket)).toBe('met')
  })

  test('S3.11 by EventBridge, in the bucket of another region', async () => {
    expect(await verdict('S3.11', buckets.ordersReplica)).toBe('unmet')
    await s3InUs.putBucketNotificationConfiguration({
      Bucket: buckets.ordersReplica,
      NotificationConfiguration: { EventBridgeConfiguration: {} },
    })
    expect(await verdict('S3.11', buckets.ordersReplica)).toBe('met')
  })

  test('S3.1 and with it S3.2, by the setting of the account', async () => {
    const AccountId = practice.account
    await s3control.putPublicAccessBlock({ AccountId, PublicAccessBlockConfiguration: closed })
    const model = await scanPractice(practice, collectors)
    expect(Object.values(verdicts('S3.1', model))).toEqual(['met'])
    expect(verdicts('S3.2', model)[buckets.shopAssets]).toBe('met')
    await s3control.deletePublicAccessBlock({ AccountId })
    const without = await scanPractice(practice, collectors)
    expect(Object.values(verdicts('S3.1', without))).toEqual(['unmet'])
    expect(without.blindSpots).toEqual([])
    expect(verdicts('S3.2', without)[buckets.shopAssets]).toBe('unmet')
  })

  test('S3.19 by creating the access point again', async () => {
    const point = { AccountId: practice.account, Name: 'partner-drop' }
    expect(await verdict('S3.19', 'partner-drop')).toBe('unmet')
    await s3control.deleteAccessPoint(point)
    await s3control.createAccessPoint({ ...point, Bucket: buckets.partnerExchange })
    expect(await verdict('S3.19', 'partner-drop')).toBe('met')
  })
})

describe('S3 refuses', () => {
  const everyone = (bucket: string) =>
    JSON.stringify({
      Statement: { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` },
    })

  test('a new bucket has the defaults of today', async () => {
    const Bucket = 'nordlicht-new-bucket'
    await s3.createBucket({ Bucket, CreateBucketConfiguration: { LocationConstraint: HOME } })
    const { ServerSideEncryptionConfiguration: encryption } = await s3.getBucketEncryption({ Bucket })
    expect(encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm).toBe('AES256')
    expect((await s3.getPublicAccessBlock({ Bucket })).PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    })
    expect((await s3.getBucketOwnershipControls({ Bucket })).OwnershipControls?.Rules).toEqual([
      { ObjectOwnership: 'BucketOwnerEnforced' },
    ])
    expect((await s3.getBucketVersioning({ Bucket })).Status).toBeUndefined()
    // a public policy is refused while the block is on, and taken when it is off
    expect(await refused(s3.putBucketPolicy({ Bucket, Policy: everyone(Bucket) }))).toBe('AccessDenied 403')
    await s3.deletePublicAccessBlock({ Bucket })
    await s3.putBucketPolicy({ Bucket, Policy: everyone(Bucket) })
    expect((await s3.getBucketPolicyStatus({ Bucket })).PolicyStatus?.IsPublic).toBe(true)
    expect(await refused(s3.putBucketAcl({ Bucket, ACL: 'public-read' }))).toBe('AccessControlListNotSupported 400')
    await s3.deleteBucket({ Bucket })
    expect(await refused(s3.headBucket({ Bucket }))).toBe('NotFound 404')
  })

  const Bucket = buckets.partnerExchange
  const none = 'nordlicht-nowhere'
  const us = buckets.ordersReplica
  test.each<[string, () => Promise<unknown>]>([
    ['NoSuchBucket 404', () => s3.getBucketPolicy({ Bucket: none })],
    ['NoSuchBucketPolicy 404', () => s3InUs.getBucketPolicy({ Bucket: buckets.analyticsRaw })],
    ['NoSuchPublicAccessBlockConfiguration 404', () => s3.getPublicAccessBlock({ Bucket: buckets.shopAssets })],
    ['OwnershipControlsNotFoundError 404', () => s3.getBucketOwnershipControls({ Bucket: buckets.auditLogs })],
    ['NoSuchLifecycleConfiguration 404', () => s3.getBucketLifecycleConfiguration({ Bucket })],
    ['ReplicationConfigurationNotFoundError 404', () => s3.getBucketReplication({ Bucket })],
    ['ObjectLockConfigurationNotFoundError 404', () => s3.getObjectLockConfiguration({ Bucket })],
    ['AuthorizationHeaderMalformed 400', () => s3.getBucketVersioning({ Bucket: us })],
    [
      'IllegalLocationConstraintException 400',
      () => s3.createBucket({ Bucket: none, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
    ],
    ['InvalidBucketName 400', () => s3InUs.createBucket({ Bucket: 'No_Good' })],
    [
      'BucketAlreadyOwnedByYou 409',
      () => s3.createBucket({ Bucket, CreateBucketConfiguration: { LocationConstraint: HOME } }),
    ],
    ['MalformedPolicy 400', () => s3.putBucketPolicy({ Bucket, Policy: '{' })],
    ['MalformedPolicy 400', () => s3.putBucketPolicy({ Bucket, Policy: everyone(none) })],
    [
      'MalformedPolicy 400',
      () =>
        s3.putBucketPolicy({
          Bucket,
          Policy: JSON.stringify({
            Statement: { Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::${Bucket}` },
          }),
        }),
    ],
    [
      'InvalidTargetBucketForLogging 400',
      () =>
        s3.putBucketLogging({
          Bucket,
          BucketLoggingStatus: { LoggingEnabled: { TargetBucket: none, TargetPrefix: '' } },
        }),
    ],
    [
      'InvalidBucketState 409',
      () => s3.putObjectLockConfiguration({ Bucket, ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } }),
    ],
    [
      'AccessDenied 403',
      () => s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled', MFADelete: 'Enabled' } }),
    ],
    ['AccessDenied 403', () => s3control.getPublicAccessBlock({ AccountId: partnerAccount })],
    ['NotImplemented 501', () => s3.putObject({ Bucket, Key: 'k', Body: 'b' })],
  ])('%s', async (error, call) => {
    expect(await refused(call())).toBe(error)
  })
})

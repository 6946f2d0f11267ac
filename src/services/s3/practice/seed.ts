import type { ReplicationConfiguration } from '@aws-sdk/client-s3'
import {
  buckets,
  HOME,
  iamArn,
  isSmall,
  keyArn,
  keys,
  myBuckets,
  partnerAccount,
  roles,
  SMALL,
  type Stack,
  tagsOf,
  US,
} from '../../../practice/company.ts'
import { daysAgo, policyText, tlsOnly } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { bucketArn, freeze, newBucket, ownerId, type S3State, type StoredBucket } from './state.ts'

export const seedS3 = (context: SeedContext): S3State => (isSmall(context) ? mine(context) : ofCompany(context))

const making =
  (context: SeedContext) =>
  (region: string, stack: Stack, ageInDays: number, settings: Partial<StoredBucket>): StoredBucket => ({
    // in an account with one region, all buckets are there
    ...newBucket(context.regions.includes(region) ? region : context.homeRegion, daysAgo(context, ageInDays)),
    tags: tagsOf(stack),
    ...settings,
  })

/** The buckets of the small account: one that is public, and one for logs, with good settings. */
function mine(context: SeedContext): S3State {
  const made = making(context)
  const forTrail = forCloudTrail(`arn:aws:cloudtrail:${SMALL}:${context.account}:trail/main`)
  return {
    buckets: {
      [myBuckets.pictures]: made(SMALL, 'my-shop', 410, {
        block: undefined,
        policy: policy(myBuckets.pictures, { Principal: '*', Action: 's3:GetObject', Resource: 'objects' }),
      }),
      [myBuckets.logs]: made(SMALL, 'my-shop', 380, {
        policy: policy(myBuckets.logs, overTls, ...forTrail),
        versioning: 'Enabled',
        lifecycle: expiring({ days: 400, noncurrent: 30 }),
      }),
    },
  }
}

/** The buckets of Nordlicht Instruments: most are old, and have faults. */
function ofCompany(context: SeedContext): S3State {
  const { account } = context
  const made = making(context)
  return {
    // the old shop's pictures are public, so public policies are not blocked for the account
    accountBlock: {
      BlockPublicAcls: true,
      IgnorePublicAcls: false,
      BlockPublicPolicy: false,
      RestrictPublicBuckets: false,
    },
    buckets: {
      [buckets.shopAssets]: made(HOME, 'shop-prod', 1900, {
        block: undefined,
        policy: policy(buckets.shopAssets, { Principal: '*', Action: 's3:GetObject', Resource: 'objects' }),
        versioning: 'Enabled',
      }),
      [buckets.shopOrders]: made(HOME, 'shop-prod', 700, {
        policy: policy(buckets.shopOrders, overTls, {
          Principal: { AWS: iamArn(`role/${roles.shopWeb}`) },
          Action: ['s3:GetObject', 's3:PutObject'],
          Resource: 'objects',
        }),
        encryption: encryptedWith(keyArn(keys.shopData.alias, HOME)),
        versioning: 'Enabled',
        objectLock: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } },
        },
        logging: { TargetBucket: buckets.accessLogs, TargetPrefix: 'orders/' },
        lifecycle: expiring({ noncurrent: 365 }),
        notification: { EventBridgeConfiguration: {} },
        replication: replicatedTo(buckets.ordersReplica),
      }),
      [buckets.shopUploads]: made(HOME, 'shop-prod', 2400, {
        block: undefined,
        ownership: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
        grants: [
          { grantee: ALL_USERS, permission: 'WRITE' },
          { grantee: ownerId(partnerAccount), permission: 'READ' },
        ],
        notification: {
          QueueConfigurations: [
            {
              Id: 'scan-uploads',
              QueueArn: `arn:aws:sqs:${HOME}:${account}:shop-prod-uploads`,
              Events: ['s3:ObjectCreated:*'],
            },
          ],
        },
      }),
      [buckets.stagingAssets]: made(HOME, 'shop-staging', 400, {
        lifecycle: expiring({ days: 90 }),
        policy: policy(buckets.stagingAssets, overTls),
      }),
      [buckets.trailLogs]: made(HOME, 'corp-it', 900, {
        policy: policy(
          buckets.trailLogs,
          overTls,
          ...forCloudTrail(`arn:aws:cloudtrail:${HOME}:${account}:trail/main`),
        ),
        versioning: 'Enabled',
        objectLock: { ObjectLockEnabled: 'Enabled' },
        encryption: encryptedWith(keyArn(keys.cloudtrail.alias, HOME)),
        logging: { TargetBucket: buckets.accessLogs, TargetPrefix: 'cloudtrail/' },
        lifecycle: expiring({ days: 3650, noncurrent: 3650 }),
      }),
      // the bucket of the first trail, from before the company had rules
      [buckets.auditLogs]: made(HOME, 'corp-it', 2600, {
        block: undefined,
        ownership: undefined,
        policy: policy(buckets.auditLogs, { Principal: { AWS: '*' }, Action: ['s3:GetObject', 's3:ListBucket'] }),
      }),
      [buckets.accessLogs]: made(HOME, 'corp-it', 900, {
        policy: policy(buckets.accessLogs, overTls, forLogDelivery(account)),
        lifecycle: expiring({ days: 400 }),
      }),
      [buckets.backups]: made(HOME, 'corp-it', 1200, {
        versioning: 'Enabled',
        mfaDelete: 'Enabled',
        policy: policy(buckets.backups, { Principal: { AWS: iamArn(`role/${roles.backup}`) }, Action: 's3:*' }),
      }),
      [buckets.partnerExchange]: made(HOME, 'corp-it', 800, {
        block: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: false, RestrictPublicBuckets: true },
        policy: policy(buckets.partnerExchange, {
          Principal: { AWS: `arn:aws:iam::${partnerAccount}:root` },
          Action: ['s3:GetObject', 's3:PutObject*', 's3:ListBucket'],
        }),
      }),
      [buckets.ordersReplica]: made(US, 'shop-prod', 700, {
        versioning: 'Enabled',
        lifecycle: expiring({ noncurrent: 365 }),
        policy: policy(buckets.ordersReplica, overTls),
      }),
      [buckets.analyticsRaw]: made(US, 'analytics', 1500, {
        versioning: 'Suspended',
        encryption: encryptedWith(keyArn(keys.analyticsData.alias, US)),
        logging: { TargetBucket: buckets.analyticsAccessLogs, TargetPrefix: 'raw/' },
      }),
      [buckets.analyticsResults]: made(US, 'analytics', 1500, {
        ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
        grants: [{ grantee: ownerId(partnerAccount), permission: 'READ' }],
        lifecycle: expiring({ days: 30 }),
      }),
      [buckets.analyticsAccessLogs]: made(US, 'analytics', 1500, {
        block: undefined,
        ownership: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
        grants: [
          { grantee: LOG_DELIVERY, permission: 'WRITE' },
          { grantee: LOG_DELIVERY, permission: 'READ_ACP' },
        ],
      }),
      [buckets.usAssets]: made(US, 'shop-prod', 350, {
        policy: policy(buckets.usAssets, overTls, {
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: 's3:GetObject',
          Resource: 'objects',
          Condition: {
            StringEquals: { 'AWS:SourceArn': `arn:aws:cloudfront::${account}:distribution/E2NORDLICHTUS1` },
          },
        }),
        notification: { EventBridgeConfiguration: {} },
      }),
    },
  }
}

const ALL_USERS = 'http://acs.amazonaws.com/groups/global/AllUsers'
const LOG_DELIVERY = 'http://acs.amazonaws.com/groups/s3/LogDelivery'

interface Grant {
  readonly Effect?: 'Allow' | 'Deny'
  readonly Principal: unknown
  readonly Action: string | readonly string[]
  /** The resource of the statement; by default the bucket and its objects. */
  readonly Resource?: 'bucket' | 'objects'
  readonly Condition?: object
}

const overTls: Grant = tlsOnly('s3:*')

function policy(bucket: string, ...grants: Grant[]): string {
  const arn = bucketArn(bucket)
  const resources = { bucket: arn, objects: `${arn}/*`, both: [arn, `${arn}/*`] }
  return policyText(
    ...grants.map(({ Resource, ...grant }) => ({ Effect: 'Allow', ...grant, Resource: resources[Resource ?? 'both'] })),
  )
}

/** awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
function forCloudTrail(trail: string): Grant[] {
  const Principal = { Service: 'cloudtrail.amazonaws.com' }
  const from = { 'aws:SourceArn': trail }
  return [
    { Principal, Action: 's3:GetBucketAcl', Resource: 'bucket', Condition: { StringEquals: from } },
    { Principal, Action: 's3:PutObject', Resource: 'objects', Condition: { StringEquals: from } },
  ]
}

const forLogDelivery = (account: string): Grant => ({
  Principal: { Service: 'logging.s3.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: 'objects',
  Condition: { StringEquals: { 'aws:SourceAccount': account } },
})

const encryptedWith = (KMSMasterKeyID: string): StoredBucket['encryption'] => ({
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID }, BucketKeyEnabled: true }],
})

const expiring = ({ days, noncurrent }: { days?: number; noncurrent?: number }): StoredBucket['lifecycle'] =>
  freeze([
    {
      ID: 'expire',
      Status: 'Enabled',
      Filter: { Prefix: '' },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      ...(days !== undefined && { Expiration: { Days: days } }),
      ...(noncurrent !== undefined && { NoncurrentVersionExpiration: { NoncurrentDays: noncurrent } }),
    },
  ])

const replicatedTo = (bucket: string): ReplicationConfiguration => ({
  Role: iamArn(`role/${roles.replication}`),
  Rules: [
    {
      ID: 'everything',
      Status: 'Enabled',
      Priority: 1,
      Filter: { Prefix: '' },
      DeleteMarkerReplication: { Status: 'Disabled' },
      Destination: { Bucket: bucketArn(bucket) },
    },
  ],
})

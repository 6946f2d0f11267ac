import type { S3 } from '@aws-sdk/client-s3'
import type { S3Control } from '@aws-sdk/client-s3-control'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    s3: S3
    s3control: S3Control
    s3express: S3
  }
}

export const s3 = sdkClient({
  id: 's3',
  module: () => import('@aws-sdk/client-s3'),
  client: ({ S3 }) => S3,
  prefix: 's3',
  unpublished: {
    sources: [
      'https://docs.aws.amazon.com/general/latest/gr/s3.html',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/BucketRestrictions.html',
    ],
    read: '2026-12-01',
  },
  // service-authorization/latest/reference/list_amazons3.html
  actions: {
    DeleteBucketEncryption: 'PutEncryptionConfiguration',
    DeleteBucketLifecycle: 'PutLifecycleConfiguration',
    DeleteBucketOwnershipControls: 'PutBucketOwnershipControls',
    DeleteBucketReplication: 'PutReplicationConfiguration',
    DeleteBucketTagging: 'PutBucketTagging',
    DeletePublicAccessBlock: 'PutBucketPublicAccessBlock',
    GetBucketAccelerateConfiguration: 'GetAccelerateConfiguration',
    GetBucketAnalyticsConfiguration: 'GetAnalyticsConfiguration',
    GetBucketCors: 'GetBucketCORS',
    GetBucketEncryption: 'GetEncryptionConfiguration',
    GetBucketInventoryConfiguration: 'GetInventoryConfiguration',
    GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
    GetBucketMetricsConfiguration: 'GetMetricsConfiguration',
    GetBucketNotificationConfiguration: 'GetBucketNotification',
    GetBucketReplication: 'GetReplicationConfiguration',
    GetObjectLockConfiguration: 'GetBucketObjectLockConfiguration',
    GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
    HeadBucket: 'ListBucket',
    ListBuckets: 'ListAllMyBuckets',
    ListObjectVersions: 'ListBucketVersions',
    ListObjects: 'ListBucket',
    ListObjectsV2: 'ListBucket',
    PutBucketEncryption: 'PutEncryptionConfiguration',
    PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
    PutBucketNotificationConfiguration: 'PutBucketNotification',
    PutBucketReplication: 'PutReplicationConfiguration',
    PutObjectLockConfiguration: 'PutBucketObjectLockConfiguration',
    PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
  },
  notSecret: ['s3#ServerSideEncryptionByDefault.KMSMasterKeyID', 's3#SSEKMS.KeyId'],
})

export const s3control = sdkClient({
  id: 's3control',
  module: () => import('@aws-sdk/client-s3-control'),
  client: ({ S3Control }) => S3Control,
  prefix: 's3',
  actions: {
    DeletePublicAccessBlock: 'PutAccountPublicAccessBlock',
    GetPublicAccessBlock: 'GetAccountPublicAccessBlock',
    PutPublicAccessBlock: 'PutAccountPublicAccessBlock',
  },
  // the SDK puts the account id before the host name; a custom endpoint has no such names (nor has an IP address)
  options: ({ endpointUrl }) =>
    endpointUrl === undefined
      ? {}
      : { disableHostPrefix: true, endpointProvider: () => ({ url: new URL(endpointUrl) }) },
})

/** S3 again, for directory buckets: their actions and signing name belong to another service. */
export const s3express = sdkClient({
  id: 's3express',
  module: () => import('@aws-sdk/client-s3'),
  client: ({ S3 }) => S3,
  prefix: 's3express',
  // service-authorization/latest/reference/list_amazons3express.html
  actions: {
    DeleteBucketLifecycle: 'PutLifecycleConfiguration',
    GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
    ListDirectoryBuckets: 'ListAllMyDirectoryBuckets',
    PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
  },
  // at a custom endpoint the SDK would create a session, which only objects need
  options: ({ endpointUrl }) => (endpointUrl === undefined ? {} : { disableS3ExpressSessionAuth: true }),
})

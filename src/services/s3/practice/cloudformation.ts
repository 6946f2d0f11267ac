import type * as Client from '@aws-sdk/client-s3'
import type * as Control from '@aws-sdk/client-s3-control'
import { document, ifThere } from '../../../practice/described.ts'
import { arnIn } from '../../../practice/kind.ts'
import type { Describing } from '../../../practice/service.ts'
import { lifecycleRule, notified, replicationRule } from './cloudformation-rules.ts'

/**
 * Requests about Multi-Region Access Points go to this region
 * (AmazonS3/latest/userguide/MultiRegionAccessPointRestrictions.html).
 */
const MULTI_REGION = 'us-west-2'

/** Buckets and their policies in CloudFormation's shape: a listing in any region has the buckets of all regions. */
export const describes: Describing<typeof Client> = {
  'AWS::S3::Bucket': (ask) =>
    (ask('ListBuckets', {}).Buckets ?? []).map(({ Name: Bucket }) => {
      const region = ask('GetBucketLocation', { Bucket }).LocationConstraint ?? 'us-east-1'
      const encryption = ifThere(() => ask('GetBucketEncryption', { Bucket }, region))
      const logging = ask('GetBucketLogging', { Bucket }, region).LoggingEnabled
      const lifecycle = ifThere(() => ask('GetBucketLifecycleConfiguration', { Bucket }, region))?.Rules
      const replication = ifThere(() => ask('GetBucketReplication', { Bucket }, region))?.ReplicationConfiguration
      const { Status } = ask('GetBucketVersioning', { Bucket }, region)
      return {
        is: {
          BucketName: Bucket,
          OwnershipControls: ifThere(() => ask('GetBucketOwnershipControls', { Bucket }, region))?.OwnershipControls,
          PublicAccessBlockConfiguration: ifThere(() => ask('GetPublicAccessBlock', { Bucket }, region))
            ?.PublicAccessBlockConfiguration,
          ObjectLockConfiguration: ifThere(() => ask('GetObjectLockConfiguration', { Bucket }, region))
            ?.ObjectLockConfiguration,
          BucketEncryption: encryption && {
            ServerSideEncryptionConfiguration: encryption.ServerSideEncryptionConfiguration?.Rules?.map(
              ({ ApplyServerSideEncryptionByDefault: by, ...rule }) => ({
                ...rule,
                ServerSideEncryptionByDefault: by,
              }),
            ),
          },
          LifecycleConfiguration: lifecycle && { Rules: lifecycle.map(lifecycleRule) },
          LoggingConfiguration: logging && {
            DestinationBucketName: logging.TargetBucket,
            LogFilePrefix: logging.TargetPrefix,
            TargetObjectKeyFormat: logging.TargetObjectKeyFormat,
          },
          NotificationConfiguration: notified(ask('GetBucketNotificationConfiguration', { Bucket }, region)),
          ReplicationConfiguration: replication && {
            Role: replication.Role,
            Rules: replication.Rules?.map(replicationRule),
          },
        },
        also: {
          Arn: `arn:aws:s3:::${Bucket}`,
          VersioningConfiguration: Status && { Status },
        },
        tags: ifThere(() => ask('GetBucketTagging', { Bucket }, region))?.TagSet,
        region,
      }
    }),
  'AWS::S3::BucketPolicy': (ask) =>
    (ask('ListBuckets', {}).Buckets ?? []).flatMap(({ Name: Bucket }) => {
      const region = ask('GetBucketLocation', { Bucket }).LocationConstraint ?? 'us-east-1'
      const policy = document(ifThere(() => ask('GetBucketPolicy', { Bucket }, region))?.Policy)
      return policy ? { also: { Bucket, PolicyDocument: policy }, arn: null, region } : []
    }),
}

/** Access points in CloudFormation's shape. */
export const describesPoints: Describing<typeof Control> = {
  'AWS::S3::AccessPoint': (ask, { account: AccountId }) =>
    (ask('ListAccessPoints', { AccountId }).AccessPointList ?? []).map(({ Name }) => {
      const is = ask('GetAccessPoint', { AccountId, Name })
      return {
        is,
        also: {
          Arn: is.AccessPointArn,
          Policy: document(ifThere(() => ask('GetAccessPointPolicy', { AccountId, Name }))?.Policy),
        },
      }
    }),
  'AWS::S3::MultiRegionAccessPoint': (ask, { account: AccountId, partition }) =>
    (ask('ListMultiRegionAccessPoints', { AccountId }, MULTI_REGION).AccessPoints ?? []).map((is) => ({
      is: { ...is, PublicAccessBlockConfiguration: is.PublicAccessBlock },
      also: { Regions: is.Regions?.map(({ Bucket = '', BucketAccountId }) => ({ Bucket, BucketAccountId })) },
      arn: arnIn({ partition, account: AccountId, region: '' }, 's3', `accesspoint/${is.Alias}`),
      region: 'global',
    })),
}

import type { S3 } from '@aws-sdk/client-s3'
import {
  chunks,
  collector,
  detail,
  pages,
  type Reach,
  type Seed,
  stated,
  tagRecord,
} from '../../../collect/collector.ts'
import { taggedAs } from '../../resourcegroupstaggingapi/collect.ts'
import { wholeBlock } from './block.ts'
import { aclOf, encryptionRule, lifecycleRule, notifications, regionOfLocation, replicationRule } from './shapes.ts'

const on = 'AWS::S3::Bucket'
type Bucket = Seed<typeof on>

/** The client for a bucket's region: in other regions S3 redirects. */
const s3At = ({ client }: Reach, bucket: Bucket): Promise<S3> => client('s3', bucket.region)

/** The number of buckets whose region is read at the same time, if the listing does not include it. */
const AT_ONCE = 100

const locationOf = async (s3: S3, Bucket: string): Promise<string> =>
  regionOfLocation((await s3.getBucketLocation({ Bucket })).LocationConstraint)

/** Buckets of all regions from one listing; one call for each setting. */
export const buckets = collector({
  types: [on],
  service: 's3',
  scope: 'global',
  regional: true,
  needs: ['s3:ListAllMyBuckets', 's3:GetBucketLocation'],
  async *list({ client, partition, regions }) {
    const s3 = await client('s3')
    const listed = pages(
      // the response has BucketRegion only if the request has a parameter (AmazonS3/latest/API/API_ListBuckets.html)
      (ContinuationToken) => s3.listBuckets({ MaxBuckets: 1000, ContinuationToken }),
      (answer) => answer.Buckets,
      (answer) => answer.ContinuationToken,
    )
    for await (const some of chunks(listed, AT_ONCE)) {
      const found = some.flatMap(({ Name, BucketRegion }) =>
        Name
          ? [{ Name, region: BucketRegion === undefined ? locationOf(s3, Name) : Promise.resolve(BucketRegion) }]
          : [],
      )
      // a refusal ends the listing when the bucket's turn comes
      for (const { region } of found) region.catch(() => {})
      for (const { Name, region: asked } of found) {
        const region = await asked
        if (!regions.includes(region)) continue
        const Arn = `arn:${partition}:s3:::${Name}`
        yield { type: on, id: Arn, name: Name, region, properties: { BucketName: Name, Arn } }
      }
    }
  },
  details: [
    taggedAs(
      's3',
      detail({
        on,
        needs: ['s3:GetBucketTagging'],
        fills: ['tags'],
        none: ['NoSuchTagSet'],
        async get(reach, bucket) {
          const s3 = await s3At(reach, bucket)
          return { tags: tagRecord((await s3.getBucketTagging({ Bucket: bucket.name })).TagSet) }
        },
      }),
    ),
    detail({
      on,
      needs: ['s3:GetBucketPublicAccessBlock'],
      fills: ['PublicAccessBlockConfiguration'],
      none: ['NoSuchPublicAccessBlockConfiguration'],
      async get(reach, bucket) {
        const s3 = await s3At(reach, bucket)
        const { PublicAccessBlockConfiguration: block } = await s3.getPublicAccessBlock({ Bucket: bucket.name })
        return {
          properties: { PublicAccessBlockConfiguration: wholeBlock(stated(block, 'PublicAccessBlockConfiguration')) },
        }
      },
    }),
    detail({
      on,
      needs: ['s3:GetBucketPolicy'],
      fills: ['state.Policy'],
      none: ['NoSuchBucketPolicy'],
      async get(reach, bucket) {
        const s3 = await s3At(reach, bucket)
        const { Policy } = await s3.getBucketPolicy({ Bucket: bucket.name })
        // S3 returns plain text, which the SDK does not check: a truncated policy counts as not read
        if (Policy !== undefined) JSON.parse(Policy)
        return { state: { Policy: stated(Policy, 'Policy') } }
      },
    }),
    detail({
      on,
      needs: ['s3:GetBucketAcl'],
      fills: ['state.Acl'],
      async get(reach, bucket) {
        const s3 = await s3At(reach, bucket)
        return { state: { Acl: aclOf(await s3.getBucketAcl({ Bucket: bucket.name })) } }
      },
    }),
    detail({
      on,
      needs: ['s3:GetBucketOwnershipControls'],
      fills: ['OwnershipControls'],
      none: ['OwnershipControlsNotFoundError'],
      async get(reach, bucket) {
        const s3 = await s3At(reach, bucket)
        const { OwnershipControls } = await s3.getBucketOwnershipControls({ Bucket: bucket.name })
        return { properties: { OwnershipControls: OwnershipControls ?? null } }
      },
    }),
    detail({
      on,
      needs: ['s3:GetEncryptionConfiguration'],
      fills: ['BucketEncryption'],
      none: ['ServerSideEncryptionConfigurationNotFoundError'],
      async get(reach, bucket) {
        const s3 = await s3At(reach, bucket)
        const answer = await s3.getBucketEncryption({ Bucket: bucket.name })
        const rules = stated(answer.ServerSideEncryptionConfiguration?.Rules, 'Rules')
        return {
          properties: {
            BucketEncryption: { ServerSideEncryptionConfiguration: rules.map(encryptionRule) },
          },
        }
      },
    }),
    detail({
      on,
      needs: ['s3:GetBucketVersioning'],
      fills: ['VersioningConfiguration', 'state.MFADelete'],
      async get(reach, bucket) {
        const s3 = await s3At(reach, bucket)
        // a bucket that never had versioning has neither
        const { Status, MFADelete } = await s3.getBucketVersioning({ Bucket: bucket.name })
        return {
          properties: { VersioningConfiguration: Status ? { Status } : null },
          state: { MFADelete: MFADelete ?? null },
        }
      },
    }),
    detail({
      on,
      needs: ['s3:GetBucketLogging'],
      fills: ['LoggingConfiguration'],
      async get(reach, bucket) {
        const s3 = await s3At(reach, bucket)
        const { LoggingEnabled: logging } = await s3.getBucketLogging({ Bucket: bucket.name })
        return {
          properties: {
            LoggingConfiguration: logging
              ? {
                  DestinationBucketName: logging.TargetBucket,
                  LogFilePrefix: logging.TargetPrefix,
                  TargetObjectKeyFormat: logging.TargetObjectKeyFormat,
                }
              : null,
          },
        }
      },
    }),
    detail({
      on,
      needs: ['s3:GetLifecycleConfiguration'],
      fills: ['LifecycleConfiguration'],
      none: ['NoSuchLifecycleConfiguration'],
      async get(reach, bucket) {
        const s3 = await s3At(reach, bucket)
        const { Rules } = await s3.getBucketLifecycleConfiguration({ Bucket: bucket.name })
        return { properties: { LifecycleConfiguration: { Rules: stated(Rules, 'Rules').map(lifecycleRule) } } }
      },
    }),
    detail({
      on,
      needs: ['s3:GetBucketNotification'],
      fills: ['NotificationConfiguration'],
      async get(reach, bucket) {
        const s3 = await s3At(reach, bucket)
        const answer = await s3.getBucketNotificationConfiguration({ Bucket: bucket.name })
        return { properties: { NotificationConfiguration: notifications(answer) } }
      },
    }),
    detail({
      on,
      needs: ['s3:GetBucketObjectLockConfiguration'],
      fills: ['ObjectLockConfiguration'],
      none: ['ObjectLockConfigurationNotFoundError'],
      async get(reach, bucket) {
        const s3 = await s3At(reach, bucket)
        const { ObjectLockConfiguration: lock } = await s3.getObjectLockConfiguration({ Bucket: bucket.name })
        return { properties: { ObjectLockConfiguration: stated(lock, 'ObjectLockConfiguration') } }
      },
    }),
    detail({
      on,
      needs: ['s3:GetReplicationConfiguration'],
      fills: ['ReplicationConfiguration'],
      none: ['ReplicationConfigurationNotFoundError'],
      async get(reach, bucket) {
        const s3 = await s3At(reach, bucket)
        const { ReplicationConfiguration: found } = await s3.getBucketReplication({ Bucket: bucket.name })
        return {
          properties: {
            ReplicationConfiguration: found
              ? { Role: found.Role, Rules: (found.Rules ?? []).map(replicationRule) }
              : null,
          },
        }
      },
    }),
  ],
})

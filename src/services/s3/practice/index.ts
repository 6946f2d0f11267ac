import { practiceService } from '../../../practice/service.ts'
import { s3 as sdk } from '../sdk.ts'
import { accessChanges, accessReads } from './access.ts'
import { bucketChanges, bucketReads } from './buckets.ts'
import { seedS3 } from './seed.ts'
import { settingChanges, settingReads } from './settings.ts'
import { bucketArn } from './state.ts'

type About = { readonly input: { readonly Bucket?: string | undefined } }
const onBucket = ({ input }: About): string => bucketArn(input.Bucket)

/** Amazon S3: buckets and all that is set on them. Objects it has none. */
export const s3 = practiceService({
  sdk,
  scope: 'global',
  accepts: ({ path }) => !path.startsWith('/v20180820/'),
  seed: seedS3,
  resource: {
    CreateBucket: onBucket,
    DeleteBucket: onBucket,
    DeleteBucketEncryption: onBucket,
    DeleteBucketLifecycle: onBucket,
    DeleteBucketOwnershipControls: onBucket,
    DeleteBucketPolicy: onBucket,
    DeleteBucketReplication: onBucket,
    DeleteBucketTagging: onBucket,
    DeletePublicAccessBlock: onBucket,
    GetBucketAcl: onBucket,
    GetBucketEncryption: onBucket,
    GetBucketLifecycleConfiguration: onBucket,
    GetBucketLocation: onBucket,
    GetBucketLogging: onBucket,
    GetBucketNotificationConfiguration: onBucket,
    GetBucketOwnershipControls: onBucket,
    GetBucketPolicy: onBucket,
    GetBucketPolicyStatus: onBucket,
    GetBucketReplication: onBucket,
    GetBucketTagging: onBucket,
    GetBucketVersioning: onBucket,
    GetObjectLockConfiguration: onBucket,
    GetPublicAccessBlock: onBucket,
    HeadBucket: onBucket,
    ListObjects: onBucket,
    ListObjectsV2: onBucket,
    ListObjectVersions: onBucket,
    PutBucketAcl: onBucket,
    PutBucketEncryption: onBucket,
    PutBucketLifecycleConfiguration: onBucket,
    PutBucketLogging: onBucket,
    PutBucketNotificationConfiguration: onBucket,
    PutBucketOwnershipControls: onBucket,
    PutBucketPolicy: onBucket,
    PutBucketReplication: onBucket,
    PutBucketTagging: onBucket,
    PutBucketVersioning: onBucket,
    PutObjectLockConfiguration: onBucket,
    PutPublicAccessBlock: onBucket,
  },
  reads: { ...bucketReads, ...accessReads, ...settingReads },
  changes: { ...bucketChanges, ...accessChanges, ...settingChanges },
})

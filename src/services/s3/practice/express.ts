import type * as S3Client from '@aws-sdk/client-s3'
import { US } from '../../../practice/company.ts'
import { ifThere } from '../../../practice/described.ts'
import { named, set } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import { awsError, practiceService, type SeedContext } from '../../../practice/service.ts'
import { s3express as sdk } from '../sdk.ts'
import { lifecycleRule } from './cloudformation-rules.ts'
import { type Frozen, freeze, malformedXml, thaw } from './state.ts'

interface StoredDirectoryBucket {
  /** ISO 8601 */
  created: string
  lifecycle?: Frozen<S3Client.LifecycleRule[]> | undefined
}

interface DirectoryState {
  buckets: Record<string, StoredDirectoryBucket>
}

/** Scratch space of the analytics jobs: one directory bucket has a lifecycle rule, the other has none. */
function seedDirectoryBuckets(context: SeedContext): DirectoryState {
  if (context.region !== US) return { buckets: {} }
  return {
    buckets: {
      'nordlicht-analytics-scratch--use1-az4--x-s3': {
        created: daysAgo(context, 190),
        lifecycle: freeze([{ ID: 'sweep', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 7 } }]),
      },
      'nordlicht-analytics-trial--use1-az4--x-s3': { created: daysAgo(context, 520) },
    },
  }
}

const directories = named<DirectoryState, StoredDirectoryBucket>({
  in: (state) => state.buckets,
  arn: ['s3express', 'bucket/'],
  missing: (BucketName) => awsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName }),
})
const paged = listing({
  token: 'ContinuationToken',
  size: 'MaxDirectoryBuckets',
  next: 'ContinuationToken',
  whole: true,
})

/** Directory buckets (S3 Express One Zone), as their control endpoint returns them, without objects. */
export const s3express = practiceService({
  sdk,
  scope: 'regional',
  seed: seedDirectoryBuckets,
  acts: { Bucket: directories.arn },
  describes: {
    'AWS::S3Express::DirectoryBucket': (ask, call) =>
      (ask('ListDirectoryBuckets', {}).Buckets ?? []).map(({ Name: Bucket }) => {
        const rules = ifThere(() => ask('GetBucketLifecycleConfiguration', { Bucket }))?.Rules
        const Arn = directories.arn(call, Bucket)
        return { is: { BucketName: Bucket, Arn, LifecycleConfiguration: rules && { Rules: rules.map(lifecycleRule) } } }
      }),
  },
  reads: {
    ListDirectoryBuckets: (call) => {
      const shown = directories.all(call).map(([Name, { created }]) => ({
        Name,
        BucketRegion: call.region,
        CreationDate: created,
      }))
      return paged(call, { Buckets: shown })
    },
    GetBucketLifecycleConfiguration: (call) => {
      const { lifecycle } = directories.of(call, call.input.Bucket)
      if (lifecycle) return { Rules: thaw(lifecycle) }
      throw awsError('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist', 404, {
        BucketName: call.input.Bucket ?? '',
      })
    },
  },
  changes: {
    PutBucketLifecycleConfiguration: (call) => {
      const bucket = directories.of(call, call.input.Bucket)
      const rules = call.input.LifecycleConfiguration?.Rules ?? []
      if (rules.length === 0 || rules.length > 1000) throw malformedXml()
      bucket.lifecycle = freeze(rules)
      return {}
    },
    DeleteBucketLifecycle: (call) => set(directories.of(call, call.input.Bucket), { lifecycle: undefined }),
  },
})

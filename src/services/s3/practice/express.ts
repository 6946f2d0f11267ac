import type * as S3Client from '@aws-sdk/client-s3'
import { US } from '../../../practice/company.ts'
import { awsError, page, practiceService, type SeedContext } from '../../../practice/service.ts'
import { s3express as sdk } from '../sdk.ts'
import { type Frozen, freeze, malformedXml, thaw } from './state.ts'

interface StoredDirectoryBucket {
  /** ISO 8601 */
  created: string
  lifecycle?: Frozen<S3Client.LifecycleRule[]> | undefined
}

interface DirectoryState {
  buckets: Record<string, StoredDirectoryBucket>
}

type About = { readonly input: { readonly Bucket?: string | undefined } }

/** The scratch space of the analytics jobs: one directory bucket sweeps itself, the other was forgotten. */
function seedDirectoryBuckets({ region, now }: SeedContext): DirectoryState {
  if (region !== US) return { buckets: {} }
  const daysAgo = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString()
  return {
    buckets: {
      'nordlicht-analytics-scratch--use1-az4--x-s3': {
        created: daysAgo(190),
        lifecycle: freeze([{ ID: 'sweep', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 7 } }]),
      },
      'nordlicht-analytics-trial--use1-az4--x-s3': { created: daysAgo(520) },
    },
  }
}

function bucketOf({ input, state }: About & { readonly state: DirectoryState }): StoredDirectoryBucket {
  const name = input.Bucket ?? ''
  const bucket = Object.hasOwn(state.buckets, name) ? state.buckets[name] : undefined
  if (!bucket) throw awsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: name })
  return bucket
}

const arnOf = ({ input, region, account }: About & { readonly region: string; readonly account: string }): string =>
  `arn:aws:s3express:${region}:${account}:bucket/${input.Bucket ?? ''}`

/** Directory buckets (S3 Express One Zone), as their control endpoint has them. Objects they have none. */
export const s3express = practiceService({
  sdk,
  scope: 'regional',
  seed: seedDirectoryBuckets,
  resource: {
    DeleteBucketLifecycle: arnOf,
    GetBucketLifecycleConfiguration: arnOf,
    PutBucketLifecycleConfiguration: arnOf,
  },
  reads: {
    ListDirectoryBuckets: (call) => {
      const names = Object.keys(call.state.buckets).sort()
      const { items, next } = page(call, names, {
        token: call.input.ContinuationToken,
        size: call.input.MaxDirectoryBuckets,
      })
      return {
        Buckets: items.map((Name) => ({
          Name,
          BucketRegion: call.region,
          CreationDate: new Date(call.state.buckets[Name]?.created ?? 0),
        })),
        ContinuationToken: next,
      }
    },
    GetBucketLifecycleConfiguration: (call) => {
      const { lifecycle } = bucketOf(call)
      if (lifecycle) return { Rules: thaw(lifecycle) }
      throw awsError('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist', 404, {
        BucketName: call.input.Bucket ?? '',
      })
    },
  },
  changes: {
    PutBucketLifecycleConfiguration: (call) => {
      const bucket = bucketOf(call)
      const rules = call.input.LifecycleConfiguration?.Rules ?? []
      if (rules.length === 0 || rules.length > 1000) throw malformedXml()
      bucket.lifecycle = freeze(rules)
      return {}
    },
    DeleteBucketLifecycle: (call) => {
      bucketOf(call).lifecycle = undefined
    },
  },
})

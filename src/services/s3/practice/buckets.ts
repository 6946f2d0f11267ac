import type { BucketLocationConstraint, CreateBucketCommandInput } from '@aws-sdk/client-s3'
import { compareText } from '../../../core/json.ts'
import { awsError, page } from '../../../practice/service.ts'
import { tagsFrom } from '../../../practice/tags.ts'
import { applyAcl } from './acl.ts'
import { anyBucket, bucketArn, bucketOf, newBucket, ownerId, type S3Handlers } from './state.ts'

/** Creates, lists and deletes buckets. They hold no objects: the practice account has none. */
export const bucketReads = {
  ListBuckets: (call) => {
    const { input, state, account } = call
    const names = Object.keys(state.buckets)
      .filter((name) => name.startsWith(input.Prefix ?? ''))
      .filter((name) => input.BucketRegion === undefined || state.buckets[name]?.region === input.BucketRegion)
      .sort(compareText)
    // without a parameter S3 returns everything at once, without regions (API_ListBuckets.html)
    const asked = [input.MaxBuckets, input.ContinuationToken, input.Prefix, input.BucketRegion].some(
      (one) => one !== undefined,
    )
    const { items, next } = page(call, names, {
      token: input.ContinuationToken,
      size: input.MaxBuckets ?? 10_000,
      invalid: () => awsError('InvalidArgument', 'The continuation token provided is incorrect'),
    })
    return {
      Owner: { ID: ownerId(account) },
      Buckets: items.flatMap((Name) => {
        const bucket = state.buckets[Name]
        if (!bucket) return []
        const { created, region } = bucket
        return {
          Name,
          CreationDate: new Date(created),
          ...(asked && { BucketRegion: region, BucketArn: bucketArn(Name) }),
        }
      }),
      ...(next !== undefined && { ContinuationToken: next }),
      ...(input.Prefix !== undefined && { Prefix: input.Prefix }),
    }
  },
  HeadBucket: (call) => ({ BucketRegion: bucketOf(call).region, BucketArn: bucketArn(call.input.Bucket) }),
  GetBucketLocation: (call) => {
    const { region } = anyBucket(call)
    // safe: regions of the account; only us-east-1 has no constraint (API_GetBucketLocation.html)
    return region === 'us-east-1' ? {} : { LocationConstraint: region as BucketLocationConstraint }
  },
  ListObjectsV2: (call) => {
    bucketOf(call)
    const { Bucket, Prefix = '', MaxKeys = 1000, Delimiter } = call.input
    return { Name: Bucket, Prefix, MaxKeys, Delimiter, KeyCount: 0, IsTruncated: false }
  },
  ListObjects: (call) => {
    bucketOf(call)
    const { Bucket, Prefix = '', MaxKeys = 1000, Delimiter } = call.input
    return { Name: Bucket, Prefix, Marker: '', MaxKeys, Delimiter, IsTruncated: false }
  },
  ListObjectVersions: (call) => {
    bucketOf(call)
    const { Bucket, Prefix = '', MaxKeys = 1000 } = call.input
    return { Name: Bucket, Prefix, KeyMarker: '', VersionIdMarker: '', MaxKeys, IsTruncated: false }
  },
} satisfies S3Handlers

export const bucketChanges = {
  CreateBucket: (call) => {
    const { input, state, region, now } = call
    const name = input.Bucket ?? ''
    checkName(name)
    checkLocation(input, region)
    if (state.buckets[name]) {
      // only in us-east-1, creating one's own bucket a second time is not an error (API_CreateBucket.html)
      if (region === 'us-east-1' && state.buckets[name]?.region === region) return { Location: `/${name}` }
      throw awsError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        409,
        { BucketName: name },
      )
    }
    const bucket = newBucket(region, now.toISOString())
    if (input.ObjectOwnership) bucket.ownership = { Rules: [{ ObjectOwnership: input.ObjectOwnership }] }
    if (input.ObjectLockEnabledForBucket) {
      bucket.versioning = 'Enabled'
      bucket.objectLock = { ObjectLockEnabled: 'Enabled' }
    }
    const tags = input.CreateBucketConfiguration?.Tags
    if (tags) bucket.tags = tagsFrom(tags)
    applyAcl(call, bucket)
    state.buckets[name] = bucket
    return {
      Location: region === 'us-east-1' ? `/${name}` : `http://${name}.s3.amazonaws.com/`,
      BucketArn: bucketArn(name),
    }
  },
  DeleteBucket: (call) => {
    bucketOf(call)
    delete call.state.buckets[call.input.Bucket ?? '']
  },
} satisfies S3Handlers

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** AmazonS3/latest/userguide/bucketnamingrules.html */
function checkName(name: string): void {
  const edge = (c: string | undefined) => c !== undefined && LETTERS.includes(c)
  const allowed = [...name].every((c) => LETTERS.includes(c) || c === '.' || c === '-')
  const numbers = name.split('.')
  const isAddress = numbers.length === 4 && numbers.every((part) => part !== '' && !Number.isNaN(Number(part)))
  const reserved = ['xn--', 'sthree-', 'amzn-s3-demo-'].some((prefix) => name.startsWith(prefix))
  const ok = name.length >= 3 && name.length <= 63 && allowed && edge(name[0]) && edge(name.at(-1))
  if (!ok || name.includes('..') || isAddress || reserved || name.endsWith('-s3alias'))
    throw awsError('InvalidBucketName', 'The specified bucket is not valid.', 400, { BucketName: name })
}

function checkLocation(input: CreateBucketCommandInput, region: string): void {
  const asked = input.CreateBucketConfiguration?.LocationConstraint
  if (asked === undefined ? region === 'us-east-1' : String(asked) === region && region !== 'us-east-1') return
  if (String(asked) === 'us-east-1')
    throw awsError('InvalidLocationConstraint', 'The specified location-constraint is not valid', 400, {
      LocationConstraint: 'us-east-1',
    })
  throw awsError(
    'IllegalLocationConstraintException',
    `The ${asked ?? 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  )
}

import type {
  LifecycleRule,
  LoggingEnabled,
  NotificationConfiguration,
  ObjectLockConfiguration,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  ReplicationConfiguration,
  ServerSideEncryptionConfiguration,
} from '@aws-sdk/client-s3'
import { hexId } from '../../../practice/ids.ts'
import { found } from '../../../practice/kind.ts'
import { awsError, type Handlers } from '../../../practice/service.ts'

type Module = typeof import('@aws-sdk/client-s3')

/** Handlers of some of S3's operations. */
export type S3Handlers = Handlers<Module, S3State>

export interface S3State {
  buckets: Record<string, StoredBucket>
  /** The account's own Block Public Access setting, which S3 Control reads and writes. */
  accountBlock?: PublicAccessBlockConfiguration | undefined
}

/** A grant of an access control list: the grantee is a canonical id, or the URI of a group. */
export interface StoredGrant {
  grantee: string
  permission: 'FULL_CONTROL' | 'READ' | 'READ_ACP' | 'WRITE' | 'WRITE_ACP'
}

/** One bucket, each setting in the SDK's shape. An absent setting was never set. */
export interface StoredBucket {
  region: string
  /** ISO 8601 */
  created: string
  tags?: Record<string, string> | undefined
  block?: PublicAccessBlockConfiguration | undefined
  policy?: string | undefined
  grants: StoredGrant[]
  ownership?: OwnershipControls | undefined
  encryption: ServerSideEncryptionConfiguration
  versioning?: 'Enabled' | 'Suspended' | undefined
  mfaDelete?: 'Enabled' | 'Disabled' | undefined
  logging?: LoggingEnabled | undefined
  /** Its dates are ISO 8601 text: see `thaw`. */
  lifecycle?: Frozen<LifecycleRule[]> | undefined
  notification?: NotificationConfiguration | undefined
  objectLock?: ObjectLockConfiguration | undefined
  replication?: ReplicationConfiguration | undefined
}

/** JSON of a value that contains dates. */
export interface Frozen<T> {
  readonly json: string
  readonly of?: T
}
export const freeze = <T>(value: T): Frozen<T> => ({ json: JSON.stringify(value) })

/** In S3's shapes, only dates have the name `Date`. */
export const thaw = <T>(frozen: Frozen<T>): T =>
  JSON.parse(frozen.json, (name, value: unknown) =>
    name === 'Date' && typeof value === 'string' ? new Date(value) : value,
  )

/** The canonical id of the account, as access control lists name it. */
export const ownerId = (account: string): string => hexId('canonical user', account, 64)

export const bucketArn = (name: string | undefined): string => `arn:aws:s3:::${name ?? ''}`

/** The defaults of a new bucket since 2023: all public access blocked, no access control lists, SSE-S3. */
export const newBucket = (region: string, created: string): StoredBucket => ({
  region,
  created,
  block: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
  grants: [],
  ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  encryption: sseS3(),
})

export const sseS3 = (): ServerSideEncryptionConfiguration => ({
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
})

interface AboutBucket {
  readonly input: { readonly Bucket?: string | undefined }
  readonly state: S3State
  readonly region: string
}

/** The bucket that a request names, in any region; throws NoSuchBucket. */
export function anyBucket({ input, state }: Omit<AboutBucket, 'region'>): StoredBucket {
  const name = input.Bucket ?? ''
  return found(state.buckets[name], () =>
    awsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: name }),
  )
}

/**
 * The bucket that a request names, in the region that signed the request; for another region S3 names the right one in
 * its error.
 */
export function bucketOf(call: AboutBucket): StoredBucket {
  const bucket = anyBucket(call)
  if (bucket.region === call.region) return bucket
  throw awsError(
    'AuthorizationHeaderMalformed',
    `The authorization header is malformed; the region '${call.region}' is wrong; expecting '${bucket.region}'`,
    400,
    { Region: bucket.region },
  )
}

/** S3's errors for settings that were never set. */
const absent = {
  policy: ['NoSuchBucketPolicy', 'The bucket policy does not exist'],
  ownership: ['OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'],
  block: ['NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found'],
  lifecycle: ['NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
  objectLock: ['ObjectLockConfigurationNotFoundError', 'Object Lock configuration does not exist for this bucket'],
  replication: ['ReplicationConfigurationNotFoundError', 'The replication configuration was not found'],
  tags: ['NoSuchTagSet', 'The TagSet does not exist'],
} as const satisfies { readonly [K in keyof StoredBucket]?: readonly [code: string, message: string] }

/** A setting of the bucket that a request names. Throws S3's error if it was never set. */
export function setOn<K extends keyof typeof absent>(call: AboutBucket, setting: K): NonNullable<StoredBucket[K]> {
  const value = bucketOf(call)[setting]
  if (value) return value
  const [code, message] = absent[setting]
  throw awsError(code, message, 404, { BucketName: call.input.Bucket ?? '' })
}

/** Removes a setting. */
export const unset =
  (setting: keyof typeof absent) =>
  (call: AboutBucket): undefined => {
    bucketOf(call)[setting] = undefined
  }

export const malformedXml = () =>
  awsError('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema')

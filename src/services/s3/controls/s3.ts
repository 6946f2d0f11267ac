import { control, each } from '../../../controls/control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html'

export const bucketIsReplicatedToAnotherRegion = control({
  id: 'S3.7',
  configRule: 's3-bucket-cross-region-replication-enabled',
  on: 'AWS::S3::Bucket',
  duty: 'high-availability',
  severity: 'low',
  says: 'The bucket is replicated to a bucket in another region.',
  reads: ['ReplicationConfiguration'],
  near: {
    destinations: each('AWS::S3::Bucket', {
      where: 'id',
      // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
      is: ({ ReplicationConfiguration: replication }) => destinationsOf(replication as Replication | null),
      within: 'account',
      reads: ['BucketName'],
    }),
  },
  holds: (_, { region, near }) => near.destinations.some((destination) => destination.region !== region),
  fix: 'Switch versioning on and add an enabled replication rule with a bucket in another region as its destination.',
  source: docs,
})

interface Replication {
  readonly Rules?: readonly {
    readonly Status?: string
    readonly Destination?: { readonly Bucket?: string }
  }[]
}

const destinationsOf = (replication: Replication | null): readonly string[] =>
  (replication?.Rules ?? []).flatMap((rule) => (rule.Status === 'Enabled' && rule.Destination?.Bucket) || [])

export const bucketWritesAccessLogs = control({
  id: 'S3.9',
  configRule: 's3-bucket-logging-enabled',
  on: 'AWS::S3::Bucket',
  duty: 'access-logs',
  severity: 'medium',
  says: 'The bucket logs the requests to it.',
  reads: ['LoggingConfiguration'],
  holds: (bucket) => Boolean(bucket.LoggingConfiguration?.DestinationBucketName),
  fix: 'Switch server access logging on (PutBucketLogging), with another bucket as its target.',
  source: docs,
})

interface Lifecycle {
  readonly Rules?: readonly { readonly Status?: string | undefined }[] | undefined
}
const hasActiveRule = (lifecycle: Lifecycle | null): boolean =>
  lifecycle?.Rules?.some((rule) => rule.Status === 'Enabled') ?? false

export const versionedBucketHasLifecycleRules = control({
  id: 'S3.10',
  configRule: 's3-version-lifecycle-policy-check',
  on: 'AWS::S3::Bucket',
  duty: 'data-lifecycle',
  severity: 'medium',
  says: 'A bucket with versioning has lifecycle rules, so that old versions do not stay for ever.',
  reads: ['VersioningConfiguration', 'LifecycleConfiguration'],
  applies: (bucket) => bucket.VersioningConfiguration?.Status === 'Enabled',
  holds: (bucket) => hasActiveRule(bucket.LifecycleConfiguration),
  fix: 'Add a lifecycle rule that expires noncurrent versions after the time that you need them.',
  source: docs,
})

export const bucketSendsEvents = control({
  id: 'S3.11',
  configRule: 's3-event-notifications-enabled',
  on: 'AWS::S3::Bucket',
  duty: 'monitoring',
  severity: 'medium',
  says: 'The bucket tells of what happens to its objects.',
  reads: ['NotificationConfiguration'],
  holds: ({ NotificationConfiguration: sends }) =>
    sends !== null &&
    (sends.EventBridgeConfiguration?.EventBridgeEnabled === true ||
      [sends.LambdaConfigurations, sends.QueueConfigurations, sends.TopicConfigurations].some(
        (list) => (list?.length ?? 0) > 0,
      )),
  fix: 'Switch event notifications on: to EventBridge, or to a topic, queue or function.',
  source: docs,
})

export const bucketHasLifecycleRules = control({
  id: 'S3.13',
  configRule: 's3-lifecycle-policy-check',
  on: 'AWS::S3::Bucket',
  duty: 'data-lifecycle',
  severity: 'low',
  says: 'An active lifecycle rule says how long the bucket keeps its objects.',
  reads: ['LifecycleConfiguration'],
  holds: (bucket) => hasActiveRule(bucket.LifecycleConfiguration),
  fix: 'Add an enabled lifecycle rule that moves or expires objects (PutBucketLifecycleConfiguration).',
  source: docs,
})

export const bucketKeepsVersions = control({
  id: 'S3.14',
  configRule: 's3-bucket-versioning-enabled',
  on: 'AWS::S3::Bucket',
  duty: 'backups',
  severity: 'low',
  says: 'The bucket keeps the former versions of its objects.',
  reads: ['VersioningConfiguration'],
  holds: (bucket) => bucket.VersioningConfiguration?.Status === 'Enabled',
  fix: 'Set versioning to Enabled (PutBucketVersioning).',
  source: docs,
})

export const bucketLocksObjects = control({
  id: 'S3.15',
  configRule: 's3-bucket-default-lock-enabled',
  on: 'AWS::S3::Bucket',
  duty: 'deletion-protection',
  severity: 'medium',
  says: 'Object Lock is on, so that objects can be kept from deletion.',
  reads: ['ObjectLockConfiguration'],
  holds: (bucket) => bucket.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled',
  fix: 'Switch versioning on, then enable Object Lock with a default retention (PutObjectLockConfiguration).',
  source: docs,
})

interface Encryption {
  readonly ServerSideEncryptionConfiguration?:
    | readonly { readonly ServerSideEncryptionByDefault?: { readonly SSEAlgorithm?: string | undefined } | undefined }[]
    | undefined
}
const algorithms = (encryption: Encryption | null): readonly string[] =>
  (encryption?.ServerSideEncryptionConfiguration ?? []).flatMap(
    (rule) => rule.ServerSideEncryptionByDefault?.SSEAlgorithm ?? [],
  )

export const bucketEncryptsWithKms = control({
  id: 'S3.17',
  configRule: 's3-default-encryption-kms',
  on: 'AWS::S3::Bucket',
  duty: 'key-care',
  severity: 'medium',
  says: 'New objects are encrypted with a KMS key, whose use is granted and logged apart from the bucket.',
  reads: ['BucketEncryption'],
  holds: (bucket) => algorithms(bucket.BucketEncryption).some((name) => name.startsWith('aws:kms')),
  fix: 'Set the default encryption of the bucket to aws:kms with a customer managed key.',
  source: docs,
})

export const bucketNeedsMfaToDelete = control({
  id: 'S3.20',
  configRule: 's3-bucket-mfa-delete-enabled',
  on: 'AWS::S3::Bucket',
  duty: 'deletion-protection',
  severity: 'low',
  says: 'Deleting a version for good needs MFA.',
  reads: ['VersioningConfiguration', 'LifecycleConfiguration', 'state.MFADelete'],
  // MFA delete and lifecycle rules exclude each other (AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html)
  applies: (bucket) => !bucket.LifecycleConfiguration?.Rules?.length,
  holds: (bucket, { state }) => bucket.VersioningConfiguration?.Status === 'Enabled' && state.MFADelete === 'Enabled',
  fix: 'As the root user, set versioning with MfaDelete Enabled (PutBucketVersioning with the MFA device and a code).',
  source: docs,
})

// S3.4, S3.16, S3.18 and S3.21 are retired in Security Hub.
// Encryption at rest has no control: S3 encrypts every new object since January 2023.

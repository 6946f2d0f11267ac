import { unknown } from '../../../controls/answer.ts'
import { control, each } from '../../../controls/control.ts'
import { listed } from '../../../controls/wording.ts'
import { matchesWildcard } from '../../../core/policy/wildcard.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html'

export const bucketIsReplicatedToAnotherRegion = control({
  id: 'S3.7',
  compared: '2026-11-30',
  configRule: 's3-bucket-cross-region-replication-enabled',
  on: 'AWS::S3::Bucket',
  responsibility: 'high-availability',
  severity: 'low',
  title: 'S3 buckets should use cross-Region replication',
  finding: 'No enabled replication rule has a destination bucket in another Region',
  reads: ['ReplicationConfiguration'],
  near: {
    destinations: each('AWS::S3::Bucket', {
      where: 'id',
      // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
      is: ({ ReplicationConfiguration: replication }) => destinationsOf(replication as Replication | null),
      within: 'account',
      reads: [],
    }),
  },
  holds: (_, { region, near }) => near.destinations.some((destination) => destination.region !== region),
  fix: 'Turn on versioning, and add an enabled replication rule with a bucket in another Region as its destination (PutBucketReplication).',
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
  compared: '2026-11-30',
  configRule: 's3-bucket-logging-enabled',
  on: 'AWS::S3::Bucket',
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'S3 buckets should have server access logging enabled',
  finding: 'LoggingConfiguration has no DestinationBucketName',
  reads: ['LoggingConfiguration'],
  holds: (bucket) => Boolean(bucket.LoggingConfiguration?.DestinationBucketName),
  fix: 'Turn on server access logging (PutBucketLogging), with another bucket as its target.',
  source: docs,
})

interface Lifecycle {
  readonly Rules?: readonly { readonly Status?: string | undefined }[] | undefined
}
const hasActiveRule = (lifecycle: Lifecycle | null): boolean =>
  lifecycle?.Rules?.some((rule) => rule.Status === 'Enabled') ?? false

export const versionedBucketHasLifecycleRules = control({
  id: 'S3.10',
  compared: '2026-11-30',
  configRule: 's3-version-lifecycle-policy-check',
  on: 'AWS::S3::Bucket',
  responsibility: 'data-lifecycle',
  severity: 'medium',
  title: 'S3 buckets with versioning enabled should have a lifecycle configuration',
  finding: 'Bucket keeps versions and has no enabled lifecycle rule',
  reads: ['VersioningConfiguration', 'LifecycleConfiguration'],
  applies: (bucket) => bucket.VersioningConfiguration?.Status === 'Enabled',
  holds: (bucket) => hasActiveRule(bucket.LifecycleConfiguration),
  fix: 'Add a lifecycle rule that expires noncurrent versions (PutBucketLifecycleConfiguration).',
  source: docs,
})

/** The event types that AWS offers as parameter values (securityhub/latest/userguide/s3-controls.html#s3-11). */
const EVENT_TYPES = [
  's3:IntelligentTiering',
  's3:LifecycleExpiration:*',
  's3:LifecycleExpiration:Delete',
  's3:LifecycleExpiration:DeleteMarkerCreated',
  's3:LifecycleTransition',
  's3:ObjectAcl:Put',
  's3:ObjectCreated:*',
  's3:ObjectCreated:CompleteMultipartUpload',
  's3:ObjectCreated:Copy',
  's3:ObjectCreated:Post',
  's3:ObjectCreated:Put',
  's3:ObjectRemoved:*',
  's3:ObjectRemoved:Delete',
  's3:ObjectRemoved:DeleteMarkerCreated',
  's3:ObjectRestore:*',
  's3:ObjectRestore:Completed',
  's3:ObjectRestore:Delete',
  's3:ObjectRestore:Post',
  's3:ObjectTagging:*',
  's3:ObjectTagging:Delete',
  's3:ObjectTagging:Put',
  's3:ReducedRedundancyLostObject',
  's3:Replication:*',
  's3:Replication:OperationFailedReplication',
  's3:Replication:OperationMissedThreshold',
  's3:Replication:OperationNotTracked',
  's3:Replication:OperationReplicatedAfterThreshold',
  's3:TestEvent',
] as const

interface Notifications {
  readonly LambdaConfigurations?: readonly { readonly Event?: string | undefined }[] | undefined
  readonly QueueConfigurations?: readonly { readonly Event?: string | undefined }[] | undefined
  readonly TopicConfigurations?: readonly { readonly Event?: string | undefined }[] | undefined
}
/** The event types that reach a function, a queue or a topic. */
const eventsSentBy = (sends: Notifications | null): readonly string[] =>
  [sends?.LambdaConfigurations, sends?.QueueConfigurations, sends?.TopicConfigurations].flatMap((list) =>
    (list ?? []).map(({ Event = '' }) => Event),
  )

export const bucketSendsEvents = control({
  id: 'S3.11',
  compared: '2026-11-30',
  parameters: { eventTypes: { value: null, many: true, atMost: 28, among: EVENT_TYPES } },
  configRule: 's3-event-notifications-enabled',
  on: 'AWS::S3::Bucket',
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'S3 buckets should have event notifications enabled',
  finding: ({ NotificationConfiguration: sends }, { parameters: { eventTypes } }) => {
    const sent = eventsSentBy(sends)
    if (eventTypes === null) return 'No event notification is configured'
    return `No event notification for ${listed(eventTypes.filter((type) => !sent.some((one) => matchesWildcard(one, type))))}`
  },
  reads: ['NotificationConfiguration'],
  holds: ({ NotificationConfiguration: sends }, { parameters: { eventTypes } }) => {
    const sent = eventsSentBy(sends)
    const bridged = sends?.EventBridgeConfiguration?.EventBridgeEnabled === true
    if (eventTypes === null) return bridged || sent.length > 0
    // a configuration for EventBridge names no event types, and EventBridge does not get all of them
    return (
      eventTypes.every((type) => sent.some((one) => matchesWildcard(one, type))) ||
      (bridged && unknown(`whether EventBridge gets ${eventTypes.join(', ')}`))
    )
  },
  fix: 'Turn on event notifications: to EventBridge, or to a topic, queue or function (PutBucketNotificationConfiguration).',
  source: docs,
})

export const bucketHasLifecycleRules = control({
  id: 'S3.13',
  compared: '2026-11-30',
  // without values, any active rule passes
  parameters: {
    targetTransitionDays: { value: null, from: 1, to: 36_500 },
    targetExpirationDays: { value: null, from: 1, to: 36_500 },
    targetTransitionStorageClass: {
      value: null,
      among: ['STANDARD_IA', 'INTELLIGENT_TIERING', 'ONEZONE_IA', 'GLACIER', 'GLACIER_IR', 'DEEP_ARCHIVE'],
    },
  },
  configRule: 's3-lifecycle-policy-check',
  on: 'AWS::S3::Bucket',
  responsibility: 'data-lifecycle',
  severity: 'low',
  title: 'S3 buckets should have a lifecycle configuration',
  finding: ({ LifecycleConfiguration: lifecycle }) =>
    hasActiveRule(lifecycle)
      ? 'No enabled lifecycle rule has the days and storage class asked for'
      : 'No enabled lifecycle rule',
  reads: ['LifecycleConfiguration'],
  holds: ({ LifecycleConfiguration: lifecycle }, { parameters: wanted }) => {
    const active = (lifecycle?.Rules ?? []).filter(({ Status }) => Status === 'Enabled')
    const moves = active.flatMap(({ Transitions }) => Transitions ?? [])
    const { targetTransitionDays, targetExpirationDays, targetTransitionStorageClass } = wanted
    return (
      active.length > 0 &&
      (targetExpirationDays === null || active.some((one) => one.ExpirationInDays === targetExpirationDays)) &&
      ((targetTransitionDays === null && targetTransitionStorageClass === null) ||
        moves.some(
          (one) =>
            (targetTransitionDays ?? one.TransitionInDays) === one.TransitionInDays &&
            (targetTransitionStorageClass ?? one.StorageClass) === one.StorageClass,
        ))
    )
  },
  fix: 'Add an enabled lifecycle rule that moves or expires objects (PutBucketLifecycleConfiguration).',
  source: docs,
})

export const bucketKeepsVersions = control({
  id: 'S3.14',
  compared: '2026-11-30',
  configRule: 's3-bucket-versioning-enabled',
  on: 'AWS::S3::Bucket',
  responsibility: 'backups',
  severity: 'low',
  title: 'S3 buckets should have versioning enabled',
  finding: ({ VersioningConfiguration: versioning }) => `Versioning is ${versioning?.Status ?? 'not enabled'}`,
  reads: ['VersioningConfiguration'],
  holds: (bucket) => bucket.VersioningConfiguration?.Status === 'Enabled',
  fix: 'Set versioning to Enabled (PutBucketVersioning).',
  source: docs,
})

export const bucketLocksObjects = control({
  id: 'S3.15',
  compared: '2026-11-30',
  parameters: { mode: { value: null, among: ['GOVERNANCE', 'COMPLIANCE'] } },
  configRule: 's3-bucket-default-lock-enabled',
  on: 'AWS::S3::Bucket',
  responsibility: 'deletion-protection',
  severity: 'medium',
  title: 'S3 buckets should have Object Lock enabled',
  finding: ({ ObjectLockConfiguration: lock }) =>
    lock?.ObjectLockEnabled === 'Enabled'
      ? `Default retention mode of Object Lock is ${lock.Rule?.DefaultRetention?.Mode ?? 'not set'}`
      : 'Object Lock is not enabled',
  reads: ['ObjectLockConfiguration'],
  holds: ({ ObjectLockConfiguration: lock }, { parameters: { mode } }) =>
    lock?.ObjectLockEnabled === 'Enabled' && (mode === null || lock.Rule?.DefaultRetention?.Mode === mode),
  fix: 'Turn on versioning, then enable Object Lock with a default retention (PutObjectLockConfiguration).',
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
  compared: '2026-11-30',
  configRule: 's3-default-encryption-kms',
  on: 'AWS::S3::Bucket',
  responsibility: 'key-care',
  severity: 'medium',
  title: 'S3 buckets should be encrypted at rest with AWS KMS keys (SSE-KMS)',
  finding: ({ BucketEncryption }) => `Default encryption is ${listed(algorithms(BucketEncryption)) || 'not set'}`,
  reads: ['BucketEncryption'],
  holds: (bucket) => algorithms(bucket.BucketEncryption).some((name) => name.startsWith('aws:kms')),
  fix: 'Set the default encryption of the bucket to aws:kms with a customer managed key.',
  source: docs,
})

export const bucketNeedsMfaToDelete = control({
  id: 'S3.20',
  compared: '2026-11-30',
  configRule: 's3-bucket-mfa-delete-enabled',
  on: 'AWS::S3::Bucket',
  responsibility: 'deletion-protection',
  severity: 'low',
  title: 'S3 buckets should have MFA delete enabled',
  finding: ({ VersioningConfiguration: versioning }, { state }) =>
    versioning?.Status === 'Enabled' ? `MFADelete is ${state.MFADelete ?? 'not set'}` : 'Versioning is not enabled',
  reads: ['VersioningConfiguration', 'LifecycleConfiguration', 'state.MFADelete'],
  // MFA delete cannot be used with lifecycle rules (AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html)
  applies: (bucket) => !bucket.LifecycleConfiguration?.Rules?.length,
  holds: (bucket, { state }) => bucket.VersioningConfiguration?.Status === 'Enabled' && state.MFADelete === 'Enabled',
  fix: 'As the root user, set versioning with MfaDelete Enabled (PutBucketVersioning with the serial number of the MFA device and a code).',
  source: docs,
})

// S3.4, S3.16, S3.18 and S3.21 are retired in Security Hub.
// Encryption at rest has no control: S3 encrypts every new object since January 2023.

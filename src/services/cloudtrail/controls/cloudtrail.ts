import { type Control, control, each, the, those } from '../../../controls/control.ts'
import { any } from '../../../controls/found.ts'
import { isPublicButForFixedValues } from '../../../core/policy/public.ts'
import { allowsAnonymous } from '../../s3/controls/exposure.ts'
import { type Kind, recordsManagement, recordsObjects, type Selectors } from './events.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html'
const s3Docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html'

interface Recorded {
  readonly EventSelectors: Selectors['basic']
  readonly AdvancedEventSelectors: Selectors['advanced']
}
const selectorsOf = (trail: Recorded): Selectors => ({
  basic: trail.EventSelectors,
  advanced: trail.AdvancedEventSelectors,
})

export const accountHasMultiRegionTrail = control({
  id: 'CloudTrail.1',
  compared: '2026-11-30',
  parameters: { readWriteType: { value: 'ALL' }, includeManagementEvents: { value: true } },
  configRule: 'multi-region-cloudtrail-enabled',
  on: 'AWS::CloudTrail::Trail',
  must: 'some',
  responsibility: 'audit-trail',
  severity: 'high',
  title: 'CloudTrail should have a multi-Region trail that records read and write management events',
  finding: 'No multi-Region trail records all management events',
  reads: [
    'IsMultiRegionTrail',
    'IncludeGlobalServiceEvents',
    'EventSelectors',
    'AdvancedEventSelectors',
    'state.IsLogging',
  ],
  holds: (trail, { state }) =>
    trail.IsMultiRegionTrail === true &&
    trail.IncludeGlobalServiceEvents === true &&
    state.IsLogging === true &&
    recordsManagement('read', selectorsOf(trail)) &&
    recordsManagement('write', selectorsOf(trail)),
  fix: 'Create a multi-Region trail with all management events (UpdateTrail, PutEventSelectors) and start its logging (StartLogging).',
  source: docs,
})

export const trailIsEncryptedWithKms = control({
  id: 'CloudTrail.2',
  compared: '2026-11-30',
  configRule: 'cloud-trail-encryption-enabled',
  on: 'AWS::CloudTrail::Trail',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'CloudTrail trails should have log files encrypted with an AWS KMS key (SSE-KMS)',
  finding: 'KMSKeyId is not set on the trail',
  reads: ['KMSKeyId'],
  holds: (trail) => Boolean(trail.KMSKeyId),
  fix: 'Set a customer managed KMS key on the trail (UpdateTrail KmsKeyId); its key policy must allow CloudTrail to encrypt.',
  source: docs,
})

export const accountHasTrail = control({
  id: 'CloudTrail.3',
  compared: '2026-11-30',
  configRule: 'cloudtrail-enabled',
  on: 'AWS::CloudTrail::Trail',
  must: 'some',
  responsibility: 'audit-trail',
  severity: 'high',
  title: 'At least one CloudTrail trail should be enabled',
  finding: 'No trail is logging in this account',
  reads: ['state.IsLogging'],
  holds: (_, { state }) => state.IsLogging,
  fix: 'Create a trail, or start its logging (StartLogging).',
  source: docs,
})

export const trailLogFilesAreSigned = control({
  id: 'CloudTrail.4',
  compared: '2026-11-30',
  configRule: 'cloud-trail-log-file-validation-enabled',
  on: 'AWS::CloudTrail::Trail',
  responsibility: 'log-integrity',
  severity: 'low',
  title: 'CloudTrail trails should have log file validation enabled',
  finding: 'EnableLogFileValidation is false',
  reads: ['EnableLogFileValidation'],
  holds: (trail) => trail.EnableLogFileValidation,
  fix: 'Set EnableLogFileValidation to true on the trail (UpdateTrail).',
  source: docs,
})

export const trailReachesCloudWatchLogs = control({
  id: 'CloudTrail.5',
  compared: '2026-11-30',
  configRule: 'cloud-trail-cloud-watch-logs-enabled',
  on: 'AWS::CloudTrail::Trail',
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'CloudTrail trails should be integrated with CloudWatch Logs',
  finding: 'CloudWatchLogsLogGroupArn is not set on the trail',
  reads: ['CloudWatchLogsLogGroupArn'],
  holds: (trail) => Boolean(trail.CloudWatchLogsLogGroupArn),
  fix: 'Set a log group and the role that writes to it on the trail (UpdateTrail CloudWatchLogsLogGroupArn).',
  source: docs,
})

/** The trails that write to a bucket: AWS evaluates only buckets that receive logs of trails in their region. */
const itsTrails = {
  trails: those('AWS::CloudTrail::Trail', {
    where: 'S3BucketName',
    is: (_, { name }) => name,
    within: 'account',
    reads: [],
  }),
} as const

export const trailBucketIsNotPublic = control({
  id: 'CloudTrail.6',
  compared: '2026-11-30',
  on: 'AWS::S3::Bucket',
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'S3 buckets with CloudTrail logs should not be publicly accessible',
  finding: 'Bucket with CloudTrail logs allows public access',
  reads: ['PublicAccessBlockConfiguration', 'OwnershipControls', 'state.Policy', 'state.Acl'],
  near: {
    ...itsTrails,
    account: the('Demarc::S3::AccountPublicAccessBlock', {
      within: 'account',
      reads: ['IgnorePublicAcls', 'RestrictPublicBuckets'],
    }),
  },
  applies: (_, { near }) => near.trails.some(),
  // AWS's page refers to the Config rules of S3.2 and S3.3
  holds: (properties, { state, near }) =>
    !any(
      () =>
        allowsAnonymous('read', { properties, state }, near.account, "the bucket's policy", isPublicButForFixedValues),
      () =>
        allowsAnonymous('write', { properties, state }, near.account, "the bucket's policy", isPublicButForFixedValues),
    ),
  fix: 'Turn on the four Block Public Access settings of the bucket, and remove public grants from its policy and access control list.',
  source: docs,
})

export const trailBucketWritesAccessLogs = control({
  id: 'CloudTrail.7',
  compared: '2026-11-30',
  on: 'AWS::S3::Bucket',
  responsibility: 'access-logs',
  severity: 'low',
  title: 'S3 buckets with CloudTrail logs should have server access logging enabled',
  finding: 'Bucket with CloudTrail logs has no LoggingConfiguration',
  reads: ['LoggingConfiguration'],
  near: itsTrails,
  applies: (_, { near }) => near.trails.some(),
  holds: (bucket) => Boolean(bucket.LoggingConfiguration?.DestinationBucketName),
  fix: 'Turn on server access logging of the bucket (PutBucketLogging), with another bucket as its target.',
  source: docs,
})

/** The bucket that a trail writes to; a bucket in another account cannot be read, and the verdict is then unknown. */
const trailBucket = {
  where: 'BucketName',
  // safe: `reads` names it, and so it is a string or null
  is: ({ S3BucketName }: Readonly<Record<string, unknown>>) => S3BucketName as string | null,
  within: 'account',
} as const

export const trailBucketHasLifecycleRules = control({
  id: 'Demarc.CloudTrail.1',
  on: 'AWS::CloudTrail::Trail',
  responsibility: 'data-lifecycle',
  severity: 'low',
  title: 'S3 buckets with CloudTrail logs should have a lifecycle rule',
  finding: 'Bucket with CloudTrail logs has no enabled lifecycle rule',
  reads: ['S3BucketName'],
  near: { bucket: each('AWS::S3::Bucket', { ...trailBucket, reads: ['LifecycleConfiguration'] }) },
  holds: (_, { near }) =>
    near.bucket.every(({ properties }) =>
      properties.LifecycleConfiguration?.Rules?.some((rule) => rule.Status === 'Enabled'),
    ),
  fix: 'Add a lifecycle rule to the bucket that archives the logs, and expires them when your retention period ends.',
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
})

export const trailDetectsUnusualActivity = control({
  id: 'Demarc.CloudTrail.2',
  on: 'AWS::CloudTrail::Trail',
  responsibility: 'threat-detection',
  severity: 'low',
  title: 'CloudTrail trails should have CloudTrail Insights enabled',
  finding: 'InsightSelectors is empty: unusual API activity is not detected',
  reads: ['InsightSelectors'],
  holds: (trail) => (trail.InsightSelectors?.length ?? 0) > 0,
  fix: 'Turn on Insights events (PutInsightSelectors ApiCallRateInsight, ApiErrorRateInsight).',
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html',
})

const objectEventsAreRecorded = (kind: Kind, id: string, configRule: string) =>
  control({
    id,
    compared: '2026-11-30',
    configRule,
    on: 'AWS::CloudTrail::Trail',
    must: 'some',
    responsibility: 'audit-trail',
    severity: 'medium',
    title: `S3 object-level ${kind} events should be logged in a multi-Region CloudTrail trail`,
    finding: `No multi-Region trail logs ${kind} events of all S3 objects`,
    reads: ['IsMultiRegionTrail', 'EventSelectors', 'AdvancedEventSelectors', 'state.IsLogging'],
    holds: (trail, { state }) =>
      trail.IsMultiRegionTrail === true && state.IsLogging === true && recordsObjects(kind, selectorsOf(trail)),
    fix: `Add data events of AWS::S3::Object for all buckets, ${kind}s included, to a multi-region trail (PutEventSelectors).`,
    source: s3Docs,
  })

export const objectWritesAreRecorded: Control = objectEventsAreRecorded(
  'write',
  'S3.22',
  'cloudtrail-all-write-s3-data-event-check',
)
export const objectReadsAreRecorded: Control = objectEventsAreRecorded(
  'read',
  'S3.23',
  'cloudtrail-all-read-s3-data-event-check',
)

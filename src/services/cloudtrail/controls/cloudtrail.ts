import { type Control, control, each, the, those } from '../../../controls/control.ts'
import { any } from '../../../controls/found.ts'
import { isPublicButForFixedValues } from '../../../core/policy/public.ts'
import { lets } from '../../s3/controls/exposure.ts'
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
  title: 'A trail records the management events of all regions, reads and writes.',
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
  fix: 'Make one trail a multi-region trail with all management events (UpdateTrail, PutEventSelectors) and start its logging.',
  source: docs,
})

export const trailIsEncryptedWithKms = control({
  id: 'CloudTrail.2',
  compared: '2026-11-30',
  configRule: 'cloud-trail-encryption-enabled',
  on: 'AWS::CloudTrail::Trail',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'A trail encrypts its log files with a KMS key, so that reading them takes two permissions.',
  reads: ['KMSKeyId'],
  holds: (trail) => Boolean(trail.KMSKeyId),
  fix: 'Set a customer managed KMS key on the trail (UpdateTrail KmsKeyId), whose policy lets CloudTrail encrypt.',
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
  title: 'The account has a trail that records.',
  reads: ['state.IsLogging'],
  holds: (_, { state }) => state.IsLogging,
  fix: 'Create a trail, or start the logging of one (StartLogging).',
  source: docs,
})

export const trailLogFilesAreSigned = control({
  id: 'CloudTrail.4',
  compared: '2026-11-30',
  configRule: 'cloud-trail-log-file-validation-enabled',
  on: 'AWS::CloudTrail::Trail',
  responsibility: 'log-integrity',
  severity: 'low',
  title: 'A trail signs its log files, so that a change to one shows.',
  reads: ['EnableLogFileValidation'],
  holds: (trail) => trail.EnableLogFileValidation,
  fix: 'Set EnableLogFileValidation to true on the trail.',
  source: docs,
})

export const trailReachesCloudWatchLogs = control({
  id: 'CloudTrail.5',
  compared: '2026-11-30',
  configRule: 'cloud-trail-cloud-watch-logs-enabled',
  on: 'AWS::CloudTrail::Trail',
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'A trail also delivers to CloudWatch Logs, where alarms can watch it.',
  reads: ['CloudWatchLogsLogGroupArn'],
  holds: (trail) => Boolean(trail.CloudWatchLogsLogGroupArn),
  fix: 'Set a log group and the role that writes to it on the trail (UpdateTrail CloudWatchLogsLogGroupArn).',
  source: docs,
})

/** The trails that write to a bucket: AWS asks it of their buckets, where those are, and of no others. */
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
  title: 'No access from outside the account is allowed to a bucket that keeps the logs of a trail.',
  reads: ['PublicAccessBlockConfiguration', 'OwnershipControls', 'state.Policy', 'state.Acl'],
  near: {
    ...itsTrails,
    account: the('Demarc::S3::AccountPublicAccessBlock', {
      within: 'account',
      reads: ['IgnorePublicAcls', 'RestrictPublicBuckets'],
    }),
  },
  applies: (_, { near }) => near.trails.some(),
  // by the Config rules of S3.2 and S3.3, its page says
  holds: (properties, { state, near }) =>
    !any(
      () => lets('read', { properties, state }, near.account, "the bucket's policy", isPublicButForFixedValues),
      () => lets('write', { properties, state }, near.account, "the bucket's policy", isPublicButForFixedValues),
    ),
  fix: 'Set the four Block Public Access settings of the bucket, and take the public grants out of its policy and access control list.',
  source: docs,
})

export const trailBucketWritesAccessLogs = control({
  id: 'CloudTrail.7',
  compared: '2026-11-30',
  on: 'AWS::S3::Bucket',
  responsibility: 'access-logs',
  severity: 'low',
  title: 'A bucket that keeps the logs of a trail logs the requests to it.',
  reads: ['LoggingConfiguration'],
  near: itsTrails,
  applies: (_, { near }) => near.trails.some(),
  holds: (bucket) => Boolean(bucket.LoggingConfiguration?.DestinationBucketName),
  fix: 'Switch server access logging on for the bucket (PutBucketLogging), with another bucket as its target.',
  source: docs,
})

/** The bucket that a trail writes to; one in another account is not seen, and the verdict then unknown. */
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
  title: 'A lifecycle rule says how long the logs of a trail are kept.',
  reads: ['S3BucketName'],
  near: { bucket: each('AWS::S3::Bucket', { ...trailBucket, reads: ['LifecycleConfiguration'] }) },
  holds: (_, { near }) =>
    near.bucket.every(({ properties }) =>
      properties.LifecycleConfiguration?.Rules?.some((rule) => rule.Status === 'Enabled'),
    ),
  fix: 'Add a lifecycle rule to the bucket that archives the logs and expires them after the period that you must keep them.',
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
})

export const trailDetectsUnusualActivity = control({
  id: 'Demarc.CloudTrail.2',
  on: 'AWS::CloudTrail::Trail',
  responsibility: 'threat-detection',
  severity: 'low',
  title: 'CloudTrail Insights tells of unusual activity among the management events.',
  reads: ['InsightSelectors'],
  holds: (trail) => (trail.InsightSelectors?.length ?? 0) > 0,
  fix: 'Switch Insights events on (PutInsightSelectors ApiCallRateInsight, ApiErrorRateInsight).',
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
    title: `A multi-region trail records every ${kind} of an S3 object.`,
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

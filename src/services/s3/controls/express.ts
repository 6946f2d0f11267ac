import { control } from '../../../controls/control.ts'

export const directoryBucketsHaveLifecycleRules = control({
  id: 'S3.25',
  compared: '2026-11-30',
  parameters: { targetExpirationDays: { value: null, from: 1, to: 2_147_483_647 } },
  configRule: 's3express-dir-bucket-lifecycle-rules-check',
  on: 'AWS::S3Express::DirectoryBucket',
  responsibility: 'data-lifecycle',
  severity: 'low',
  title: 'S3 directory buckets should have a lifecycle configuration',
  finding: ({ LifecycleConfiguration: lifecycle }) =>
    (lifecycle?.Rules ?? []).some(({ Status }) => Status === 'Enabled')
      ? 'No enabled lifecycle rule expires objects after the days asked for'
      : 'No enabled lifecycle rule',
  reads: ['LifecycleConfiguration'],
  holds: ({ LifecycleConfiguration: lifecycle }, { parameters: { targetExpirationDays: days } }) => {
    const active = (lifecycle?.Rules ?? []).filter(({ Status }) => Status === 'Enabled')
    const ends = active.flatMap(({ ExpirationInDays }) => ExpirationInDays ?? [])
    return active.length > 0 && (days === null || (ends.length > 0 && ends.every((one) => one === days)))
  },
  fix: 'Add an enabled lifecycle rule that expires objects (PutBucketLifecycleConfiguration).',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-25',
})

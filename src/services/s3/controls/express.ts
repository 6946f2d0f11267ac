import { control } from '../../../controls/control.ts'

export const directoryBucketsHaveLifecycleRules = control({
  id: 'S3.25',
  configRule: 's3express-dir-bucket-lifecycle-rules-check',
  on: 'AWS::S3Express::DirectoryBucket',
  duty: 'data-lifecycle',
  severity: 'low',
  says: 'An active lifecycle rule says how long the directory bucket keeps its objects.',
  reads: ['LifecycleConfiguration'],
  holds: ({ LifecycleConfiguration: rules }) => (rules?.Rules ?? []).some(({ Status }) => Status === 'Enabled'),
  fix: 'Add an enabled lifecycle rule that expires objects (PutBucketLifecycleConfiguration).',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-25',
})

import { updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html'
const on = 'AWS::Kinesis::Stream'

export const streamsAreEncrypted = control({
  id: 'Kinesis.1',
  compared: '2026-11-30',
  configRule: 'kinesis-stream-encrypted',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'Kinesis data streams should have server-side encryption with a KMS key (StreamEncryption)',
  finding: 'StreamEncryption is not set: records are stored unencrypted',
  reads: ['StreamEncryption'],
  holds: ({ StreamEncryption }) => StreamEncryption?.EncryptionType === 'KMS',
  fix: 'Set StreamEncryption to KMS with a key (StartStreamEncryption); producers and consumers need permission to use the key.',
  remedy: () => ({
    console: [
      'Kinesis > Data streams, open the stream > Configuration > Encryption > Edit',
      'Enable server-side encryption, choose a customer managed key or the AWS managed key; Save changes',
    ],
    cli: updatedByCloudControl(on, 'STREAM', {
      '/StreamEncryption': { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' },
    }),
    cloudformation: template({
      Stream: existing(on, { StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } }),
    }),
    terraform: `resource "aws_kinesis_stream" "this" {
  # the rest as it is
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis"
}`,
  }),
  source: `${docs}#kinesis-1`,
})

/** The retention of a stream; 24 hours by default (StreamDescriptionSummary, kinesis/latest/APIReference). */
const hours = (value: number | null): number => value ?? 24

export const streamsKeepRecords = control({
  id: 'Kinesis.3',
  compared: '2026-11-30',
  parameters: { minimumBackupRetentionPeriod: { value: 168, from: 24, to: 8760 } },
  configRule: 'kinesis-stream-backup-retention-check',
  on,
  responsibility: 'data-lifecycle',
  severity: 'medium',
  title: 'Kinesis data streams should keep records for at least {minimumBackupRetentionPeriod} hours',
  finding: ({ RetentionPeriodHours }, { parameters }) =>
    `RetentionPeriodHours is ${hours(RetentionPeriodHours)} (at least ${parameters.minimumBackupRetentionPeriod})`,
  reads: ['RetentionPeriodHours'],
  holds: ({ RetentionPeriodHours }, { parameters }) =>
    hours(RetentionPeriodHours) >= parameters.minimumBackupRetentionPeriod,
  fix: 'Set RetentionPeriodHours to {minimumBackupRetentionPeriod} or more (IncreaseStreamRetentionPeriod); longer retention costs more.',
  remedy: () => ({
    console: [
      'Kinesis > Data streams, open the stream > Configuration > Data retention > Edit',
      'Set the retention period in days or hours; Save changes',
    ],
    cli: updatedByCloudControl(on, 'STREAM', { '/RetentionPeriodHours': 168 }),
    cloudformation: template({ Stream: existing(on, { RetentionPeriodHours: 168 }) }),
    terraform: `resource "aws_kinesis_stream" "this" {
  # the rest as it is
  retention_period = 168
}`,
  }),
  source: `${docs}#kinesis-3`,
})

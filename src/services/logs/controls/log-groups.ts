import { control } from '../../../controls/control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html'
const GROUP = 'AWS::Logs::LogGroup'

export const logGroupsKeepAYear = control({
  id: 'CloudWatch.16',
  compared: '2026-11-30',
  parameters: { minRetentionTime: { value: 365, among: [365, 400, 545, 731, 1827, 3653] } },
  configRule: 'cw-loggroup-retention-period-check',
  on: GROUP,
  responsibility: 'data-lifecycle',
  severity: 'medium',
  title: 'CloudWatch log groups should keep log events for at least {minRetentionTime} days',
  finding: ({ RetentionInDays }, { parameters }) =>
    `RetentionInDays is ${RetentionInDays} (at least ${parameters.minRetentionTime})`,
  reads: ['RetentionInDays'],
  // null: log events never expire
  holds: (group, { parameters }) =>
    group.RetentionInDays === null || group.RetentionInDays >= parameters.minRetentionTime,
  fix: 'Set the retention of the log group to {minRetentionTime} days or more (PutRetentionPolicy).',
  source: `${docs}#cloudwatch-16`,
})

export const logGroupsHaveAKeyOfTheirOwn = control({
  id: 'Demarc.CloudWatch.2',
  configRule: 'cloudwatch-log-group-encrypted',
  on: GROUP,
  responsibility: 'key-care',
  severity: 'low',
  title: 'CloudWatch log groups should be encrypted with an AWS KMS key',
  finding: 'KmsKeyId is not set on the log group',
  reads: ['KmsKeyId'],
  holds: (group) => Boolean(group.KmsKeyId),
  fix: 'Associate a KMS key with the log group (AssociateKmsKey); its key policy must allow CloudWatch Logs to use it.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
})

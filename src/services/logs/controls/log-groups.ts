import { control } from '../../../controls/control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html'
const GROUP = 'AWS::Logs::LogGroup'
const YEAR = 365

export const logGroupsKeepAYear = control({
  id: 'CloudWatch.16',
  configRule: 'cw-loggroup-retention-period-check',
  on: GROUP,
  duty: 'data-lifecycle',
  severity: 'medium',
  says: 'A log group keeps its events for a year at least.',
  reads: ['RetentionInDays'],
  // null: they never expire
  holds: (group) => group.RetentionInDays === null || group.RetentionInDays >= YEAR,
  fix: `Set the retention of the log group to ${YEAR} days or more (PutRetentionPolicy).`,
  source: `${docs}#cloudwatch-16`,
})

export const logGroupsHaveAKeyOfTheirOwn = control({
  id: 'Demarc.CloudWatch.2',
  configRule: 'cloudwatch-log-group-encrypted',
  on: GROUP,
  duty: 'key-care',
  severity: 'low',
  says: 'A log group is encrypted with a KMS key, whose policy says who may read it.',
  reads: ['KmsKeyId'],
  holds: (group) => Boolean(group.KmsKeyId),
  fix: 'Associate a KMS key with the log group (AssociateKmsKey), whose policy lets CloudWatch Logs use it.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
})

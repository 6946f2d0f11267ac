import type { Remedies } from '../../../controls/remedy.ts'
import { existing, template } from '../../../controls/template.ts'

export const logGroupRemedies: Remedies = {
  'CloudWatch.16': {
    console: [
      'CloudWatch > Log groups, select the log group',
      'Actions > Edit retention setting(s): 12 months or longer, Save',
    ],
    cli: 'aws logs put-retention-policy --log-group-name LOG_GROUP --retention-in-days 365',
    cloudformation: template({
      LogGroup: existing('AWS::Logs::LogGroup', { RetentionInDays: 365 }),
    }),
    terraform: `resource "aws_cloudwatch_log_group" "this" {
  name              = "LOG_GROUP"
  retention_in_days = 365
}`,
  },
  'Demarc.CloudWatch.2': {
    console: [
      'KMS > Customer managed keys, open the key > Key policy: allow logs.REGION.amazonaws.com to use it for the log group',
      'The console sets the key only for a new log group: use the AWS CLI for an existing one',
    ],
    cli: 'aws logs associate-kms-key --log-group-name LOG_GROUP --kms-key-id KEY_ARN',
    cloudformation: template({
      LogGroup: existing('AWS::Logs::LogGroup', { KmsKeyId: 'KEY_ARN' }),
    }),
    terraform: `resource "aws_cloudwatch_log_group" "this" {
  name       = "LOG_GROUP"
  kms_key_id = "KEY_ARN"
}`,
  },
}

import { not, type Remedies } from '../../controls/remedy.ts'
import { resource, template } from '../../controls/template.ts'

export const ssmRemedies: Remedies = {
  'SSM.4': {
    console: [
      'Systems Manager > Documents > Owned by me, open the document',
      'Details > Permissions > Edit: choose Private, and name the accounts that still need it',
    ],
    cli: 'aws ssm modify-document-permission --name DOCUMENT --permission-type Share --account-ids-to-remove all',
    cloudformation: not('a template can neither share a document nor end its sharing'),
    terraform: `resource "aws_ssm_document" "this" {
  name          = "DOCUMENT"
  document_type = "Command"
  content       = file("document.json")

  permissions = {
    type        = "Share"
    account_ids = "ACCOUNT_ID"
  }
}`,
  },
  'SSM.6': {
    console: [
      'Systems Manager > Automation > Preferences, Edit',
      'Send output to CloudWatch Logs: turn it on, and choose the log group',
    ],
    cli: `aws ssm update-service-setting \\
  --setting-id /ssm/automation/customer-script-log-destination --setting-value CloudWatch`,
    cloudformation: template({
      AutomationLogs: resource('AWS::SSM::ServiceSetting', {
        SettingId: '/ssm/automation/customer-script-log-destination',
        SettingValue: 'CloudWatch',
      }),
    }),
    terraform: `resource "aws_ssm_service_setting" "automation_logs" {
  setting_id    = "/ssm/automation/customer-script-log-destination"
  setting_value = "CloudWatch"
}`,
  },
  'SSM.7': {
    console: [
      'Systems Manager > Documents, Preferences, Edit',
      'Block public sharing: turn it on. Do the same in every region in use',
    ],
    cli: 'aws ssm update-service-setting --setting-id /ssm/documents/console/public-sharing-permission --setting-value Disable',
    cloudformation: template({
      PublicSharing: resource('AWS::SSM::ServiceSetting', {
        SettingId: '/ssm/documents/console/public-sharing-permission',
        SettingValue: 'Disable',
      }),
    }),
    terraform: `resource "aws_ssm_service_setting" "public_sharing" {
  setting_id    = "/ssm/documents/console/public-sharing-permission"
  setting_value = "Disable"
}`,
  },
}

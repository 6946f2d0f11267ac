import { policyHcl } from '../../../controls/hcl.ts'
import type { Remedies } from '../../../controls/remedy.ts'
import { dailyPlan, dailyPlanHcl } from '../../../controls/snippets.ts'
import { type Intrinsic, policyDocument, ref, resource, template } from '../../../controls/template.ts'

/** A plan with one rule and further settings of it, for CloudFormation and as HCL. */
const plan = (step: string, rule: Parameters<typeof dailyPlan>[1] = {}, hcl = '') => ({
  console: ['AWS Backup > Backup plans, open the plan', step, 'Save backup rule'],
  cli: `# plan.json contains the whole changed plan, as get-backup-plan shows it under BackupPlan
aws backup get-backup-plan --backup-plan-id PLAN_ID
aws backup update-backup-plan --backup-plan-id PLAN_ID --backup-plan file://plan.json`,
  cloudformation: template({ Plan: dailyPlan('PLAN', rule) }),
  terraform: dailyPlanHcl('PLAN', hcl),
})

/** The resources of a plan: all with a tag. */
const byTag = (plan: string | Intrinsic) =>
  resource('AWS::Backup::BackupSelection', {
    BackupPlanId: plan,
    BackupSelection: {
      SelectionName: 'by-tag',
      IamRoleArn: 'ROLE_ARN',
      ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'daily' }],
    },
  })
const byTagHcl = (plan: string): string => `resource "aws_backup_selection" "this" {
  name         = "by-tag"
  plan_id      = ${plan}
  iam_role_arn = "ROLE_ARN"

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "backup"
    value = "daily"
  }
}`
const select = `# selection.json: {"SelectionName": "by-tag", "IamRoleArn": "ROLE_ARN", "ListOfTags": [{"ConditionType": "STRINGEQUALS",
#   "ConditionKey": "backup", "ConditionValue": "daily"}]}
aws backup create-backup-selection --backup-plan-id PLAN_ID --backup-selection file://selection.json`

const daily = plan(
  'Backup rules: edit one or add one. Backup frequency: Daily; Total retention period: 35 days or more',
)

const reports = {
  Effect: 'Allow',
  Principal: {
    AWS: 'arn:aws:iam::ACCOUNT_ID:role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports',
  },
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::BUCKET/*',
  Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
}

export const backupPlanRemedies: Remedies = {
  'Demarc.Backup.7': daily,
  'Demarc.Backup.8': plan(
    'Backup rules: edit one. Copy to destination: a vault in another region, or in another account of the organization; copies cost storage and transfer',
    { CopyActions: [{ DestinationBackupVaultArn: 'VAULT_ARN_IN_ANOTHER_REGION', Lifecycle: { DeleteAfterDays: 35 } }] },
    `

    copy_action {
      destination_vault_arn = "VAULT_ARN_IN_ANOTHER_REGION"

      lifecycle {
        delete_after = 35
      }
    }`,
  ),
  'Demarc.Backup.9': {
    console: [
      'AWS Backup > Settings > Service opt-in: check that the resource types are on',
      'AWS Backup > Backup plans, open the plan > Assign resources: by type and id, or by a tag',
    ],
    cli: select,
    cloudformation: template({ Selection: byTag('PLAN_ID') }),
    terraform: byTagHcl('"PLAN_ID"'),
  },
  'Demarc.Backup.10': plan(
    'Backup rules: edit each. Total retention period, and that of each copy: your retention period, not Always',
  ),
  'Demarc.Backup.11': {
    console: [
      'AWS Backup > Backup plans > Create backup plan: Daily, Total retention period 35 days or more',
      'Assign resources: by type and id, or by a tag',
    ],
    cli: `# plan.json: {"BackupPlanName": "daily", "Rules": [{"RuleName": "daily", "TargetBackupVaultName": "VAULT",
#   "ScheduleExpression": "cron(0 5 * * ? *)", "Lifecycle": {"DeleteAfterDays": 35}}]}
aws backup create-backup-plan --backup-plan file://plan.json
${select}`,
    cloudformation: template({ Plan: dailyPlan('daily'), Selection: byTag(ref('Plan')) }),
    terraform: `${dailyPlanHcl('daily')}

${byTagHcl('aws_backup_plan.this.id')}`,
  },
  'Demarc.Backup.12': {
    console: [
      'AWS Backup > Reports, open the report plan: the last job shows why it failed',
      'Amazon S3, open the bucket > Permissions > Bucket policy: allow s3:PutObject to the role AWSServiceRoleForBackupReports',
      'AWS Backup > Reports, open the report plan > Create on-demand report',
    ],
    cli: `aws backup list-report-jobs --by-report-plan-name REPORT_PLAN --by-status FAILED
# policy.json contains the whole bucket policy, with s3:PutObject for the role AWSServiceRoleForBackupReports
aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json
aws backup start-report-job --report-plan-name REPORT_PLAN`,
    cloudformation: template({
      BucketPolicy: resource('AWS::S3::BucketPolicy', {
        Bucket: 'BUCKET',
        PolicyDocument: policyDocument(reports),
      }),
    }),
    terraform: `resource "aws_s3_bucket_policy" "reports" {
  bucket = "BUCKET"
  policy = ${policyHcl([reports])}
}`,
  },
}

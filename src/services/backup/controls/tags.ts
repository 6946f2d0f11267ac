import type { Control } from '../../../controls/control.ts'
import { areTagged, TAG } from '../../../controls/tags.ts'
import { existing } from '../../../controls/template.ts'

const page = 'https://docs.aws.amazon.com/securityhub/latest/userguide/backup-controls.html'

export const vaultsAreTagged: Control = areTagged({
  id: 'Backup.3',
  on: 'AWS::Backup::BackupVault',
  page: page,
  title: 'AWS Backup vaults',
  one: 'vault',
  cloudformation: existing('AWS::Backup::BackupVault', { BackupVaultTags: { KEY: 'VALUE' } }),
  terraform: 'aws_backup_vault',
})

export const reportPlansAreTagged: Control = areTagged({
  id: 'Backup.4',
  on: 'AWS::Backup::ReportPlan',
  page: page,
  title: 'AWS Backup report plans',
  one: 'report plan',
  own: { cli: 'aws backup tag-resource --resource-arn REPORT_PLAN_ARN --tags KEY=VALUE' },
  cloudformation: existing('AWS::Backup::ReportPlan', { ReportPlanTags: [TAG] }),
  terraform: 'aws_backup_report_plan',
})

export const plansAreTagged: Control = areTagged({
  id: 'Backup.5',
  on: 'AWS::Backup::BackupPlan',
  page: page,
  title: 'AWS Backup plans',
  one: 'backup plan',
  cloudformation: existing('AWS::Backup::BackupPlan', { BackupPlanTags: { KEY: 'VALUE' } }),
  terraform: 'aws_backup_plan',
})

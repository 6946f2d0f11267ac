import type { Remedies } from '../../../controls/remedy.ts'
import { dailyPlan, dailyPlanHcl } from '../../../controls/snippets.ts'
import { ref, resource, template } from '../../../controls/template.ts'

/** The plan sets the retention of future recovery points; an existing recovery point has its own. */
const lifecycle = {
  console: [
    'AWS Backup > Backup plans, open the plan, edit the rule: Total retention period, for future backups',
    'AWS Backup > Vaults, open the vault, choose the recovery point, Actions > Edit: its retention period',
  ],
  cli: `# plan.json contains the whole plan; Lifecycle.DeleteAfterDays of its rules: 35 or more
aws backup update-backup-plan --backup-plan-id PLAN_ID --backup-plan file://plan.json
# counted from its creation date: with fewer days than its age it is deleted at once
aws backup update-recovery-point-lifecycle --backup-vault-name VAULT --recovery-point-arn RECOVERY_POINT_ARN \\
  --lifecycle DeleteAfterDays=35`,
  cloudformation: template({ '#': 'for future backups', Plan: dailyPlan('PLAN') }),
  terraform: `# for future backups
${dailyPlanHcl('PLAN')}`,
}

export const backupRemedies: Remedies = {
  'Backup.1': {
    console: [
      'Encrypt the resource first (EC2.3, RDS.3): most backups have the encryption of their source',
      'AWS Backup > Protected resources > Create on-demand backup: back up the resource again',
      'To keep the data of an unencrypted backup: AWS Backup > Vaults, open the vault, choose the recovery point, Actions > Copy, to a vault in another region; the copy is encrypted (not of Aurora, DocumentDB and Neptune)',
      'When it is complete: choose the unencrypted recovery point, Actions > Delete',
    ],
    cli: `# when the resource is encrypted (EC2.3, RDS.3)
aws backup start-backup-job --backup-vault-name VAULT --resource-arn RESOURCE_ARN --iam-role-arn ROLE_ARN
# or, to keep the data of the unencrypted backup: a copy in another region is encrypted (not of Aurora, DocumentDB and Neptune)
aws backup start-copy-job --recovery-point-arn RECOVERY_POINT_ARN --source-backup-vault-name VAULT \\
  --destination-backup-vault-arn VAULT_ARN_IN_ANOTHER_REGION --iam-role-arn ROLE_ARN
# when the copy is complete: this deletes the unencrypted backup permanently
aws backup delete-recovery-point --backup-vault-name VAULT --recovery-point-arn RECOVERY_POINT_ARN`,
    cloudformation: template({
      Vault: resource('AWS::Backup::BackupVault', {
        BackupVaultName: 'VAULT',
        '#': 'encrypts what AWS Backup manages fully (EFS, S3 ...); backups of volumes and databases have the encryption of their source',
        EncryptionKeyArn: 'KEY_ARN',
      }),
    }),
    terraform: `resource "aws_backup_vault" "this" {
  name = "VAULT"
  # encrypts what AWS Backup manages fully (EFS, S3 ...); backups of volumes and databases have the encryption of their source
  kms_key_arn = "KEY_ARN"
}`,
  },
  'Demarc.Backup.13': lifecycle,
  'Demarc.Backup.14': lifecycle,
  'Demarc.Backup.15': {
    console: [
      'AWS Backup > Protected resources, open the resource, choose the recovery point, Restore: it creates a new resource, which costs until you delete it',
      'Check the restored data, record the result, delete the resource',
      'On a schedule: AWS Backup > Restore testing > Create restore testing plan, and assign the resource; it deletes the restored resource',
    ],
    cli: `# metadata.json contains the answer of get-recovery-point-restore-metadata, with the names of the new resource
aws backup get-recovery-point-restore-metadata --backup-vault-name VAULT --recovery-point-arn RECOVERY_POINT_ARN
aws backup start-restore-job --recovery-point-arn RECOVERY_POINT_ARN --iam-role-arn ROLE_ARN --metadata file://metadata.json`,
    cloudformation: template({
      Tests: resource('AWS::Backup::RestoreTestingPlan', {
        RestoreTestingPlanName: 'monthly',
        ScheduleExpression: 'cron(0 5 1 * ? *)',
        RecoveryPointSelection: {
          Algorithm: 'LATEST_WITHIN_WINDOW',
          IncludeVaults: ['*'],
          RecoveryPointTypes: ['SNAPSHOT', 'CONTINUOUS'],
        },
      }),
      Tested: resource('AWS::Backup::RestoreTestingSelection', {
        RestoreTestingPlanName: ref('Tests'),
        RestoreTestingSelectionName: 'volumes',
        ProtectedResourceType: 'EBS',
        ProtectedResourceArns: ['RESOURCE_ARN'],
        IamRoleArn: 'ROLE_ARN',
      }),
    }),
    terraform: `resource "aws_backup_restore_testing_plan" "this" {
  name                = "monthly"
  schedule_expression = "cron(0 5 1 * ? *)"

  recovery_point_selection {
    algorithm            = "LATEST_WITHIN_WINDOW"
    include_vaults       = ["*"]
    recovery_point_types = ["SNAPSHOT", "CONTINUOUS"]
  }
}

resource "aws_backup_restore_testing_selection" "this" {
  name                      = "volumes"
  restore_testing_plan_name = aws_backup_restore_testing_plan.this.name
  protected_resource_type   = "EBS"
  protected_resource_arns   = ["RESOURCE_ARN"]
  iam_role_arn              = "ROLE_ARN"
}`,
  },
}

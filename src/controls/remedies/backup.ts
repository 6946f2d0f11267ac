import type { Remedies } from './remedy.ts'

export const backupRemedies: Remedies = {
  'Backup.1': {
    console: [
      'Encrypt the resource itself first (EC2.3 and RDS.3 say how): most backups are encrypted as their source is',
      'AWS Backup > Protected resources > Create on-demand backup: back the resource up anew',
      'To keep what a plain backup holds: AWS Backup > Vaults, open the vault, choose the recovery point, Actions > Copy, to a vault in another region; the copy is encrypted (not of Aurora, DocumentDB and Neptune)',
      'When it is complete: choose the plain recovery point, Actions > Delete',
    ],
    cli: `# when the resource is encrypted (EC2.3, RDS.3)
aws backup start-backup-job --backup-vault-name VAULT --resource-arn RESOURCE_ARN --iam-role-arn ROLE_ARN
# or, to keep what the plain backup holds: a copy in another region is encrypted (not of Aurora, DocumentDB and Neptune)
aws backup start-copy-job --recovery-point-arn RECOVERY_POINT_ARN --source-backup-vault-name VAULT \\
  --destination-backup-vault-arn VAULT_ARN_IN_ANOTHER_REGION --iam-role-arn ROLE_ARN
# when the copy is complete: this deletes the plain backup for good
aws backup delete-recovery-point --backup-vault-name VAULT --recovery-point-arn RECOVERY_POINT_ARN`,
    cloudformation: `Resources:
  Vault:
    Type: AWS::Backup::BackupVault
    Properties:
      BackupVaultName: VAULT
      # encrypts what AWS Backup manages fully (EFS, S3 ...); backups of volumes and databases are encrypted as these are
      EncryptionKeyArn: KEY_ARN`,
    terraform: `resource "aws_backup_vault" "this" {
  name = "VAULT"
  # encrypts what AWS Backup manages fully (EFS, S3 ...); backups of volumes and databases are encrypted as these are
  kms_key_arn = "KEY_ARN"
}`,
  },
  'EC2.28': {
    console: [
      'AWS Backup > Settings > Service opt-in: see that EBS (for instances: EC2) is on',
      'AWS Backup > Backup plans, open a plan that runs at least once a month (or Create backup plan)',
      'Assign resources: choose the volume or its instance by type and id, or all that have a tag',
    ],
    cli: `aws backup create-backup-selection --backup-plan-id PLAN_ID \\
  --backup-selection 'SelectionName=volumes,IamRoleArn=ROLE_ARN,Resources=[VOLUME_ARN]'`,
    cloudformation: `Resources:
  Plan:
    Type: AWS::Backup::BackupPlan
    Properties:
      BackupPlan:
        BackupPlanName: volumes
        BackupPlanRule:
          - RuleName: daily
            TargetBackupVault: VAULT
            ScheduleExpression: cron(0 5 * * ? *)
            Lifecycle:
              DeleteAfterDays: 35
  Selection:
    Type: AWS::Backup::BackupSelection
    Properties:
      BackupPlanId: !Ref Plan
      BackupSelection:
        SelectionName: volumes
        IamRoleArn: ROLE_ARN
        Resources:
          - VOLUME_ARN`,
    terraform: `resource "aws_backup_plan" "this" {
  name = "volumes"

  rule {
    rule_name         = "daily"
    target_vault_name = "VAULT"
    schedule          = "cron(0 5 * * ? *)"

    lifecycle {
      delete_after = 35
    }
  }
}

resource "aws_backup_selection" "this" {
  name         = "volumes"
  plan_id      = aws_backup_plan.this.id
  iam_role_arn = "ROLE_ARN"
  resources    = ["VOLUME_ARN"]
}`,
  },
}

import { policyHcl } from '../../../controls/hcl.ts'
import type { Remedies } from '../../../controls/remedy.ts'
import { existing, policyDocument, resource, type TemplateMap, template } from '../../../controls/template.ts'

/** The access policy of a vault: each way replaces the whole policy. */
const vaultPolicy = (step: string, statement: TemplateMap) => ({
  console: ['AWS Backup > Vaults, open the vault', 'Access policy > Edit', step, 'Save'],
  cli: `# policy.json contains the whole policy: it replaces the old one
aws backup get-backup-vault-access-policy --backup-vault-name VAULT
aws backup put-backup-vault-access-policy --backup-vault-name VAULT --policy file://policy.json`,
  cloudformation: template({
    Vault: existing('AWS::Backup::BackupVault', { AccessPolicy: policyDocument(statement) }),
  }),
  terraform: `resource "aws_backup_vault_policy" "this" {
  backup_vault_name = "VAULT"
  policy = ${policyHcl([statement])}
}`,
})

const byHand = {
  Effect: 'Deny',
  Principal: '*',
  Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle', 'backup:PutBackupVaultAccessPolicy'],
  Resource: '*',
}

const copies = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::ACCOUNT_ID:root' },
  Action: 'backup:CopyIntoBackupVault',
  Resource: '*',
}

export const backupVaultRemedies: Remedies = {
  'Demarc.Backup.1': {
    console: [
      'AWS Backup > Vaults, open the vault > Vault lock, Create vault lock',
      'Governance mode: principals with the permission can remove the lock. Compliance mode: after the start date neither you nor AWS can remove it',
      'Minimum and maximum retention: jobs of plans with a shorter or longer retention then fail',
    ],
    cli: `# governance mode; jobs with a shorter retention than the minimum then fail
aws backup put-backup-vault-lock-configuration --backup-vault-name VAULT --min-retention-days 7
# compliance mode: after three days the lock cannot be removed, nor the vault while it has recovery points
aws backup put-backup-vault-lock-configuration --backup-vault-name VAULT --min-retention-days 7 --changeable-for-days 3`,
    cloudformation: template({
      Vault: existing(
        'AWS::Backup::BackupVault',
        { LockConfiguration: { MinRetentionDays: 7 } },
        'with ChangeableForDays, the lock cannot be removed after those days',
      ),
    }),
    terraform: `resource "aws_backup_vault_lock_configuration" "this" {
  backup_vault_name  = "VAULT"
  min_retention_days = 7
  # with changeable_for_days, the lock cannot be removed after those days
}`,
  },
  'Demarc.Backup.2': vaultPolicy(
    'Add a statement that denies * backup:DeleteRecoveryPoint, backup:UpdateRecoveryPointLifecycle and backup:PutBackupVaultAccessPolicy on *; only DeleteBackupVaultAccessPolicy removes it',
    byHand,
  ),
  'Demarc.Backup.3': vaultPolicy(
    'Replace Principal * with the accounts that copy into the vault, or restrict it with aws:PrincipalOrgID to your organization',
    copies,
  ),
  'Demarc.Backup.4': vaultPolicy("Remove the other accounts' principals from the statements", copies),
  'Demarc.Backup.5': {
    console: [
      'AWS Backup > Vaults > Create new vault; Encryption key: a customer managed key',
      'AWS Backup > Backup plans, open each plan that writes to the old vault: edit its rules, Backup vault: the new one',
      'Recovery points in the old vault stay until they expire; then delete the vault',
    ],
    cli: `aws backup create-backup-vault --backup-vault-name NEW_VAULT --encryption-key-arn KEY_ARN
# plan.json contains the whole plan; its rules name NEW_VAULT
aws backup update-backup-plan --backup-plan-id PLAN_ID --backup-plan file://plan.json`,
    cloudformation: template({
      '#': 'a new vault: a change of the key replaces the existing vault',
      NewVault: resource('AWS::Backup::BackupVault', { BackupVaultName: 'NEW_VAULT', EncryptionKeyArn: 'KEY_ARN' }),
    }),
    terraform: `resource "aws_backup_vault" "this" {
  name = "NEW_VAULT"
  # a new vault: a change of the key replaces the existing vault
  kms_key_arn = "KEY_ARN"
}`,
  },
  'Demarc.Backup.6': {
    console: [
      'The AWS Backup console has no page for it: use the CLI command in AWS CloudShell (the icon in the top bar)',
      'Amazon SNS > Topics, open the topic > Subscriptions: add a filter on the attribute State to receive failed jobs only',
    ],
    cli: `# the topic policy must allow backup.amazonaws.com to publish
aws backup put-backup-vault-notifications --backup-vault-name VAULT --sns-topic-arn TOPIC_ARN \\
  --backup-vault-events BACKUP_JOB_COMPLETED COPY_JOB_FAILED RESTORE_JOB_COMPLETED`,
    cloudformation: template({
      Vault: existing('AWS::Backup::BackupVault', {
        Notifications: {
          SNSTopicArn: 'TOPIC_ARN',
          BackupVaultEvents: ['BACKUP_JOB_COMPLETED', 'COPY_JOB_FAILED', 'RESTORE_JOB_COMPLETED'],
        },
      }),
    }),
    terraform: `resource "aws_backup_vault_notifications" "this" {
  backup_vault_name   = "VAULT"
  sns_topic_arn       = "TOPIC_ARN"
  backup_vault_events = ["BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED", "RESTORE_JOB_COMPLETED"]
}`,
  },
}

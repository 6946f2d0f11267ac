import type * as Client from '@aws-sdk/client-backup'
import { document, ifThere } from '../../../practice/described.ts'
import type { Describing } from '../../../practice/service.ts'

/** Vaults, plans, their selections and report plans in CloudFormation's shape. */
export const describes: Describing<typeof Client> = {
  'AWS::Backup::BackupVault': (ask) =>
    (ask('ListBackupVaults', {}).BackupVaultList ?? []).map((is) => {
      const { BackupVaultName } = is
      const told = ifThere(() => ask('GetBackupVaultNotifications', { BackupVaultName }))
      return {
        is,
        also: {
          AccessPolicy: document(ifThere(() => ask('GetBackupVaultAccessPolicy', { BackupVaultName }))?.Policy),
          LockConfiguration:
            is.MinRetentionDays === undefined
              ? undefined
              : { MinRetentionDays: is.MinRetentionDays, MaxRetentionDays: is.MaxRetentionDays },
          Notifications:
            told?.SNSTopicArn === undefined
              ? undefined
              : { SNSTopicArn: told.SNSTopicArn, BackupVaultEvents: told.BackupVaultEvents ?? [] },
        },
        tags: ask('ListTags', { ResourceArn: is.BackupVaultArn }).Tags,
        arn: is.BackupVaultArn,
      }
    }),
  'AWS::Backup::BackupPlan': (ask) =>
    (ask('ListBackupPlans', {}).BackupPlansList ?? []).map((is) => {
      const { BackupPlan: plan } = ask('GetBackupPlan', { BackupPlanId: is.BackupPlanId })
      return {
        is,
        also: {
          BackupPlan: plan && {
            BackupPlanName: plan.BackupPlanName ?? '',
            BackupPlanRule: (plan.Rules ?? []).map(({ TargetBackupVaultName, RuleName, ...rule }) => ({
              RuleName: RuleName ?? '',
              TargetBackupVault: TargetBackupVaultName ?? '',
              ScheduleExpression: rule.ScheduleExpression,
              EnableContinuousBackup: rule.EnableContinuousBackup,
              Lifecycle: rule.Lifecycle,
              CopyActions: rule.CopyActions?.map(({ DestinationBackupVaultArn, Lifecycle }) => ({
                DestinationBackupVaultArn: DestinationBackupVaultArn ?? '',
                Lifecycle,
              })),
            })),
          },
        },
        tags: ask('ListTags', { ResourceArn: is.BackupPlanArn }).Tags,
        arn: is.BackupPlanArn,
      }
    }),
  'AWS::Backup::BackupSelection': (ask) =>
    (ask('ListBackupPlans', {}).BackupPlansList ?? []).flatMap(({ BackupPlanId }) =>
      (ask('ListBackupSelections', { BackupPlanId }).BackupSelectionsList ?? []).map(({ SelectionId }) => ({
        is: ask('GetBackupSelection', { BackupPlanId, SelectionId }),
        also: { Id: `${SelectionId}_${BackupPlanId}` },
      })),
    ),
  'AWS::Backup::ReportPlan': (ask) =>
    (ask('ListReportPlans', {}).ReportPlans ?? []).map((is) => ({
      is,
      tags: ask('ListTags', { ResourceArn: is.ReportPlanArn }).Tags,
      arn: is.ReportPlanArn,
    })),
}

import type { BackupPlan, Lifecycle } from '@aws-sdk/client-backup'
import { collector, detail, type More, pages } from '../../../collect/collector.ts'

const planType = 'AWS::Backup::BackupPlan'
const reportType = 'AWS::Backup::ReportPlan'

/** Backup plans with their rules, and the names of what assigns resources to them. */
export const backupPlans = collector({
  types: [planType],
  service: 'backup',
  scope: 'region',
  needs: ['backup:ListBackupPlans'],
  async *list({ client }) {
    const backup = await client('backup')
    const found = pages(
      (NextToken) => backup.listBackupPlans({ NextToken, MaxResults: 1000 }),
      (answer) => answer.BackupPlansList,
      (answer) => answer.NextToken,
    )
    for await (const { BackupPlanArn, BackupPlanId, BackupPlanName } of found)
      if (BackupPlanArn && BackupPlanId)
        yield {
          type: planType,
          id: BackupPlanArn,
          name: BackupPlanName || BackupPlanId,
          properties: { BackupPlanArn, BackupPlanId },
        }
  },
  details: [
    detail({
      on: planType,
      needs: ['backup:GetBackupPlan'],
      fills: ['BackupPlan'],
      async get({ client }, { properties }) {
        const backup = await client('backup')
        const { BackupPlan } = await backup.getBackupPlan({ BackupPlanId: properties.BackupPlanId ?? undefined })
        return { properties: { BackupPlan: BackupPlan ? shown(BackupPlan) : null } }
      },
    }),
    detail({
      on: planType,
      needs: ['backup:ListBackupSelections'],
      fills: ['state.Selections'],
      async get({ client }, { properties }) {
        const backup = await client('backup')
        const BackupPlanId = properties.BackupPlanId ?? undefined
        const found = pages(
          (NextToken) => backup.listBackupSelections({ BackupPlanId, NextToken, MaxResults: 1000 }),
          (answer) => answer.BackupSelectionsList,
          (answer) => answer.NextToken,
        )
        const Selections: string[] = []
        for await (const { SelectionName, SelectionId = '' } of found) Selections.push(SelectionName ?? SelectionId)
        return { state: { Selections: Selections.sort() } }
      },
    }),
    detail({
      on: planType,
      needs: ['backup:ListTags'],
      fills: ['tags'],
      async get({ client }, { id }) {
        const backup = await client('backup')
        return { tags: { ...(await backup.listTags({ ResourceArn: id })).Tags } }
      },
    }),
  ],
})

const lifecycleOf = (found: Lifecycle | undefined) =>
  found && { DeleteAfterDays: found.DeleteAfterDays, MoveToColdStorageAfterDays: found.MoveToColdStorageAfterDays }

const shown = (plan: BackupPlan): NonNullable<More<typeof planType>['properties']>['BackupPlan'] => ({
  BackupPlanName: plan.BackupPlanName,
  BackupPlanRule: (plan.Rules ?? []).map((rule) => ({
    RuleName: rule.RuleName,
    TargetBackupVault: rule.TargetBackupVaultName,
    ScheduleExpression: rule.ScheduleExpression,
    EnableContinuousBackup: rule.EnableContinuousBackup,
    Lifecycle: lifecycleOf(rule.Lifecycle),
    CopyActions: (rule.CopyActions ?? []).map(({ DestinationBackupVaultArn, Lifecycle }) => ({
      DestinationBackupVaultArn,
      Lifecycle: lifecycleOf(Lifecycle),
    })),
  })),
})

/** Report plans of AWS Backup Audit Manager. */
export const reportPlans = collector({
  types: [reportType],
  service: 'backup',
  scope: 'region',
  needs: ['backup:ListReportPlans'],
  async *list({ client }) {
    const backup = await client('backup')
    const found = pages(
      (NextToken) => backup.listReportPlans({ NextToken, MaxResults: 1000 }),
      (answer) => answer.ReportPlans,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      const { ReportPlanArn, ReportPlanName, ReportDeliveryChannel: channel, ReportSetting: setting } = one
      if (!ReportPlanArn || !ReportPlanName) continue
      yield {
        type: reportType,
        id: ReportPlanArn,
        name: ReportPlanName,
        properties: {
          ReportPlanArn,
          ReportPlanName,
          ReportDeliveryChannel: channel
            ? { S3BucketName: channel.S3BucketName, Formats: channel.Formats ?? [] }
            : null,
          ReportSetting: setting ? { ReportTemplate: setting.ReportTemplate } : null,
        },
        state: {
          LastAttempt: one.LastAttemptedExecutionTime?.toISOString() ?? null,
          LastSuccess: one.LastSuccessfulExecutionTime?.toISOString() ?? null,
        },
      }
    }
  },
  details: [
    detail({
      on: reportType,
      needs: ['backup:ListTags'],
      fills: ['tags'],
      async get({ client }, { id }) {
        const backup = await client('backup')
        return { tags: { ...(await backup.listTags({ ResourceArn: id })).Tags } }
      },
    }),
  ],
})

import { page, practiceService } from '../../../practice/service.ts'
import { backup as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { seedBackup } from './seed.ts'
import {
  arnOf,
  type BackupState,
  type C,
  missing,
  planOf,
  reportOf,
  type StoredReportPlan,
  taggedBy,
  vaultOf,
} from './state.ts'

/** A page is small whatever is asked for, as it may be on AWS. */
function paged<T>(
  call: C<{ NextToken?: string | undefined; MaxResults?: number | undefined }>,
  all: Readonly<Record<string, T>>,
) {
  const sorted = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))
  const size = Math.min(call.input.MaxResults ?? call.pageSize, call.pageSize)
  return page(call, sorted, { token: call.input.NextToken, size })
}

const shownReport = (call: C, name: string, report: StoredReportPlan) => ({
  ReportPlanArn: arnOf(call, 'report-plan', name),
  ReportPlanName: name,
  ReportPlanDescription: report.description,
  ReportSetting: report.setting,
  ReportDeliveryChannel: report.channel,
  DeploymentStatus: 'COMPLETED',
  CreationTime: new Date(report.made),
  ...(report.attempted === null ? {} : { LastAttemptedExecutionTime: new Date(report.attempted) }),
  ...(report.delivered === null ? {} : { LastSuccessfulExecutionTime: new Date(report.delivered) }),
})

const shownVault = (call: C, name: string) => {
  const vault = vaultOf(call, name)
  return {
    BackupVaultName: name,
    BackupVaultArn: arnOf(call, 'backup-vault', name),
    VaultType: 'BACKUP_VAULT' as const,
    CreationDate: new Date(vault.made),
    EncryptionKeyArn: vault.key,
    NumberOfRecoveryPoints: Object.values(call.state.points).filter((one) => one.vault === name).length,
    Locked: vault.lock !== null,
    ...(vault.lock === null ? {} : { MinRetentionDays: vault.lock.least, MaxRetentionDays: vault.lock.most }),
    ...(vault.lock?.date ? { LockDate: new Date(vault.lock.date) } : {}),
  }
}

const shownResource = (call: C, ResourceArn: string) => {
  const point = call.state.points[ResourceArn]
  if (!point) throw missing(`Resource ${ResourceArn} does not exist.`)
  return {
    ResourceArn,
    ResourceType: point.type,
    LastBackupTime: new Date(point.made),
    LastBackupVaultArn: arnOf(call, 'backup-vault', point.vault),
    LastRecoveryPointArn: point.arn,
  }
}

/** AWS Backup: vaults, plans and report plans, what is protected and by which plan. It runs no plan. */
export const backup = practiceService<typeof import('@aws-sdk/client-backup'), BackupState>({
  sdk,
  scope: 'regional',
  seed: seedBackup,
  reads: {
    ListBackupVaults: (call) => {
      const { items, next } = paged(call, call.state.vaults)
      return { BackupVaultList: items.map(([name]) => shownVault(call, name)), NextToken: next }
    },
    DescribeBackupVault: (call) => shownVault(call, call.input.BackupVaultName ?? ''),
    GetBackupVaultAccessPolicy: (call) => {
      const { BackupVaultName = '' } = call.input
      const { policy } = vaultOf(call, BackupVaultName)
      if (policy === null) throw missing(`Backup vault ${BackupVaultName} does not have an access policy.`)
      return { BackupVaultName, BackupVaultArn: arnOf(call, 'backup-vault', BackupVaultName), Policy: policy }
    },
    GetBackupVaultNotifications: (call) => {
      const { BackupVaultName = '' } = call.input
      const { notifications } = vaultOf(call, BackupVaultName)
      if (notifications === null) throw missing(`Backup vault ${BackupVaultName} does not have notifications.`)
      return {
        BackupVaultName,
        BackupVaultArn: arnOf(call, 'backup-vault', BackupVaultName),
        SNSTopicArn: notifications.topic,
        BackupVaultEvents: notifications.events,
      }
    },
    ListBackupPlans: (call) => {
      const { items, next } = paged(call, call.state.plans)
      return {
        BackupPlansList: items.map(([id, plan]) => ({
          BackupPlanArn: arnOf(call, 'backup-plan', id),
          BackupPlanId: id,
          BackupPlanName: plan.name,
          CreationDate: new Date(plan.made),
          VersionId: plan.version,
        })),
        NextToken: next,
      }
    },
    GetBackupPlan: (call) => {
      const { BackupPlanId: id = '' } = call.input
      const plan = planOf(call, id)
      return {
        BackupPlan: { BackupPlanName: plan.name, Rules: plan.rules },
        BackupPlanId: id,
        BackupPlanArn: arnOf(call, 'backup-plan', id),
        VersionId: plan.version,
        CreationDate: new Date(plan.made),
      }
    },
    ListBackupSelections: (call) => {
      const { BackupPlanId = '' } = call.input
      const { items, next } = paged(call, planOf(call, BackupPlanId).selections)
      return {
        BackupSelectionsList: items.map(([SelectionId, { SelectionName, IamRoleArn }]) => ({
          SelectionId,
          SelectionName,
          IamRoleArn,
          BackupPlanId,
        })),
        NextToken: next,
      }
    },
    GetBackupSelection: (call) => {
      const { BackupPlanId, SelectionId = '' } = call.input
      const BackupSelection = planOf(call, BackupPlanId).selections[SelectionId]
      if (!BackupSelection) throw missing(`Cannot find Backup selection with ID ${SelectionId}`)
      return { BackupSelection, SelectionId, BackupPlanId }
    },
    ListReportPlans: (call) => {
      const { items, next } = paged(call, call.state.reports)
      return { ReportPlans: items.map(([name, one]) => shownReport(call, name, one)), NextToken: next }
    },
    DescribeReportPlan: (call) => {
      const { ReportPlanName: name = '' } = call.input
      return { ReportPlan: shownReport(call, name, reportOf(call, name)) }
    },
    DescribeRegionSettings: ({ state }) => ({
      ResourceTypeOptInPreference: state.optIn,
      ResourceTypeManagementPreference: { DynamoDB: false, EFS: true },
    }),
    ListTags: (call) => ({ Tags: taggedBy(call, call.input.ResourceArn).tags }),
    ListProtectedResources: (call) => {
      const { items, next } = paged(call, call.state.points)
      return { Results: items.map(([arn]) => shownResource(call, arn)), NextToken: next }
    },
    DescribeProtectedResource: (call) => {
      const { ResourceArn = '' } = call.input
      const shown = shownResource(call, ResourceArn)
      const restored = call.state.points[ResourceArn]?.restored
      if (!restored) return shown
      return { ...shown, LatestRestoreJobCreationDate: new Date(restored), LatestRestoreExecutionTimeMinutes: 12 }
    },
    DescribeRecoveryPoint: (call) => {
      const { BackupVaultName = '', RecoveryPointArn } = call.input
      vaultOf(call, BackupVaultName)
      const [ResourceArn, point] =
        Object.entries(call.state.points).find(
          ([, { arn, vault }]) => arn === RecoveryPointArn && vault === BackupVaultName,
        ) ?? []
      if (!point) throw missing(`Recovery point ${RecoveryPointArn} does not exist.`)
      return {
        RecoveryPointArn: point.arn,
        BackupVaultName,
        BackupVaultArn: arnOf(call, 'backup-vault', BackupVaultName),
        ResourceArn,
        ResourceType: point.type,
        ...(point.plan === null ? {} : { CreatedBy: { BackupPlanId: point.plan } }),
        ...(point.kept === null ? {} : { Lifecycle: { DeleteAfterDays: point.kept } }),
        Status: 'COMPLETED' as const,
        CreationDate: new Date(point.made),
        CompletionDate: new Date(point.made),
        IsEncrypted: point.encrypted,
      }
    },
  },
  changes,
})

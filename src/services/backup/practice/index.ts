import type * as Client from '@aws-sdk/client-backup'
import { listing } from '../../../practice/listing.ts'
import { type Answer, practiceService } from '../../../practice/service.ts'
import { backup as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { seedBackup } from './seed.ts'
import * as kept from './state.ts'

const { missing, plans, reports, selections, vaults } = kept
const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken' })

const shownReport = (
  call: kept.C,
  ReportPlanName: string,
  { is }: kept.StoredReportPlan,
): Answer<Client.ReportPlan> => ({
  ...is,
  ReportPlanArn: reports.arn(call, ReportPlanName),
  ReportPlanName,
  DeploymentStatus: 'COMPLETED',
})

const inVault = (call: kept.C, BackupVaultName: string | undefined) => ({
  BackupVaultName,
  BackupVaultArn: vaults.arn(call, BackupVaultName),
})
const shownVault = (
  call: kept.C,
  name: string,
  { is, lock }: kept.StoredVault,
): Answer<Client.BackupVaultListMember> => ({
  ...is,
  ...inVault(call, name),
  VaultType: 'BACKUP_VAULT',
  NumberOfRecoveryPoints: kept.pointsIn(call.state, name).length,
  Locked: lock !== null,
  ...lock,
})

const shownPlan = (
  call: kept.C,
  BackupPlanId: string,
  { is }: kept.StoredPlan,
): Answer<Client.BackupPlansListMember> => ({
  ...is,
  BackupPlanArn: plans.arn(call, BackupPlanId),
  BackupPlanId,
})

const shownResource = (call: kept.C, ResourceArn: string) => {
  const point = call.state.points[ResourceArn]
  if (!point) throw missing(`Resource ${ResourceArn} does not exist.`)
  return {
    ResourceArn,
    ResourceType: point.is.ResourceType,
    LastBackupTime: point.is.CreationDate,
    LastBackupVaultArn: vaults.arn(call, point.is.BackupVaultName),
    LastRecoveryPointArn: point.is.RecoveryPointArn,
  }
}

const shownPoint = (call: kept.C, ResourceArn: string, one: kept.RecoveryPoint) => ({
  ...one,
  ...inVault(call, one.BackupVaultName),
  ResourceArn,
  Status: 'COMPLETED' as const,
  CompletionDate: one.CreationDate,
})

/** AWS Backup: vaults, plans and report plans, what is protected and by which plan. It runs no plan. */
export const backup = practiceService<typeof Client, kept.BackupState>({
  sdk,
  scope: 'regional',
  seed: seedBackup,
  describes,
  reads: {
    ListBackupVaults: (call) =>
      paged(call, { BackupVaultList: vaults.all(call).map((one) => shownVault(call, ...one)) }),
    DescribeBackupVault: (call) => {
      const { BackupVaultName = '' } = call.input
      return shownVault(call, BackupVaultName, vaults.of(call, BackupVaultName))
    },
    GetBackupVaultAccessPolicy: (call) => {
      const { BackupVaultName } = call.input
      const { policy } = vaults.of(call, BackupVaultName)
      if (policy === null) throw missing(`Backup vault ${BackupVaultName} does not have an access policy.`)
      return { ...inVault(call, BackupVaultName), Policy: policy }
    },
    GetBackupVaultNotifications: (call) => {
      const { BackupVaultName } = call.input
      const { notifications } = vaults.of(call, BackupVaultName)
      if (notifications === null) throw missing(`Backup vault ${BackupVaultName} does not have notifications.`)
      return { ...inVault(call, BackupVaultName), ...notifications }
    },
    ListBackupPlans: (call) => paged(call, { BackupPlansList: plans.all(call).map((one) => shownPlan(call, ...one)) }),
    GetBackupPlan: (call) => {
      const { BackupPlanId = '' } = call.input
      const plan = plans.of(call, BackupPlanId)
      const { BackupPlanName, ...shown } = shownPlan(call, BackupPlanId, plan)
      return { ...shown, BackupPlan: { BackupPlanName, Rules: plan.rules } }
    },
    ListBackupSelections: (call) => {
      const { BackupPlanId } = call.input
      const all = selections.all({ ...call, state: plans.of(call, BackupPlanId) })
      return paged(call, {
        BackupSelectionsList: all.map(([SelectionId, { SelectionName, IamRoleArn }]) => ({
          SelectionId,
          SelectionName,
          IamRoleArn,
          BackupPlanId,
        })),
      })
    },
    GetBackupSelection: (call) => {
      const { BackupPlanId, SelectionId } = call.input
      const state = plans.of(call, BackupPlanId)
      return { BackupSelection: selections.of({ ...call, state }, SelectionId), SelectionId, BackupPlanId }
    },
    ListReportPlans: (call) => paged(call, { ReportPlans: reports.all(call).map((one) => shownReport(call, ...one)) }),
    DescribeReportPlan: (call) => {
      const { ReportPlanName = '' } = call.input
      return { ReportPlan: shownReport(call, ReportPlanName, reports.of(call, ReportPlanName)) }
    },
    DescribeRegionSettings: ({ state }) => ({
      ResourceTypeOptInPreference: state.optIn,
      ResourceTypeManagementPreference: { DynamoDB: false, EFS: true },
    }),
    ListTags: (call) => ({ Tags: kept.taggedBy(call, call.input.ResourceArn).tags }),
    ListProtectedResources: (call) =>
      paged(call, {
        Results: Object.keys(call.state.points)
          .sort()
          .map((arn) => shownResource(call, arn)),
      }),
    DescribeProtectedResource: (call) => {
      const { ResourceArn = '' } = call.input
      const shown = shownResource(call, ResourceArn)
      const restored = call.state.points[ResourceArn]?.restored
      if (!restored) return shown
      return { ...shown, LatestRestoreJobCreationDate: restored, LatestRestoreExecutionTimeMinutes: 12 }
    },
    DescribeRecoveryPoint: (call) => {
      const { BackupVaultName, RecoveryPointArn } = call.input
      return shownPoint(call, ...kept.pointOf(call, BackupVaultName, RecoveryPointArn))
    },
    ListRecoveryPointsByBackupVault: (call) => {
      const { BackupVaultName, ByResourceArn, ByResourceType, ByBackupPlanId, ByCreatedBefore, ByCreatedAfter } =
        call.input
      vaults.of(call, BackupVaultName)
      const fits = ([resource, one]: readonly [string, kept.RecoveryPoint]): boolean =>
        (ByResourceArn ?? resource) === resource &&
        (ByResourceType ?? one.ResourceType) === one.ResourceType &&
        (ByBackupPlanId === undefined || one.CreatedBy?.BackupPlanId === ByBackupPlanId) &&
        (ByCreatedBefore === undefined || one.CreationDate < ByCreatedBefore.toISOString()) &&
        (ByCreatedAfter === undefined || one.CreationDate > ByCreatedAfter.toISOString())
      const found = kept.pointsIn(call.state, BackupVaultName).filter(fits)
      return paged(call, { RecoveryPoints: found.map((one) => shownPoint(call, ...one)) })
    },
  },
  changes,
})

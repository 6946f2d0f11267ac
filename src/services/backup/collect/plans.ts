import type {
  BackupPlan,
  BackupSelection,
  BackupSelectionsListMember,
  ConditionParameter,
  Lifecycle,
} from '@aws-sdk/client-backup'
import { collector, detail, type More, pages, type Reach, stated } from '../../../collect/collector.ts'
import { compareText } from '../../../core/json.ts'
import type { Selection, TagCondition } from '../live.ts'
import { tagsOf } from './tags.ts'

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
        return { properties: { BackupPlan: shown(stated(BackupPlan, 'BackupPlan')) } }
      },
    }),
    detail({
      on: planType,
      needs: ['backup:ListBackupSelections'],
      fills: ['state.Selections'],
      async get(reach, { properties }) {
        const found = await selectionsOf(reach, properties.BackupPlanId)
        return {
          state: {
            Selections: found.map(({ SelectionName, SelectionId = '' }) => SelectionName ?? SelectionId).sort(),
          },
        }
      },
    }),
    detail({
      on: planType,
      needs: ['backup:ListBackupSelections', 'backup:GetBackupSelection'],
      fills: ['state.Selected'],
      async get(reach, { properties }) {
        const backup = await reach.client('backup')
        const BackupPlanId = properties.BackupPlanId ?? undefined
        const found = await selectionsOf(reach, properties.BackupPlanId)
        const answers = await Promise.all(
          found.map(({ SelectionId }) => backup.getBackupSelection({ BackupPlanId, SelectionId })),
        )
        return {
          state: {
            Selected: answers.map(({ BackupSelection }) => selectionShown(stated(BackupSelection, 'BackupSelection'))),
          },
        }
      },
    }),
    detail({
      on: planType,
      needs: ['backup:DescribeRegionSettings'],
      fills: ['state.OptIn'],
      async get(reach) {
        const OptIn = await reach.once(`backup:DescribeRegionSettings ${reach.region}`, async () => {
          const backup = await reach.client('backup')
          return (await backup.describeRegionSettings({})).ResourceTypeOptInPreference
        })
        return { state: { OptIn: { ...OptIn } } }
      },
    }),
    tagsOf(planType),
  ],
})

/** The selections of a plan, in the order of their ids, asked for once for all that is read of them. */
const selectionsOf = (
  { client, region, once }: Reach,
  BackupPlanId: string | null | undefined,
): Promise<readonly BackupSelectionsListMember[]> =>
  once(`backup:ListBackupSelections ${region} ${BackupPlanId}`, async () => {
    const backup = await client('backup')
    const found = pages(
      (NextToken) =>
        backup.listBackupSelections({ BackupPlanId: BackupPlanId ?? undefined, NextToken, MaxResults: 1000 }),
      (answer) => answer.BackupSelectionsList,
      (answer) => answer.NextToken,
    )
    const all: BackupSelectionsListMember[] = []
    for await (const one of found) all.push(one)
    return all.sort((a, b) => compareText(a.SelectionId ?? '', b.SelectionId ?? ''))
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

/** A selection without the parts that AWS shows empty. */
function selectionShown(one: BackupSelection | undefined): Selection {
  const tag = ({ ConditionKey = '', ConditionValue = '' }: ConditionParameter): TagCondition => ({
    ConditionKey,
    ConditionValue,
  })
  const { StringEquals, StringNotEquals, StringLike, StringNotLike } = one?.Conditions ?? {}
  const conditions = Object.entries({ StringEquals, StringNotEquals, StringLike, StringNotLike }).flatMap(
    ([operator, list]) => (list?.length ? [[operator, list.map(tag)] as const] : []),
  )
  return {
    ...(one?.Resources?.length ? { Resources: one.Resources } : {}),
    ...(one?.NotResources?.length ? { NotResources: one.NotResources } : {}),
    ...(one?.ListOfTags?.length
      ? { ListOfTags: one.ListOfTags.map((it) => ({ ...tag(it), ConditionType: it.ConditionType ?? '' })) }
      : {}),
    ...(conditions.length > 0 ? { Conditions: Object.fromEntries(conditions) } : {}),
  }
}

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
      const { ReportPlanArn, ReportPlanName } = one
      if (!ReportPlanArn || !ReportPlanName) continue
      yield {
        type: reportType,
        id: ReportPlanArn,
        name: ReportPlanName,
        properties: {
          ReportPlanArn,
          ReportPlanName,
        },
        state: {
          LastAttempt: one.LastAttemptedExecutionTime?.toISOString() ?? null,
          LastSuccess: one.LastSuccessfulExecutionTime?.toISOString() ?? null,
        },
      }
    }
  },
  details: [tagsOf(reportType)],
})

import { control } from '../../../controls/control.ts'
import { listed } from '../../../controls/wording.ts'
import { byText } from '../../../core/by-text.ts'

const guide = 'https://docs.aws.amazon.com/aws-backup/latest/devguide'
const on = 'AWS::Backup::BackupPlan'

interface Lifecycle {
  readonly DeleteAfterDays?: number | undefined
}
interface Rule {
  readonly ScheduleExpression?: string | undefined
  readonly TargetBackupVault?: string | undefined
  readonly Lifecycle?: Lifecycle | undefined
  readonly CopyActions?:
    | readonly { readonly DestinationBackupVaultArn?: string | undefined; readonly Lifecycle?: Lifecycle | undefined }[]
    | undefined
}
type Plan = { readonly BackupPlanRule?: readonly Rule[] | undefined } | null

const rulesOf = (plan: Plan): readonly Rule[] => plan?.BackupPlanRule ?? []

/** The default of the AWS Config rules of retention, in days. */
export const KEPT = 35

/** Kept for `KEPT` days, or never deleted. */
export const keptLongEnough = (days: number | null | undefined): boolean =>
  days === null || days === undefined || days < 0 || days >= KEPT

const HOURS: Readonly<Record<string, number>> = byText({ minute: 1 / 60, hour: 1, day: 24 })

/**
 * Whether a schedule runs at least daily: a cron expression that names no day, month or year, or a rate of a day or less. Without
 * one AWS Backup runs at 05:00 every day (API_BackupRule.html).
 */
export function runsDaily(schedule: string | undefined): boolean {
  if (schedule === undefined) return true
  const [, kind, inner = ''] = /^(cron|rate)\((.+)\)$/.exec(schedule.trim()) ?? []
  const fields = inner.trim().split(/\s+/)
  if (kind === 'cron') return fields.length === 6 && fields.slice(2).every((one) => /^(\*|\?|[*1]\/1)$/.test(one))
  const [count = '', unit = ''] = fields
  return kind === 'rate' && Number(count) * (HOURS[unit.replace(/s$/, '')] ?? Number.POSITIVE_INFINITY) <= 24
}

const isDaily = (rule: Rule): boolean =>
  runsDaily(rule.ScheduleExpression) && keptLongEnough(rule.Lifecycle?.DeleteAfterDays)

/** Why no rule of a plan runs daily and keeps recovery points long enough. */
function notDaily(rules: readonly Rule[]): string {
  if (rules.length === 0) return 'Backup plan has no rule'
  const daily = rules.filter((rule) => runsDaily(rule.ScheduleExpression))
  return daily.length === 0
    ? 'No rule runs daily'
    : `DeleteAfterDays of daily rules is ${listed(daily.map((rule) => rule.Lifecycle?.DeleteAfterDays ?? 'not set'))} (at least ${KEPT})`
}

export const plansBackUpDaily = control({
  id: 'Demarc.Backup.7',
  configRule: 'backup-plan-min-frequency-and-min-retention-check',
  on,
  responsibility: 'backups',
  severity: 'medium',
  title: `AWS Backup plans should back up at least daily and keep recovery points for at least ${KEPT} days`,
  finding: ({ BackupPlan }) => notDaily(rulesOf(BackupPlan)),
  reads: ['BackupPlan'],
  holds: ({ BackupPlan }) => rulesOf(BackupPlan).some(isDaily),
  fix: 'Add a rule with a daily ScheduleExpression and Lifecycle.DeleteAfterDays 35 or more to the plan (UpdateBackupPlan).',
  source:
    'https://docs.aws.amazon.com/config/latest/developerguide/backup-plan-min-frequency-and-min-retention-check.html',
})

/** Whether a copy goes to another Region or account, by the ARN of its vault: `arn:aws:backup:eu-west-1:111122223333:backup-vault:name`. */
const elsewhere = (vault: string | undefined, region: string, account: string): boolean => {
  const [, , , theirRegion, theirAccount] = (vault ?? '').split(':')
  return theirRegion !== undefined && (theirRegion !== region || theirAccount !== account)
}

export const plansCopyElsewhere = control({
  id: 'Demarc.Backup.8',
  on,
  responsibility: 'backups',
  severity: 'medium',
  title: 'AWS Backup plans should copy recovery points to another Region or AWS account',
  finding: 'No rule has a copy action to another Region or AWS account',
  reads: ['BackupPlan'],
  holds: ({ BackupPlan }, { region, account }) =>
    rulesOf(BackupPlan).some(({ CopyActions = [] }) =>
      CopyActions.some((copy) => elsewhere(copy.DestinationBackupVaultArn, region, account)),
    ),
  fix: 'Add a copy action to a rule of the plan, to a vault in another region or account (UpdateBackupPlan CopyActions).',
  source: `${guide}/cross-region-backup.html`,
})

export const plansHaveResources = control({
  id: 'Demarc.Backup.9',
  on,
  responsibility: 'backups',
  severity: 'medium',
  title: 'AWS Backup plans should have resources assigned to them',
  finding: 'No backup selection assigns resources to the plan',
  reads: ['state.Selections'],
  holds: (_, { state }) => (state.Selections ?? []).length > 0,
  fix: 'Assign resources to the plan by tags or ARNs (CreateBackupSelection), or delete the plan (DeleteBackupPlan).',
  source: `${guide}/assigning-resources.html`,
})

const expires = (lifecycle: Lifecycle | undefined): boolean => (lifecycle?.DeleteAfterDays ?? -1) > 0

export const plansDeleteOldBackups = control({
  id: 'Demarc.Backup.10',
  on,
  responsibility: 'data-lifecycle',
  severity: 'low',
  title: 'AWS Backup plan rules and copy actions should set when recovery points expire (DeleteAfterDays)',
  finding: ({ BackupPlan }) =>
    rulesOf(BackupPlan).every(({ Lifecycle }) => expires(Lifecycle))
      ? 'DeleteAfterDays is not set in a copy action: its copies never expire'
      : 'DeleteAfterDays is not set in a rule: its recovery points never expire',
  reads: ['BackupPlan'],
  holds: ({ BackupPlan }) =>
    rulesOf(BackupPlan).every(
      ({ Lifecycle, CopyActions = [] }) => expires(Lifecycle) && CopyActions.every((copy) => expires(copy.Lifecycle)),
    ),
  fix: 'Set Lifecycle.DeleteAfterDays in each rule and copy action to your retention period (UpdateBackupPlan).',
  source: `${guide}/API_Lifecycle.html`,
})

export const somePlanBacksUpDaily = control({
  id: 'Demarc.Backup.11',
  on,
  must: 'some',
  responsibility: 'backups',
  severity: 'medium',
  title: `AWS accounts should have a backup plan that runs daily and keeps recovery points for at least ${KEPT} days`,
  finding: `No backup plan with assigned resources runs daily and keeps recovery points for at least ${KEPT} days`,
  reads: ['BackupPlan', 'state.Selections'],
  holds: ({ BackupPlan }, { state }) => (state.Selections ?? []).length > 0 && rulesOf(BackupPlan).some(isDaily),
  fix: 'Create a backup plan with a daily rule that keeps backups for 35 days (CreateBackupPlan), and assign resources to it.',
  source: `${guide}/about-backup-plans.html`,
})

/** Milliseconds. A report plan runs at most daily, and a report takes minutes. */
const HALF_A_DAY = 43_200_000

/** `2026-11-30` of an ISO 8601 time. */
const dayOf = (time: string): string => time.slice(0, 10)

export const reportsAreDelivered = control({
  id: 'Demarc.Backup.12',
  on: 'AWS::Backup::ReportPlan',
  responsibility: 'log-and-alert-settings',
  severity: 'low',
  title: 'AWS Backup report plans should deliver their reports to the S3 bucket',
  finding: (_, { state }) =>
    state.LastSuccess === null
      ? 'No report was delivered'
      : `Last report was delivered on ${dayOf(state.LastSuccess)}, last attempt on ${dayOf(state.LastAttempt ?? '')}`,
  reads: ['state.LastAttempt', 'state.LastSuccess'],
  applies: (_, { state }) => state.LastAttempt !== null,
  holds: (_, { state }) =>
    state.LastSuccess !== null &&
    state.LastAttempt !== null &&
    Date.parse(state.LastAttempt) - Date.parse(state.LastSuccess) < HALF_A_DAY,
  fix: 'Allow AWSServiceRoleForBackupReports to write in the bucket policy and the key policy, then start a report job (StartReportJob).',
  source: `${guide}/create-report-plan-console.html`,
})

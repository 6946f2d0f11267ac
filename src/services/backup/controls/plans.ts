import { control } from '../../../controls/control.ts'
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

/** Never deleted, or not before. */
export const keptLongEnough = (days: number | null | undefined): boolean =>
  days === null || days === undefined || days < 0 || days >= KEPT

const HOURS: Readonly<Record<string, number>> = byText({ minute: 1 / 60, hour: 1, day: 24 })

/**
 * Does a schedule run once a day at least? A cron expression with no day, month or year singled out, or a rate of a day or less.
 * Without one AWS Backup runs at five every day (API_BackupRule.html).
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

export const plansBackUpDaily = control({
  id: 'Demarc.Backup.7',
  configRule: 'backup-plan-min-frequency-and-min-retention-check',
  on,
  responsibility: 'backups',
  severity: 'medium',
  title: 'A backup plan backs up once a day at least, and keeps what it made for 35 days or more.',
  reads: ['BackupPlan'],
  holds: ({ BackupPlan }) => rulesOf(BackupPlan).some(isDaily),
  fix: 'Give the plan a rule with a daily ScheduleExpression and Lifecycle.DeleteAfterDays 35 or more (UpdateBackupPlan).',
  source:
    'https://docs.aws.amazon.com/config/latest/developerguide/backup-plan-min-frequency-and-min-retention-check.html',
})

/** `arn:aws:backup:eu-west-1:111122223333:backup-vault:name`: where a copy goes. */
const elsewhere = (vault: string | undefined, region: string, account: string): boolean => {
  const [, , , theirRegion, theirAccount] = (vault ?? '').split(':')
  return theirRegion !== undefined && (theirRegion !== region || theirAccount !== account)
}

export const plansCopyElsewhere = control({
  id: 'Demarc.Backup.8',
  on,
  responsibility: 'backups',
  severity: 'medium',
  title: 'A backup plan copies what it made to another region or another account.',
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
  title: 'A selection assigns resources to a backup plan; without one it backs nothing up.',
  reads: ['state.Selections'],
  holds: (_, { state }) => (state.Selections ?? []).length > 0,
  fix: 'Assign resources to the plan, by tags or ARNs (CreateBackupSelection), or delete the plan.',
  source: `${guide}/assigning-resources.html`,
})

const expires = (lifecycle: Lifecycle | undefined): boolean => (lifecycle?.DeleteAfterDays ?? -1) > 0

export const plansDeleteOldBackups = control({
  id: 'Demarc.Backup.10',
  on,
  responsibility: 'data-lifecycle',
  severity: 'low',
  title: 'Every rule of a backup plan, and every copy, says when recovery points are deleted.',
  reads: ['BackupPlan'],
  holds: ({ BackupPlan }) =>
    rulesOf(BackupPlan).every(
      ({ Lifecycle, CopyActions = [] }) => expires(Lifecycle) && CopyActions.every((copy) => expires(copy.Lifecycle)),
    ),
  fix: 'Set Lifecycle.DeleteAfterDays in each rule and copy action to the period that you committed to (UpdateBackupPlan).',
  source: `${guide}/API_Lifecycle.html`,
})

export const somePlanBacksUpDaily = control({
  id: 'Demarc.Backup.11',
  on,
  must: 'some',
  responsibility: 'backups',
  severity: 'medium',
  title:
    'The account has a backup plan that backs some resources up each day and keeps the backups for 35 days or more.',
  reads: ['BackupPlan', 'state.Selections'],
  holds: ({ BackupPlan }, { state }) => (state.Selections ?? []).length > 0 && rulesOf(BackupPlan).some(isDaily),
  fix: 'Create a backup plan with a daily rule that keeps backups for 35 days (CreateBackupPlan), and assign resources to it.',
  source: `${guide}/about-backup-plans.html`,
})

/** Milliseconds. A plan reports once a day at most, and a report takes minutes. */
const HALF_A_DAY = 43_200_000

export const reportsAreDelivered = control({
  id: 'Demarc.Backup.12',
  on: 'AWS::Backup::ReportPlan',
  responsibility: 'monitoring',
  severity: 'low',
  title: 'The last report of a report plan reached its bucket.',
  reads: ['state.LastAttempt', 'state.LastSuccess'],
  applies: (_, { state }) => state.LastAttempt !== null,
  holds: (_, { state }) =>
    state.LastSuccess !== null &&
    state.LastAttempt !== null &&
    Date.parse(state.LastAttempt) - Date.parse(state.LastSuccess) < HALF_A_DAY,
  fix: "Let AWSServiceRoleForBackupReports write to the bucket (the bucket's policy, and its key's), and start a report job.",
  source: `${guide}/create-report-plan-console.html`,
})

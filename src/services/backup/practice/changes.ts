import type { BackupRule, BackupRuleInput, Lifecycle } from '@aws-sdk/client-backup'
import { parsePolicy } from '../../../core/policy/parse.ts'
import { keyArn } from '../../../practice/company.ts'
import { uuidOf } from '../../../practice/ids.ts'
import { given, set, take } from '../../../practice/kind.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import { awsError } from '../../../practice/service.ts'
import { tag, tagsFrom, untag } from '../../../practice/tags.ts'
import { DEFAULT_KEY } from './seed.ts'
import * as kept from './state.ts'

const { already, invalid, missing, plans, pointOf, refused, reports, selections, taggedBy, vaults } = kept

/** The days of grace before a lock in compliance mode closes (API_PutBackupVaultLockConfiguration.html). */
const GRACE = 3
/** Bounds of what a lock may ask, in days (the same page): a day and a hundred years. */
const LONGEST = 36_500

/** After its date nothing takes a lock off, or changes it (vault-lock.html). */
function unlocked(call: kept.C<{ BackupVaultName?: string | undefined }>) {
  const vault = vaults.of(call, call.input.BackupVaultName)
  const { LockDate } = vault.lock ?? {}
  if (LockDate && Date.parse(LockDate) <= call.now.getTime())
    throw refused(`Backup vault ${call.input.BackupVaultName} is locked, and its lock can no longer be changed.`)
  return vault
}

const keptFor = (lifecycle: Lifecycle | undefined): { Lifecycle?: Lifecycle } =>
  lifecycle?.DeleteAfterDays === undefined ? {} : { Lifecycle: { DeleteAfterDays: lifecycle.DeleteAfterDays } }

function rulesFrom(call: kept.C, asked: readonly BackupRuleInput[] | undefined): BackupRule[] {
  if (!asked?.length) throw invalid('A backup plan has one rule at least.')
  return asked.map((rule) => {
    vaults.of(call, rule.TargetBackupVaultName)
    const { MoveToColdStorageAfterDays: cold, DeleteAfterDays: end } = rule.Lifecycle ?? {}
    // what went to cold storage stays there for 90 days (API_Lifecycle.html)
    if (cold !== undefined && cold > 0 && end !== undefined && end > 0 && end < cold + 90)
      throw invalid('DeleteAfterDays cannot be less than 90 days apart from MoveToColdStorageAfterDays')
    return {
      ScheduleExpression: 'cron(0 5 ? * * *)',
      StartWindowMinutes: 480,
      CompletionWindowMinutes: 10_080,
      ScheduleExpressionTimezone: 'Etc/UTC',
      ...rule,
      RuleId: uuidOf('backup-rule', `${call.requestId} ${rule.RuleName}`),
    }
  })
}

export const changes = {
  UpdateRegionSettings: ({ input, state }) => {
    for (const [type, isIn] of Object.entries(input.ResourceTypeOptInPreference ?? {})) {
      if (!Object.hasOwn(state.optIn, type)) throw invalid(`Invalid resource type: ${type}`)
      state.optIn[type] = isIn
    }
  },
  CreateBackupVault: (call) => {
    const { BackupVaultName: name = '', EncryptionKeyArn, BackupVaultTags } = call.input
    if (!/^[a-zA-Z0-9_-]{2,50}$/.test(name)) throw invalid('A vault has a name of 2 to 50 letters, digits, - and _.')
    const is = {
      CreationDate: call.now.toISOString(),
      EncryptionKeyArn: EncryptionKeyArn ?? keyArn(DEFAULT_KEY, call.region),
    }
    vaults.add(call, name, { is, policy: null, lock: null, notifications: null, tags: tagsFrom(BackupVaultTags) })
    return { BackupVaultName: name, BackupVaultArn: vaults.arn(call, name), CreationDate: call.now }
  },
  DeleteBackupVault: (call) => {
    const { BackupVaultName: name = '' } = call.input
    vaults.of(call, name)
    if (kept.pointsIn(call.state, name).length > 0)
      throw refused(`Backup vault cannot be deleted because it contains recovery points: ${name}`)
    vaults.remove(call, name)
  },
  PutBackupVaultAccessPolicy: (call) => {
    const vault = vaults.of(call, call.input.BackupVaultName)
    const parsed = parsePolicy(call.input.Policy ?? '')
    if (!parsed.ok) throw invalid(`Provided access policy is invalid: ${parsed.problems[0] ?? 'no document'}`)
    if (parsed.policy.statements.some((one) => !one.principals)) throw invalid('Each statement names a principal.')
    vault.policy = call.input.Policy ?? null
  },
  DeleteBackupVaultAccessPolicy: (call) => set(vaults.of(call, call.input.BackupVaultName), { policy: null }),
  PutBackupVaultLockConfiguration: (call) => {
    const vault = unlocked(call)
    const { MinRetentionDays: least, MaxRetentionDays: most, ChangeableForDays: days } = call.input
    if (least !== undefined && least < 1) throw invalid('MinRetentionDays is one day at least.')
    if (most !== undefined && most > LONGEST) throw invalid(`MaxRetentionDays is ${LONGEST} days at most.`)
    if (least !== undefined && most !== undefined && least > most)
      throw invalid('MinRetentionDays is no more than MaxRetentionDays.')
    if (days !== undefined && days < GRACE) throw invalid(`ChangeableForDays is ${GRACE} days at least.`)
    const LockDate = days === undefined ? undefined : daysAgo(call, -days)
    vault.lock = given({ MinRetentionDays: least, MaxRetentionDays: most, LockDate })
  },
  DeleteBackupVaultLockConfiguration: (call) => set(unlocked(call), { lock: null }),
  PutBackupVaultNotifications: (call) => {
    const { SNSTopicArn = '', BackupVaultEvents = [] } = call.input
    const vault = vaults.of(call, call.input.BackupVaultName)
    if (!SNSTopicArn.startsWith('arn:')) throw invalid('SNSTopicArn is the ARN of a topic.')
    vault.notifications = { SNSTopicArn, BackupVaultEvents }
  },
  DeleteBackupVaultNotifications: (call) => set(vaults.of(call, call.input.BackupVaultName), { notifications: null }),
  CreateBackupPlan: (call) => {
    const { BackupPlan, BackupPlanTags } = call.input
    const id = uuidOf('backup-plan', `made ${call.requestId}`)
    const is = {
      BackupPlanName: BackupPlan?.BackupPlanName ?? '',
      CreationDate: call.now.toISOString(),
      VersionId: uuidOf('backup-plan-version', call.requestId),
    }
    const rules = rulesFrom(call, BackupPlan?.Rules)
    plans.add(call, id, { is, rules, selections: {}, tags: tagsFrom(BackupPlanTags) })
    const { CreationDate, VersionId } = is
    return { BackupPlanId: id, BackupPlanArn: plans.arn(call, id), CreationDate, VersionId }
  },
  UpdateBackupPlan: (call) => {
    const { BackupPlanId: id = '', BackupPlan } = call.input
    const plan = plans.of(call, id)
    take(plan.is, { ...BackupPlan }, 'BackupPlanName')
    plan.rules = rulesFrom(call, BackupPlan?.Rules)
    plan.is.VersionId = uuidOf('backup-plan-version', call.requestId)
    return { BackupPlanId: id, BackupPlanArn: plans.arn(call, id), VersionId: plan.is.VersionId }
  },
  DeleteBackupPlan: (call) => {
    const { BackupPlanId: id = '' } = call.input
    const plan = plans.of(call, id)
    if (Object.keys(plan.selections).length > 0)
      throw refused('Related backup plan selections must be deleted prior to backup plan deletion')
    const { VersionId } = plans.remove(call, id).is
    return { BackupPlanId: id, BackupPlanArn: plans.arn(call, id), DeletionDate: call.now, VersionId }
  },
  CreateBackupSelection: (call) => {
    const { BackupPlanId, BackupSelection } = call.input
    const plan = plans.of(call, BackupPlanId)
    if (!BackupSelection?.IamRoleArn) throw invalid('A selection names the role that backs up.')
    if (Object.values(plan.selections).some((one) => one.SelectionName === BackupSelection.SelectionName))
      throw already('Backup selection with the same name already exists.')
    const SelectionId = uuidOf('backup-selection', call.requestId)
    selections.add({ ...call, state: plan }, SelectionId, BackupSelection)
    return { SelectionId, BackupPlanId, CreationDate: call.now }
  },
  DeleteBackupSelection: (call) => {
    const { BackupPlanId, SelectionId } = call.input
    selections.remove({ ...call, state: plans.of(call, BackupPlanId) }, SelectionId)
  },
  CreateReportPlan: (call) => {
    const { ReportPlanName: name = '', ReportPlanDescription = '', ReportPlanTags } = call.input
    const { ReportDeliveryChannel, ReportSetting } = call.input
    if (!/^[a-zA-Z]\w{0,255}$/.test(name)) throw invalid('The name of a report plan has letters, digits and _ alone.')
    if (!ReportDeliveryChannel?.S3BucketName || !ReportSetting?.ReportTemplate)
      throw awsError('MissingParameterValueException', 'A report plan names a bucket and a template.')
    const CreationTime = call.now.toISOString()
    const is = { CreationTime, ReportPlanDescription, ReportDeliveryChannel, ReportSetting }
    reports.add(call, name, { is, tags: tagsFrom(ReportPlanTags) })
    return { ReportPlanName: name, ReportPlanArn: reports.arn(call, name), CreationTime }
  },
  DeleteReportPlan: (call) => reports.remove(call, call.input.ReportPlanName),
  // the report is delivered at once
  StartReportJob: (call) => {
    const { is } = reports.of(call, call.input.ReportPlanName)
    is.LastAttemptedExecutionTime = call.now.toISOString()
    is.LastSuccessfulExecutionTime = is.LastAttemptedExecutionTime
    return { ReportJobId: uuidOf('report-job', call.requestId) }
  },
  StartBackupJob: (call) => {
    const { input, state, now } = call
    const { BackupVaultName = '', ResourceArn = '' } = input
    vaults.of(call, BackupVaultName)
    const ResourceType = kept.kindOf(ResourceArn)
    if (ResourceType === undefined) throw invalid(`Resource type of ${ResourceArn} is not supported.`)
    const BackupJobId = uuidOf('backup-job', `${ResourceArn} ${now.toISOString()}`)
    const is = {
      RecoveryPointArn: kept.pointArn(call, BackupJobId),
      BackupVaultName,
      ResourceType,
      CreationDate: now.toISOString(),
      // the vault's own key encrypts it
      IsEncrypted: true,
      ...keptFor(input.Lifecycle),
    }
    const before = state.points[ResourceArn]
    const earlier = before ? [...before.earlier, before.is] : []
    state.points[ResourceArn] = { is, earlier, restored: before?.restored ?? null }
    return { BackupJobId, RecoveryPointArn: is.RecoveryPointArn, CreationDate: now }
  },
  UpdateRecoveryPointLifecycle: (call) => {
    const { BackupVaultName, RecoveryPointArn, Lifecycle } = call.input
    const [, is] = pointOf(call, BackupVaultName, RecoveryPointArn)
    if (vaults.of(call, BackupVaultName).lock)
      throw refused('The lifecycle of a recovery point in a locked vault stays.')
    delete is.Lifecycle
    Object.assign(is, keptFor(Lifecycle))
    return { RecoveryPointArn, Lifecycle }
  },
  DeleteRecoveryPoint: (call) => {
    const { BackupVaultName, RecoveryPointArn } = call.input
    const [resource, point] = pointOf(call, BackupVaultName, RecoveryPointArn)
    if (vaults.of(call, BackupVaultName).lock)
      throw refused('A recovery point in a locked vault is not deleted by hand.')
    kept.dropPoint(call, resource, point)
  },
  // it ends at once
  StartRestoreJob: (call) => {
    const { RecoveryPointArn } = call.input
    const [resource] = kept.allPoints(call.state).find(([, one]) => one.RecoveryPointArn === RecoveryPointArn) ?? []
    const protectedOne = resource === undefined ? undefined : call.state.points[resource]
    if (!protectedOne) throw missing(`Recovery point ${RecoveryPointArn} does not exist.`)
    protectedOne.restored = call.now.toISOString()
    return { RestoreJobId: uuidOf('restore-job', call.requestId) }
  },
  TagResource: (call) => tag(taggedBy(call, call.input.ResourceArn), call.input.Tags),
  UntagResource: (call) => untag(taggedBy(call, call.input.ResourceArn), call.input.TagKeyList),
} satisfies NonNullable<kept.Definition['changes']>

import type { BackupRule, BackupRuleInput } from '@aws-sdk/client-backup'
import { parsePolicy } from '../../../core/policy/parse.ts'
import { keyArn } from '../../../practice/company.ts'
import { uuidOf } from '../../../practice/ids.ts'
import { awsError } from '../../../practice/service.ts'
import { tag, untag } from '../../../practice/tags.ts'
import { DEFAULT_KEY } from './seed.ts'
import {
  arnOf,
  type C,
  type Definition,
  invalid,
  kindOf,
  planOf,
  refused,
  reportOf,
  type StoredPoint,
  taggedBy,
  vaultOf,
} from './state.ts'

const DAY = 86_400_000
/** The days of grace before a lock in compliance mode closes (API_PutBackupVaultLockConfiguration.html). */
const GRACE = 3
/** Bounds of what a lock may ask, in days (the same page): a day and a hundred years. */
const LONGEST = 36_500

const already = (message: string) => awsError('AlreadyExistsException', message)

/** The recovery point of an ARN in a vault, with the resource that it is of. */
function pointOf(call: C, vault: string | undefined, arn: string | undefined): [string, StoredPoint] {
  vaultOf(call, vault)
  const found = Object.entries(call.state.points).find(([, one]) => one.arn === arn && one.vault === vault)
  if (!found) throw awsError('ResourceNotFoundException', `Recovery point ${arn} does not exist.`)
  return found
}

/** After its date nothing takes a lock off, or changes it (vault-lock.html). */
function unlocked(call: C<{ BackupVaultName?: string | undefined }>) {
  const vault = vaultOf(call, call.input.BackupVaultName)
  if (vault.lock?.date && Date.parse(vault.lock.date) <= call.now.getTime())
    throw refused(`Backup vault ${call.input.BackupVaultName} is locked, and its lock can no longer be changed.`)
  return vault
}

function rulesFrom(call: C, given: readonly BackupRuleInput[] | undefined): BackupRule[] {
  if (!given?.length) throw invalid('A backup plan has one rule at least.')
  return given.map((rule) => {
    vaultOf(call, rule.TargetBackupVaultName)
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
    if (call.state.vaults[name]) throw already(`Backup vault with the same name already exists: ${name}`)
    call.state.vaults[name] = {
      made: call.now.toISOString(),
      key: EncryptionKeyArn ?? keyArn(DEFAULT_KEY, call.region),
      policy: null,
      lock: null,
      notifications: null,
      tags: { ...BackupVaultTags },
    }
    return { BackupVaultName: name, BackupVaultArn: arnOf(call, 'backup-vault', name), CreationDate: call.now }
  },
  DeleteBackupVault: (call) => {
    const { BackupVaultName: name = '' } = call.input
    vaultOf(call, name)
    if (Object.values(call.state.points).some((one) => one.vault === name))
      throw refused(`Backup vault cannot be deleted because it contains recovery points: ${name}`)
    delete call.state.vaults[name]
  },
  PutBackupVaultAccessPolicy: (call) => {
    const vault = vaultOf(call, call.input.BackupVaultName)
    const parsed = parsePolicy(call.input.Policy ?? '')
    if (!parsed.ok) throw invalid(`Provided access policy is invalid: ${parsed.problems[0] ?? 'no document'}`)
    if (parsed.policy.statements.some((one) => !one.principals)) throw invalid('Each statement names a principal.')
    vault.policy = call.input.Policy ?? null
  },
  DeleteBackupVaultAccessPolicy: (call) => {
    vaultOf(call, call.input.BackupVaultName).policy = null
  },
  PutBackupVaultLockConfiguration: (call) => {
    const vault = unlocked(call)
    const { MinRetentionDays: least, MaxRetentionDays: most, ChangeableForDays: days } = call.input
    if (least !== undefined && least < 1) throw invalid('MinRetentionDays is one day at least.')
    if (most !== undefined && most > LONGEST) throw invalid(`MaxRetentionDays is ${LONGEST} days at most.`)
    if (least !== undefined && most !== undefined && least > most)
      throw invalid('MinRetentionDays is no more than MaxRetentionDays.')
    if (days !== undefined && days < GRACE) throw invalid(`ChangeableForDays is ${GRACE} days at least.`)
    const date = days === undefined ? null : new Date(call.now.getTime() + days * DAY).toISOString()
    vault.lock = { least, most, date }
  },
  DeleteBackupVaultLockConfiguration: (call) => {
    unlocked(call).lock = null
  },
  PutBackupVaultNotifications: (call) => {
    const { SNSTopicArn: topic = '', BackupVaultEvents: events = [] } = call.input
    const vault = vaultOf(call, call.input.BackupVaultName)
    if (!topic.startsWith('arn:')) throw invalid('SNSTopicArn is the ARN of a topic.')
    vault.notifications = { topic, events: [...events] }
  },
  DeleteBackupVaultNotifications: (call) => {
    vaultOf(call, call.input.BackupVaultName).notifications = null
  },
  CreateBackupPlan: (call) => {
    const { BackupPlan, BackupPlanTags } = call.input
    const name = BackupPlan?.BackupPlanName ?? ''
    const id = uuidOf('backup-plan', `made ${call.requestId}`)
    const version = uuidOf('backup-plan-version', call.requestId)
    call.state.plans[id] = {
      name,
      made: call.now.toISOString(),
      version,
      rules: rulesFrom(call, BackupPlan?.Rules),
      selections: {},
      tags: { ...BackupPlanTags },
    }
    return {
      BackupPlanId: id,
      BackupPlanArn: arnOf(call, 'backup-plan', id),
      CreationDate: call.now,
      VersionId: version,
    }
  },
  UpdateBackupPlan: (call) => {
    const { BackupPlanId: id = '', BackupPlan } = call.input
    const plan = planOf(call, id)
    plan.name = BackupPlan?.BackupPlanName ?? plan.name
    plan.rules = rulesFrom(call, BackupPlan?.Rules)
    plan.version = uuidOf('backup-plan-version', call.requestId)
    return { BackupPlanId: id, BackupPlanArn: arnOf(call, 'backup-plan', id), VersionId: plan.version }
  },
  DeleteBackupPlan: (call) => {
    const { BackupPlanId: id = '' } = call.input
    const plan = planOf(call, id)
    if (Object.keys(plan.selections).length > 0)
      throw refused('Related backup plan selections must be deleted prior to backup plan deletion')
    delete call.state.plans[id]
    return {
      BackupPlanId: id,
      BackupPlanArn: arnOf(call, 'backup-plan', id),
      DeletionDate: call.now,
      VersionId: plan.version,
    }
  },
  CreateBackupSelection: (call) => {
    const { BackupPlanId, BackupSelection } = call.input
    const plan = planOf(call, BackupPlanId)
    if (!BackupSelection?.IamRoleArn) throw invalid('A selection names the role that backs up.')
    if (Object.values(plan.selections).some((one) => one.SelectionName === BackupSelection.SelectionName))
      throw already('Backup selection with the same name already exists.')
    const SelectionId = uuidOf('backup-selection', call.requestId)
    plan.selections[SelectionId] = BackupSelection
    return { SelectionId, BackupPlanId, CreationDate: call.now }
  },
  DeleteBackupSelection: (call) => {
    const plan = planOf(call, call.input.BackupPlanId)
    const { SelectionId = '' } = call.input
    if (!plan.selections[SelectionId])
      throw awsError('ResourceNotFoundException', `Cannot find Backup selection with ID ${SelectionId}`)
    delete plan.selections[SelectionId]
  },
  CreateReportPlan: (call) => {
    const { ReportPlanName: name = '', ReportDeliveryChannel: channel, ReportSetting: setting } = call.input
    if (!/^[a-zA-Z]\w{0,255}$/.test(name)) throw invalid('The name of a report plan has letters, digits and _ alone.')
    if (!channel?.S3BucketName || !setting?.ReportTemplate)
      throw awsError('MissingParameterValueException', 'A report plan names a bucket and a template.')
    if (call.state.reports[name]) throw already(`Report plan ${name} already exists.`)
    call.state.reports[name] = {
      made: call.now.toISOString(),
      description: call.input.ReportPlanDescription ?? '',
      channel,
      setting,
      attempted: null,
      delivered: null,
      tags: { ...call.input.ReportPlanTags },
    }
    return { ReportPlanName: name, ReportPlanArn: arnOf(call, 'report-plan', name), CreationTime: call.now }
  },
  DeleteReportPlan: (call) => {
    const { ReportPlanName: name = '' } = call.input
    reportOf(call, name)
    delete call.state.reports[name]
  },
  // the report is delivered at once
  StartReportJob: (call) => {
    const report = reportOf(call, call.input.ReportPlanName)
    report.attempted = call.now.toISOString()
    report.delivered = report.attempted
    return { ReportJobId: uuidOf('report-job', call.requestId) }
  },
  StartBackupJob: (call) => {
    const { input, state, now } = call
    const vault = input.BackupVaultName ?? ''
    vaultOf(call, vault)
    const ResourceArn = input.ResourceArn ?? ''
    const type = kindOf(ResourceArn)
    if (type === undefined) throw invalid(`Resource type of ${ResourceArn} is not supported.`)
    const id = uuidOf('backup-job', `${ResourceArn} ${now.toISOString()}`)
    const arn = arnOf(call, 'recovery-point', id)
    const kept = input.Lifecycle?.DeleteAfterDays ?? null
    const restored = state.points[ResourceArn]?.restored ?? null
    // the vault's own key encrypts it
    state.points[ResourceArn] = {
      arn,
      vault,
      type,
      made: now.toISOString(),
      plan: null,
      encrypted: true,
      kept,
      restored,
    }
    return { BackupJobId: id, RecoveryPointArn: arn, CreationDate: now }
  },
  UpdateRecoveryPointLifecycle: (call) => {
    const { BackupVaultName, RecoveryPointArn, Lifecycle } = call.input
    const [, point] = pointOf(call, BackupVaultName, RecoveryPointArn)
    if (vaultOf(call, BackupVaultName).lock) throw refused('The lifecycle of a recovery point in a locked vault stays.')
    point.kept = Lifecycle?.DeleteAfterDays ?? null
    return { RecoveryPointArn, Lifecycle }
  },
  DeleteRecoveryPoint: (call) => {
    const { BackupVaultName, RecoveryPointArn } = call.input
    const [resource] = pointOf(call, BackupVaultName, RecoveryPointArn)
    if (vaultOf(call, BackupVaultName).lock) throw refused('A recovery point in a locked vault is not deleted by hand.')
    delete call.state.points[resource]
  },
  // it ends at once
  StartRestoreJob: (call) => {
    const { RecoveryPointArn } = call.input
    const point = Object.values(call.state.points).find(({ arn }) => arn === RecoveryPointArn)
    if (!point) throw awsError('ResourceNotFoundException', `Recovery point ${RecoveryPointArn} does not exist.`)
    point.restored = call.now.toISOString()
    return { RestoreJobId: uuidOf('restore-job', call.requestId) }
  },
  TagResource: (call) => tag(taggedBy(call, call.input.ResourceArn), call.input.Tags),
  UntagResource: (call) => untag(taggedBy(call, call.input.ResourceArn), call.input.TagKeyList),
} satisfies NonNullable<Definition['changes']>

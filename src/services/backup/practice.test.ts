import type { Backup } from '@aws-sdk/client-backup'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, iamArn, keyArn, keys, roles, tables, topics } from '../../practice/company.ts'
import { uuidOf } from '../../practice/ids.ts'
import { keys as keyCollector } from '../kms/collect.ts'
import { protectedResources } from './collect/backup.ts'
import { backupPlans, reportPlans } from './collect/plans.ts'
import { recoveryPoints } from './collect/recovery-points.ts'
import { backupVaults } from './collect/vaults.ts'
import * as backupModule from './controls/backup.ts'
import { recoveryPointsAreEncrypted } from './controls/backup.ts'
import * as plansModule from './controls/plans.ts'
import * as vaultsModule from './controls/vaults.ts'

const backupControls = controlsIn(backupModule)
const backupPlanControls = controlsIn(plansModule)
const backupVaultControls = controlsIn(vaultsModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let backup: Backup
beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error), pageSize: 2 })
  aws = awsOf(practice)
  backup = await aws.client('backup', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const controls = [...backupControls, ...backupPlanControls, ...backupVaultControls]
const collectors = [backupVaults, backupPlans, reportPlans, protectedResources, recoveryPoints, keyCollector]
const scan = () => scanPractice(practice, collectors)
async function verdicts(name: string, ...ids: readonly string[]): Promise<(string | undefined)[]> {
  const model = await scan()
  return ids.map((id) => {
    const control = controls.find((one) => one.id === id)
    return control && verdictsOf(control, model)[name]
  })
}
const BackupVaultName = 'partner-copies-2019'
const rule = { RuleName: 'daily', TargetBackupVaultName: 'Default' }
const planNamed = (BackupPlanName: string, more: object = {}) => ({
  BackupPlanName,
  Rules: [{ ...rule, Lifecycle: { DeleteAfterDays: 35 }, ...more }],
})

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })
  test('sees everything, page by page', () => {
    expect(model.blindSpots).toEqual([])
    expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
    expect(model.ofType('AWS::Backup::BackupVault').length).toBe(5)
    expect(model.ofType('AWS::Backup::BackupPlan').map(({ name }) => name)).toContain('corp-it-nightly')
    expect(model.ofType('AWS::Backup::ReportPlan').length).toBe(2)
  })
  test('judges each recovery point, also one that a newer one followed', () => {
    const points = verdictsOf(recoveryPointsAreEncrypted, model)
    const of = (is: string): readonly string[] => Object.keys(points).filter((name) => points[name] === is)
    expect([of('met').length, of('unmet').length, of('unknown').length]).toEqual([6, 2, 0])
    const last = model
      .ofType('Demarc::Backup::ProtectedResource')
      .map(({ properties }) => properties['LastRecoveryPointArn'])
    expect(of('unmet').filter((arn) => !last.includes(arn))).toHaveLength(1)
  })
})

test('a vault is fixed by its policy, its lock and its notifications, and created again with a key', async () => {
  const ids = [1, 2, 3, 4, 5, 6].map((n) => `Demarc.Backup.${n}`)
  expect(await verdicts(BackupVaultName, ...ids)).toEqual(ids.map(() => 'unmet'))
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Deny',
      Principal: '*',
      Action: [
        'backup:DeleteRecoveryPoint',
        'backup:UpdateRecoveryPointLifecycle',
        'backup:PutBackupVaultAccessPolicy',
      ],
      Resource: '*',
    },
  })
  const SNSTopicArn = `arn:aws:sns:${HOME}:${practice.account}:${topics.securityAlarms}`
  const mend = async (name: string) => {
    await backup.putBackupVaultAccessPolicy({ BackupVaultName: name, Policy })
    await backup.putBackupVaultLockConfiguration({ BackupVaultName: name, MinRetentionDays: 7 })
    await backup.putBackupVaultNotifications({
      BackupVaultName: name,
      SNSTopicArn,
      BackupVaultEvents: ['BACKUP_JOB_COMPLETED'],
    })
  }
  await mend(BackupVaultName)
  const EncryptionKeyArn = keyArn(keys.shopData.alias, HOME)
  await backup.createBackupVault({ BackupVaultName: 'anew', EncryptionKeyArn, BackupVaultTags: { team: 'it' } })
  await mend('anew')
  const repaired = ids.map((id) => (id === 'Demarc.Backup.5' ? 'unmet' : 'met'))
  expect(await verdicts(BackupVaultName, ...ids)).toEqual(repaired)
  expect(await verdicts('anew', ...ids)).toEqual(ids.map(() => 'met'))
  await backup.deleteBackupVaultLockConfiguration({ BackupVaultName })
  await backup.deleteBackupVaultAccessPolicy({ BackupVaultName })
  await backup.deleteBackupVaultNotifications({ BackupVaultName })
  expect(await verdicts(BackupVaultName, 'Demarc.Backup.1', 'Demarc.Backup.2', 'Demarc.Backup.6')).toEqual([
    'unmet',
    'unmet',
    'unmet',
  ])
})

test('a plan is made, changed, given resources and deleted', async () => {
  const BackupPlan = planNamed('mine', { ScheduleExpression: 'cron(0 5 ? * SUN *)', Lifecycle: {} })
  const { BackupPlanId, BackupPlanArn } = await backup.createBackupPlan({ BackupPlan })
  const ids = [7, 8, 9, 10].map((n) => `Demarc.Backup.${n}`)
  expect(await verdicts('mine', ...ids)).toEqual(ids.map(() => 'unmet'))
  const DestinationBackupVaultArn = `arn:aws:backup:us-east-1:${practice.account}:backup-vault:corp-it-nightly-copies`
  const CopyActions = [{ DestinationBackupVaultArn, Lifecycle: { DeleteAfterDays: 35 } }]
  await backup.updateBackupPlan({ BackupPlanId, BackupPlan: planNamed('mine', { CopyActions }) })
  const BackupSelection = { SelectionName: 'all', IamRoleArn: iamArn(`role/${roles.backup}`), Resources: ['*'] }
  const { SelectionId } = await backup.createBackupSelection({ BackupPlanId, BackupSelection })
  expect(await verdicts('mine', ...ids)).toEqual(ids.map(() => 'met'))
  expect((await backup.getBackupSelection({ BackupPlanId, SelectionId })).BackupSelection).toEqual(BackupSelection)
  await backup.tagResource({ ResourceArn: BackupPlanArn, Tags: { team: 'it', old: 'yes' } })
  await backup.untagResource({ ResourceArn: BackupPlanArn, TagKeyList: ['old'] })
  expect((await backup.listTags({ ResourceArn: BackupPlanArn })).Tags).toEqual({ team: 'it' })
  expect(await refused(backup.createBackupSelection({ BackupPlanId, BackupSelection }))).toBe('AlreadyExistsException')
  expect(await refused(backup.deleteBackupPlan({ BackupPlanId }))).toBe('InvalidRequestException')
  await backup.deleteBackupSelection({ BackupPlanId, SelectionId })
  await backup.deleteBackupPlan({ BackupPlanId })
  expect(await refused(backup.getBackupPlan({ BackupPlanId }))).toBe('ResourceNotFoundException')
})

test('a resource is backed up, kept, restored; a report is delivered', async () => {
  const ResourceArn = `arn:aws:dynamodb:${HOME}:${practice.account}:table/${tables.certificates}`
  const ids = ['Demarc.Backup.13', 'Demarc.Backup.14', 'Demarc.Backup.15']
  expect(await verdicts(ResourceArn, ...ids)).toEqual(['met', 'unmet', 'unmet'])
  const { RecoveryPointArn } = await backup.startBackupJob({
    BackupVaultName: 'Default',
    ResourceArn,
    IamRoleArn: iamArn(`role/${roles.backup}`),
    Lifecycle: { DeleteAfterDays: 7 },
  })
  await backup.startRestoreJob({ RecoveryPointArn, Metadata: {} })
  expect(await verdicts(ResourceArn, ...ids)).toEqual(['unmet', 'met', 'met'])
  const where = { BackupVaultName: 'Default', RecoveryPointArn }
  await backup.updateRecoveryPointLifecycle({ ...where, Lifecycle: { DeleteAfterDays: 90 } })
  expect(await verdicts(ResourceArn, ...ids)).toEqual(['met', 'met', 'met'])
  await backup.deleteRecoveryPoint(where)
  // the one before it is the last again
  const { LastRecoveryPointArn } = await backup.describeProtectedResource({ ResourceArn })
  expect(LastRecoveryPointArn).not.toBe(RecoveryPointArn)
  await backup.deleteRecoveryPoint({ BackupVaultName: 'Default', RecoveryPointArn: LastRecoveryPointArn })
  expect(await refused(backup.describeProtectedResource({ ResourceArn }))).toBe('ResourceNotFoundException')
  const ReportPlanName = 'copy_jobs'
  expect(await verdicts(ReportPlanName, 'Demarc.Backup.12')).toEqual(['unmet'])
  await backup.startReportJob({ ReportPlanName })
  expect(await verdicts(ReportPlanName, 'Demarc.Backup.12')).toEqual(['met'])
  await backup.deleteReportPlan({ ReportPlanName })
  const channel = { ReportDeliveryChannel: { S3BucketName: 'b' }, ReportSetting: { ReportTemplate: 'COPY_JOB_REPORT' } }
  await backup.createReportPlan({ ReportPlanName, ...channel })
  expect((await backup.describeReportPlan({ ReportPlanName })).ReportPlan?.DeploymentStatus).toBe('COMPLETED')
  expect(await verdicts(ReportPlanName, 'Demarc.Backup.12')).toEqual(['not-applicable'])
  expect(await refused(backup.createReportPlan({ ReportPlanName, ...channel }))).toBe('AlreadyExistsException')
})

const table = `arn:aws:dynamodb:HOME:ACCOUNT:table/${tables.orders}`
const pointOf = (resource: string) =>
  `arn:aws:backup:${HOME}:${practice.account}:recovery-point:${uuidOf('recovery-point', resource.replace('HOME', HOME).replace('ACCOUNT', practice.account))}`
const nightly = { BackupVaultName: 'corp-it-nightly' }
const lock = (more: object) => backup.putBackupVaultLockConfiguration({ BackupVaultName: 'Default', ...more })
test.each([
  ['a lock that has closed', () => backup.deleteBackupVaultLockConfiguration(nightly), 'InvalidRequestException'],
  [
    'a recovery point under lock, to be deleted',
    () => backup.deleteRecoveryPoint({ ...nightly, RecoveryPointArn: pointOf(table) }),
    'InvalidRequestException',
  ],
  [
    'a recovery point under lock, to be kept for less',
    () => backup.updateRecoveryPointLifecycle({ ...nightly, RecoveryPointArn: pointOf(table) }),
    'InvalidRequestException',
  ],
  ['a vault that holds something', () => backup.deleteBackupVault(nightly), 'InvalidRequestException'],
  ['two days of grace', () => lock({ ChangeableForDays: 2 }), 'InvalidParameterValueException'],
  ['no day at least', () => lock({ MinRetentionDays: 0 }), 'InvalidParameterValueException'],
  ['more least than most', () => lock({ MinRetentionDays: 9, MaxRetentionDays: 8 }), 'InvalidParameterValueException'],
  ['more than a hundred years', () => lock({ MaxRetentionDays: 36_501 }), 'InvalidParameterValueException'],
  ['an unknown vault', () => backup.describeBackupVault({ BackupVaultName: 'none' }), 'ResourceNotFoundException'],
  ['a second vault', () => backup.createBackupVault({ BackupVaultName: 'Default' }), 'AlreadyExistsException'],
  ['a bad name', () => backup.createBackupVault({ BackupVaultName: 'a b' }), 'InvalidParameterValueException'],
  ['no policy', () => backup.getBackupVaultAccessPolicy({ BackupVaultName: 'Default' }), 'ResourceNotFoundException'],
  [
    'a policy that is none',
    () => backup.putBackupVaultAccessPolicy({ BackupVaultName: 'Default', Policy: '{' }),
    'InvalidParameterValueException',
  ],
  [
    'a topic that is none',
    () => backup.putBackupVaultNotifications({ BackupVaultName: 'Default', SNSTopicArn: 'x', BackupVaultEvents: [] }),
    'InvalidParameterValueException',
  ],
  [
    'a plan for a vault that is not there',
    () => backup.createBackupPlan({ BackupPlan: planNamed('x', { TargetBackupVaultName: 'none' }) }),
    'ResourceNotFoundException',
  ],
  [
    'cold storage for less than 90 days',
    () =>
      backup.createBackupPlan({
        BackupPlan: planNamed('x', { Lifecycle: { MoveToColdStorageAfterDays: 30, DeleteAfterDays: 60 } }),
      }),
    'InvalidParameterValueException',
  ],
  [
    'a plan without rules',
    () => backup.createBackupPlan({ BackupPlan: { BackupPlanName: 'x', Rules: [] } }),
    'InvalidParameterValueException',
  ],
  ['an unknown report plan', () => backup.deleteReportPlan({ ReportPlanName: 'x' }), 'ResourceNotFoundException'],
  ['the tags of nothing', () => backup.listTags({ ResourceArn: 'arn:x' }), 'ResourceNotFoundException'],
])('%s is refused', async (_, call, code) => {
  expect(await refused(call())).toBe(code)
})

test('an empty vault is deleted', async () => {
  await backup.deleteBackupVault({ BackupVaultName })
  expect(await verdicts(BackupVaultName, 'Demarc.Backup.1')).toEqual([undefined])
})

import type { BackupRule } from '@aws-sdk/client-backup'
import {
  buckets,
  fileSystems,
  HOME,
  iamArn,
  instances,
  keyArn,
  keys,
  partnerAccount,
  roles,
  tables,
  tagsOf,
  topics,
  US,
} from '../../../practice/company.ts'
import { ec2Id, uuidOf } from '../../../practice/ids.ts'
import { daysAgo, policyText } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import {
  type BackupState,
  pointArn,
  type RecoveryPoint,
  type StoredPlan,
  type StoredPoint,
  type StoredReportPlan,
  type StoredVault,
} from './state.ts'

/** The defaults: vault and key that AWS Backup creates itself. */
const DEFAULT_VAULT = 'Default'
export const DEFAULT_KEY = 'aws/backup'
const NIGHTLY = 'corp-it-nightly'
/** The opt-ins of the Region at the start; S3 and virtual machines are off. */
const OPTED_IN = 'Aurora DocumentDB DynamoDB EBS EC2 EFS FSx Neptune RDS Redshift'.split(' ')
const LEFT_OUT = ['S3', 'Storage Gateway', 'VirtualMachine']
const optIn = (): Record<string, boolean> =>
  Object.fromEntries([...OPTED_IN.map((type) => [type, true]), ...LEFT_OUT.map((type) => [type, false])])

/** What the nightly plan of corporate IT backs up, one backup by hand, and the leftovers of older plans. */
export function seedBackup(context: SeedContext): BackupState {
  const { region, partition, account } = context
  const ago = (days: number): string => daysAgo(context, days, 2)
  const vault = (made: number, more: Partial<StoredVault> = {}, key = keyArn(DEFAULT_KEY, region)): StoredVault => ({
    is: { CreationDate: ago(made), EncryptionKeyArn: key },
    policy: null,
    lock: null,
    notifications: null,
    tags: tagsOf('corp-it'),
    ...more,
  })
  const allows = (Principal: unknown, Sid: string): string =>
    policyText({ Sid, Effect: 'Allow', Principal, Action: 'backup:CopyIntoBackupVault', Resource: '*' })
  // in compliance mode since three days after it was made
  const lock = { MinRetentionDays: 7, MaxRetentionDays: 3653, LockDate: ago(597) }
  const denyDeletion = policyText({
    Sid: 'NobodyDeletes',
    Effect: 'Deny',
    Principal: '*',
    Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle', 'backup:PutBackupVaultAccessPolicy'],
    Resource: '*',
  })
  if (region === US)
    return {
      points: {},
      vaults: {
        [`${NIGHTLY}-copies`]: vault(600, { lock, policy: denyDeletion }, keyArn(keys.analyticsData.alias, region)),
      },
      plans: {},
      reports: {},
      optIn: optIn(),
    }
  if (region !== HOME) return { points: {}, vaults: {}, plans: {}, reports: {}, optIn: optIn() }

  const table = (name: string): string => `arn:${partition}:dynamodb:${region}:${account}:table/${name}`
  const files = (name: string): string =>
    `arn:${partition}:elasticfilesystem:${region}:${account}:file-system/${ec2Id('fs', name)}`
  const ec2 = (kind: string, id: string): string => `arn:${partition}:ec2:${region}:${account}:${kind}/${id}`
  const point = (
    resource: string,
    type: string,
    days: number,
    restored: string | null = null,
    more: Partial<RecoveryPoint> = {
      BackupVaultName: NIGHTLY,
      CreatedBy: { BackupPlanId: uuidOf('backup-plan', NIGHTLY) },
      Lifecycle: { DeleteAfterDays: 35 },
    },
  ): [string, StoredPoint] => [
    resource,
    {
      is: {
        RecoveryPointArn: pointArn(context, uuidOf('recovery-point', resource)),
        BackupVaultName: DEFAULT_VAULT,
        ResourceType: type,
        CreationDate: ago(days),
        IsEncrypted: true,
        ...more,
      },
      earlier: [],
      restored,
    },
  ]
  /** The same with a recovery point from before the resource was encrypted, which nothing deletes. */
  const withPlainOne = ([resource, stored]: [string, StoredPoint], days: number): [string, StoredPoint] => {
    const RecoveryPointArn = pointArn(context, uuidOf('recovery-point', `${resource} ${days}`))
    const { ResourceType } = stored.is
    const plain = { RecoveryPointArn, BackupVaultName: DEFAULT_VAULT, ResourceType, CreationDate: ago(days) }
    return [resource, { ...stored, earlier: [{ ...plain, IsEncrypted: false }] }]
  }
  const rule = (name: string, vaultName: string, more: Partial<BackupRule> = {}): BackupRule => ({
    RuleName: name,
    TargetBackupVaultName: vaultName,
    RuleId: uuidOf('backup-rule', name),
    StartWindowMinutes: 480,
    CompletionWindowMinutes: 10_080,
    ScheduleExpressionTimezone: 'Etc/UTC',
    ...more,
  })
  const stored = (name: string, made: number, more: Partial<StoredPlan>): [string, StoredPlan] => [
    uuidOf('backup-plan', name),
    {
      is: { BackupPlanName: name, CreationDate: ago(made), VersionId: uuidOf('backup-plan-version', name) },
      rules: [],
      selections: {},
      tags: tagsOf('corp-it'),
      ...more,
    },
  ]
  const report = (template: string, delivered: number): StoredReportPlan => ({
    is: {
      CreationTime: ago(500),
      ReportPlanDescription: '',
      ReportDeliveryChannel: { S3BucketName: buckets.backups, Formats: ['CSV'] },
      ReportSetting: { ReportTemplate: template },
      LastAttemptedExecutionTime: ago(1),
      LastSuccessfulExecutionTime: ago(delivered),
    },
    tags: tagsOf('corp-it'),
  })
  const notifications: StoredVault['notifications'] = {
    SNSTopicArn: `arn:${partition}:sns:${region}:${account}:${topics.securityAlarms}`,
    BackupVaultEvents: ['BACKUP_JOB_COMPLETED', 'COPY_JOB_FAILED'],
  }
  return {
    points: Object.fromEntries([
      point(table(tables.orders), 'DynamoDB', 1, ago(60)),
      // before a migration, by hand
      point(table(tables.certificates), 'DynamoDB', 190, null, {}),
      point(files(fileSystems.shopMedia), 'EFS', 1, ago(500)),
      point(ec2('instance', ec2Id('i', instances.shopWeb1.name)), 'EC2', 1),
      point(ec2('instance', ec2Id('i', instances.shopWeb2.name)), 'EC2', 1),
      withPlainOne(
        point(ec2('volume', ec2Id('vol', instances.fileServer.name)), 'EBS', 1, null, {
          BackupVaultName: NIGHTLY,
          CreatedBy: { BackupPlanId: uuidOf('backup-plan', NIGHTLY) },
          Lifecycle: { DeleteAfterDays: 14 },
        }),
        410,
      ),
      point(ec2('volume', ec2Id('vol', instances.bastion.name)), 'EBS', 75, null, {
        CreatedBy: { BackupPlanId: uuidOf('backup-plan', NIGHTLY) },
        IsEncrypted: false,
      }),
    ]),
    vaults: {
      [DEFAULT_VAULT]: vault(2000, { tags: {} }),
      [NIGHTLY]: vault(600, { lock, policy: denyDeletion, notifications }, keyArn(keys.shopData.alias, region)),
      // the calibration laboratory keeps copies of its results here
      'corp-it-partner-copies': vault(620, {
        policy: allows({ AWS: `arn:${partition}:iam::${partnerAccount}:root` }, 'CalibrationLab'),
      }),
      // a first try, before the laboratory's account was known
      'partner-copies-2019': vault(2300, { policy: allows('*', 'Anyone') }),
    },
    plans: Object.fromEntries([
      stored(NIGHTLY, 600, {
        rules: [
          rule('nightly', NIGHTLY, {
            ScheduleExpression: 'cron(0 2 * * ? *)',
            Lifecycle: { DeleteAfterDays: 35 },
            CopyActions: [
              {
                DestinationBackupVaultArn: `arn:${partition}:backup:${US}:${account}:backup-vault:${NIGHTLY}-copies`,
                Lifecycle: { DeleteAfterDays: 35 },
              },
            ],
          }),
        ],
        selections: {
          [uuidOf('backup-selection', NIGHTLY)]: {
            SelectionName: 'by-tag',
            IamRoleArn: iamArn(`role/${roles.backup}`),
            ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'nightly' }],
          },
          [uuidOf('backup-selection', `${NIGHTLY} named`)]: {
            SelectionName: 'named',
            IamRoleArn: iamArn(`role/${roles.backup}`),
            Resources: [
              table(tables.orders),
              `arn:${partition}:rds:${region}:${account}:db:shop-prod-orders`,
              files(fileSystems.shopMedia),
              ec2('instance', ec2Id('i', instances.shopWeb1.name)),
              ec2('instance', ec2Id('i', instances.shopWeb2.name)),
              ec2('volume', ec2Id('vol', instances.fileServer.name)),
            ],
          },
        },
      }),
      // nothing is assigned to it any more
      stored('weekly-2019', 2200, {
        rules: [rule('weekly', DEFAULT_VAULT, { ScheduleExpression: 'cron(0 4 ? * SUN *)' })],
      }),
    ]),
    reports: {
      backup_jobs: report('BACKUP_JOB_REPORT', 1),
      // since the bucket has a policy
      copy_jobs: report('COPY_JOB_REPORT', 90),
    },
    optIn: optIn(),
  }
}

import type * as Client from '@aws-sdk/client-backup'
import { byText } from '../../../core/by-text.ts'
import { arnIn, found, type Is, named, type Place } from '../../../practice/kind.ts'
import { type AwsError, awsError, type Call, type Kept, type ServiceDefinition } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

/** A recovery point. Without `CreatedBy` it was made on demand. */
export type RecoveryPoint = Is<
  Client.DescribeRecoveryPointOutput,
  'RecoveryPointArn' | 'BackupVaultName' | 'ResourceType' | 'CreationDate' | 'IsEncrypted'
>

/** What is kept of a resource: its last recovery point, and those before it, oldest first. */
export interface StoredPoint {
  is: RecoveryPoint
  earlier: RecoveryPoint[]
  /** When the resource was last restored; null: never. */
  restored: string | null
}

export interface StoredVault extends HasTags {
  is: Is<Client.BackupVaultListMember, 'CreationDate' | 'EncryptionKeyArn'>
  policy: string | null
  /** `LockDate`: when it can no longer be taken off; without one it can be at any time. */
  lock: Pick<Kept<Client.BackupVaultListMember>, 'MinRetentionDays' | 'MaxRetentionDays' | 'LockDate'> | null
  notifications: Pick<Client.GetBackupVaultNotificationsOutput, 'SNSTopicArn' | 'BackupVaultEvents'> | null
}

export interface StoredPlan extends HasTags {
  is: Is<Client.BackupPlansListMember, 'BackupPlanName' | 'CreationDate' | 'VersionId'>
  rules: Client.BackupRule[]
  selections: Record<string, Client.BackupSelection>
}

export interface StoredReportPlan extends HasTags {
  is: Is<Client.ReportPlan, 'CreationTime'>
}

/** AWS Backup in one region: recovery points by the ARN of the resource, vaults and report plans by name, plans by id. */
export interface BackupState {
  points: Record<string, StoredPoint>
  vaults: Record<string, StoredVault>
  plans: Record<string, StoredPlan>
  reports: Record<string, StoredReportPlan>
  /** By AWS Backup's word for a resource type: is the region opted in to it? */
  optIn: Record<string, boolean>
}

export type C<I = unknown> = Call<I, BackupState>
export type Definition = ServiceDefinition<typeof Client, BackupState>

export const invalid = (message: string): AwsError => awsError('InvalidParameterValueException', message)
export const refused = (message: string): AwsError => awsError('InvalidRequestException', message)
export const missing = (message: string): AwsError => awsError('ResourceNotFoundException', message)
export const already = (message: string): AwsError => awsError('AlreadyExistsException', message)

export const pointArn = (place: Place, id: string): string => arnIn(place, 'backup', `recovery-point:${id}`)
export const vaults = named<BackupState, StoredVault>({
  in: (state) => state.vaults,
  arn: ['backup', 'backup-vault:'],
  missing: (name) => missing(`Backup vault ${name} does not exist.`),
  exists: (name) => already(`Backup vault with the same name already exists: ${name}`),
})
export const plans = named<BackupState, StoredPlan>({
  in: (state) => state.plans,
  arn: ['backup', 'backup-plan:'],
  missing: (id) => missing(`Cannot find Backup plan with ID ${id}`),
})
export const selections = named<StoredPlan, Client.BackupSelection>({
  in: (plan) => plan.selections,
  missing: (id) => missing(`Cannot find Backup selection with ID ${id}`),
})
export const reports = named<BackupState, StoredReportPlan>({
  in: (state) => state.reports,
  arn: ['backup', 'report-plan:'],
  missing: (name) => missing(`Report plan ${name} does not exist.`),
  exists: (name) => already(`Report plan ${name} already exists.`),
})

/** All recovery points of a region, with the resource that each is of. */
export const allPoints = ({ points }: BackupState): readonly (readonly [resource: string, point: RecoveryPoint])[] =>
  Object.entries(points).flatMap(([resource, { is, earlier }]) =>
    [...earlier, is].map((one) => [resource, one] as const),
  )

/** Those in a vault. */
export const pointsIn = (state: BackupState, vault: string | undefined) =>
  allPoints(state).filter(([, { BackupVaultName }]) => BackupVaultName === vault)

/** The recovery point of an ARN in a vault, with the resource that it is of. */
export function pointOf(call: C, vault: string | undefined, arn: string | undefined) {
  vaults.of(call, vault)
  const point = pointsIn(call.state, vault).find(([, { RecoveryPointArn }]) => RecoveryPointArn === arn)
  return found(point, () => missing(`Recovery point ${arn} does not exist.`))
}

/** Takes a recovery point away; without any the resource is no longer one that is protected. */
export function dropPoint({ state }: C, resource: string, point: RecoveryPoint): void {
  const kept = state.points[resource]
  if (!kept) return
  const rest = [...kept.earlier, kept.is].filter((one) => one !== point)
  const last = rest.pop()
  if (last) Object.assign(kept, { is: last, earlier: rest })
  else delete state.points[resource]
}

/** What has tags, by its ARN: a vault, a plan or a report plan. */
export function taggedBy(call: C, arn: string | undefined): HasTags {
  const [what, name] = (arn ?? '').split(':').slice(5)
  if (what === 'backup-vault') return vaults.of(call, name)
  if (what === 'backup-plan') return plans.of(call, name)
  if (what === 'report-plan') return reports.of(call, name)
  throw missing(`Resource ${arn} does not exist.`)
}

const byService: Readonly<Record<string, string>> = byText({
  dynamodb: 'DynamoDB',
  elasticfilesystem: 'EFS',
  rds: 'RDS',
  s3: 'S3',
})

/** AWS Backup's word for what an ARN names; undefined for what it does not back up. */
export function kindOf(arn: string): string | undefined {
  const [, , service = '', , , resource = ''] = arn.split(':')
  if (service === 'ec2')
    return resource.startsWith('volume/') ? 'EBS' : resource.startsWith('instance/') ? 'EC2' : undefined
  return byService[service]
}

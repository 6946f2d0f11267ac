import type * as Client from '@aws-sdk/client-backup'
import { byText } from '../../../core/by-text.ts'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'

/** A recovery point: the last one of a resource stands for all of them. */
export interface StoredPoint {
  arn: string
  vault: string
  /** AWS Backup's word: DynamoDB, EBS, EC2, RDS ... */
  type: string
  made: string
  /** The plan that made it; null: somebody asked for it. */
  plan: string | null
  encrypted: boolean
  /** Days; null: for ever. */
  kept: number | null
  /** When the resource was last restored; null: never. */
  restored: string | null
}

export interface StoredVault {
  made: string
  key: string
  policy: string | null
  /** `date`: when it can no longer be taken off; null: it can be at any time. */
  lock: { least?: number | undefined; most?: number | undefined; date: string | null } | null
  notifications: { topic: string; events: Client.BackupVaultEvent[] } | null
  tags: Record<string, string>
}

export interface StoredPlan {
  name: string
  made: string
  version: string
  rules: Client.BackupRule[]
  selections: Record<string, Client.BackupSelection>
  tags: Record<string, string>
}

export interface StoredReportPlan {
  made: string
  description: string
  channel: Client.ReportDeliveryChannel
  setting: Client.ReportSetting
  attempted: string | null
  delivered: string | null
  tags: Record<string, string>
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

type Kind = 'backup-vault' | 'backup-plan' | 'report-plan' | 'recovery-point'
export const arnOf = (
  { partition, region, account }: Pick<C, 'partition' | 'region' | 'account'>,
  kind: Kind,
  name: string,
): string => `arn:${partition}:backup:${region}:${account}:${kind}:${name}`

const known = <T>(all: Record<string, T>, name: string | undefined): T | undefined =>
  name !== undefined && Object.hasOwn(all, name) ? all[name] : undefined

export function vaultOf({ state }: C, name: string | undefined): StoredVault {
  const found = known(state.vaults, name)
  if (!found) throw missing(`Backup vault ${name} does not exist.`)
  return found
}

export function planOf({ state }: C, id: string | undefined): StoredPlan {
  const found = known(state.plans, id)
  if (!found) throw missing(`Cannot find Backup plan with ID ${id}`)
  return found
}

export function reportOf({ state }: C, name: string | undefined): StoredReportPlan {
  const found = known(state.reports, name)
  if (!found) throw missing(`Report plan ${name} does not exist.`)
  return found
}

/** What has tags, by its ARN: a vault, a plan or a report plan. */
export function taggedBy(call: C, arn: string | undefined): { tags: Record<string, string> } {
  const [kind, name] = (arn ?? '').split(':').slice(5)
  if (kind === 'backup-vault') return vaultOf(call, name)
  if (kind === 'backup-plan') return planOf(call, name)
  if (kind === 'report-plan') return reportOf(call, name)
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

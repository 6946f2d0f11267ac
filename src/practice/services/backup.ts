import { fileSystems, HOME, instances, tables } from '../company.ts'
import { ec2Id, uuidOf } from '../ids.ts'
import { awsError, type Call, page, practiceService, type SeedContext } from '../service.ts'

/** A recovery point: the last one of a resource stands for all of them. */
interface Point {
  arn: string
  /** AWS Backup's word: DynamoDB, EBS, EC2, RDS ... */
  type: string
  made: string
  /** The plan that made it; null: somebody asked for it. */
  plan: string | null
  encrypted: boolean
}

/** AWS Backup in one region: the last recovery point by the ARN of the resource, all in one vault. */
interface BackupState {
  points: Record<string, Point>
}
type C<I = unknown> = Call<I, BackupState>

const VAULT = 'Default'
const DAY = 86_400_000

/** What the nightly plan of corporate IT backs up, and what somebody once backed up by hand. */
function seedBackup({ region, now, partition, account }: SeedContext): BackupState {
  if (region !== HOME) return { points: {} }
  const plan = uuidOf('backup-plan', 'corp-it-nightly')
  const table = (name: string): string => `arn:${partition}:dynamodb:${region}:${account}:table/${name}`
  const files = (name: string): string =>
    `arn:${partition}:elasticfilesystem:${region}:${account}:file-system/${ec2Id('fs', name)}`
  const ec2 = (kind: string, id: string): string => `arn:${partition}:ec2:${region}:${account}:${kind}/${id}`
  const point = (
    resource: string,
    type: string,
    days: number,
    by: string | null,
    encrypted: boolean,
  ): [string, Point] => [
    resource,
    {
      arn: `arn:${partition}:backup:${region}:${account}:recovery-point:${uuidOf('recovery-point', resource)}`,
      type,
      made: new Date(now.getTime() - days * DAY + 7_200_000).toISOString(),
      plan: by,
      encrypted,
    },
  ]
  return {
    points: Object.fromEntries([
      point(table(tables.orders), 'DynamoDB', 1, plan, true),
      // before a migration, by hand
      point(table(tables.certificates), 'DynamoDB', 190, null, true),
      point(files(fileSystems.shopMedia), 'EFS', 1, plan, true),
      point(ec2('instance', ec2Id('i', instances.shopWeb1.name)), 'EC2', 1, plan, true),
      point(ec2('instance', ec2Id('i', instances.shopWeb2.name)), 'EC2', 1, plan, true),
      point(ec2('volume', ec2Id('vol', instances.fileServer.name)), 'EBS', 1, plan, true),
      point(ec2('volume', ec2Id('vol', instances.bastion.name)), 'EBS', 75, plan, false),
    ]),
  }
}

const vaultArn = ({ partition, region, account }: C): string =>
  `arn:${partition}:backup:${region}:${account}:backup-vault:${VAULT}`

const byService: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDB',
  elasticfilesystem: 'EFS',
  rds: 'RDS',
  s3: 'S3',
}

/** AWS Backup's word for what an ARN names; undefined for what it does not back up. */
function kindOf(arn: string): string | undefined {
  const [, , service = '', , , resource = ''] = arn.split(':')
  if (service === 'ec2')
    return resource.startsWith('volume/') ? 'EBS' : resource.startsWith('instance/') ? 'EC2' : undefined
  return byService[service]
}

function inVault(name: string | undefined): void {
  if (name !== VAULT) throw awsError('ResourceNotFoundException', `Backup vault ${name} does not exist.`, 400)
}

/** AWS Backup: what is protected, and by which plan. */
export const backup = practiceService({
  id: 'backup',
  scope: 'regional',
  client: () => import('@aws-sdk/client-backup'),
  seed: seedBackup,
  reads: {
    ListProtectedResources: (call) => {
      const all = Object.entries(call.state.points).sort(([a], [b]) => (a < b ? -1 : 1))
      // a page is small whatever is asked for, as it may be on AWS
      const size = Math.min(call.input.MaxResults ?? call.pageSize, call.pageSize)
      const { items, next } = page(call, all, { token: call.input.NextToken, size })
      return {
        Results: items.map(([ResourceArn, point]) => ({
          ResourceArn,
          ResourceType: point.type,
          LastBackupTime: new Date(point.made),
          LastBackupVaultArn: vaultArn(call),
          LastRecoveryPointArn: point.arn,
        })),
        NextToken: next,
      }
    },
    DescribeRecoveryPoint: (call) => {
      inVault(call.input.BackupVaultName)
      const [ResourceArn, point] =
        Object.entries(call.state.points).find(([, { arn }]) => arn === call.input.RecoveryPointArn) ?? []
      if (!point)
        throw awsError(
          'ResourceNotFoundException',
          `Recovery point ${call.input.RecoveryPointArn} does not exist.`,
          400,
        )
      return {
        RecoveryPointArn: point.arn,
        BackupVaultName: VAULT,
        BackupVaultArn: vaultArn(call),
        ResourceArn,
        ResourceType: point.type,
        ...(point.plan === null ? {} : { CreatedBy: { BackupPlanId: point.plan } }),
        Status: 'COMPLETED' as const,
        CreationDate: new Date(point.made),
        CompletionDate: new Date(point.made),
        IsEncrypted: point.encrypted,
      }
    },
  },
  changes: {
    StartBackupJob: (call) => {
      const { input, state, now, region, account, partition } = call
      inVault(input.BackupVaultName)
      const ResourceArn = input.ResourceArn ?? ''
      const type = kindOf(ResourceArn)
      if (type === undefined)
        throw awsError('InvalidParameterValueException', `Resource type of ${ResourceArn} is not supported.`, 400)
      const id = uuidOf('backup-job', `${ResourceArn} ${now.toISOString()}`)
      const arn = `arn:${partition}:backup:${region}:${account}:recovery-point:${id}`
      // the vault's own key encrypts it
      state.points[ResourceArn] = { arn, type, made: now.toISOString(), plan: null, encrypted: true }
      return { BackupJobId: id, RecoveryPointArn: arn, CreationDate: now }
    },
  },
})

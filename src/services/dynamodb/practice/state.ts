import type * as Client from '@aws-sdk/client-dynamodb'
import { awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'

export interface Throughput {
  read: number
  write: number
}

export interface Table {
  created: string
  billing: 'PROVISIONED' | 'PAY_PER_REQUEST'
  /** Zero on demand. */
  throughput: Throughput
  keys: { name: string; type: 'HASH' | 'RANGE' }[]
  attributes: { name: string; type: 'S' | 'N' | 'B' }[]
  /** Global secondary indexes by name. */
  indexes: Record<string, { keys: Table['keys']; throughput: Throughput }>
  deletionProtection: boolean
  /** ARN of the KMS key; null: a key that AWS owns. */
  key: string | null
  /** How many days back point-in-time recovery reaches; null when it is off. */
  recoveryDays: number | null
  class: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS'
  /** The resource-based policy; the revision changes with it. */
  policy: { document: string; revision: number } | null
  tags: { Key: string; Value: string }[]
}

/** DynamoDB in one region: tables by name. */
export interface DynamoDbState {
  tables: Record<string, Table>
}

export type Module = typeof Client
export type C<I = unknown> = Call<I, DynamoDbState>
export type Definition = ServiceDefinition<Module, DynamoDbState>

export const invalid = (message: string) => awsError('ValidationException', message)

export const arnOf = ({ partition, region, account }: C, name: string): string =>
  `arn:${partition}:dynamodb:${region}:${account}:table/${name}`

/** A table's name: operations take it, or the table's ARN, in the same place. */
export function nameOf(call: C, given: string | undefined): string {
  if (!given) throw invalid('One or more parameter values were invalid: TableName is required')
  if (!given.startsWith('arn:')) return given
  const own = arnOf(call, '')
  if (!given.startsWith(own))
    throw awsError('ResourceNotFoundException', `Requested resource not found: ResourceArn: ${given} not found`)
  return given.slice(own.length)
}

export function tableOf(call: C, given: string | undefined): [name: string, table: Table] {
  const name = nameOf(call, given)
  const table = call.state.tables[name]
  if (!table) throw awsError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`)
  return [name, table]
}

/** A table as DescribeTable shows it. */
export function shown(call: C, name: string, table: Table) {
  const TableArn = arnOf(call, name)
  return {
    TableName: name,
    TableArn,
    TableStatus: 'ACTIVE' as const,
    CreationDateTime: new Date(table.created),
    KeySchema: keySchema(table.keys),
    AttributeDefinitions: table.attributes.map(({ name: AttributeName, type }) => ({
      AttributeName,
      AttributeType: type,
    })),
    // AWS shows it of tables that are on demand, or once were
    ...(table.billing === 'PAY_PER_REQUEST' ? { BillingModeSummary: { BillingMode: table.billing } } : {}),
    ProvisionedThroughput: throughput(table.throughput),
    ...(Object.keys(table.indexes).length > 0
      ? {
          GlobalSecondaryIndexes: Object.entries(table.indexes).map(([IndexName, index]) => ({
            IndexName,
            IndexArn: `${TableArn}/index/${IndexName}`,
            IndexStatus: 'ACTIVE' as const,
            KeySchema: keySchema(index.keys),
            Projection: { ProjectionType: 'ALL' as const },
            ProvisionedThroughput: throughput(index.throughput),
          })),
        }
      : {}),
    ...(table.key === null
      ? {}
      : { SSEDescription: { Status: 'ENABLED' as const, SSEType: 'KMS' as const, KMSMasterKeyArn: table.key } }),
    DeletionProtectionEnabled: table.deletionProtection,
    TableClassSummary: { TableClass: table.class },
    ItemCount: 0,
    TableSizeBytes: 0,
  }
}

const keySchema = (keys: Table['keys']) => keys.map(({ name, type }) => ({ AttributeName: name, KeyType: type }))
const throughput = ({ read, write }: Throughput) => ({
  ReadCapacityUnits: read,
  WriteCapacityUnits: write,
  NumberOfDecreasesToday: 0,
})

/** What DescribeContinuousBackups shows; the continuous backups themselves are always on. */
export function continuousBackups({ now }: C, { recoveryDays }: Table) {
  const DAY = 86_400_000
  return {
    ContinuousBackupsStatus: 'ENABLED' as const,
    PointInTimeRecoveryDescription:
      recoveryDays === null
        ? { PointInTimeRecoveryStatus: 'DISABLED' as const }
        : {
            PointInTimeRecoveryStatus: 'ENABLED' as const,
            RecoveryPeriodInDays: recoveryDays,
            EarliestRestorableDateTime: new Date(now.getTime() - recoveryDays * DAY),
            LatestRestorableDateTime: new Date(now.getTime() - 300_000),
          },
  }
}

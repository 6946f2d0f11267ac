import type * as Client from '@aws-sdk/client-dynamodb'
import { type Is, kind } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import { type Answer, awsError, type Call, type Kept } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

type Index = Is<Client.GlobalSecondaryIndexDescription, 'IndexName' | 'KeySchema' | 'ProvisionedThroughput'>

type Policied = { document: string; revision: number } | null

export interface Table extends HasTags {
  /** Without `SSEDescription`, it is encrypted with an AWS owned key. */
  is: Is<
    Client.TableDescription,
    | 'TableName'
    | 'CreationDateTime'
    | 'KeySchema'
    | 'AttributeDefinitions'
    | 'ProvisionedThroughput'
    | 'DeletionProtectionEnabled'
    | 'TableClassSummary'
  >
  billing: 'PROVISIONED' | 'PAY_PER_REQUEST'
  indexes: Index[]
  /** How many days back point-in-time recovery reaches; null when it is off. */
  recoveryDays: number | null
  /** The resource-based policy, with a revision id that changes with it. */
  policy: Policied
  /** The label of its stream, and the policy of the stream; null without a stream. */
  stream: { label: string; policy: Policied } | null
}

/** DynamoDB in one region. */
export interface DynamoDbState {
  tables: Table[]
}
export type C<I = unknown> = Call<I, DynamoDbState>

export const invalid = (message: string) => awsError('ValidationException', message)
const notFound = (what: string) =>
  awsError('ResourceNotFoundException', `Requested resource not found: ${what} not found`)
/** Pages of tags; a request cannot set their size. */
export const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken' })

export const tables = kind<DynamoDbState, Table>({
  in: (state) => state.tables,
  id: ({ is }) => is.TableName,
  arn: ['dynamodb', 'table/'],
  missing: (name) => notFound(`Table: ${name}`),
  exists: (name) => awsError('ResourceInUseException', `Table already exists: ${name}`),
})

/** The name of a table: operations accept a name or an ARN. */
export function nameOf(call: C, given: string | undefined): string {
  if (!given) throw invalid('One or more parameter values were invalid: TableName is required')
  if (!given.startsWith('arn:')) return given
  const own = tables.arn(call, '')
  if (!given.startsWith(own)) throw notFound(`ResourceArn: ${given}`)
  return given.slice(own.length)
}

export const tableOf = (call: C, given: string | undefined): Table => tables.of(call, nameOf(call, given))

const streamArn = (call: C, { is, stream }: Table): string | undefined =>
  stream ? `${tables.arn(call, is.TableName)}/stream/${stream.label}` : undefined

/** The owner of a resource policy: a table, or its stream, by ARN. */
export function policiedBy(call: C, arn = ''): { policy: Policied } {
  const [, name, label] = /table\/([^/]+)\/stream\/(.+)$/.exec(arn) ?? []
  if (name === undefined) return tableOf(call, arn)
  const { stream } = tables.of(call, name)
  if (stream?.label !== label || !stream) throw notFound(`ResourceArn: ${arn}`)
  return stream
}

/** A table as DescribeTable returns it. */
export function shown(call: C, table: Table): Answer<Client.TableDescription> & { TableName: string } {
  const { is, billing, indexes, stream } = table
  const TableArn = tables.arn(call, is.TableName)
  return {
    ...is,
    TableArn,
    TableStatus: 'ACTIVE',
    ...(stream
      ? {
          StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const },
          LatestStreamArn: streamArn(call, table) ?? '',
          LatestStreamLabel: stream.label,
        }
      : {}),
    // AWS returns it for tables that are on demand, or once were
    ...(billing === 'PAY_PER_REQUEST' ? { BillingModeSummary: { BillingMode: billing } } : {}),
    ...(indexes.length > 0
      ? {
          GlobalSecondaryIndexes: indexes.map((one) => ({
            ...one,
            IndexArn: `${TableArn}/index/${one.IndexName}`,
            IndexStatus: 'ACTIVE' as const,
            Projection: { ProjectionType: 'ALL' as const },
          })),
        }
      : {}),
    ItemCount: 0,
    TableSizeBytes: 0,
  }
}

export const encryptedBy = (KMSMasterKeyArn: string): Kept<Client.SSEDescription> => ({
  Status: 'ENABLED',
  SSEType: 'KMS',
  KMSMasterKeyArn,
})

export const throughput = (ReadCapacityUnits = 0, WriteCapacityUnits = 0) => ({
  ReadCapacityUnits,
  WriteCapacityUnits,
  NumberOfDecreasesToday: 0,
})

/** What DescribeContinuousBackups returns; continuous backups themselves are always on. */
export const continuousBackups = (call: C, { recoveryDays }: Table): Answer<Client.ContinuousBackupsDescription> => ({
  ContinuousBackupsStatus: 'ENABLED',
  PointInTimeRecoveryDescription:
    recoveryDays === null
      ? { PointInTimeRecoveryStatus: 'DISABLED' }
      : {
          PointInTimeRecoveryStatus: 'ENABLED',
          RecoveryPeriodInDays: recoveryDays,
          EarliestRestorableDateTime: daysAgo(call, recoveryDays),
          LatestRestorableDateTime: new Date(call.now.getTime() - 300_000),
        },
})

import type * as Client from '@aws-sdk/client-dynamodb'
import { parsePolicy } from '../../../core/policy/parse.ts'
import { isPublic } from '../../../core/policy/public.ts'
import { keyArn } from '../../../practice/company.ts'
import { arnIn, take } from '../../../practice/kind.ts'
import { notHere } from '../../../practice/limits.ts'
import type { ServiceDefinition } from '../../../practice/service.ts'
import { tag, tagsFrom, untag } from '../../../practice/tags.ts'
import {
  type C,
  continuousBackups,
  type DynamoDbState,
  encryptedBy,
  invalid,
  nameOf,
  policiedBy,
  shown,
  type Table,
  tableOf,
  tables,
  throughput,
} from './state.ts'

const NAME = /^[a-zA-Z0-9_.-]{3,255}$/
const LONGEST_RECOVERY = 35

/**
 * The encryption of a table: an AWS owned key if SSE is not enabled; otherwise the given key, by default the AWS
 * managed key.
 */
function encryption(call: C, sse: Client.SSESpecification | undefined): Pick<Table['is'], 'SSEDescription'> {
  if (!sse?.Enabled) {
    if (sse?.KMSMasterKeyId)
      throw invalid(
        'One or more parameter values were invalid: KMSMasterKeyId must not be specified if SSE is disabled',
      )
    return {}
  }
  const { KMSMasterKeyId: id = 'alias/aws/dynamodb' } = sse
  const arn = id.startsWith('arn:') ? id : arnIn(call, 'kms', `key/${id}`)
  return { SSEDescription: encryptedBy(id.startsWith('alias/') ? keyArn(id.slice('alias/'.length), call.region) : arn) }
}

/** The validated capacity: both numbers if it is provisioned, none if it is on demand. */
function capacity(billing: Table['billing'], given: Client.ProvisionedThroughput | undefined, what: string) {
  if (billing === 'PAY_PER_REQUEST') {
    if (given)
      throw invalid(
        `One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST`,
      )
    return throughput()
  }
  const { ReadCapacityUnits: read = 0, WriteCapacityUnits: write = 0 } = given ?? {}
  if (read < 1 || write < 1)
    throw invalid(
      `One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED (${what})`,
    )
  return throughput(read, write)
}

function newTable(call: C<Client.CreateTableInput>, TableName: string): Table {
  const { input, now } = call
  const { KeySchema = [], AttributeDefinitions = [], GlobalSecondaryIndexes = [], TableClass } = input
  const billing = input.BillingMode === 'PAY_PER_REQUEST' ? 'PAY_PER_REQUEST' : 'PROVISIONED'
  const indexes = GlobalSecondaryIndexes.map((one) => ({
    IndexName: one.IndexName ?? '',
    KeySchema: one.KeySchema ?? [],
    ProvisionedThroughput: capacity(billing, one.ProvisionedThroughput, 'index'),
  }))
  if (KeySchema[0]?.KeyType !== 'HASH')
    throw invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type')
  const used = new Set([...KeySchema, ...indexes.flatMap((one) => one.KeySchema)].map((one) => one.AttributeName))
  if (used.size !== AttributeDefinitions.length || !AttributeDefinitions.every((one) => used.has(one.AttributeName)))
    throw invalid(
      'One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    )
  return {
    is: {
      TableName,
      CreationDateTime: now.toISOString(),
      KeySchema,
      AttributeDefinitions,
      ProvisionedThroughput: capacity(billing, input.ProvisionedThroughput, 'table'),
      DeletionProtectionEnabled: input.DeletionProtectionEnabled ?? false,
      TableClassSummary: { TableClass: TableClass === 'STANDARD_INFREQUENT_ACCESS' ? TableClass : 'STANDARD' },
      ...encryption(call, input.SSESpecification),
    },
    billing,
    indexes,
    recoveryDays: null,
    stream: null,
    policy: input.ResourcePolicy === undefined ? null : { document: accepted(input.ResourcePolicy), revision: 1 },
    tags: tagsFrom(input.Tags),
  }
}

/**
 * A policy as DynamoDB accepts it: policies that make the table public are rejected (developerguide/rbac-bpa-rbp.html).
 */
function accepted(document: string | undefined): string {
  const parsed = parsePolicy(document ?? '')
  if (!parsed.ok) throw invalid(`Invalid policy document: ${parsed.problems[0] ?? 'no document'}`)
  if (isPublic(parsed.policy)) throw invalid('Resource-based policies that grant public access are not allowed')
  return document ?? ''
}

function update(call: C<Client.UpdateTableInput>, table: Table): void {
  const { input } = call
  const billing = input.BillingMode === undefined ? table.billing : input.BillingMode
  if (billing !== 'PROVISIONED' && billing !== 'PAY_PER_REQUEST')
    throw invalid("1 validation error detected: Value at 'billingMode' failed to satisfy constraint")
  const { is, indexes } = table
  if (input.ProvisionedThroughput !== undefined || billing !== table.billing)
    is.ProvisionedThroughput = capacity(billing, input.ProvisionedThroughput, 'table')
  for (const index of indexes) {
    const name = index.IndexName
    const change = input.GlobalSecondaryIndexUpdates?.find(({ Update }) => Update?.IndexName === name)?.Update
    if (change || billing !== table.billing)
      index.ProvisionedThroughput = capacity(billing, change?.ProvisionedThroughput, `index ${name}`)
  }
  table.billing = billing
  take(is, input, 'DeletionProtectionEnabled')
  if (input.SSESpecification !== undefined) {
    delete is.SSEDescription
    Object.assign(is, encryption(call, input.SSESpecification))
  }
  if (input.TableClass === 'STANDARD' || input.TableClass === 'STANDARD_INFREQUENT_ACCESS')
    is.TableClassSummary = { TableClass: input.TableClass }
}

/** Refuses the parts of UpdateTable that the practice account does not implement. */
function refuseOthers({ input }: C<Client.UpdateTableInput>): void {
  const others = [
    input.ReplicaUpdates && 'ReplicaUpdates',
    input.StreamSpecification && 'StreamSpecification',
    input.GlobalSecondaryIndexUpdates?.some(({ Create, Delete }) => Create || Delete) &&
      'GlobalSecondaryIndexUpdates (Create, Delete)',
  ].filter(Boolean)
  if (others.length > 0) throw notHere(`The practice account does not change ${others.join(', ')} of a table.`)
}

export const changes = {
  CreateTable: (call) => {
    const name = nameOf(call, call.input.TableName)
    if (!NAME.test(name))
      throw invalid(
        "1 validation error detected: Value at 'tableName' failed to satisfy constraint: 3 to 255 of a-z, A-Z, 0-9, _, . and -",
      )
    return { TableDescription: shown(call, tables.add(call, newTable(call, name))) }
  },
  UpdateTable: (call) => {
    const table = tableOf(call, call.input.TableName)
    refuseOthers(call)
    update(call, table)
    return { TableDescription: shown(call, table) }
  },
  DeleteTable: (call) => {
    const { is } = tableOf(call, call.input.TableName)
    if (is.DeletionProtectionEnabled)
      throw invalid(
        'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
      )
    return { TableDescription: { ...shown(call, tables.remove(call, is.TableName)), TableStatus: 'DELETING' } }
  },
  UpdateContinuousBackups: (call) => {
    const table = tableOf(call, call.input.TableName)
    const wanted = call.input.PointInTimeRecoverySpecification
    const days = wanted?.RecoveryPeriodInDays ?? LONGEST_RECOVERY
    if (days < 1 || days > LONGEST_RECOVERY) throw invalid('RecoveryPeriodInDays should be between 1 and 35')
    table.recoveryDays = wanted?.PointInTimeRecoveryEnabled ? days : null
    return { ContinuousBackupsDescription: continuousBackups(call, table) }
  },
  PutResourcePolicy: (call) => {
    const holder = policiedBy(call, call.input.ResourceArn)
    const revision = (holder.policy?.revision ?? 0) + 1
    holder.policy = { document: accepted(call.input.Policy), revision }
    return { RevisionId: String(revision) }
  },
  DeleteResourcePolicy: (call) => {
    const holder = policiedBy(call, call.input.ResourceArn)
    const revision = holder.policy?.revision
    holder.policy = null
    return revision === undefined ? {} : { RevisionId: String(revision) }
  },
  TagResource: (call) => tag(tableOf(call, call.input.ResourceArn), call.input.Tags),
  UntagResource: (call) => untag(tableOf(call, call.input.ResourceArn), call.input.TagKeys),
} satisfies NonNullable<ServiceDefinition<typeof Client, DynamoDbState>['changes']>

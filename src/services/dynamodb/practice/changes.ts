import type { CreateTableInput, UpdateTableInput } from '@aws-sdk/client-dynamodb'
import { parsePolicy } from '../../../core/policy/parse.ts'
import { isPublic } from '../../../core/policy/public.ts'
import { keyArn } from '../../../practice/company.ts'
import { awsError } from '../../../practice/service.ts'
import { type C, continuousBackups, type Definition, invalid, nameOf, shown, type Table, tableOf } from './state.ts'

const NAME = /^[a-zA-Z0-9_.-]{3,255}$/
const LONGEST_RECOVERY = 35

/** The key that a table is encrypted with: AWS's own without a word, the account's AWS managed key by default. */
function keyFrom({ partition, region, account }: C, sse: CreateTableInput['SSESpecification']): string | null {
  if (!sse?.Enabled) {
    if (sse?.KMSMasterKeyId)
      throw invalid(
        'One or more parameter values were invalid: KMSMasterKeyId must not be specified if SSE is disabled',
      )
    return null
  }
  const id = sse.KMSMasterKeyId
  if (id === undefined || id === 'alias/aws/dynamodb') return keyArn('aws/dynamodb', region)
  if (id.startsWith('arn:')) return id
  return id.startsWith('alias/')
    ? keyArn(id.slice('alias/'.length), region)
    : `arn:${partition}:kms:${region}:${account}:key/${id}`
}

interface Capacity {
  readonly ReadCapacityUnits?: number | undefined
  readonly WriteCapacityUnits?: number | undefined
}

/** Capacity as it must be: both numbers where it is provisioned, none on demand. */
function capacity(billing: Table['billing'], given: Capacity | undefined, what: string): Table['throughput'] {
  if (billing === 'PAY_PER_REQUEST') {
    if (given)
      throw invalid(
        `One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST`,
      )
    return { read: 0, write: 0 }
  }
  const { ReadCapacityUnits: read = 0, WriteCapacityUnits: write = 0 } = given ?? {}
  if (read < 1 || write < 1)
    throw invalid(
      `One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED (${what})`,
    )
  return { read, write }
}

const keysOf = (schema: CreateTableInput['KeySchema']): Table['keys'] =>
  (schema ?? []).map(({ AttributeName = '', KeyType }) => ({
    name: AttributeName,
    type: KeyType === 'RANGE' ? 'RANGE' : 'HASH',
  }))

function newTable(call: C<CreateTableInput>): Table {
  const { input, now } = call
  const billing = input.BillingMode === 'PAY_PER_REQUEST' ? 'PAY_PER_REQUEST' : 'PROVISIONED'
  const keys = keysOf(input.KeySchema)
  const attributes = (input.AttributeDefinitions ?? []).map(({ AttributeName = '', AttributeType }) => ({
    name: AttributeName,
    type: AttributeType === 'N' || AttributeType === 'B' ? AttributeType : ('S' as const),
  }))
  const indexes = Object.fromEntries(
    (input.GlobalSecondaryIndexes ?? []).map((one) => [
      one.IndexName ?? '',
      { keys: keysOf(one.KeySchema), throughput: capacity(billing, one.ProvisionedThroughput, 'index') },
    ]),
  )
  if (keys[0]?.type !== 'HASH') throw invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type')
  const used = new Set([...keys, ...Object.values(indexes).flatMap((one) => one.keys)].map(({ name }) => name))
  if (used.size !== attributes.length || !attributes.every(({ name }) => used.has(name)))
    throw invalid(
      'One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    )
  return {
    created: now.toISOString(),
    billing,
    throughput: capacity(billing, input.ProvisionedThroughput, 'table'),
    keys,
    attributes,
    indexes,
    deletionProtection: input.DeletionProtectionEnabled ?? false,
    key: keyFrom(call, input.SSESpecification),
    recoveryDays: null,
    class: input.TableClass === 'STANDARD_INFREQUENT_ACCESS' ? input.TableClass : 'STANDARD',
    policy: input.ResourcePolicy === undefined ? null : { document: accepted(input.ResourcePolicy), revision: 1 },
    tags: (input.Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value })),
  }
}

/** A policy as DynamoDB accepts it: one that opens the table to everyone it refuses (developerguide/rbac-bpa-rbp.html). */
function accepted(document: string | undefined): string {
  const parsed = parsePolicy(document ?? '')
  if (!parsed.ok) throw invalid(`Invalid policy document: ${parsed.problems[0] ?? 'no document'}`)
  if (isPublic(parsed.policy)) throw invalid('Resource-based policies that grant public access are not allowed')
  return document ?? ''
}

function update(call: C<UpdateTableInput>, table: Table): void {
  const { input } = call
  const billing = input.BillingMode === undefined ? table.billing : input.BillingMode
  if (billing !== 'PROVISIONED' && billing !== 'PAY_PER_REQUEST')
    throw invalid("1 validation error detected: Value at 'billingMode' failed to satisfy constraint")
  if (input.ProvisionedThroughput !== undefined || billing !== table.billing)
    table.throughput = capacity(billing, input.ProvisionedThroughput, 'table')
  for (const [name, index] of Object.entries(table.indexes)) {
    const change = input.GlobalSecondaryIndexUpdates?.find(({ Update }) => Update?.IndexName === name)?.Update
    if (change || billing !== table.billing)
      index.throughput = capacity(billing, change?.ProvisionedThroughput, `index ${name}`)
  }
  table.billing = billing
  if (input.DeletionProtectionEnabled !== undefined) table.deletionProtection = input.DeletionProtectionEnabled
  if (input.SSESpecification !== undefined) table.key = keyFrom(call, input.SSESpecification)
  if (input.TableClass === 'STANDARD' || input.TableClass === 'STANDARD_INFREQUENT_ACCESS')
    table.class = input.TableClass
}

/** UpdateTable changes some things alone; what this account does not do with it, it says. */
function refuseOthers({ input }: C<UpdateTableInput>): void {
  const others = [
    input.ReplicaUpdates && 'ReplicaUpdates',
    input.StreamSpecification && 'StreamSpecification',
    input.GlobalSecondaryIndexUpdates?.some(({ Create, Delete }) => Create || Delete) &&
      'GlobalSecondaryIndexUpdates (Create, Delete)',
  ].filter(Boolean)
  if (others.length > 0)
    throw awsError('NotImplemented', `The practice account does not change ${others.join(', ')} of a table.`, 501)
}

export const changes = {
  CreateTable: (call) => {
    const name = nameOf(call, call.input.TableName)
    if (!NAME.test(name))
      throw invalid(
        "1 validation error detected: Value at 'tableName' failed to satisfy constraint: 3 to 255 of a-z, A-Z, 0-9, _, . and -",
      )
    if (call.state.tables[name]) throw awsError('ResourceInUseException', `Table already exists: ${name}`)
    const table = newTable(call)
    call.state.tables[name] = table
    return { TableDescription: shown(call, name, table) }
  },
  UpdateTable: (call) => {
    const [name, table] = tableOf(call, call.input.TableName)
    refuseOthers(call)
    update(call, table)
    return { TableDescription: shown(call, name, table) }
  },
  DeleteTable: (call) => {
    const [name, table] = tableOf(call, call.input.TableName)
    if (table.deletionProtection)
      throw invalid(
        'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
      )
    delete call.state.tables[name]
    return { TableDescription: { ...shown(call, name, table), TableStatus: 'DELETING' as const } }
  },
  UpdateContinuousBackups: (call) => {
    const [, table] = tableOf(call, call.input.TableName)
    const wanted = call.input.PointInTimeRecoverySpecification
    const days = wanted?.RecoveryPeriodInDays ?? LONGEST_RECOVERY
    if (days < 1 || days > LONGEST_RECOVERY) throw invalid('RecoveryPeriodInDays should be between 1 and 35')
    table.recoveryDays = wanted?.PointInTimeRecoveryEnabled ? days : null
    return { ContinuousBackupsDescription: continuousBackups(call, table) }
  },
  PutResourcePolicy: (call) => {
    const [, table] = tableOf(call, call.input.ResourceArn)
    const revision = (table.policy?.revision ?? 0) + 1
    table.policy = { document: accepted(call.input.Policy), revision }
    return { RevisionId: String(revision) }
  },
  DeleteResourcePolicy: (call) => {
    const [, table] = tableOf(call, call.input.ResourceArn)
    const revision = table.policy?.revision
    table.policy = null
    return revision === undefined ? {} : { RevisionId: String(revision) }
  },
  TagResource: (call) => {
    const [, table] = tableOf(call, call.input.ResourceArn)
    const added = (call.input.Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }))
    table.tags = [...table.tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)), ...added]
    return undefined
  },
  UntagResource: (call) => {
    const [, table] = tableOf(call, call.input.ResourceArn)
    table.tags = table.tags.filter(({ Key }) => !call.input.TagKeys?.includes(Key))
    return undefined
  },
} satisfies NonNullable<Definition['changes']>

import type { DAX } from '@aws-sdk/client-dax'
import type { DynamoDB } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { awsOf, refused } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, iamArn, keyArn, tables } from '../../practice/company.ts'

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let dynamodb: DynamoDB
let dax: DAX

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  dynamodb = await aws.client('dynamodb', HOME)
  dax = await aws.client('dax', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

test('a table is made, changed and deleted as it was asked for', async () => {
  const TableName = 'returns'
  const asked = {
    TableName,
    AttributeDefinitions: [
      { AttributeName: 'id', AttributeType: 'S' as const },
      { AttributeName: 'day', AttributeType: 'N' as const },
    ],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-day',
        KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' as const }],
        Projection: { ProjectionType: 'ALL' as const },
        ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 2 },
      },
    ],
    ProvisionedThroughput: { ReadCapacityUnits: 3, WriteCapacityUnits: 4 },
  }
  await dynamodb.createTable(asked)
  expect(await refused(dynamodb.createTable(asked))).toBe('ResourceInUseException')
  const shown = async () => (await dynamodb.describeTable({ TableName })).Table
  const TableArn = `arn:aws:dynamodb:${HOME}:${practice.account}:table/${TableName}`
  expect(await shown()).toMatchObject({
    TableArn,
    KeySchema: asked.KeySchema,
    AttributeDefinitions: asked.AttributeDefinitions,
    ProvisionedThroughput: asked.ProvisionedThroughput,
    GlobalSecondaryIndexes: [
      { IndexArn: `${TableArn}/index/by-day`, ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 2 } },
    ],
    DeletionProtectionEnabled: false,
  })
  expect(await shown()).not.toHaveProperty('SSEDescription')
  await dynamodb.updateTable({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    DeletionProtectionEnabled: true,
    SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: 'alias/shop-prod-data' },
    TableClass: 'STANDARD_INFREQUENT_ACCESS',
  })
  expect(await shown()).toMatchObject({
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
    GlobalSecondaryIndexes: [{ ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0 } }],
    SSEDescription: { Status: 'ENABLED', KMSMasterKeyArn: keyArn('shop-prod-data', HOME) },
    TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
  })
  expect(await refused(dynamodb.deleteTable({ TableName }))).toBe('ValidationException')
  await dynamodb.updateTable({ TableName, DeletionProtectionEnabled: false, SSESpecification: { Enabled: false } })
  expect(await shown()).not.toHaveProperty('SSEDescription')
  await dynamodb.deleteTable({ TableName })
  expect(await refused(dynamodb.describeTable({ TableName }))).toBe('ResourceNotFoundException')
})

test('recovery, policy and tags of a table', async () => {
  const TableName = tables.carts
  const ResourceArn = `arn:aws:dynamodb:${HOME}:${practice.account}:table/${TableName}`
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 3 }
  await dynamodb.updateContinuousBackups({ TableName, PointInTimeRecoverySpecification })
  const { ContinuousBackupsDescription: backups } = await dynamodb.describeContinuousBackups({ TableName })
  expect(backups?.PointInTimeRecoveryDescription).toMatchObject({
    PointInTimeRecoveryStatus: 'ENABLED',
    RecoveryPeriodInDays: 3,
    EarliestRestorableDateTime: expect.any(Date),
  })
  expect(await refused(dynamodb.getResourcePolicy({ ResourceArn }))).toBe('PolicyNotFoundException')
  const policy = (AWS: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'dynamodb:GetItem', Resource: ResourceArn }],
    })
  expect(await refused(dynamodb.putResourcePolicy({ ResourceArn, Policy: policy('*') }))).toBe('ValidationException')
  await dynamodb.putResourcePolicy({ ResourceArn, Policy: policy(iamArn('role/shop-prod-web')) })
  expect((await dynamodb.getResourcePolicy({ ResourceArn })).RevisionId).toBe('1')
  await dynamodb.deleteResourcePolicy({ ResourceArn })
  await dynamodb.tagResource({ ResourceArn, Tags: [{ Key: 'owner', Value: 'shop' }] })
  await dynamodb.untagResource({ ResourceArn, TagKeys: ['team'] })
  const { Tags = [] } = await dynamodb.listTagsOfResource({ ResourceArn })
  expect(Tags).toContainEqual({ Key: 'owner', Value: 'shop' })
  expect(Tags.map(({ Key }) => Key)).not.toContain('team')
})

test("a stream has a policy of its own, beside its table's", async () => {
  const { Table } = await dynamodb.describeTable({ TableName: tables.certificates })
  const ResourceArn = Table?.LatestStreamArn ?? ''
  expect((await dynamodb.getResourcePolicy({ ResourceArn })).Policy).toContain('dynamodb:GetRecords')
  await dynamodb.deleteResourcePolicy({ ResourceArn })
  expect(await refused(dynamodb.getResourcePolicy({ ResourceArn }))).toBe('PolicyNotFoundException')
  const ofTable = await dynamodb.getResourcePolicy({ ResourceArn: Table?.TableArn ?? '' })
  expect(ofTable.Policy).toContain('dynamodb:GetItem')
  const gone = ResourceArn.replace(/[^/]+$/, '2020-01-01T00:00:00.000')
  expect(await refused(dynamodb.getResourcePolicy({ ResourceArn: gone }))).toBe('ResourceNotFoundException')
})

test('a DAX cluster is made with the encryption that was asked for, grows, and is deleted', async () => {
  const asked = {
    ClusterName: 'Returns',
    NodeType: 'dax.t3.small',
    ReplicationFactor: 1,
    IamRoleArn: iamArn('role/shop-prod-web'),
    SSESpecification: { Enabled: true },
    ClusterEndpointEncryptionType: 'TLS' as const,
  }
  const { Cluster } = await dax.createCluster(asked)
  expect(Cluster).toMatchObject({
    ClusterName: 'returns',
    ClusterArn: `arn:aws:dax:${HOME}:${practice.account}:cache/returns`,
    SSEDescription: { Status: 'ENABLED' },
    ClusterDiscoveryEndpoint: { Port: 9111, URL: expect.stringMatching(/^daxs:/) },
    TotalNodes: 1,
  })
  expect(await refused(dax.createCluster(asked))).toBe('ClusterAlreadyExistsFault')
  const grown = await dax.increaseReplicationFactor({ ClusterName: 'returns', NewReplicationFactor: 3 })
  expect(grown.Cluster?.Nodes?.map(({ AvailabilityZone }) => AvailabilityZone)).toEqual(
    ['a', 'b', 'c'].map((letter) => `${HOME}${letter}`),
  )
  await dax.tagResource({ ResourceName: Cluster?.ClusterArn, Tags: [{ Key: 'owner', Value: 'shop' }] })
  expect((await dax.listTags({ ResourceName: Cluster?.ClusterArn })).Tags).toEqual([{ Key: 'owner', Value: 'shop' }])
  expect(await refused(dax.listTags({ ResourceName: 'arn:aws:dax:elsewhere' }))).toBe('InvalidARNFault')
  await dax.deleteCluster({ ClusterName: 'returns' })
  expect(await refused(dax.describeClusters({ ClusterNames: ['returns'] }))).toBe('ClusterNotFoundFault')
})

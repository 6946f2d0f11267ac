import type { GlobalSecondaryIndexDescription, SSEDescription, TableDescription, Tag } from '@aws-sdk/client-dynamodb'
import { answerOrNull, collector, detail, pages, type Reach, stated, tagRecord } from '../../../collect/collector.ts'
import { taggedAs } from '../../resourcegroupstaggingapi/collect.ts'

const on = 'AWS::DynamoDB::Table'

/** The description of a table, read once for all collectors. */
const described = (reach: Reach, TableName: string): Promise<TableDescription | undefined> =>
  reach.once(`dynamodb table ${reach.region} ${TableName}`, async () => {
    const dynamodb = await reach.client('dynamodb')
    return (await dynamodb.describeTable({ TableName })).Table
  })

/** Tables: one listing of names, and one call for each setting. */
export const tables = collector({
  types: [on],
  service: 'dynamodb',
  scope: 'region',
  needs: ['dynamodb:ListTables'],
  async *list({ client, partition, region, account }) {
    const dynamodb = await client('dynamodb')
    const names = pages(
      (ExclusiveStartTableName) => dynamodb.listTables({ ExclusiveStartTableName }),
      (answer) => answer.TableNames,
      (answer) => answer.LastEvaluatedTableName,
    )
    for await (const TableName of names) {
      const Arn = `arn:${partition}:dynamodb:${region}:${account}:table/${TableName}`
      yield { type: on, id: Arn, name: TableName, properties: { Arn, TableName } }
    }
  },
  details: [
    detail({
      on,
      needs: ['dynamodb:DescribeTable'],
      fills: [
        'BillingMode',
        'DeletionProtectionEnabled',
        'GlobalSecondaryIndexes',
        'SSESpecification',
        'state.TableStatus',
      ],
      async get(reach, table) {
        const found = await described(reach, table.name)
        if (!found) return {}
        return {
          properties: {
            // a table that was never on demand has no billing mode summary (APIReference/API_BillingModeSummary.html)
            BillingMode: found.BillingModeSummary?.BillingMode ?? 'PROVISIONED',
            DeletionProtectionEnabled: found.DeletionProtectionEnabled,
            GlobalSecondaryIndexes: found.GlobalSecondaryIndexes?.map(index) ?? null,
            SSESpecification: encryption(found.SSEDescription),
          },
          state: { TableStatus: found.TableStatus ?? null },
        }
      },
    }),
    detail({
      on,
      needs: ['dynamodb:DescribeContinuousBackups'],
      fills: ['PointInTimeRecoverySpecification'],
      async get({ client }, table) {
        const dynamodb = await client('dynamodb')
        const { ContinuousBackupsDescription: found } = await dynamodb.describeContinuousBackups({
          TableName: table.name,
        })
        const recovery = stated(found, 'ContinuousBackupsDescription').PointInTimeRecoveryDescription
        return {
          properties: {
            PointInTimeRecoverySpecification: recovery
              ? {
                  PointInTimeRecoveryEnabled: recovery.PointInTimeRecoveryStatus === 'ENABLED',
                  RecoveryPeriodInDays: recovery.RecoveryPeriodInDays,
                }
              : null,
          },
        }
      },
    }),
    detail({
      on,
      needs: ['dynamodb:GetResourcePolicy'],
      fills: ['state.Policy'],
      none: ['PolicyNotFoundException'],
      async get({ client }, table) {
        const dynamodb = await client('dynamodb')
        const { Policy } = await dynamodb.getResourcePolicy({ ResourceArn: table.id })
        return { state: { Policy: stated(Policy, 'Policy') } }
      },
    }),
    detail({
      on,
      needs: ['dynamodb:DescribeTable', 'dynamodb:GetResourcePolicy'],
      fills: ['state.StreamPolicy'],
      async get(reach, table) {
        const found = await described(reach, table.name)
        if (!found) return {}
        if (!found.LatestStreamArn) return { state: { StreamPolicy: null } }
        const dynamodb = await reach.client('dynamodb')
        const ResourceArn = found.LatestStreamArn
        // a disabled stream is deleted after a day, but its ARN stays (APIReference/API_TableDescription.html)
        const none = ['PolicyNotFoundException', 'ResourceNotFoundException']
        const answer = await answerOrNull(none, dynamodb.getResourcePolicy({ ResourceArn }))
        return { state: { StreamPolicy: answer && stated(answer.Policy, 'Policy') } }
      },
    }),
    taggedAs(
      'dynamodb:table',
      detail({
        on,
        needs: ['dynamodb:ListTagsOfResource'],
        fills: ['tags'],
        async get({ client }, table) {
          const dynamodb = await client('dynamodb')
          const tags = pages(
            (NextToken) => dynamodb.listTagsOfResource({ ResourceArn: table.id, NextToken }),
            (answer) => answer.Tags,
            (answer) => answer.NextToken,
          )
          const all: Tag[] = []
          for await (const tag of tags) all.push(tag)
          return { tags: tagRecord(all) }
        },
      }),
    ),
  ],
})

const index = ({ IndexName, ProvisionedThroughput }: GlobalSecondaryIndexDescription) => ({
  IndexName,
  ProvisionedThroughput: throughput(ProvisionedThroughput) ?? undefined,
})

const throughput = (found: TableDescription['ProvisionedThroughput']) =>
  found ? { ReadCapacityUnits: found.ReadCapacityUnits, WriteCapacityUnits: found.WriteCapacityUnits } : null

/** Without a description, the table is encrypted with a key that AWS owns (APIReference/API_SSEDescription.html). */
const encryption = (found: SSEDescription | undefined) =>
  found
    ? {
        SSEEnabled: found.Status === 'ENABLED' || found.Status === 'UPDATING',
        SSEType: found.SSEType,
        KMSMasterKeyId: found.KMSMasterKeyArn,
      }
    : null

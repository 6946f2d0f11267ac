import type * as Client from '@aws-sdk/client-dynamodb'
import { awsError, practiceService } from '../../../practice/service.ts'
import { tagPairs } from '../../../practice/tags.ts'
import { dynamodb as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { seedDynamoDb } from './seed.ts'
import {
  continuousBackups,
  type DynamoDbState,
  invalid,
  nameOf,
  paged,
  policiedBy,
  shown,
  tableOf,
  tables,
} from './state.ts'

const NAMES_AT_MOST = 100

/** Amazon DynamoDB: tables and their settings, without items. */
export const dynamodb = practiceService<typeof Client, DynamoDbState>({
  sdk,
  scope: 'regional',
  seed: seedDynamoDb,
  acts: { TableName: (call, given) => tables.arn(call, nameOf(call, given)), ResourceArn: tables.arn },
  describes,
  reads: {
    ListTables: (call) => {
      // the token of this listing is the last name of the page before
      const { ExclusiveStartTableName: after = '', Limit = Math.min(call.pageSize, NAMES_AT_MOST) } = call.input
      if (Limit < 1 || Limit > NAMES_AT_MOST)
        throw invalid("1 validation error detected: Value at 'limit' failed to satisfy constraint: between 1 and 100")
      const names = call.state.tables
        .map(({ is }) => is.TableName)
        .sort()
        .filter((name) => name > after)
      const TableNames = names.slice(0, Limit)
      return names.length > Limit ? { TableNames, LastEvaluatedTableName: TableNames.at(-1) } : { TableNames }
    },
    DescribeTable: (call) => ({ Table: shown(call, tableOf(call, call.input.TableName)) }),
    DescribeContinuousBackups: (call) => {
      const name = call.input.TableName
      const table = tables.find(call, name)
      if (!table) throw awsError('TableNotFoundException', `Table not found: ${name}`)
      return { ContinuousBackupsDescription: continuousBackups(call, table) }
    },
    GetResourcePolicy: (call) => {
      const { policy } = policiedBy(call, call.input.ResourceArn)
      if (!policy)
        throw awsError(
          'PolicyNotFoundException',
          `Resource-based policy not found for the provided ResourceArn: ${call.input.ResourceArn}`,
        )
      return { Policy: policy.document, RevisionId: String(policy.revision) }
    },
    ListTagsOfResource: (call) => paged(call, { Tags: tagPairs(tableOf(call, call.input.ResourceArn).tags) }),
  },
  changes,
})

import type { KeySchemaElement } from '@aws-sdk/client-dynamodb'
import {
  HOME,
  keyArn,
  keys,
  tables as names,
  partnerAccount,
  placeOf,
  SMALL,
  type Stack,
  tagsOf,
  US,
} from '../../../practice/company.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { type DynamoDbState, encryptedBy, type Table, tables, throughput } from './state.ts'

const EIGHT_HOURS = 28_800_000

type More = Partial<Omit<Table, 'is'>> & { readonly is?: Partial<Table['is']> }

const provisioned = (read: number, write: number, is: Partial<Table['is']> = {}): More => ({
  billing: 'PROVISIONED',
  is: { ProvisionedThroughput: throughput(read, write), ...is },
})
const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const })
const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE' = 'HASH'): KeySchemaElement => ({
  AttributeName,
  KeyType,
})
const protectedBy = ({ alias, region }: { readonly alias: string; readonly region: string }) => ({
  DeletionProtectionEnabled: true,
  SSEDescription: encryptedBy(keyArn(alias, region)),
})

const STREAM = '2025-03-17T09:12:44.107'

const streamedToThePartner = (context: SeedContext): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${partnerAccount}:root` },
      Action: ['dynamodb:DescribeStream', 'dynamodb:GetShardIterator', 'dynamodb:GetRecords'],
      Resource: `${tables.arn(context, names.certificates)}/stream/${STREAM}`,
    },
  })

const readByThePartner = (context: SeedContext): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Sid: 'CalibrationLab',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${partnerAccount}:root` },
      Action: ['dynamodb:GetItem', 'dynamodb:Query'],
      Resource: tables.arn(context, names.certificates),
    },
  })

/** Nordlicht's tables: orders with good settings, the others with faults. */
export function seedDynamoDb(context: SeedContext): DynamoDbState {
  const table = (TableName: string, stack: Stack, age: number, { is, ...more }: More = {}): Table => ({
    is: {
      TableName,
      CreationDateTime: daysAgo({ now: new Date(context.now.getTime() + EIGHT_HOURS) }, age),
      KeySchema: [key('id')],
      AttributeDefinitions: [text('id')],
      ProvisionedThroughput: throughput(),
      DeletionProtectionEnabled: false,
      TableClassSummary: { TableClass: 'STANDARD' },
      ...is,
    },
    billing: 'PAY_PER_REQUEST',
    indexes: [],
    recoveryDays: null,
    policy: null,
    stream: null,
    tags: tagsOf(stack),
    ...more,
  })
  const byCustomer = {
    IndexName: 'by-customer',
    KeySchema: [key('customer'), key('placed', 'RANGE')],
    ProvisionedThroughput: throughput(10, 20),
  }
  const orders = { AttributeDefinitions: [text('id'), text('customer'), text('placed')], ...protectedBy(keys.shopData) }
  const here: Readonly<Record<string, Table[]>> = {
    [HOME]: [
      table(names.orders, 'shop-prod', 800, {
        ...provisioned(40, 20, orders),
        indexes: [byCustomer],
        stream: { label: STREAM, policy: null },
        recoveryDays: 35,
      }),
      table(names.carts, 'shop-prod', 800),
      table(names.sessions, 'shop-prod', 790, provisioned(25, 25, { DeletionProtectionEnabled: true })),
      table(names.certificates, 'shop-prod', 620, {
        is: { SSEDescription: encryptedBy(keyArn('aws/dynamodb', HOME)) },
        recoveryDays: 7,
        policy: { document: readByThePartner(context), revision: 2 },
        stream: { label: STREAM, policy: { document: streamedToThePartner(context), revision: 1 } },
      }),
      table(names.stagingOrders, 'shop-staging', 410, provisioned(5, 5)),
    ],
    [US]: [
      table(names.analyticsEvents, 'analytics', 540, { is: protectedBy(keys.analyticsData), recoveryDays: 35 }),
      table(names.usCarts, 'shop-prod', 300, provisioned(5, 5)),
    ],
    [SMALL]: [table(names.myCarts, 'my-shop', 200)],
  }
  return { tables: here[placeOf(context)] ?? [] }
}

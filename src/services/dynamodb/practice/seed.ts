import { HOME, keyArn, keys, partnerAccount, type Stack, tables, tagList } from '../../../practice/company.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type { DynamoDbState, Table } from './state.ts'

const DAY = 86_400_000

/** Nordlicht's tables: orders as they should be, the rest as it came to be. */
export function seedDynamoDb({ region, regions, now, partition, account }: SeedContext): DynamoDbState {
  if (!regions.includes(region)) return { tables: {} }
  const table = (stack: Stack, age: number, more: Partial<Table> = {}): Table => ({
    created: new Date(now.getTime() - age * DAY + 28_800_000).toISOString(),
    billing: 'PAY_PER_REQUEST',
    throughput: { read: 0, write: 0 },
    keys: [{ name: 'id', type: 'HASH' }],
    attributes: [{ name: 'id', type: 'S' }],
    indexes: {},
    deletionProtection: false,
    key: null,
    recoveryDays: null,
    class: 'STANDARD',
    policy: null,
    tags: tagList(stack),
    ...more,
  })
  const provisioned = (read: number, write: number): Partial<Table> => ({
    billing: 'PROVISIONED',
    throughput: { read, write },
  })
  if (region !== HOME)
    return {
      tables: {
        [tables.analyticsEvents]: table('analytics', 540, {
          recoveryDays: 35,
          deletionProtection: true,
          key: keyArn(keys.analyticsData.alias, keys.analyticsData.region),
        }),
        [tables.usCarts]: table('shop-prod', 300, { ...provisioned(5, 5) }),
      },
    }
  const readByThePartner = JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Sid: 'CalibrationLab',
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${partnerAccount}:root` },
      Action: ['dynamodb:GetItem', 'dynamodb:Query'],
      Resource: `arn:${partition}:dynamodb:${region}:${account}:table/${tables.certificates}`,
    },
  })
  return {
    tables: {
      [tables.orders]: table('shop-prod', 800, {
        ...provisioned(40, 20),
        attributes: [
          { name: 'id', type: 'S' },
          { name: 'customer', type: 'S' },
          { name: 'placed', type: 'S' },
        ],
        indexes: {
          'by-customer': {
            keys: [
              { name: 'customer', type: 'HASH' },
              { name: 'placed', type: 'RANGE' },
            ],
            throughput: { read: 10, write: 20 },
          },
        },
        recoveryDays: 35,
        deletionProtection: true,
        key: keyArn(keys.shopData.alias, keys.shopData.region),
      }),
      [tables.carts]: table('shop-prod', 800),
      [tables.sessions]: table('shop-prod', 790, { ...provisioned(25, 25), deletionProtection: true }),
      [tables.certificates]: table('shop-prod', 620, {
        recoveryDays: 7,
        key: keyArn('aws/dynamodb', region),
        policy: { document: readByThePartner, revision: 2 },
      }),
      [tables.stagingOrders]: table('shop-staging', 410, { ...provisioned(5, 5) }),
    },
  }
}

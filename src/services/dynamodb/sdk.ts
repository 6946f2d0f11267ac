import type { DAX } from '@aws-sdk/client-dax'
import type { DynamoDB } from '@aws-sdk/client-dynamodb'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    dax: DAX
    dynamodb: DynamoDB
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html',
  read: '2026-11-30',
} as const
const api = (operation: string): string =>
  `https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_${operation}.html`

export const dax = sdkClient({
  id: 'dax',
  module: () => import('@aws-sdk/client-dax'),
  client: ({ DAX }) => DAX,
  prefix: 'dax',
  unpublished: {
    sources: ['https://docs.aws.amazon.com/general/latest/gr/ddb.html'],
    read: '2026-12-01',
  },
})

export const dynamodb = sdkClient({
  id: 'dynamodb',
  module: () => import('@aws-sdk/client-dynamodb'),
  client: ({ DynamoDB }) => DynamoDB,
  prefix: 'dynamodb',
  quotas: [
    { each: ['GetResourcePolicy'], perSecond: 100, besides: true, ...published },
    { together: ['DescribeTable', 'ListTables', 'GetResourcePolicy'], perSecond: 2500, ...published },
    { each: ['DescribeTimeToLive'], perSecond: 10, ...published },
    { each: ['DescribeContinuousBackups'], perSecond: 10, ...published, source: api('DescribeContinuousBackups') },
    { each: ['ListTagsOfResource'], perSecond: 10, ...published, source: api('ListTagsOfResource') },
  ],
})

import type { DAX } from '@aws-sdk/client-dax'
import type { DynamoDB } from '@aws-sdk/client-dynamodb'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    dax: DAX
    dynamodb: DynamoDB
  }
}

export const dax = sdkClient({
  id: 'dax',
  module: () => import('@aws-sdk/client-dax'),
  client: ({ DAX }) => DAX,
  prefix: 'dax',
})

export const dynamodb = sdkClient({
  id: 'dynamodb',
  module: () => import('@aws-sdk/client-dynamodb'),
  client: ({ DynamoDB }) => DynamoDB,
  prefix: 'dynamodb',
  // control-plane reads share 2,500 a second
  quota: {
    perSecond: 100,
    burst: 200,
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html',
  },
})

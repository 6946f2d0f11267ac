import type { ElastiCache } from '@aws-sdk/client-elasticache'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    elasticache: ElastiCache
  }
}

export const elasticache = sdkClient({
  id: 'elasticache',
  module: () => import('@aws-sdk/client-elasticache'),
  client: ({ ElastiCache }) => ElastiCache,
  prefix: 'elasticache',
  unpublished: {
    sources: [
      'https://docs.aws.amazon.com/general/latest/gr/elasticache-service.html',
      'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html',
    ],
    read: '2026-12-01',
  },
})

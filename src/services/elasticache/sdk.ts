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
})

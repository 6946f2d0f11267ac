import type { ResourceExplorer2 } from '@aws-sdk/client-resource-explorer-2'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    'resource-explorer-2': ResourceExplorer2
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/resource-explorer/latest/userguide/quotas.html',
  read: '2026-12-01',
} as const

export const resourceExplorer2 = sdkClient({
  id: 'resource-explorer-2',
  module: () => import('@aws-sdk/client-resource-explorer-2'),
  client: ({ ResourceExplorer2 }) => ResourceExplorer2,
  prefix: 'resource-explorer-2',
  quotas: [
    // Search, which no scan calls, has a rate of its own
    { together: ['*'], perSecond: 3, ...published },
  ],
})

import type { ResourceExplorer2 } from '@aws-sdk/client-resource-explorer-2'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    'resource-explorer-2': ResourceExplorer2
  }
}

export const resourceExplorer2 = sdkClient({
  id: 'resource-explorer-2',
  module: () => import('@aws-sdk/client-resource-explorer-2'),
  client: ({ ResourceExplorer2 }) => ResourceExplorer2,
  prefix: 'resource-explorer-2',
})

import type { Inspector2 } from '@aws-sdk/client-inspector2'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    inspector2: Inspector2
  }
}

export const inspector2 = sdkClient({
  id: 'inspector2',
  module: () => import('@aws-sdk/client-inspector2'),
  client: ({ Inspector2 }) => Inspector2,
  prefix: 'inspector2',
})

import type { SSM } from '@aws-sdk/client-ssm'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    ssm: SSM
  }
}

export const ssm = sdkClient({
  id: 'ssm',
  module: () => import('@aws-sdk/client-ssm'),
  client: ({ SSM }) => SSM,
  prefix: 'ssm',
})

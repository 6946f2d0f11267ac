import type { WAFV2 } from '@aws-sdk/client-wafv2'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    wafv2: WAFV2
  }
}

export const wafv2 = sdkClient({
  id: 'wafv2',
  module: () => import('@aws-sdk/client-wafv2'),
  client: ({ WAFV2 }) => WAFV2,
  prefix: 'wafv2',
})

import type { WAFV2 } from '@aws-sdk/client-wafv2'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    wafv2: WAFV2
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/limits.html',
  read: '2026-11-30',
} as const

export const wafv2 = sdkClient({
  id: 'wafv2',
  module: () => import('@aws-sdk/client-wafv2'),
  client: ({ WAFV2 }) => WAFV2,
  prefix: 'wafv2',
  quotas: [
    { each: ['GetWebACLForResource', 'ListResourcesForWebACL'], perSecond: 1, ...published },
    { each: ['Get*', 'List*'], perSecond: 5, ...published },
  ],
})

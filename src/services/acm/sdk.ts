import type { ACM } from '@aws-sdk/client-acm'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    acm: ACM
  }
}

export const acm = sdkClient({
  id: 'acm',
  module: () => import('@aws-sdk/client-acm'),
  client: ({ ACM }) => ACM,
  prefix: 'acm',
  // ListCertificates; the others have 10
  quota: { perSecond: 8, burst: 8, source: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html' },
})

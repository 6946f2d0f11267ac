import type { ACM } from '@aws-sdk/client-acm'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    acm: ACM
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html',
  read: '2026-11-30',
} as const

export const acm = sdkClient({
  id: 'acm',
  module: () => import('@aws-sdk/client-acm'),
  client: ({ ACM }) => ACM,
  prefix: 'acm',
  quotas: [
    { each: ['ListCertificates'], perSecond: 8, ...published },
    { each: ['DescribeCertificate', 'GetCertificate', 'ListTagsForCertificate'], perSecond: 10, ...published },
  ],
})

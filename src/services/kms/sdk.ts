import type { KMS } from '@aws-sdk/client-kms'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    kms: KMS
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html',
  read: '2026-11-30',
} as const

export const kms = sdkClient({
  id: 'kms',
  module: () => import('@aws-sdk/client-kms'),
  client: ({ KMS }) => KMS,
  prefix: 'kms',
  quotas: [
    { each: ['DescribeKey', 'GetPublicKey', 'ListResourceTags'], perSecond: 2000, ...published },
    { each: ['GetKeyPolicy', 'GetKeyRotationStatus'], perSecond: 1000, ...published },
    { each: ['ListAliases', 'ListKeys'], perSecond: 500, ...published },
    { each: ['ListGrants', 'ListKeyPolicies', 'ListKeyRotations'], perSecond: 100, ...published },
  ],
})

import type { KMS } from '@aws-sdk/client-kms'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    kms: KMS
  }
}

export const kms = sdkClient({
  id: 'kms',
  module: () => import('@aws-sdk/client-kms'),
  client: ({ KMS }) => KMS,
  prefix: 'kms',
  // ListKeys, DescribeKey and their like: 100 a second and more, shared by few callers
  quota: {
    perSecond: 100,
    burst: 100,
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html',
  },
})

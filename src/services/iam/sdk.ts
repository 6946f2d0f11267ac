import type { IAM } from '@aws-sdk/client-iam'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    iam: IAM
  }
}

export const iam = sdkClient({
  id: 'iam',
  module: () => import('@aws-sdk/client-iam'),
  client: ({ IAM }) => IAM,
  prefix: 'iam',
  options: async ({ attempts }) => ({ retryStrategy: new (await import('./collect/retries.ts')).IamRetries(attempts) }),
})

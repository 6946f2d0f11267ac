import type { SecretsManager } from '@aws-sdk/client-secrets-manager'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    secretsmanager: SecretsManager
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html',
  read: '2026-11-30',
} as const

export const secretsmanager = sdkClient({
  id: 'secretsmanager',
  module: () => import('@aws-sdk/client-secrets-manager'),
  client: ({ SecretsManager }) => SecretsManager,
  prefix: 'secretsmanager',
  quotas: [
    { together: ['GetResourcePolicy', 'PutResourcePolicy', 'DeleteResourcePolicy'], perSecond: 50, ...published },
    { each: ['ListSecrets'], perSecond: 100, ...published },
  ],
})

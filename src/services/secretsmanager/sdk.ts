import type { SecretsManager } from '@aws-sdk/client-secrets-manager'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    secretsmanager: SecretsManager
  }
}

export const secretsmanager = sdkClient({
  id: 'secretsmanager',
  module: () => import('@aws-sdk/client-secrets-manager'),
  client: ({ SecretsManager }) => SecretsManager,
  prefix: 'secretsmanager',
  // GetResourcePolicy, together with what changes it
  quota: {
    perSecond: 50,
    burst: 50,
    source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html',
  },
})

import type { ConfigService } from '@aws-sdk/client-config-service'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    config: ConfigService
  }
}

export const config = sdkClient({
  id: 'config',
  module: () => import('@aws-sdk/client-config-service'),
  client: ({ ConfigService }) => ConfigService,
  prefix: 'config',
  unpublished: {
    sources: [
      'https://docs.aws.amazon.com/general/latest/gr/awsconfig.html',
      'https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html',
    ],
    read: '2026-12-01',
  },
})

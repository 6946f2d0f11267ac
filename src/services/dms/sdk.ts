import type { DatabaseMigrationService } from '@aws-sdk/client-database-migration-service'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    dms: DatabaseMigrationService
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Limits.html',
  read: '2026-12-01',
} as const

export const dms = sdkClient({
  id: 'dms',
  module: () => import('@aws-sdk/client-database-migration-service'),
  client: ({ DatabaseMigrationService }) => DatabaseMigrationService,
  prefix: 'dms',
  quotas: [{ together: ['*'], perSecond: 8, burst: 200, ...published }],
})

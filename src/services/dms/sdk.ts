import type { DatabaseMigrationService } from '@aws-sdk/client-database-migration-service'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    dms: DatabaseMigrationService
  }
}

export const dms = sdkClient({
  id: 'dms',
  module: () => import('@aws-sdk/client-database-migration-service'),
  client: ({ DatabaseMigrationService }) => DatabaseMigrationService,
  prefix: 'dms',
})

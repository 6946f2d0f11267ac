import type { RDS } from '@aws-sdk/client-rds'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    rds: RDS
  }
}

export const rds = sdkClient({
  id: 'rds',
  module: () => import('@aws-sdk/client-rds'),
  client: ({ RDS }) => RDS,
  prefix: 'rds',
})

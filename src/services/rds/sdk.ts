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
  // it says that there is a quota a second, without a number
  unpublished: {
    sources: [
      'https://docs.aws.amazon.com/general/latest/gr/rds-service.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html',
    ],
    read: '2026-12-01',
  },
})

import type { Organizations } from '@aws-sdk/client-organizations'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    organizations: Organizations
  }
}

export const organizations = sdkClient({
  id: 'organizations',
  module: () => import('@aws-sdk/client-organizations'),
  client: ({ Organizations }) => Organizations,
  prefix: 'organizations',
  notSecret: ['organizations#Account.Name'],
})

import type { Account } from '@aws-sdk/client-account'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    account: Account
  }
}

export const account = sdkClient({
  id: 'account',
  module: () => import('@aws-sdk/client-account'),
  client: ({ Account }) => Account,
  prefix: 'account',
})

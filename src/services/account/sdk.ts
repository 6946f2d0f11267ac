import type { Account } from '@aws-sdk/client-account'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    account: Account
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/accounts/latest/reference/quotas.html',
  read: '2026-11-30',
} as const

export const account = sdkClient({
  id: 'account',
  module: () => import('@aws-sdk/client-account'),
  client: ({ Account }) => Account,
  prefix: 'account',
  quotas: [
    { each: ['GetAlternateContact', 'GetContactInformation'], perSecond: 10, burst: 15, ...published },
    { each: ['GetRegionOptStatus', 'ListRegions'], perSecond: 5, ...published },
  ],
})

import type { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    cloudtrail: CloudTrail
  }
}

const published = { source: 'https://docs.aws.amazon.com/general/latest/gr/ct.html', read: '2026-11-30' } as const

export const cloudtrail = sdkClient({
  id: 'cloudtrail',
  module: () => import('@aws-sdk/client-cloudtrail'),
  client: ({ CloudTrail }) => CloudTrail,
  prefix: 'cloudtrail',
  quotas: [
    { each: ['LookupEvents'], perSecond: 2, ...published },
    { each: ['Describe*', 'Get*', 'List*'], perSecond: 10, ...published },
    { each: ['*'], perSecond: 1, ...published },
  ],
})

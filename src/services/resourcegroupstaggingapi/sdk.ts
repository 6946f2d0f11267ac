import type { ResourceGroupsTaggingAPI } from '@aws-sdk/client-resource-groups-tagging-api'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    resourcegroupstaggingapi: ResourceGroupsTaggingAPI
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/general/latest/gr/arg.html',
  read: '2026-12-01',
} as const

export const resourceGroupsTaggingApi = sdkClient({
  id: 'resourcegroupstaggingapi',
  module: () => import('@aws-sdk/client-resource-groups-tagging-api'),
  client: ({ ResourceGroupsTaggingAPI }) => ResourceGroupsTaggingAPI,
  prefix: 'tag',
  signingName: 'tagging',
  quotas: [{ each: ['GetResources'], perSecond: 15, ...published }],
})

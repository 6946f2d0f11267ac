import type { ResourceGroupsTaggingAPI } from '@aws-sdk/client-resource-groups-tagging-api'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    resourcegroupstaggingapi: ResourceGroupsTaggingAPI
  }
}

export const resourceGroupsTaggingApi = sdkClient({
  id: 'resourcegroupstaggingapi',
  module: () => import('@aws-sdk/client-resource-groups-tagging-api'),
  client: ({ ResourceGroupsTaggingAPI }) => ResourceGroupsTaggingAPI,
  prefix: 'tag',
  signingName: 'tagging',
})

import type { OpenSearch } from '@aws-sdk/client-opensearch'
import type { OpenSearchServerless } from '@aws-sdk/client-opensearchserverless'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    opensearch: OpenSearch
    opensearchserverless: OpenSearchServerless
  }
}

export const opensearch = sdkClient({
  id: 'opensearch',
  module: () => import('@aws-sdk/client-opensearch'),
  client: ({ OpenSearch }) => OpenSearch,
  prefix: 'es',
  unpublished: {
    sources: [
      'https://docs.aws.amazon.com/general/latest/gr/opensearch-service.html',
      'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html',
    ],
    read: '2026-12-01',
  },
})

export const opensearchserverless = sdkClient({
  id: 'opensearchserverless',
  module: () => import('@aws-sdk/client-opensearchserverless'),
  client: ({ OpenSearchServerless }) => OpenSearchServerless,
  prefix: 'aoss',
  unpublished: {
    sources: ['https://docs.aws.amazon.com/general/latest/gr/opensearch-service.html'],
    read: '2026-12-01',
  },
})

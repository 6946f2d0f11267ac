import type { AccessAnalyzer } from '@aws-sdk/client-accessanalyzer'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    accessanalyzer: AccessAnalyzer
  }
}

export const accessanalyzer = sdkClient({
  id: 'accessanalyzer',
  module: () => import('@aws-sdk/client-accessanalyzer'),
  client: ({ AccessAnalyzer }) => AccessAnalyzer,
  prefix: 'access-analyzer',
})

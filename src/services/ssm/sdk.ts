import type { SSM } from '@aws-sdk/client-ssm'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    ssm: SSM
  }
}

const published = { source: 'https://docs.aws.amazon.com/general/latest/gr/ssm.html', read: '2026-11-30' } as const

export const ssm = sdkClient({
  id: 'ssm',
  module: () => import('@aws-sdk/client-ssm'),
  client: ({ SSM }) => SSM,
  prefix: 'ssm',
  quotas: [
    { together: ['GetParameter', 'GetParameters', 'GetParametersByPath'], perSecond: 40, ...published },
    { each: ['DescribeParameters'], perSecond: 3, ...published },
    { each: ['ListAssociations', 'ListAssociationVersions'], perSecond: 4, ...published },
  ],
})

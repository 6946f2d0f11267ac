import type { FSx } from '@aws-sdk/client-fsx'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    fsx: FSx
  }
}

export const fsx = sdkClient({
  id: 'fsx',
  module: () => import('@aws-sdk/client-fsx'),
  client: ({ FSx }) => FSx,
  prefix: 'fsx',
  unpublished: {
    sources: ['https://docs.aws.amazon.com/general/latest/gr/fsxn.html'],
    read: '2026-12-01',
  },
})

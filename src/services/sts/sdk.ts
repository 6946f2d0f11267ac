import type { STS } from '@aws-sdk/client-sts'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    sts: STS
  }
}

export const sts = sdkClient({
  id: 'sts',
  module: () => import('@aws-sdk/client-sts'),
  client: ({ STS }) => STS,
  prefix: 'sts',
  secrets: {
    'sts#Credentials.SessionToken': {},
  },
})

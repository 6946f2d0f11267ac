import type { Macie2 } from '@aws-sdk/client-macie2'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    macie2: Macie2
  }
}

export const macie2 = sdkClient({
  id: 'macie2',
  module: () => import('@aws-sdk/client-macie2'),
  client: ({ Macie2 }) => Macie2,
  prefix: 'macie2',
})

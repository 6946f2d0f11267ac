import type { EKS } from '@aws-sdk/client-eks'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    eks: EKS
  }
}

export const eks = sdkClient({
  id: 'eks',
  module: () => import('@aws-sdk/client-eks'),
  client: ({ EKS }) => EKS,
  prefix: 'eks',
})

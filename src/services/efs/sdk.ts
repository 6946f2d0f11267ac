import type { EFS } from '@aws-sdk/client-efs'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    efs: EFS
  }
}

export const efs = sdkClient({
  id: 'efs',
  module: () => import('@aws-sdk/client-efs'),
  client: ({ EFS }) => EFS,
  prefix: 'elasticfilesystem',
})

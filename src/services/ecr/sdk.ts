import type { ECR } from '@aws-sdk/client-ecr'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    ecr: ECR
  }
}

export const ecr = sdkClient({
  id: 'ecr',
  module: () => import('@aws-sdk/client-ecr'),
  client: ({ ECR }) => ECR,
  prefix: 'ecr',
  secrets: {
    'ecr#AuthorizationData.authorizationToken': {},
    // a signed URL gives access to its target
    'ecr#GetDownloadUrlForLayerResponse.downloadUrl': {},
  },
})

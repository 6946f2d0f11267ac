import type { CloudFront } from '@aws-sdk/client-cloudfront'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    cloudfront: CloudFront
  }
}

export const cloudfront = sdkClient({
  id: 'cloudfront',
  module: () => import('@aws-sdk/client-cloudfront'),
  client: ({ CloudFront }) => CloudFront,
  prefix: 'cloudfront',
})

import type { CloudFormation } from '@aws-sdk/client-cloudformation'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    cloudformation: CloudFormation
  }
}

export const cloudformation = sdkClient({
  id: 'cloudformation',
  module: () => import('@aws-sdk/client-cloudformation'),
  client: ({ CloudFormation }) => CloudFormation,
  prefix: 'cloudformation',
})

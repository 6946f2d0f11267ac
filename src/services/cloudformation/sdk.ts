import type { CloudFormation } from '@aws-sdk/client-cloudformation'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    cloudformation: CloudFormation
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/general/latest/gr/cfn.html',
  read: '2026-12-01',
} as const

export const cloudformation = sdkClient({
  id: 'cloudformation',
  module: () => import('@aws-sdk/client-cloudformation'),
  client: ({ CloudFormation }) => CloudFormation,
  prefix: 'cloudformation',
  quotas: [{ each: ['DescribeStacks', 'ListStacks', 'ListStackResources'], perSecond: 10, ...published }],
})

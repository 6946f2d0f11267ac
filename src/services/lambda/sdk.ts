import type { Lambda } from '@aws-sdk/client-lambda'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    lambda: Lambda
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  read: '2026-11-30',
} as const

export const lambda = sdkClient({
  id: 'lambda',
  module: () => import('@aws-sdk/client-lambda'),
  client: ({ Lambda }) => Lambda,
  prefix: 'lambda',
  quotas: [
    { each: ['GetFunction'], perSecond: 100, ...published },
    { each: ['GetPolicy'], perSecond: 15, ...published },
    { together: ['*'], perSecond: 15, ...published },
  ],
  secrets: {
    // signed URLs: each gives access to its target
    'lambda#FunctionCodeLocation.Location': {},
    'lambda#LayerVersionContentOutput.Location': {},
  },
})

import type { Lambda } from '@aws-sdk/client-lambda'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    lambda: Lambda
  }
}

export const lambda = sdkClient({
  id: 'lambda',
  module: () => import('@aws-sdk/client-lambda'),
  client: ({ Lambda }) => Lambda,
  prefix: 'lambda',
  // but for GetFunction and GetPolicy, all calls of its control plane share 15 a second
  quota: {
    perSecond: 15,
    burst: 15,
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  },
  secrets: {
    // URLs that are signed: each of them gives its bearer what it leads to
    'lambda#FunctionCodeLocation.Location': {},
    'lambda#LayerVersionContentOutput.Location': {},
  },
})

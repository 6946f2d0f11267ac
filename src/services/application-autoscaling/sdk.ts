import type { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    'application-autoscaling': ApplicationAutoScaling
  }
}

export const applicationAutoscaling = sdkClient({
  id: 'application-autoscaling',
  module: () => import('@aws-sdk/client-application-auto-scaling'),
  client: ({ ApplicationAutoScaling }) => ApplicationAutoScaling,
  prefix: 'application-autoscaling',
})

import type { AutoScaling } from '@aws-sdk/client-auto-scaling'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    autoscaling: AutoScaling
  }
}

export const autoscaling = sdkClient({
  id: 'autoscaling',
  module: () => import('@aws-sdk/client-auto-scaling'),
  client: ({ AutoScaling }) => AutoScaling,
  prefix: 'autoscaling',
  secrets: {
    // user data: scripts of instances
    'autoscaling#LaunchConfiguration.UserData': {},
  },
})

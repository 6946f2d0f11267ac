import type { EventBridge } from '@aws-sdk/client-eventbridge'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    events: EventBridge
  }
}

export const events = sdkClient({
  id: 'events',
  module: () => import('@aws-sdk/client-eventbridge'),
  client: ({ EventBridge }) => EventBridge,
  prefix: 'events',
})

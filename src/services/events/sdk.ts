import type { EventBridge } from '@aws-sdk/client-eventbridge'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    events: EventBridge
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html',
  read: '2026-11-30',
} as const

export const events = sdkClient({
  id: 'events',
  module: () => import('@aws-sdk/client-eventbridge'),
  client: ({ EventBridge }) => EventBridge,
  prefix: 'events',
  quotas: [{ together: ['*'], perSecond: 50, ...published }],
})

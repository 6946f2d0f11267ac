import type { GuardDuty } from '@aws-sdk/client-guardduty'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    guardduty: GuardDuty
  }
}

export const guardduty = sdkClient({
  id: 'guardduty',
  module: () => import('@aws-sdk/client-guardduty'),
  client: ({ GuardDuty }) => GuardDuty,
  prefix: 'guardduty',
})

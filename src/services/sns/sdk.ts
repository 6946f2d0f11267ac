import type { SNS } from '@aws-sdk/client-sns'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    sns: SNS
  }
}

export const sns = sdkClient({
  id: 'sns',
  module: () => import('@aws-sdk/client-sns'),
  client: ({ SNS }) => SNS,
  prefix: 'sns',
  // the least of those asked: ListTagsForResource
  quota: { perSecond: 10, burst: 10, source: 'https://docs.aws.amazon.com/general/latest/gr/sns.html' },
  secrets: {
    // a webhook's URL is its own key; two subscriptions are still told apart. An address stays: it says who hears of an alarm
    'sns#Subscription.Endpoint': { as: 'digest', when: ({ Endpoint }) => /^https?:/i.test(String(Endpoint)) },
  },
})

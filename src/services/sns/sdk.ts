import type { SNS } from '@aws-sdk/client-sns'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    sns: SNS
  }
}

const published = { source: 'https://docs.aws.amazon.com/general/latest/gr/sns.html', read: '2026-11-30' } as const

export const sns = sdkClient({
  id: 'sns',
  module: () => import('@aws-sdk/client-sns'),
  client: ({ SNS }) => SNS,
  prefix: 'sns',
  quotas: [
    { each: ['ListSubscriptions', 'ListSubscriptionsByTopic', 'ListTopics'], perSecond: 30, ...published },
    { each: ['ListTagsForResource'], perSecond: 10, ...published },
    { each: ['Subscribe', 'Unsubscribe'], perSecond: 100, ...published },
    {
      each: [
        'ConfirmSubscription',
        'CreateTopic',
        'DeleteTopic',
        'GetSubscriptionAttributes',
        'GetTopicAttributes',
        'SetSubscriptionAttributes',
        'SetTopicAttributes',
      ],
      perSecond: 30,
      regions: {
        'us-east-1': { perSecond: 3000 },
        'us-west-2': { perSecond: 900 },
        'eu-west-1': { perSecond: 900 },
        'us-east-2': { perSecond: 150 },
        'us-west-1': { perSecond: 150 },
        'ap-south-1': { perSecond: 150 },
        'ap-northeast-2': { perSecond: 150 },
        'ap-southeast-1': { perSecond: 150 },
        'ap-southeast-2': { perSecond: 150 },
        'ap-northeast-1': { perSecond: 150 },
        'eu-central-1': { perSecond: 150 },
      },
      ...published,
    },
  ],
  secrets: {
    // the URL of a webhook is a secret, so only a digest is kept, which still distinguishes subscriptions; an email
    // address stays: it says who receives an alarm
    'sns#Subscription.Endpoint': { as: 'digest', when: ({ Endpoint }) => /^https?:/i.test(String(Endpoint)) },
  },
})

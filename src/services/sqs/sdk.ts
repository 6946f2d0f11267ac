import type { SQS } from '@aws-sdk/client-sqs'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    sqs: SQS
  }
}

export const sqs = sdkClient({
  id: 'sqs',
  module: () => import('@aws-sdk/client-sqs'),
  client: ({ SQS }) => SQS,
  prefix: 'sqs',
  quotas: [
    {
      together: ['TagQueue', 'UntagQueue', 'ListQueueTags'],
      perSecond: 30,
      source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html',
      read: '2026-12-01',
    },
  ],
  // without queues or tags, the response has no list (AWSSimpleQueueService/latest/APIReference/API_ListQueues.html,
  // API_ListQueueTags.html)
  bare: ['ListQueues', 'ListQueueTags'],
})

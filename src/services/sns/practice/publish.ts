import { uuidOf } from '../../../practice/ids.ts'
import { send } from '../../sqs/practice/messages.ts'
import type { SqsState } from '../../sqs/practice/state.ts'
import type { StoredSubscription, StoredTopic } from './state.ts'

/** What is published. */
export interface Published {
  readonly topicArn: string
  readonly messageId: string
  readonly message: string
  readonly subject?: string | undefined
  /** Milliseconds since 1970. */
  readonly at: number
  /** Of a FIFO topic. */
  readonly group?: string | undefined
  readonly once?: string | undefined
}

/** Names a message of a topic; `count`: how many it had before. */
export const messageIdOf = (topicArn: string, count: number): string => uuidOf('notification', `${topicArn} ${count}`)

/** How long a topic drops messages with the deduplication id of an earlier one (sns/latest/dg/fifo-message-dedup.html). */
const ONCE_FOR = 5 * 60_000

/** The message that a FIFO topic took under this deduplication id within the last five minutes: what comes now is taken, and not brought. */
export function publishedBefore(topic: StoredTopic, once: string, at: number): string | undefined {
  topic.onceOnly = (topic.onceOnly ?? []).filter((one) => at - one.at < ONCE_FOR)
  return topic.onceOnly.find(({ key }) => key === once)?.id
}

/**
 * Delivers a message to the queues with a confirmed subscription, wrapped as SNS wraps it (sns/latest/dg/sns-sqs-as-subscriber.html). Other
 * subscriptions (mail, web) do not exist here. `sqs`: the state of SQS in a region, if the queue's owner is this account; `allows`: whether
 * the queue's policy allows the topic.
 */
export function bring(
  subscriptions: readonly StoredSubscription[],
  { topicArn, messageId, message, subject, at, group, once }: Published,
  sqs: (region: string, account: string) => SqsState | undefined,
  allows: (policy: string | null, queueArn: string) => boolean,
): void {
  const topic = topicArn.split(':').at(-1)
  const queues = subscriptions.filter((one) => one.topic === topic && one.protocol === 'sqs' && one.arn !== null)
  for (const { endpoint } of queues) {
    const [, , , region = '', account = '', name = ''] = endpoint.split(':')
    const queues = sqs(region, account)?.queues
    const queue = queues && Object.hasOwn(queues, name) ? queues[name] : undefined
    if (!queue || !allows(queue.policy, endpoint)) continue
    const body = JSON.stringify({
      Type: 'Notification',
      MessageId: messageId,
      TopicArn: topicArn,
      ...(subject === undefined ? {} : { Subject: subject }),
      Message: message,
      Timestamp: new Date(at).toISOString(),
    })
    send(queue, endpoint, { body, at, group, once })
  }
}

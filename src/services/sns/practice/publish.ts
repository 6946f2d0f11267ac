import { uuidOf } from '../../../practice/ids.ts'
import { send } from '../../sqs/practice/messages.ts'
import type { SqsState } from '../../sqs/practice/state.ts'
import type { StoredSubscription, StoredTopic } from './state.ts'

/** A message to publish. */
export interface Published {
  readonly topicArn: string
  readonly messageId: string
  readonly message: string
  readonly subject?: string | undefined
  /** Milliseconds since 1970. */
  readonly at: number
  /** The message group, for a FIFO topic. */
  readonly group?: string | undefined
  readonly once?: string | undefined
}

/** The id of a message; `count`: the number of messages that the topic had before. */
export const messageIdOf = (topicArn: string, count: number): string => uuidOf('notification', `${topicArn} ${count}`)

/**
 * How long a topic drops messages with the deduplication id of an earlier message
 * (sns/latest/dg/fifo-message-dedup.html).
 */
const ONCE_FOR = 5 * 60_000

/**
 * The id of the message that a FIFO topic accepted with this deduplication id within the last five minutes: a repeated
 * message is accepted, but not delivered.
 */
export function publishedBefore(topic: StoredTopic, once: string, at: number): string | undefined {
  topic.onceOnly = (topic.onceOnly ?? []).filter((one) => at - one.at < ONCE_FOR)
  return topic.onceOnly.find(({ key }) => key === once)?.id
}

/**
 * Delivers a message to the queues with a confirmed subscription, in SNS's envelope
 * (sns/latest/dg/sns-sqs-as-subscriber.html). Other subscriptions (email, web) get nothing here. `sqs`: the state of
 * SQS in a region, if this account owns the queue; `allows`: whether the queue's policy allows the topic.
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

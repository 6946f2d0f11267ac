import type { Aws } from '../../collect/aws.ts'
import { fatalError, isThrottled, refusalOf } from '../../collect/refusals.ts'
import { parseArn } from '../../core/arn.ts'
import { DemarcError } from '../../core/errors.ts'
import type { RootEvent } from '../activity.ts'
import { messageId } from './bundle.ts'
import { eventKey, messageText, subjectOf } from './grammar.ts'
import type { DeliveryOutcome, Sink } from './sink.ts'

/** What to publish: a subject of printable ASCII with at most 100 characters (sns/latest/api/API_Publish.html), and the text. */
export interface Notice {
  readonly subject: string
  readonly text: string
  /** Attributes that a subscription can filter by. */
  readonly attributes: Readonly<Record<'class' | 'kind' | 'severity', string>>
}
export type NoticeOf = (events: readonly RootEvent[], again: boolean) => Notice

/**
 * An SNS topic. A FIFO topic receives the message's id for deduplication, and drops repeats within five minutes
 * (sns/latest/dg/fifo-message-dedup.html). Throws BAD_TOPIC.
 */
export function topicSink(arn: string, notice: NoticeOf, aws: Pick<Aws, 'derived'>, partition: string): Sink {
  const topic = parseArn(arn)
  if (topic?.service !== 'sns' || topic.region === '' || !/^[\w.-]{1,256}$/.test(topic.resource))
    throw new DemarcError('BAD_TOPIC', `"${arn}" is not the ARN of an SNS topic`, {
      hint: 'It looks like arn:aws:sns:us-east-1:111122223333:root-use',
    })
  // credentials of one partition are not valid in another
  if (topic.partition !== partition)
    throw new DemarcError('BAD_TOPIC', `"${arn}" is a topic of ${topic.partition}, and the account is of ${partition}`)
  const fifo = arn.endsWith('.fifo')
  // if only the answer was lost, the SDK would publish again by itself, without marking the repeat
  const singly = aws.derived({ attempts: 1 })
  return {
    name: `sns:${arn}`,
    title: `the topic ${topic.resource}`,
    deliver: async (events, again, signal) => {
      const { subject, text, attributes } = notice(events, again)
      const id = eventKey(messageId(events))
      try {
        const sns = await singly.client('sns', topic.region)
        const { MessageId } = await sns.publish(
          {
            TopicArn: arn,
            Subject: subjectOf(subject),
            Message: messageText(text),
            MessageAttributes: {
              eventId: { DataType: 'String', StringValue: id },
              ...Object.fromEntries(
                Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
              ),
            },
            ...(fifo ? { MessageGroupId: 'demarc-root-watch', MessageDeduplicationId: id } : {}),
          },
          { abortSignal: AbortSignal.any([signal]) },
        )
        // SNS gives every accepted message an id, so an answer without one is not from SNS
        return MessageId === undefined ? failed('its answer has no message id', true, 'wait') : { told: true }
      } catch (error) {
        return refusedPublish(error)
      }
    },
  }
}

function refusedPublish(error: unknown): DeliveryOutcome {
  const status = statusOf(error)
  const why = fatalError(error, false)?.message ?? refusalOf(error)
  const refused = status !== undefined && status >= 400 && status < 500
  return failed(why, !refused, refused && !isThrottled(error) ? 'change' : 'wait')
}

const failed = (why: string, unsure: boolean, ahead: 'change' | 'wait'): DeliveryOutcome => ({
  told: false,
  why,
  unsure,
  ahead,
})

function statusOf(error: unknown): number | undefined {
  const metadata = typeof error === 'object' && error !== null && '$metadata' in error ? error.$metadata : undefined
  const status =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
      ? metadata.httpStatusCode
      : undefined
  return typeof status === 'number' ? status : undefined
}

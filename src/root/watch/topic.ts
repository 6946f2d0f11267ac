import type { Aws } from '../../collect/aws.ts'
import { fatalError, isThrottled, refusalOf } from '../../collect/refusals.ts'
import { parseArn } from '../../core/arn.ts'
import { DemarcError } from '../../core/errors.ts'
import type { RootEvent } from '../activity.ts'
import type { Outcome, Sink } from './sink.ts'

/** What is published: a subject of printable ASCII, at most 100 characters (sns/latest/api/API_Publish.html), and the text. */
export interface Notice {
  readonly subject: string
  readonly text: string
}
export type NoticeOf = (event: RootEvent, again: boolean) => Notice

/**
 * An SNS topic. A FIFO topic is given the event's id for deduplication, and drops what comes again within five minutes
 * (sns/latest/dg/fifo-message-dedup.html). Throws BAD_TOPIC.
 */
export function topicSink(arn: string, notice: NoticeOf, aws: Pick<Aws, 'client'>): Sink {
  const topic = parseArn(arn)
  if (topic?.service !== 'sns' || topic.region === '' || topic.resource.includes(':'))
    throw new DemarcError('BAD_TOPIC', `"${arn}" is not the ARN of an SNS topic`, {
      hint: 'It looks like arn:aws:sns:us-east-1:111122223333:root-use',
    })
  const fifo = arn.endsWith('.fifo')
  return {
    name: `sns:${arn}`,
    title: `the topic ${topic.resource}`,
    deliver: async (event, again, signal) => {
      const { subject, text } = notice(event, again)
      try {
        const sns = await aws.client('sns', topic.region)
        await sns.publish(
          {
            TopicArn: arn,
            Subject: subject,
            Message: text,
            MessageAttributes: {
              eventId: { DataType: 'String', StringValue: event.id },
              class: { DataType: 'String', StringValue: event.class },
            },
            ...(fifo ? { MessageGroupId: 'demarc-root-watch', MessageDeduplicationId: event.id } : {}),
          },
          { abortSignal: AbortSignal.any([signal]) },
        )
        return { told: true }
      } catch (error) {
        return refusedPublish(error)
      }
    },
  }
}

function refusedPublish(error: unknown): Outcome {
  const status = statusOf(error)
  const why = fatalError(error, false)?.message ?? refusalOf(error)
  const refused = status !== undefined && status >= 400 && status < 500
  return { told: false, why, unsure: !refused, ahead: refused && !isThrottled(error) ? 'mend' : 'wait' }
}

function statusOf(error: unknown): number | undefined {
  const metadata = typeof error === 'object' && error !== null && '$metadata' in error ? error.$metadata : undefined
  const status =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
      ? metadata.httpStatusCode
      : undefined
  return typeof status === 'number' ? status : undefined
}

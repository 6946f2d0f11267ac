import type { Message } from '@aws-sdk/client-sqs'
import { isRecord } from '../../core/record.ts'
import { eventOf, isOfRoot, type RootEvent } from '../activity.ts'

export type QueueMessage = Message

/** A message that is left in the queue. */
export interface UnreadMessage {
  readonly message: QueueMessage
  /** What is wrong with it, as the end of a sentence: `is no event of CloudTrail's`. */
  readonly why: string
}

export interface ReadMessages {
  /** The events of the root user, in the order of the messages. */
  readonly events: readonly RootEvent[]
  /** The number of events that are not the root user's. */
  readonly others: number
  /** The messages with a CloudTrail event, of any user. */
  readonly read: readonly QueueMessage[]
  readonly unread: readonly UnreadMessage[]
  /** The messages about root users of other accounts, by account; `null` when the record does not say. */
  readonly foreign: ReadonlyMap<string | null, readonly QueueMessage[]>
}

/**
 * The content of a queue's messages. `watched`: whether an account's root user is watched. Never throws: a message with other
 * content is `unread`.
 */
export function readMessages(
  messages: readonly QueueMessage[],
  watched: (account: string | null) => boolean,
): ReadMessages {
  const events: RootEvent[] = []
  const read: QueueMessage[] = []
  const unread: UnreadMessage[] = []
  const foreign = new Map<string | null, QueueMessage[]>()
  let others = 0
  for (const message of messages) {
    const record = recordIn(message.Body ?? '')
    const event = typeof record === 'string' ? undefined : eventOf(record)
    if (typeof record === 'string') unread.push({ message, why: record })
    else if (event && !watched(event.account))
      foreign.set(event.account, [...(foreign.get(event.account) ?? []), message])
    // otherwise it would be dropped as an event of other users
    else if (!event && isOfRoot(record))
      unread.push({ message, why: 'is of the root user, and has no id, name or time that can be read' })
    else {
      read.push(message)
      if (event) events.push(event)
      else others++
    }
  }
  return { events, others, read, unread, foreign }
}

type Json = Readonly<Record<string, unknown>>

const NO_EVENT = "is not an event of CloudTrail's"

/**
 * The CloudTrail record in a message: the detail of an EventBridge event, directly or in an SNS notification; or why there is
 * none. EventBridge's own fields can be trusted: senders of custom events cannot use a source that begins with "aws.", and the
 * account is the one that received the record (eventbridge/latest/userguide/eb-events-structure.html).
 */
function recordIn(body: string): Json | string {
  const outer = objectIn(body)
  const event =
    outer?.['Type'] === 'Notification' && typeof outer['Message'] === 'string' ? objectIn(outer['Message']) : outer
  const detail = event?.['detail']
  if (!event || !isRecord(detail) || !('eventID' in detail)) return NO_EVENT
  const { source, account } = event
  if (source !== undefined && !(typeof source === 'string' && source.startsWith('aws.')))
    return "comes from none of AWS's services"
  const got = detail['recipientAccountId']
  if (account !== undefined && got !== undefined && account !== got)
    return 'names another account than the record that it holds'
  return detail
}

function objectIn(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

import type { Message } from '@aws-sdk/client-sqs'
import { type RootEvent, rootEvent } from '../activity.ts'

export type QueueMessage = Message

/** Whether the root user of an account is watched. */
export type Watched = (account: string | null) => boolean

export interface ReadMessages {
  /** The events of the root user, in the order of the messages. */
  readonly events: readonly RootEvent[]
  /** How many events are not of the root user. */
  readonly others: number
  /** The messages that hold a CloudTrail event, of any user. */
  readonly read: readonly QueueMessage[]
  readonly unread: readonly QueueMessage[]
  /** The messages about root users of other accounts, by the account; `null` where the record does not say. */
  readonly foreign: ReadonlyMap<string | null, readonly QueueMessage[]>
}

/** What the messages of a queue hold. Never throws: a message that holds something else is `unread`. */
export function readMessages(messages: readonly QueueMessage[], watched: Watched): ReadMessages {
  const events: RootEvent[] = []
  const read: QueueMessage[] = []
  const unread: QueueMessage[] = []
  const foreign = new Map<string | null, QueueMessage[]>()
  let others = 0
  for (const message of messages) {
    const record = recordIn(message.Body ?? '')
    const event = record === undefined ? undefined : rootEvent(record)
    if (record === undefined) unread.push(message)
    else if (event && !watched(event.account))
      foreign.set(event.account, [...(foreign.get(event.account) ?? []), message])
    else {
      read.push(message)
      if (event) events.push(event)
      else others++
    }
  }
  return { events, others, read, unread, foreign }
}

/** The record of CloudTrail in a message: the detail of an event of EventBridge, by itself or within a notification of SNS. */
function recordIn(body: string): string | undefined {
  const event = objectIn(body)
  const inner =
    event?.['Type'] === 'Notification' && typeof event['Message'] === 'string' ? objectIn(event['Message']) : event
  const detail = inner?.['detail']
  return typeof detail === 'object' && detail !== null && 'eventID' in detail ? JSON.stringify(detail) : undefined
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    // safe: a JSON object has string keys, and its values stay unknown
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}

import { createHash } from 'node:crypto'
import { uuidOf } from '../../../practice/ids.ts'
import { type AwsError, awsError } from '../../../practice/service.ts'
import type { StoredMessage, StoredQueue } from './state.ts'

/**
 * A message to send. Only FIFO queues have `group` and `once` (the deduplication id). Times are milliseconds since
 * 1970.
 */
export interface Sent {
  readonly body: string
  readonly at: number
  readonly delay?: number | undefined
  readonly group?: string | undefined
  readonly once?: string | undefined
}

/**
 * How long a second message with the same deduplication id is dropped
 * (AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html).
 */
const ONCE_FOR = 5 * 60_000

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

const messagesOf = (queue: StoredQueue): StoredMessage[] => {
  queue.messages ??= []
  return queue.messages
}

const invalid = (message: string): AwsError => awsError('InvalidParameterValue', message)

/** Adds a message to a queue and returns its id. `arn`: the queue's, from which the id is made. */
export function send(queue: StoredQueue, arn: string, { body, at, delay, group, once }: Sent): string {
  if (body === '') throw awsError('MissingParameter', 'The request must contain the parameter MessageBody.')
  if (Buffer.byteLength(body) > queue.largest)
    throw invalid(`One or more parameters are invalid. Reason: Message must be shorter than ${queue.largest} bytes.`)
  if (queue.fifo && group === undefined)
    throw awsError('MissingParameter', 'The request must contain the parameter MessageGroupId.')
  if (queue.fifo && once === undefined)
    throw invalid(
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    )
  forget(queue, at)
  queue.onceOnly = (queue.onceOnly ?? []).filter((one) => at - one.at < ONCE_FOR)
  const before = queue.fifo ? queue.onceOnly.find((one) => one.key === once) : undefined
  if (before) return before.id
  queue.sent = (queue.sent ?? 0) + 1
  const id = uuidOf('message', `${arn} ${queue.sent}`)
  if (queue.fifo) queue.onceOnly.push({ key: once ?? '', id, at })
  messagesOf(queue).push({
    id,
    body,
    sent: at,
    visible: at + (delay ?? queue.delay) * 1000,
    received: 0,
    ...(group === undefined ? {} : { group }),
  })
  return id
}

/** Drops the messages that are older than the queue's retention period. */
function forget(queue: StoredQueue, at: number): void {
  queue.messages = messagesOf(queue).filter(({ sent }) => at - sent < queue.retention * 1000)
}

export interface Receiving {
  readonly most: number
  /** The visibility time-out in seconds. */
  readonly visibility: number
  readonly at: number
  /** Moves a message away if it was received too often, and says whether it did. */
  readonly bury: (message: StoredMessage) => boolean
}

/**
 * Receives visible messages, the oldest first; in a FIFO queue, messages of a group only while none of that group is in
 * flight.
 */
export function receive(queue: StoredQueue, { most, visibility, at, bury }: Receiving): readonly StoredMessage[] {
  forget(queue, at)
  const given: StoredMessage[] = []
  const busy = new Set<string>()
  for (const message of [...messagesOf(queue)]) {
    const { group } = message
    if (given.length >= most || (group !== undefined && busy.has(group))) continue
    if (message.visible > at) {
      if (group !== undefined) busy.add(group)
      continue
    }
    if (bury(message)) {
      remove(queue, message.id)
      continue
    }
    message.received += 1
    message.first ??= at
    message.visible = at + visibility * 1000
    given.push(message)
  }
  return given
}

const remove = (queue: StoredQueue, id: string): void => {
  queue.messages = messagesOf(queue).filter((one) => one.id !== id)
}

/** The receipt handle of a message; the next receipt has another one. */
export const handleOf = ({ id, received }: StoredMessage): string => Buffer.from(`${id} ${received}`).toString('base64')

function byHandle(queue: StoredQueue, handle: string | undefined): StoredMessage | undefined {
  const [, id, received] = /^([0-9a-f-]{36}) (\d+)$/.exec(Buffer.from(handle ?? '', 'base64').toString()) ?? []
  if (id === undefined)
    throw awsError('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not a valid receipt handle.`, 404)
  return messagesOf(queue).find((one) => one.id === id && one.received === Number(received))
}

/** Deletes a message by its latest handle. An older handle, or a second deletion, has no effect and is not an error. */
export function deleteMessage(queue: StoredQueue, handle: string | undefined): void {
  const message = byHandle(queue, handle)
  if (message) remove(queue, message.id)
}

/** Hides a message for a number of seconds from now. */
export function changeVisibility(queue: StoredQueue, handle: string | undefined, seconds: number, at: number): void {
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > 43_200)
    throw invalid(`Value ${seconds} for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200.`)
  const message = byHandle(queue, handle)
  if (!message || message.visible <= at)
    throw awsError('MessageNotInflight', 'The message referred to is not in flight.')
  message.visible = at + seconds * 1000
}

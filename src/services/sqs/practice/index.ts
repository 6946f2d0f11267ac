import { set } from '../../../practice/kind.ts'
import { AwsError, awsError, page, practiceService } from '../../../practice/service.ts'
import { tag, untag } from '../../../practice/tags.ts'
import { sqs as sdk } from '../sdk.ts'
import { describes } from './cloudformation.ts'
import { changeVisibility, deleteMessage, handleOf, md5, receive, send } from './messages.ts'
import { seedSqs } from './seed.ts'
import {
  type C,
  nameIn,
  newQueue,
  queueOf,
  queues,
  type SqsState,
  type StoredMessage,
  type StoredQueue,
  setAttributes,
  shown,
  urlOf,
} from './state.ts'

const NAME = /^[\w-]{1,75}(\.fifo)?$/

/** One message, sent alone or in a batch; a FIFO queue refuses a message without a deduplication id. */
interface Sending {
  readonly MessageBody?: string | undefined
  readonly DelaySeconds?: number | undefined
  readonly MessageGroupId?: string | undefined
  readonly MessageDeduplicationId?: string | undefined
}

function sendOne(call: C, url: string | undefined, one: Sending) {
  const body = one.MessageBody ?? ''
  const MessageId = send(queueOf(call, url), queues.arn(call, nameIn(url)), {
    body,
    at: call.now.getTime(),
    delay: one.DelaySeconds,
    group: one.MessageGroupId,
    once: one.MessageDeduplicationId,
  })
  return { MessageId, MD5OfMessageBody: md5(body) }
}

/** Moves messages that were received too often to the queue of the redrive policy, if there is one. */
function burialOf(call: C, queue: StoredQueue): (message: StoredMessage) => boolean {
  if (queue.redrive === null) return () => false
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(queue.redrive)
  const grave = call.state.queues[String(deadLetterTargetArn).split(':').at(-1) ?? '']
  return (message) => {
    if (!grave || message.received < Number(maxReceiveCount)) return false
    grave.messages = [...(grave.messages ?? []), { ...message, visible: call.now.getTime() }]
    return true
  }
}

const shownMessage = (message: StoredMessage, sender: string) => ({
  MessageId: message.id,
  ReceiptHandle: handleOf(message),
  MD5OfBody: md5(message.body),
  Body: message.body,
  Attributes: {
    ApproximateReceiveCount: String(message.received),
    ApproximateFirstReceiveTimestamp: String(message.first ?? message.sent),
    SentTimestamp: String(message.sent),
    SenderId: sender,
    ...(message.group === undefined ? {} : { MessageGroupId: message.group }),
  },
})

/** Handles each entry of a batch separately: a refused entry is reported with the caller's id. */
function batch<E extends { Id?: string | undefined }, R>(entries: readonly E[] | undefined, work: (entry: E) => R) {
  const Successful: (R & { Id: string | undefined })[] = []
  const Failed: { Id: string | undefined; SenderFault: true; Code: string; Message: string }[] = []
  if (!entries || entries.length === 0)
    throw awsError('EmptyBatchRequest', 'There should be at least one entry in the request.')
  if (entries.length > 10)
    throw awsError('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10.')
  for (const entry of entries)
    try {
      Successful.push({ ...work(entry), Id: entry.Id })
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message })
    }
  return { Successful, Failed }
}

/** Amazon SQS: queues with their messages. ReceiveMessage always answers at once, without waiting for messages. */
export const sqs = practiceService<typeof import('@aws-sdk/client-sqs'), SqsState>({
  sdk,
  scope: 'regional',
  dataEvents: [
    'SendMessage',
    'SendMessageBatch',
    'ReceiveMessage',
    'DeleteMessage',
    'DeleteMessageBatch',
    'ChangeMessageVisibility',
  ],
  seed: seedSqs,
  acts: { QueueUrl: (call, url) => queues.arn(call, nameIn(url)) },
  // a batch has no IAM action of its own (service-authorization/latest/reference/list_amazonsqs.html)
  action: { SendMessageBatch: 'sqs:SendMessage', DeleteMessageBatch: 'sqs:DeleteMessage' },
  describes,
  reads: {
    ListQueues: (call) => {
      const { QueueNamePrefix: prefix = '', MaxResults: size, NextToken: token } = call.input
      const names = Object.keys(call.state.queues)
        .filter((name) => name.startsWith(prefix))
        .sort()
      // pages are smaller than requested, as they may be on AWS; without MaxResults there is one page
      const { items, next } = page(call, names, {
        token,
        size: size === undefined ? 1000 : Math.min(size, call.pageSize),
      })
      return { QueueUrls: items.map((name) => urlOf(call, name)), NextToken: size === undefined ? undefined : next }
    },
    GetQueueUrl: (call) => {
      const { QueueName = '' } = call.input
      queues.of(call, QueueName)
      return { QueueUrl: urlOf(call, QueueName) }
    },
    GetQueueAttributes: (call) => {
      const { QueueUrl, AttributeNames: asked = [] } = call.input
      const all = shown(call, nameIn(QueueUrl), queueOf(call, QueueUrl))
      const names: readonly string[] = asked
      const wanted = Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name))
      return { Attributes: Object.fromEntries(wanted) }
    },
    ListQueueTags: (call) => ({ Tags: queueOf(call, call.input.QueueUrl).tags }),
  },
  changes: {
    CreateQueue: (call) => {
      const { QueueName: name = '', Attributes = {}, tags = {} } = call.input
      if (!NAME.test(name))
        throw awsError(
          'InvalidParameterValue',
          'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
        )
      if (call.state.queues[name])
        throw awsError('QueueNameExists', 'A queue already exists with the same name.', 400, {}, 'QueueAlreadyExists')
      const { FifoQueue, ...others } = Attributes
      const queue = newQueue(call.now.toISOString(), { fifo: FifoQueue === 'true', tags })
      if (queue.fifo !== name.endsWith('.fifo'))
        throw awsError('InvalidParameterValue', 'The name of a FIFO queue can only include .fifo at its end.')
      setAttributes(queue, others)
      call.state.queues[name] = queue
      return { QueueUrl: urlOf(call, name) }
    },
    SetQueueAttributes: (call) => {
      const queue = queueOf(call, call.input.QueueUrl)
      setAttributes(queue, call.input.Attributes ?? {})
      queue.modified = call.now.toISOString()
    },
    DeleteQueue: (call) => {
      queueOf(call, call.input.QueueUrl)
      queues.remove(call, nameIn(call.input.QueueUrl))
    },
    SendMessage: (call) => sendOne(call, call.input.QueueUrl, call.input),
    SendMessageBatch: (call) => batch(call.input.Entries, (entry) => sendOne(call, call.input.QueueUrl, entry)),
    ReceiveMessage: (call) => {
      const { QueueUrl, MaxNumberOfMessages: most = 1, VisibilityTimeout } = call.input
      const queue = queueOf(call, QueueUrl)
      if (most < 1 || most > 10)
        throw awsError(
          'InvalidParameterValue',
          `Value ${most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
        )
      const at = call.now.getTime()
      const given = receive(queue, {
        most,
        visibility: VisibilityTimeout ?? queue.visibility,
        at,
        bury: burialOf(call, queue),
      })
      return given.length === 0 ? {} : { Messages: given.map((one) => shownMessage(one, call.principal.userId)) }
    },
    DeleteMessage: (call) => deleteMessage(queueOf(call, call.input.QueueUrl), call.input.ReceiptHandle),
    DeleteMessageBatch: (call) => {
      const queue = queueOf(call, call.input.QueueUrl)
      return batch(call.input.Entries, ({ ReceiptHandle }) => {
        deleteMessage(queue, ReceiptHandle)
        return {}
      })
    },
    ChangeMessageVisibility: (call) => {
      const { QueueUrl, ReceiptHandle, VisibilityTimeout = 0 } = call.input
      changeVisibility(queueOf(call, QueueUrl), ReceiptHandle, VisibilityTimeout, call.now.getTime())
    },
    PurgeQueue: (call) => set(queueOf(call, call.input.QueueUrl), { messages: [] }),
    TagQueue: (call) => tag(queueOf(call, call.input.QueueUrl), call.input.Tags),
    UntagQueue: (call) => untag(queueOf(call, call.input.QueueUrl), call.input.TagKeys),
  },
})

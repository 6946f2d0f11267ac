import { awsError, page, practiceService } from '../../service.ts'
import { seedSqs } from './seed.ts'
import {
  arnOf,
  type C,
  namedQueue,
  nameIn,
  newQueue,
  queueOf,
  type SqsState,
  setAttributes,
  shown,
  urlOf,
} from './state.ts'

const NAME = /^[\w-]{1,75}(\.fifo)?$/
const onQueue = (call: C<{ QueueUrl?: string | undefined }>): string => arnOf(call, nameIn(call.input.QueueUrl))

/** Amazon SQS: queues, their attributes and tags. Messages it does not carry. */
export const sqs = practiceService<typeof import('@aws-sdk/client-sqs'), SqsState>({
  id: 'sqs',
  scope: 'regional',
  client: () => import('@aws-sdk/client-sqs'),
  seed: seedSqs,
  resource: {
    GetQueueAttributes: onQueue,
    ListQueueTags: onQueue,
    SetQueueAttributes: onQueue,
    TagQueue: onQueue,
    UntagQueue: onQueue,
    DeleteQueue: onQueue,
  },
  reads: {
    ListQueues: (call) => {
      const { QueueNamePrefix: prefix = '', MaxResults: size, NextToken: token } = call.input
      const names = Object.keys(call.state.queues)
        .filter((name) => name.startsWith(prefix))
        .sort()
      // a page is small whatever is asked for, as it may be on AWS; without MaxResults there is but one
      const { items, next } = page(call, names, {
        token,
        size: size === undefined ? 1000 : Math.min(size, call.pageSize),
      })
      return { QueueUrls: items.map((name) => urlOf(call, name)), NextToken: size === undefined ? undefined : next }
    },
    GetQueueUrl: (call) => ({ QueueUrl: urlOf(call, namedQueue(call, call.input.QueueName)) }),
    GetQueueAttributes: (call) => {
      const { QueueUrl, AttributeNames: asked = [] } = call.input
      const all = shown(call, nameIn(QueueUrl), queueOf(call, QueueUrl))
      const names: readonly string[] = asked
      const Attributes = Object.fromEntries(
        Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name)),
      )
      return { Attributes }
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
      return undefined
    },
    DeleteQueue: (call) => {
      queueOf(call, call.input.QueueUrl)
      delete call.state.queues[nameIn(call.input.QueueUrl)]
      return undefined
    },
    TagQueue: (call) => {
      const queue = queueOf(call, call.input.QueueUrl)
      queue.tags = { ...queue.tags, ...call.input.Tags }
      return undefined
    },
    UntagQueue: (call) => {
      const queue = queueOf(call, call.input.QueueUrl)
      for (const key of call.input.TagKeys ?? []) delete queue.tags[key]
      return undefined
    },
  },
})

import { document } from '../../../practice/described.ts'
import type { Ask, Describing } from '../../../practice/service.ts'

type Module = typeof import('@aws-sdk/client-sqs')

const attributesOf = (ask: Ask<Module>, QueueUrl: string): Partial<Record<string, string>> =>
  ask('GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] }).Attributes ?? {}

/** The attributes with a number; SQS returns every attribute as text. */
const numbers = [
  'DelaySeconds',
  'KmsDataKeyReusePeriodSeconds',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'VisibilityTimeout',
]
const flags = ['ContentBasedDeduplication', 'FifoQueue', 'SqsManagedSseEnabled']

const read = (name: string, text: string | undefined): unknown =>
  text === undefined ? undefined : numbers.includes(name) ? Number(text) : flags.includes(name) ? text === 'true' : text

/** Queues and their policies in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::SQS::Queue': (ask) =>
    (ask('ListQueues', {}).QueueUrls ?? []).map((QueueUrl) => {
      const found = attributesOf(ask, QueueUrl)
      return {
        is: Object.fromEntries(Object.entries(found).map(([name, text]) => [name, read(name, text)])),
        also: {
          QueueUrl,
          QueueName: QueueUrl.split('/').at(-1),
          Arn: found['QueueArn'],
          RedrivePolicy: document(found['RedrivePolicy']),
          RedriveAllowPolicy: document(found['RedriveAllowPolicy']),
        },
        tags: ask('ListQueueTags', { QueueUrl }).Tags,
      }
    }),
  'AWS::SQS::QueuePolicy': (ask) =>
    (ask('ListQueues', {}).QueueUrls ?? []).flatMap((QueueUrl) => {
      const policy = document(attributesOf(ask, QueueUrl)['Policy'])
      return policy ? { also: { Id: QueueUrl, Queues: [QueueUrl], PolicyDocument: policy }, arn: null } : []
    }),
}

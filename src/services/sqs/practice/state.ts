import { withoutPrototypes } from '../../../core/by-text.ts'
import { parsePolicy } from '../../../core/policy/parse.ts'
import { named } from '../../../practice/kind.ts'
import { type AwsError, awsError, type Call } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export interface StoredMessage {
  id: string
  body: string
  /** When it was sent, and when it becomes visible, in milliseconds since 1970. */
  sent: number
  visible: number
  /** The number of receipts, and the time of the first. */
  received: number
  first?: number | undefined
  group?: string
}

export interface StoredQueue extends HasTags {
  created: string
  modified: string
  fifo: boolean
  /** Seconds. */
  delay: number
  retention: number
  visibility: number
  wait: number
  largest: number
  /** A KMS key by its id, ARN or alias. */
  key: string | null
  /** SSE-SQS. */
  managedKeys: boolean
  policy: string | null
  redrive: string | null
  /** Oldest first. */
  messages?: StoredMessage[]
  /** The number of messages ever sent. */
  sent?: number
  /** For a FIFO queue: the recent deduplication ids, with their messages. */
  onceOnly?: { key: string; id: string; at: number }[]
}

/** SQS in one region: queues by name. */
export interface SqsState {
  queues: Record<string, StoredQueue>
}

export type C<I = unknown> = Call<I, SqsState>

/** A queue as CreateQueue creates it: encrypted with SQS's own keys (sqs-configure-sqs-sse-queue.html). */
export const newQueue = (created: string, more: Partial<StoredQueue> = {}): StoredQueue => ({
  created,
  modified: created,
  fifo: false,
  delay: 0,
  retention: 345_600,
  visibility: 30,
  wait: 0,
  largest: 262_144,
  key: null,
  managedKeys: true,
  policy: null,
  redrive: null,
  tags: {},
  ...more,
})

const invalidValue = (name: string): AwsError =>
  awsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`)

export const urlOf = ({ region, account }: C, name: string): string =>
  `https://sqs.${region}.amazonaws.com/${account}/${name}`
const noQueue = (): AwsError =>
  awsError(
    'QueueDoesNotExist',
    'The specified queue does not exist.',
    400,
    {},
    'AWS.SimpleQueueService.NonExistentQueue',
  )
export const queues = named<SqsState, StoredQueue>({ in: (state) => state.queues, arn: ['sqs', ''], missing: noQueue })

/** The queue name in a URL with any host: clients of another endpoint use its host. */
export const nameIn = (url: string | undefined): string => (url ?? '').split('/').at(-1) ?? ''

export function queueOf(call: C, url: string | undefined): StoredQueue {
  if (url?.includes('/') && url.split('/').at(-2) !== call.account) throw noQueue()
  return queues.of(call, nameIn(url))
}

/** The attributes of a queue by name, as GetQueueAttributes returns them; those without a value are left out. */
export function shown(call: C, name: string, queue: StoredQueue): Record<string, string> {
  const seconds = (iso: string): string => String(Math.floor(Date.parse(iso) / 1000))
  const { waiting, inFlight, delayed } = counts(queue, call.now.getTime())
  return {
    ApproximateNumberOfMessages: String(waiting),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    CreatedTimestamp: seconds(queue.created),
    DelaySeconds: String(queue.delay),
    ...(queue.fifo ? { ContentBasedDeduplication: 'false', FifoQueue: 'true' } : {}),
    ...(queue.key === null ? {} : { KmsDataKeyReusePeriodSeconds: '300', KmsMasterKeyId: queue.key }),
    LastModifiedTimestamp: seconds(queue.modified),
    MaximumMessageSize: String(queue.largest),
    MessageRetentionPeriod: String(queue.retention),
    ...(queue.policy === null ? {} : { Policy: queue.policy }),
    QueueArn: queues.arn(call, name),
    ReceiveMessageWaitTimeSeconds: String(queue.wait),
    ...(queue.redrive === null ? {} : { RedrivePolicy: queue.redrive }),
    SqsManagedSseEnabled: String(queue.managedKeys),
    VisibilityTimeout: String(queue.visibility),
  }
}

/** The limits of numeric attributes (APIReference/API_SetQueueAttributes.html). */
const numbers = withoutPrototypes({
  DelaySeconds: ['delay', 0, 900],
  MaximumMessageSize: ['largest', 1024, 1_048_576],
  MessageRetentionPeriod: ['retention', 60, 1_209_600],
  ReceiveMessageWaitTimeSeconds: ['wait', 0, 20],
  VisibilityTimeout: ['visibility', 0, 43_200],
} as const)

/** Sets attributes. Throws InvalidAttributeName or InvalidAttributeValue, as SQS does. */
export function setAttributes(queue: StoredQueue, attributes: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value = ''] of Object.entries(attributes)) {
    if (name in numbers) {
      const [member, least, most] = numbers[name as keyof typeof numbers] // safe: it is in the table
      const number = Number(value)
      if (value === '' || !Number.isInteger(number) || number < least || number > most) throw invalidValue(name)
      queue[member] = number
    } else if (name === 'Policy') queue.policy = value === '' ? null : accepted(value)
    else if (name === 'RedrivePolicy') queue.redrive = value === '' ? null : redrive(value)
    else if (name === 'KmsMasterKeyId') {
      queue.key = value || null
      if (value) queue.managedKeys = false
    } else if (name === 'SqsManagedSseEnabled') {
      if (value !== 'true' && value !== 'false') throw invalidValue(name)
      queue.managedKeys = value === 'true'
      // a queue has only one of the two (sqs-server-side-encryption.html)
      if (queue.managedKeys) queue.key = null
    } else if (!KNOWN.has(name)) throw awsError('InvalidAttributeName', `Unknown Attribute ${name}.`)
    else throw awsError('NotImplemented', `The practice account does not change ${name} of a queue.`, 501)
  }
}

/** Attributes that SQS lets callers set and the practice account does not. */
const KNOWN: ReadonlySet<string> = new Set([
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'RedriveAllowPolicy',
])

function accepted(document: string): string {
  const parsed = parsePolicy(document)
  if (!parsed.ok || parsed.policy.statements.some((one) => !one.principals)) throw invalidValue('Policy')
  return document
}

function redrive(document: string): string {
  try {
    const read: unknown = JSON.parse(document)
    if (typeof read === 'object' && read !== null && 'deadLetterTargetArn' in read && 'maxReceiveCount' in read)
      return document
  } catch {
    // not JSON: the same error
  }
  throw invalidValue('RedrivePolicy')
}

/** The number of messages that are visible, in flight, and delayed. */
function counts(queue: StoredQueue, at: number): { waiting: number; inFlight: number; delayed: number } {
  const hidden = (queue.messages ?? []).filter(({ visible }) => visible > at)
  const inFlight = hidden.filter(({ received }) => received > 0).length
  return { waiting: (queue.messages ?? []).length - hidden.length, inFlight, delayed: hidden.length - inFlight }
}

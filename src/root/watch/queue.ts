import type { Message } from '@aws-sdk/client-sqs'
import type { Aws } from '../../collect/aws.ts'
import { fatalError, refusalOf } from '../../collect/refusals.ts'
import type { Clock, Sleep } from '../../core/clock.ts'
import { DemarcError } from '../../core/errors.ts'
import { type RootEvent, rootEvent } from '../activity.ts'
import { type Source, Troubles } from './source.ts'

/** The most that SQS waits, and gives at once (AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html). */
const WAIT_SECONDS = 20
const MESSAGES = 10
/** An endpoint that does not wait is not asked without a pause. */
const SHORT_MS = 1_000

export interface QueueOptions {
  readonly aws: Pick<Aws, 'client'>
  readonly url: string
  readonly region: string
  /** Seconds to wait for a message, 0 to 20; with 0 a look drains the queue. */
  readonly wait?: number
  readonly clock: Clock
  readonly sleep: Sleep
  readonly say: (text: string) => void
}

/** The region of a queue, by its URL; undefined where the URL does not tell (general/latest/gr/sqs-service.html). */
export function regionOfQueue(url: string): string | undefined {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return /^(?:sqs\.([a-z0-9-]+)|([a-z0-9-]+)\.queue)\.amazonaws\.com(?:\.cn)?$/.exec(host)?.slice(1).find(Boolean)
}

/** Throws BAD_QUEUE where it is no URL of a queue. */
export function checkedQueue(url: string): string {
  const parts = URL.canParse(url) ? new URL(url).pathname.split('/').filter(Boolean) : []
  if (/^https?:/.test(url) && parts.length === 2 && /^\d{12}$/.test(parts[0] ?? '')) return url
  throw new DemarcError('BAD_QUEUE', `"${url}" is not the URL of an SQS queue`, {
    hint: 'It looks like https://sqs.us-east-1.amazonaws.com/111122223333/root-events',
  })
}

/**
 * A queue that a rule of EventBridge feeds, itself or through a topic. A message is deleted only after its event was handed on,
 * which is after it is on the disk; one that cannot be read stays, for its owner or the dead-letter queue.
 */
export function queueSource({ aws, url, region, wait = WAIT_SECONDS, clock, sleep, say }: QueueOptions): Source {
  const troubles = new Troubles(say)
  let kept: string | undefined
  const said = new Set<string>()
  const once = (key: string, text: string): void => {
    if (said.has(key)) return
    if (said.size > 1_000) said.clear()
    said.add(key)
    say(text)
  }

  // a signal of its own for each call: what the SDK hangs on it goes with it
  const receive = async (signal: AbortSignal): Promise<readonly Message[]> => {
    const sqs = await aws.client('sqs', region)
    const { Messages = [] } = await sqs.receiveMessage(
      { QueueUrl: url, MaxNumberOfMessages: MESSAGES, WaitTimeSeconds: wait },
      { abortSignal: AbortSignal.any([signal]) },
    )
    return Messages
  }

  /** Why a message was not deleted; undefined where all are gone. What is not deleted comes again, is known, and is deleted then. */
  const deleteAll = async (done: readonly Message[], signal: AbortSignal): Promise<string | undefined> => {
    try {
      const sqs = await aws.client('sqs', region)
      const Entries = done.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }))
      const { Failed = [], Successful = [] } = await sqs.deleteMessageBatch(
        { QueueUrl: url, Entries },
        { abortSignal: AbortSignal.any([signal]) },
      )
      if (Successful.length === Entries.length) return undefined
      return `refused (${Failed[0]?.Code ?? 'without a reason'})`
    } catch (error) {
      signal.throwIfAborted()
      const fatal = fatalError(error, false)
      if (fatal) throw fatal
      return refusalOf(error)
    }
  }

  const handOn = async (
    messages: readonly Message[],
    take: (events: readonly RootEvent[]) => void,
    signal: AbortSignal,
  ) => {
    const read = messages.map((message) => ({ message, record: recordIn(message.Body ?? '') }))
    for (const { message, record } of read)
      if (record === undefined)
        once(
          message.MessageId ?? '',
          `the queue holds a message that is no event of CloudTrail's (${message.MessageId}): it is left there`,
        )
    const records = read.flatMap(({ record }) => record ?? [])
    const events = records.flatMap((record) => rootEvent(record) ?? [])
    if (events.length < records.length)
      once('others', 'the queue also gets events of others than the root user: its rule takes more than it needs to')
    take(events)
    const done = read.flatMap(({ message, record }) => (record === undefined ? [] : [message]))
    if (done.length === 0) return
    const why = await deleteAll(done, signal)
    if (why === undefined && kept !== undefined) say('what was dealt with can be deleted from the queue again')
    if (why !== undefined && why !== kept)
      say(
        `what was dealt with cannot be deleted from the queue: ${why}; it comes again, is not told again, and is deleted then`,
      )
    kept = why
    // with a queue that hides nothing, it would come again at once
    if (why !== undefined && wait > 0) await sleep(SHORT_MS, signal)
  }

  return {
    pause: 0,
    look: async (take, signal) => {
      const received = new Set<string | undefined>()
      try {
        for (;;) {
          const began = clock()
          const messages = await receive(signal)
          await handOn(messages, take, signal)
          troubles.over('the queue')
          if (messages.length === 0 && wait > 0 && clock() - began < SHORT_MS) await sleep(SHORT_MS, signal)
          // a queue is drained when it gives nothing, or only what it gave before and what stays there
          const fresh = messages.filter(({ MessageId }) => !received.has(MessageId))
          for (const { MessageId } of fresh) received.add(MessageId)
          if (fresh.length === 0 || wait > 0) return true
        }
      } catch (error) {
        signal.throwIfAborted()
        const fatal = fatalError(error, false)
        if (fatal) throw fatal
        const rest = troubles.met('the queue', refusalOf(error))
        if (wait > 0) await sleep(rest, signal)
        return false
      }
    },
  }
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

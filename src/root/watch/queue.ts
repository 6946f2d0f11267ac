import type { Aws } from '../../collect/aws.ts'
import { fatalError, refusalOf } from '../../collect/refusals.ts'
import type { Clock, Sleep } from '../../core/clock.ts'
import { DemarcError } from '../../core/errors.ts'
import type { RootEvent } from '../activity.ts'
import { QueueCalls, WAIT_SECONDS } from './queue-calls.ts'
import { type QueueMessage, readMessages, type Watched } from './queue-messages.ts'
import { type Source, Troubles } from './source.ts'

/** An endpoint that does not wait is not asked without a pause. */
const SHORT_MS = 1_000

export interface QueueOptions {
  readonly aws: Pick<Aws, 'client'>
  readonly url: string
  readonly region: string
  readonly watched: Watched
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
 * which is after it is on the disk; one that cannot be read, or is of
 * another account, stays, for its owner or the dead-letter queue.
 */
export function queueSource({
  aws,
  url,
  region,
  watched,
  wait = WAIT_SECONDS,
  clock,
  sleep,
  say,
}: QueueOptions): Source {
  const troubles = new Troubles(say)
  const calls = new QueueCalls(aws, url, region, wait)
  const handOver = new HandOver(calls, watched, say)
  return {
    pause: 0,
    look: async (take, signal) => {
      const received = new Set<string | undefined>()
      try {
        for (;;) {
          const began = clock()
          const messages = await calls.receive(signal)
          const gone = await handOver.take(messages, take, signal)
          // with a queue that hides nothing, what is kept would come again at once
          if (!gone && wait > 0) await sleep(SHORT_MS, signal)
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

/** Hands the events of messages on and deletes those messages; says once what is odd with the queue, and once that it is over. */
class HandOver {
  readonly #calls: QueueCalls
  readonly #watched: Watched
  readonly #say: (text: string) => void
  readonly #said = new Set<string>()
  /** Why what was dealt with is still in the queue. */
  #kept: string | undefined

  constructor(calls: QueueCalls, watched: Watched, say: (text: string) => void) {
    this.#calls = calls
    this.#watched = watched
    this.#say = say
  }

  /** Gives whether all that was dealt with is gone from the queue. */
  async take(
    messages: readonly QueueMessage[],
    take: (events: readonly RootEvent[]) => void,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { events, others, read, unread, foreign } = readMessages(messages, this.#watched)
    for (const { MessageId } of unread)
      this.#once(
        MessageId ?? '',
        `the queue holds a message that is no event of CloudTrail's (${MessageId}): it is left there`,
      )
    for (const account of foreign.keys())
      this.#once(
        `of ${account}`,
        `the queue holds events of the root user of ${account === null ? 'an account that they do not name' : `account ${account}`}, which is not watched here: they are left there`,
      )
    if (others > 0)
      this.#once(
        'others',
        'the queue also gets events of others than the root user: its rule takes more than it needs to',
      )
    take(events)
    if (read.length === 0) return true
    const why = await this.#calls.deleteAll(read, signal)
    if (why === undefined && this.#kept !== undefined)
      this.#say('what was dealt with can be deleted from the queue again')
    if (why !== undefined && why !== this.#kept)
      this.#say(
        `what was dealt with cannot be deleted from the queue: ${why}; it comes again, is not told again, and is deleted then`,
      )
    this.#kept = why
    return why === undefined
  }

  #once(key: string, text: string): void {
    if (this.#said.has(key)) return
    if (this.#said.size > 1_000) this.#said.clear()
    this.#said.add(key)
    this.#say(text)
  }
}

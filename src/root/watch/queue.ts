import type { Aws } from '../../collect/aws.ts'
import { fatalError, refusalOf } from '../../collect/refusals.ts'
import type { Clock, Sleep } from '../../core/clock.ts'
import { DemarcError } from '../../core/errors.ts'
import { partitions } from '../../core/partition.ts'
import type { RootEvent } from '../activity.ts'
import { QueueCalls, WAIT_SECONDS } from './queue-calls.ts'
import { type QueueMessage, type ReadMessages, readMessages } from './queue-messages.ts'
import { Troubles, type WatchSource } from './source.ts'
import type { WatchedAccounts } from './watched-accounts.ts'

/** The pause between calls to an endpoint that does not wait, in milliseconds. */
const SHORT_MS = 1_000

export interface QueueOptions {
  readonly aws: Pick<Aws, 'client'>
  readonly url: string
  readonly region: string
  readonly watched: WatchedAccounts
  /** Seconds to wait for a message, 0 to 20; with 0 a check drains the queue. */
  readonly wait?: number
  readonly clock: Clock
  readonly sleep: Sleep
  readonly say: (text: string) => void
}

/** What precedes the partition's domain, including the region: also FIPS, the legacy form, and VPC endpoints. */
const BEFORE_DOMAIN = /^(?:(?:[a-z0-9-]+\.)?sqs(?:-fips)?\.([a-z0-9-]+)(?:\.vpce)?|([a-z0-9-]+)\.queue)$/
const domains = partitions.flatMap((one) => one.domains)

/** The region of a queue from its URL; undefined when the URL does not contain it (general/latest/gr/sqs-service.html). */
export function regionOfQueue(url: string): string | undefined {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  const domain = domains.find((one) => host.endsWith(`.${one}`))
  if (domain === undefined) return undefined
  return BEFORE_DOMAIN.exec(host.slice(0, -domain.length - 1))
    ?.slice(1)
    .find(Boolean)
}

const NONE = { protocol: '', pathname: '', username: '', search: '', hash: '' } as const

/** Throws BAD_QUEUE when it is not the URL of a queue. */
export function checkedQueue(url: string): string {
  const { protocol, pathname, username, search, hash } = URL.canParse(url) ? new URL(url) : NONE
  const [account = '', name, ...more] = pathname.split('/').filter(Boolean)
  const isPlain = username === '' && search === '' && hash === ''
  if (/^https?:$/.test(protocol) && /^\d{12}$/.test(account) && name && more.length === 0 && isPlain) return url
  throw new DemarcError('BAD_QUEUE', `"${url}" is not the URL of an SQS queue`, {
    hint: 'It looks like https://sqs.us-east-1.amazonaws.com/111122223333/root-events',
  })
}

/**
 * A queue fed by an EventBridge rule, directly or through a topic. A message is deleted only after its event was passed on and is
 * on disk. A message that cannot be read, or is of another account, stays for its owner or the dead-letter queue.
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
}: QueueOptions): WatchSource {
  const troubles = new Troubles(say)
  const calls = new QueueCalls(aws, url, region, wait)
  const handOver = new HandOver(calls, watched, isFifo(url), say)
  return {
    pause: 0,
    look: async (take, signal) => {
      const received = new Set<string | undefined>()
      let all = true
      try {
        for (;;) {
          const began = clock()
          const messages = await calls.receive(signal)
          const { empty, held } = await handOver.take(messages, take, signal)
          all &&= !held
          // from a queue without a visibility timeout, kept messages would come again at once
          if (!empty && wait > 0) await sleep(SHORT_MS, signal)
          troubles.over('the queue')
          if (messages.length === 0 && wait > 0 && clock() - began < SHORT_MS) await sleep(SHORT_MS, signal)
          // a queue is drained when it returns nothing, or only messages that it returned before and that stay there
          const fresh = messages.filter(({ MessageId }) => !received.has(MessageId))
          for (const { MessageId } of fresh) received.add(MessageId)
          if (fresh.length === 0 || wait > 0) return all
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

const isFifo = (url: string): boolean => new URL(url).pathname.endsWith('.fifo')

/** The state of a queue after some messages were processed. */
interface Left {
  /** None of them is left there. */
  readonly empty: boolean
  /** Those that are left may delay others behind them. */
  readonly held: boolean
}

/** Passes on the events of messages and deletes these; reports once that something is wrong with the queue, and once that it is over. */
class HandOver {
  readonly #calls: QueueCalls
  readonly #watched: WatchedAccounts
  readonly #fifo: boolean
  readonly #say: (text: string) => void
  readonly #said = new Set<string>()
  /** Why processed messages are still in the queue. */
  #kept: string | undefined

  constructor(calls: QueueCalls, watched: WatchedAccounts, fifo: boolean, say: (text: string) => void) {
    this.#calls = calls
    this.#watched = watched
    this.#fifo = fifo
    this.#say = say
  }

  async take(
    messages: readonly QueueMessage[],
    take: (events: readonly RootEvent[]) => void,
    signal: AbortSignal,
  ): Promise<Left> {
    const found = await this.#read(messages, signal)
    this.#sayOdd(found)
    take(found.events)
    const stays = found.unread.length + found.foreign.size > 0
    const gone = await this.#delete(found.read, signal)
    return { empty: gone && !stays, held: stays && this.#fifo }
  }

  /** An unknown account may be a new one in the organization. */
  async #read(messages: readonly QueueMessage[], signal: AbortSignal): Promise<ReadMessages> {
    const found = readMessages(messages, this.#watched.has)
    if (found.foreign.size === 0) return found
    const why = await this.#watched.refresh(signal)
    if (why !== undefined)
      this.#once('list', `which accounts belong to the organization cannot be read: ${why}; only its own is watched`)
    return readMessages(messages, this.#watched.has)
  }

  #sayOdd({ unread, foreign, others }: ReadMessages): void {
    for (const { message, why } of unread)
      this.#once(
        message.MessageId ?? '',
        `the queue holds a message that ${why} (${message.MessageId}): it is left there`,
      )
    for (const account of foreign.keys())
      this.#once(
        `of ${account}`,
        `the queue holds events of the root user of ${account === null ? 'an account that they do not name' : `account ${account}`}, which is not watched here: they are left there`,
      )
    if (this.#fifo && unread.length + foreign.size > 0)
      this.#once(
        'held',
        'what is left in a FIFO queue holds back what comes behind it in its message group: give the queue a dead-letter queue, or take it away',
      )
    if (others > 0)
      this.#once(
        'others',
        'the queue also gets events of others than the root user: its rule takes more than it needs to',
      )
  }

  /** Returns whether all of them are gone. */
  async #delete(read: readonly QueueMessage[], signal: AbortSignal): Promise<boolean> {
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

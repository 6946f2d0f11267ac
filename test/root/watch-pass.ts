import { Aws } from '../../src/collect/aws.ts'
import { seen } from '../../src/collect/seen.ts'
import { systemClock, systemSleep } from '../../src/core/clock.ts'
import { systemRandom } from '../../src/core/random.ts'
import { messageJson, slackMessage, snsNotice } from '../../src/report/root/watch.ts'
import { historySource } from '../../src/root/watch/history.ts'
import { JournalFile, type WatchJournal } from '../../src/root/watch/journal.ts'
import { queueSource } from '../../src/root/watch/queue.ts'
import type { Sink } from '../../src/root/watch/sink.ts'
import type { Entry } from '../../src/root/watch/state.ts'
import { terminalSink } from '../../src/root/watch/terminal.ts'
import { topicSink } from '../../src/root/watch/topic.ts'
import { watchRoot } from '../../src/root/watch/watch.ts'
import { WatchedAccounts } from '../../src/root/watch/watched-accounts.ts'
import { webhookSink } from '../../src/root/watch/webhook.ts'
import { sdk } from '../../src/services/sdk.gen.ts'

/** Of one pass of a watch: the regions and the caller. */
export interface Orders {
  readonly endpoint: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly account: string
  readonly state: string
  readonly webhook: string
  readonly topic: string
  readonly queue?: string
  readonly from: number
}

const nameOf = (entry: Entry): string =>
  'sink' in entry ? `${Object.keys(entry)[0]} ${entry.sink.split(':')[0]}` : `${Object.keys(entry)[0]}`

/**
 * One pass of a watch, its standard output in an open file. `step` hears of each step, by name: each line of the journal, each
 * delivery and each call of the source has one before and one after. Gives whether all was seen and told.
 */
export async function watchPass(orders: Orders, output: number, step: (name: string) => void): Promise<boolean> {
  const around = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    step(`before ${name}`)
    const result = await work()
    step(`after ${name}`)
    return result
  }
  const file = await JournalFile.open(orders.state, orders)
  const journal: WatchJournal = {
    state: file.state,
    from: file.from,
    append: (...entries) => {
      const [first] = entries
      if (!first) return
      step(`before writing ${nameOf(first)}`)
      file.append(...entries)
      step(`after writing ${nameOf(first)}`)
    },
    compact: (now) => file.compact(now),
  }
  const killable = (sink: Sink): Sink => ({
    ...sink,
    deliver: (event, again, signal) =>
      around(`telling ${sink.name.split(':')[0]}`, () => sink.deliver(event, again, signal)),
  })
  const aws = new Aws({
    sdk,
    credentials: async () => orders,
    endpointUrl: orders.endpoint,
    time: { now: systemClock, sleep: systemSleep },
    userAgent: 'demarc-test',
  })
  /** The clients, with a step before and after each call. */
  const stepping: Pick<Aws, 'client'> = {
    client: async (service, region) =>
      new Proxy(await aws.client(service, region), {
        get: (target, name) => {
          const member: unknown = Reflect.get(target, name)
          if (typeof member !== 'function') return member
          return (...args: unknown[]) => around(String(name), () => Reflect.apply(member, target, args))
        },
      }),
  }
  const say = (text: string): boolean => process.stderr.write(`${text}\n`)
  const { account, queue: url } = orders
  const clock = systemClock
  const source =
    url === undefined
      ? historySource({
          reach: {
            // safe: of the clients a look at the history uses these two members alone
            aws: stepping as Aws,
            account,
            partition: 'aws',
            home: 'us-east-1',
            region: 'us-east-1',
          },
          regions: async () => ({ regions: ['us-east-1'] }),
          journal,
          clock,
          say,
          pause: 0,
        })
      : queueSource({
          aws: stepping,
          url,
          region: 'us-east-1',
          watched: new WatchedAccounts(account, async () => seen([]), clock),
          wait: 0,
          clock,
          sleep: systemSleep,
          say,
        })
  const sinks = [
    terminalSink((events, again) => messageJson(account, events, again), output, systemSleep),
    webhookSink(orders.webhook, (events, again) => slackMessage(account, events, again), clock),
    topicSink(orders.topic, (events, again) => snsNotice(account, events, again), aws, 'aws'),
  ].map(killable)
  const { owing, seen: all } = await watchRoot(
    { source, sinks, journal, once: true, tryFor: 5_000 },
    { clock, sleep: systemSleep, random: systemRandom, say, stop: new AbortController().signal },
  )
  await file.close()
  await aws.close()
  return owing.size === 0 && all
}

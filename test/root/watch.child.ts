import { Aws } from '../../src/collect/aws.ts'
import { systemClock, systemSleep } from '../../src/core/clock.ts'
import { systemRandom } from '../../src/core/random.ts'
import { eventJson, slackMessage } from '../../src/report/root/watch.ts'
import { historySource } from '../../src/root/watch/history.ts'
import { type Journal, JournalFile } from '../../src/root/watch/journal.ts'
import { queueSource } from '../../src/root/watch/queue.ts'
import type { Sink } from '../../src/root/watch/sink.ts'
import { terminalSink } from '../../src/root/watch/terminal.ts'
import { watchRoot } from '../../src/root/watch/watch.ts'
import { webhookSink } from '../../src/root/watch/webhook.ts'

/** What the child is told (as JSON), by watch-kill.test.ts: one pass of a watch that kills itself at a step. */
export interface Orders {
  readonly endpoint: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly account: string
  readonly state: string
  readonly webhook: string
  readonly queue?: string
  /** The step at which it is killed: each line of the journal, each delivery and each deletion has one before and one after. */
  readonly killAt: number
  readonly from: number
}

const orders: Orders = JSON.parse(String(process.argv[2]))
let steps = 0
const step = (): void => {
  steps += 1
  // nothing runs after this, not even what is waiting: as when the power goes, but for the disk's own cache
  if (steps === orders.killAt) process.kill(process.pid, 'SIGKILL')
}
const around = async <T>(work: () => Promise<T>): Promise<T> => {
  step()
  const result = await work()
  step()
  return result
}

const file = await JournalFile.open(orders.state, orders)
const journal: Journal = {
  state: file.state,
  from: file.from,
  append: (...entries) => {
    if (entries.length === 0) return
    step()
    file.append(...entries)
    step()
  },
  compact: (now) => file.compact(now),
}
const killable = (sink: Sink): Sink => ({
  ...sink,
  deliver: (event, again, signal) => around(() => sink.deliver(event, again, signal)),
})
const aws = new Aws({
  credentials: async () => orders,
  endpointUrl: orders.endpoint,
  time: { now: systemClock, sleep: systemSleep },
  userAgent: 'demarc-test',
})
const say = (text: string): boolean => process.stderr.write(`${text}\n`)
const { account, queue: url } = orders
const clock = systemClock
const source =
  url === undefined
    ? historySource({
        reach: { aws, account, partition: 'aws', home: 'us-east-1', region: 'us-east-1' },
        regions: async () => ({ regions: ['us-east-1'] }),
        journal,
        clock,
        say,
        pause: 0,
      })
    : queueSource({
        aws: {
          client: async (service, region) => {
            const client = await aws.client(service, region)
            return new Proxy(client, {
              get: (target, name) => {
                const member: unknown = Reflect.get(target, name)
                if (typeof member !== 'function') return member
                const call = (...args: unknown[]) => Reflect.apply(member, target, args)
                return name === 'deleteMessageBatch' ? (...args: unknown[]) => around(() => call(...args)) : call
              },
            })
          },
        },
        url,
        region: 'us-east-1',
        wait: 0,
        clock,
        sleep: systemSleep,
        say,
      })
const sinks = [
  terminalSink((event, again) => eventJson(account, event, again), 1, systemSleep),
  webhookSink(orders.webhook, (event, again) => slackMessage(account, event, again), clock),
].map(killable)
const { owing, seen } = await watchRoot(
  { source, sinks, journal, once: true, tryFor: 5_000 },
  { clock, sleep: systemSleep, random: systemRandom, say, stop: new AbortController().signal },
)
await file.close()
await aws.close()
process.exitCode = owing.size === 0 && seen ? 0 : 3

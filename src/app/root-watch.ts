import type { Aws } from '../collect/aws.ts'
import { type Identity, whoAmI } from '../collect/identity.ts'
import { findRegions } from '../collect/regions.ts'
import { look, type Seen } from '../collect/seen.ts'
import type { Sleep } from '../core/clock.ts'
import { compareText } from '../core/json.ts'
import { homeRegionOf } from '../core/partition.ts'
import type { Random } from '../core/random.ts'
import type { Paint } from '../report/paint.ts'
import { messageJson, messageLine, slackMessage, snsNotice } from '../report/root/watch.ts'
import { rootPartition } from '../root/partition.ts'
import { historySource } from '../root/watch/history.ts'
import { JournalFile, type WatchJournal } from '../root/watch/journal.ts'
import { checkedQueue, queueSource, regionOfQueue } from '../root/watch/queue.ts'
import type { EventKind } from '../root/watch/severity.ts'
import type { Sink } from '../root/watch/sink.ts'
import type { WatchSource } from '../root/watch/source.ts'
import { type LineOf, terminalSink } from '../root/watch/terminal.ts'
import { topicSink } from '../root/watch/topic.ts'
import { type WatchEnd, watchRoot } from '../root/watch/watch.ts'
import { WatchedAccounts } from '../root/watch/watched-accounts.ts'
import { webhookSink } from '../root/watch/webhook.ts'
import { memberAccounts } from '../services/organizations/collect/organization.ts'
import { type AccountReach, withAws } from './collect-account.ts'
import { checkedEndpoint, foreignHost } from './endpoint.ts'
import type { RootIo } from './root-access.ts'
import { atJournal } from './root-journal.ts'

export interface RootWatchOptions extends AccountReach {
  /** A queue fed by an EventBridge rule, in place of CloudTrail's event history. */
  readonly queue?: string
  /** Secret. */
  readonly webhook?: string
  readonly topic?: string
  /** The journal's file; defaults to one for the account in the user's state folder. */
  readonly state?: string
  /** Use a temporary journal: for the practice account, which starts from the same state each time. */
  readonly passing?: boolean
  /** Without a journal, report events from this time on, milliseconds since 1970. */
  readonly since: number
  readonly once: boolean
  /** Milliseconds between two checks. */
  readonly every: number
  readonly format: 'text' | 'json'
  /** Only events of these kinds; all if absent. */
  readonly only?: ReadonlySet<EventKind>
}

export interface RootWatchIo extends RootIo {
  readonly sleep: Sleep
  readonly random: Random
  readonly paint: Paint
  /** The file descriptor for events: 1 is standard output. */
  readonly output: number
  readonly say: (text: string) => void
  /** Called once, when everything is open and the first check begins. */
  readonly onStart?: (account: string) => void
  readonly stop: AbortSignal
}

/** With `--once`, how long failed deliveries are retried, in milliseconds. */
const TRY_FOR = 30_000

/**
 * Watches the root user of the credentials' account, until `io.stop` is aborted, or once. Throws as `scan` and the journal
 * (`JournalFile.open`) do, and BAD_QUEUE, BAD_WEBHOOK, BAD_TOPIC.
 */
export async function watchAccount(options: RootWatchOptions, io: RootWatchIo): Promise<WatchEnd> {
  const { queue, webhook } = options
  // check the options before the first call to AWS
  const to = webhook === undefined ? undefined : (account: string) => webhookFor(webhook, account, io)
  to?.('')
  // calls go where the queue's URL says, with a session token in their headers
  if (queue !== undefined) {
    const foreign = foreignHost(checkedEndpoint(checkedQueue(queue), options.insecureEndpoint, '--queue'))
    if (foreign !== undefined) io.onForeignEndpoint?.(foreign)
  }
  const region = queue === undefined ? undefined : (regionOfQueue(checkedQueue(queue)) ?? options.regions?.[0])
  // while opening, an interrupt ends everything; afterwards the watch shuts down in order
  const opening = new AbortController()
  const interrupt = (): void => opening.abort(io.stop.reason)
  if (io.stop.aborted) interrupt()
  io.stop.addEventListener('abort', interrupt, { once: true })
  // the watch retries failures after its own pauses
  return withAws({ ...options, slowEndpoints: 'asked' }, { ...io, signal: opening.signal }, async (aws, at) => {
    const identity = await whoAmI(aws, at)
    const { account, partition } = identity
    rootPartition(partition)
    io.stop.removeEventListener('abort', interrupt)
    const sinks: Sink[] = [terminalSink(lineOf(options.format, account, io.paint), io.output, io.sleep)]
    if (to) sinks.push(to(account))
    if (options.topic !== undefined)
      sinks.push(topicSink(options.topic, (events, again) => snsNotice(account, events, again), aws, partition))
    return withJournal(options, io, account, (journal) => {
      tellOfOthers(journal, sinks, io)
      io.onStart?.(account)
      const source =
        queue === undefined
          ? historyOf(options, io, aws, at, identity, journal)
          : queueSource({
              aws,
              url: queue,
              region: region ?? at,
              watched: new WatchedAccounts(account, (signal) => membersOf(aws, identity, at, signal), io.clock),
              ...(options.once ? { wait: 0 } : {}),
              clock: io.clock,
              sleep: io.sleep,
              say: io.say,
            })
      return watchRoot(
        {
          source,
          sinks,
          journal,
          once: options.once,
          tryFor: TRY_FOR,
          ...(options.only ? { only: options.only } : {}),
        },
        io,
      )
    })
  })
}

const webhookFor = (url: string, account: string, { clock }: RootWatchIo): Sink =>
  webhookSink(url, (events, again) => slackMessage(account, events, again), clock)

const lineOf =
  (format: 'text' | 'json', account: string, paint: Paint): LineOf =>
  (events, again) =>
    format === 'json' ? messageJson(account, events, again) : messageLine(account, events, again, paint)

/** The accounts of the organization. */
const membersOf = (
  aws: Aws,
  { partition }: Identity,
  at: string,
  signal: AbortSignal,
): Promise<Seen<readonly string[]>> =>
  look('organizations:ListAccounts', signal, async () => {
    const organizations = await aws.client('organizations', homeRegionOf(partition, at))
    const ids: string[] = []
    for await (const { id } of memberAccounts(organizations, signal)) ids.push(id)
    return ids
  })

function historyOf(
  options: RootWatchOptions,
  io: RootWatchIo,
  aws: Aws,
  at: string,
  identity: Identity,
  journal: WatchJournal,
): WatchSource {
  const { account, partition } = identity
  const home = homeRegionOf(partition, at)
  return historySource({
    reach: { aws, account, partition, home, region: at },
    regions: async () => {
      const { regions, blindSpots } = await findRegions(aws, identity, options.regions ?? [], at)
      const why = blindSpots.find(({ chosen }) => chosen !== true)?.why
      return {
        regions: [...new Set([home, ...regions])].sort(compareText),
        ...(why === undefined ? {} : { why }),
      }
    },
    journal,
    clock: io.clock,
    say: io.say,
    pause: options.every,
  })
}

const withJournal = <T>(
  { state, passing, queue, endpointUrl, since }: RootWatchOptions,
  { env }: RootWatchIo,
  account: string,
  use: (journal: WatchJournal) => Promise<T>,
): Promise<T> =>
  atJournal(
    { kind: 'watch', account, apart: [queue, endpointUrl], given: state, passing: passing === true },
    env,
    async (path) => {
      const journal = await JournalFile.open(path, { account, from: since })
      try {
        return await use(journal)
      } finally {
        await journal.close()
      }
    },
  )

/** Reports messages of an earlier run for a destination that this run does not have; they are kept but cannot be delivered. */
function tellOfOthers({ state }: WatchJournal, sinks: readonly Sink[], { say }: RootWatchIo): void {
  for (const [name, count] of state.owing())
    if (!sinks.some((sink) => sink.name === name))
      say(
        `${count} ${count === 1 ? 'delivery is' : 'deliveries are'} owed to ${titleOf(name)}, which this run does not name`,
      )
}

/** The name of a sink for people; the journal does not say which webhook it is. */
const titleOf = (name: string): string => (name.startsWith('webhook:') ? 'another webhook' : name)

import { Command, InvalidArgumentError, Option } from 'commander'
import { byText } from '../../core/by-text.ts'
import { DemarcError, EXIT } from '../../core/errors.ts'
import { visible } from '../../core/visible.ts'
import { type EventKind, eventKinds } from '../../root/watch/severity.ts'
import { accessWithMfa } from '../access.ts'
import { type ConnectionFlags, practiceOf, rootIo, withConnection } from '../connection.ts'
import { isInterrupt } from '../interruption.ts'
import { type Done, type Io, tell } from '../io.ts'
import { listOf } from '../selection-options.ts'
import { styled } from '../terminal.ts'
import { watchHelp } from './watch.help.ts'

interface Options extends ConnectionFlags {
  readonly region: readonly string[]
  readonly queue?: string
  readonly webhook?: string
  readonly webhookFile?: string
  readonly sns?: string
  readonly state?: string
  readonly since: string
  readonly once?: true
  readonly every: number
  readonly format: 'text' | 'json'
  readonly only?: ReadonlySet<EventKind>
}

/** `demarc root watch`: reports each new event of the root user, until it is stopped. */
export function watchCommand(io: Io, done: Done): Command {
  return withConnection(new Command('watch'))
    .description('report each new event of the root user once: here, to a webhook, or to an SNS topic')
    .option('-r, --region <region...>', 'look in these regions only (default: every enabled one)', listOf, [])
    .option(
      '--queue <url>',
      'take events from an SQS queue that an EventBridge rule feeds, instead of polling CloudTrail',
    )
    .option('--webhook <url>', 'post each message there, as Slack takes it (better: DEMARC_WEBHOOK, or --webhook-file)')
    .option('--webhook-file <file>', 'the same, with the URL in a file')
    .option('--sns <arn>', 'publish each message to this topic')
    .option(
      '--state <file>',
      'the journal of what was seen and sent (default: one for the account, in your state folder)',
    )
    .option('--since <when>', 'at the very first start, how far to look back: 15m, 6h, 30d or a date', '15m')
    .option('--only <kinds>', 'report only these: sign-in, write, read (default: all)', kindsOf)
    .option('--once', 'look once, send and end: for cron')
    .addOption(new Option('--every <seconds>', 'how often to look').argParser(secondsOf).default(5))
    .addOption(
      new Option('-f, --format <format>', 'how messages are printed').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', watchHelp)
    .action(async (options: Options) => {
      // arguments are visible in process lists
      if (options.webhook !== undefined) io.setTitle('demarc root watch')
      const webhook = await webhookOf(options, io)
      const [{ watchAccount }, { HISTORY_DAYS }] = await Promise.all([
        import('../../app/root-watch.ts'),
        import('../../root/trail.ts'),
      ])
      const now = io.clock()
      const asked = sinceOf(options.since, now)
      const since = Math.max(asked, now - HISTORY_DAYS * 86_400_000)
      const stop = new AbortController()
      let code: number = EXIT.ok
      const onSignal = (signal: NodeJS.Signals): void => {
        code = signal === 'SIGINT' ? 130 : EXIT.ok
        stop.abort()
        // a second signal means that the person does not want to wait
        io.events.off('SIGINT', onSignal)
        io.events.off('SIGTERM', onSignal)
      }
      io.events.on('SIGINT', onSignal)
      io.events.on('SIGTERM', onSignal)
      const say = (text: string): void => tell(io, visible(text))
      if (since > asked)
        say(`CloudTrail's event history reaches back ${HISTORY_DAYS} days: it is looked through from there on`)
      const practice = await practiceOf(options, io)
      try {
        const { owing, seen } = await watchAccount(
          {
            ...(await accessWithMfa(options, practice, 'admin', io)),
            regions: options.region,
            ...(options.queue === undefined ? {} : { queue: options.queue }),
            ...(webhook === undefined ? {} : { webhook }),
            ...(options.sns === undefined ? {} : { topic: options.sns }),
            ...(options.state === undefined ? {} : { state: options.state }),
            ...(practice ? { passing: true } : {}),
            since,
            once: options.once === true,
            every: options.every * 1000,
            format: options.format,
            ...(options.only === undefined ? {} : { only: options.only }),
          },
          {
            ...rootIo(io),
            sleep: io.sleep,
            random: io.random,
            paint: options.format === 'text' ? styled(io.stdout, io.env) : (_, text) => text,
            output: io.stdout.fd,
            say,
            ...(options.once ? {} : { onStart: (account) => say(watching(account, options, webhook !== undefined)) }),
            stop: stop.signal,
          },
        )
        const left = [...owing.values()].reduce((sum, count) => sum + count, 0)
        if (left > 0)
          say(`${left} ${left === 1 ? 'delivery' : 'deliveries'} did not go through; the next start tries again`)
        if (options.once && code === EXIT.ok && (left > 0 || !seen)) code = EXIT.unseen
        done(code)
      } catch (error) {
        if (!stop.signal.aborted || !isInterrupt(error)) throw error
        say('stopped before the first look')
        done(code)
      } finally {
        io.events.off('SIGINT', onSignal)
        io.events.off('SIGTERM', onSignal)
        await practice?.close()
      }
    })
}

/** What a person at the terminal sees while nothing happens. */
function watching(account: string, { queue, sns, every }: Options, toWebhook: boolean): string {
  const where = queue === undefined ? `CloudTrail's event history, every ${every} s` : 'its queue'
  const scope = ['here', ...(toWebhook ? ['to a webhook'] : []), ...(sns === undefined ? [] : ['to an SNS topic'])]
  return `watching the root user of account ${account} in ${where}; each new event is reported ${scope.join(', ')}; Ctrl-C ends it`
}

/** The webhook's URL from the file, the argument, or the environment, in this order. */
async function webhookOf({ webhook, webhookFile }: Options, { env }: Io): Promise<string | undefined> {
  if (webhookFile === undefined) return webhook ?? (env['DEMARC_WEBHOOK'] || undefined)
  const { LARGEST, readWhole } = await import('../../core/whole-file.ts')
  const { whyUnreadable } = await import('../../core/reading.ts')
  try {
    return (await readWhole(webhookFile, LARGEST.note)).toString().trim()
  } catch (cause) {
    throw new DemarcError(
      'CANNOT_READ',
      `the file of the webhook, ${webhookFile}, cannot be read: ${whyUnreadable(cause) ?? String(cause)}`,
      {
        hint: 'It must contain only the URL; no other user should be able to read it (mode 0600).',
        cause,
      },
    )
  }
}

const UNITS: Readonly<Record<string, number>> = byText({ m: 60_000, h: 3_600_000, d: 86_400_000 })

/** A duration before now, or a time, as milliseconds since 1970. */
function sinceOf(text: string, now: number): number {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? []
  const span = count === undefined ? undefined : Number(count) * (UNITS[unit ?? ''] ?? 0)
  const moment = span !== undefined ? now - span : /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(moment) || moment > now)
    throw new DemarcError('BAD_SINCE', `--since ${text} is neither a time span nor a moment in the past`, {
      hint: 'It looks like 15m, 6h, 30d, 2026-03-01 or 2026-03-01T12:00:00Z.',
    })
  return moment
}

/** `sign-in,write`; may be given several times. */
function kindsOf(text: string, before: ReadonlySet<EventKind> | undefined): ReadonlySet<EventKind> {
  const kinds = text.split(',').map((word) => {
    const kind = eventKinds.find((one) => one.replace('-', '') === word.trim().toLowerCase().replace('-', ''))
    if (kind === undefined) throw new InvalidArgumentError(`It takes ${eventKinds.join(', ')}, divided by commas.`)
    return kind
  })
  return new Set([...(before ?? []), ...kinds])
}

function secondsOf(text: string): number {
  const seconds = Number(text)
  if (/^\d+$/.test(text) && seconds >= 1 && seconds <= 3600) return seconds
  throw new InvalidArgumentError('A whole number of seconds from 1 to 3600.')
}

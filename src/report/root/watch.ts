import { byText } from '../../core/by-text.ts'
import { visible, visibleJson } from '../../core/visible.ts'
import type { RootEvent } from '../../root/activity.ts'
import { eventKey } from '../../root/watch/grammar.ts'
import type { Notice } from '../../root/watch/topic.ts'
import type { Paint, Style } from '../paint.ts'
import { severityStyle } from '../terminal/look.ts'
import { doneBy, mfaWord } from '../views/root-words.ts'
import { type CallCount, type MessageView, messageView, type ReadsView } from '../views/watch-message.ts'
import { count, named } from '../views/words.ts'

/** A colour for each class of events. */
const styles: Readonly<Record<RootEvent['class'], Style>> = {
  direct: 'red',
  service: 'dim',
  aws: 'dim',
  'assumed-root': 'magenta',
}
const WHO = Math.max(...Object.values(doneBy).map(({ length }) => length))
const SEVERITY = 'critical'.length
const AGAIN = 'it may have been sent before'
/** The longest text from a caller to show; longer ones are cut. */
const SHOWN = 200

/** Texts of an event may be hostile: escapes whatever moves a terminal's cursor or reverses text. */
const plain = (text: string): string => visible(text).slice(0, SHOWN)

const serviceOf = ({ source }: Pick<RootEvent, 'source'>): string => plain(source.replace(/\.amazonaws\.com$/, ''))

function circumstances(event: RootEvent): string {
  const where = event.region === '' ? '' : ` in ${plain(event.region)}`
  const from = event.ip === null ? '' : ` from ${plain(event.ip)}`
  return `(${serviceOf(event)})${where}${from}, ${mfaWord(event.mfa)}`
}

/** The most calls, Regions and addresses in a sentence. */
const NAMED = 5

const callWords = (one: CallCount): string =>
  `${plain(one.event)} (${serviceOf(one)})${one.count > 1 ? ` × ${one.count}` : ''}`

/** What the reads of a session called, from where, and with what result. */
function readsWords({ calls, regions, ips, mfa, refused }: ReadsView): string {
  const where = regions.length === 0 ? '' : `, in ${named(regions, NAMED, plain)}`
  const from = ips.length === 0 ? '' : `, from ${named(ips, NAMED, plain)}`
  const denied = refused === 0 ? '' : `, ${refused} refused`
  return `${named(calls, NAMED, callWords)}${where}${from}, ${mfaWord(mfa)}${denied}`
}

/** `CreateUser, success`, or `53 reads in one session`. */
const subjectWords = ({ event, reads }: MessageView): string =>
  reads ? `${readsCount(reads)} in one session` : `${plain(event.event)}, ${plain(event.result)}`

const readsCount = ({ ids }: ReadsView): string => count(ids.length, 'read')

/** `2026-11-20 10:00:00Z`. */
const timeOf = (at: string): string => plain(`${at.slice(0, 10)} ${at.slice(11)}`)

/** One line for a message, ending in its id; includes the account if it is not the watched one. `events` as in `messageView()`. */
export function messageLine(account: string, events: readonly RootEvent[], again: boolean, paint: Paint): string {
  const view = messageView(events)
  const { event, reads, severity } = view
  const whose = view.account === null || view.account === account ? '' : `account ${plain(view.account)}  `
  const who = paint(styles[view.class], doneBy[view.class].padEnd(WHO))
  const what = reads
    ? `${paint('bold', readsCount(reads))} until ${timeOf(reads.until).slice(11)}: ${readsWords(reads)}`
    : `${paint('bold', plain(event.event))} ${circumstances(event)}, ${paint(event.result === 'success' ? 'green' : 'yellow', plain(event.result))}`
  const rank = paint(severityStyle[severity], severity.padEnd(SEVERITY))
  return `${paint('dim', timeOf(event.at))}  ${rank}  ${whose}${who}  ${what}${again ? ` (${AGAIN})` : ''}  ${paint('dim', plain(view.id))}`
}

/** The most items of a bundle in JSON, so that it fits into an SNS message. Counts always cover everything. */
const MOST = { calls: 50, regions: 40, ips: 10, userAgents: 10, ids: 250 } as const

/** The message as a line of JSON: `demarc.root-event/1` for an event, `demarc.root-reads/1` for the reads of a session. */
export function messageJson(account: string, events: readonly RootEvent[], again: boolean): string {
  const { id, kind, severity, event, reads, ...view } = messageView(events)
  const whose = view.account ?? account
  const repeat = again ? { again } : {}
  if (!reads) return visibleJson({ schema: 'demarc.root-event/1', ...event, account: whose, kind, severity, ...repeat })
  return visibleJson({
    schema: 'demarc.root-reads/1',
    id,
    account: whose,
    kind,
    severity,
    class: view.class,
    session: event.session,
    at: event.at,
    until: reads.until,
    count: reads.ids.length,
    refused: reads.refused,
    mfa: reads.mfa,
    actions: reads.calls.length,
    calls: reads.calls
      .slice(0, MOST.calls)
      .map((one) => ({ ...one, event: plain(one.event), source: plain(one.source) })),
    regions: reads.regions.slice(0, MOST.regions).map(plain),
    ips: reads.ips.slice(0, MOST.ips).map(plain),
    userAgents: reads.userAgents.slice(0, MOST.userAgents).map(plain),
    events: reads.ids.slice(0, MOST.ids).map(eventKey),
    ...repeat,
  })
}

const headline = (account: string, view: MessageView): string =>
  `[${view.severity.toUpperCase()}] Root user of AWS account ${plain(view.account ?? account)}: ${subjectWords(view)}`

/** The three special characters in Slack (docs.slack.dev/messaging/formatting-message-text). */
const ESCAPES: Readonly<Record<string, string>> = byText({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })

/** Escapes text for Slack and cuts it between characters, since Slack refuses messages that are too long. */
function slack(text: string, most: number): string {
  let escaped = ''
  for (const one of text) {
    const next = ESCAPES[one] ?? one
    if (escaped.length + next.length > most - 3) return `${escaped}...`
    escaped += next
  }
  return escaped
}

/**
 * The most characters of a text object (docs.slack.dev/reference/block-kit/composition-objects/text-object), for two lines with
 * markup.
 */
const OF_HEADLINE = 900
const OF_DETAILS = 2_000

/** A text object in which a URL or a channel name from a caller does not become a link (same page). */
const mrkdwn = (text: string): object => ({ type: 'mrkdwn', text, verbatim: true })

function detailsOf({ event, reads, class: by }: MessageView): readonly string[] {
  const agents = reads ? reads.userAgents : event.userAgent === null ? [] : [event.userAgent]
  const what = reads
    ? [`${doneBy[by]}, from ${event.at} to ${plain(reads.until)}`, readsWords(reads)]
    : [`${doneBy[by]} ${circumstances(event)}, at ${event.at}`]
  return [...what, ...(agents.length === 0 ? [] : [`with ${named(agents, 2, plain)}`])]
}

/** The body for a Slack incoming webhook; other receivers find everything they need in `text`. */
export function slackMessage(account: string, events: readonly RootEvent[], again: boolean): object {
  const view = messageView(events)
  const head = headline(account, view)
  const details = detailsOf(view)
  const notes = `${view.reads ? 'message' : 'event'} ${plain(view.id)}${again ? `: ${AGAIN}` : ''}`
  return {
    text: slack(`${head}: ${details.join(', ')} [${notes}]`, OF_HEADLINE + OF_DETAILS),
    blocks: [
      { type: 'section', text: mrkdwn(`*${slack(head, OF_HEADLINE)}*\n${slack(details.join('\n'), OF_DETAILS)}`) },
      { type: 'context', elements: [mrkdwn(slack(notes, OF_DETAILS))] },
    ],
  }
}

/** An SNS notification: a subject for e-mail, the message as JSON, and the attributes that a subscription can filter by. */
export function snsNotice(account: string, events: readonly RootEvent[], again: boolean): Notice {
  const view = messageView(events)
  const subject = headline(account, view)
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 100)
  const { class: by, kind, severity } = view
  return { subject, text: messageJson(account, events, again), attributes: { class: by, kind, severity } }
}

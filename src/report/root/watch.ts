import { byText } from '../../core/by-text.ts'
import { visible, visibleJson } from '../../core/visible.ts'
import type { RootEvent } from '../../root/activity.ts'
import type { Paint, Style } from '../paint.ts'
import { doneBy, mfaWord } from '../views/root-words.ts'

/** Who did it, told apart by its colour as well. */
const styles: Readonly<Record<RootEvent['class'], Style>> = {
  direct: 'red',
  service: 'dim',
  aws: 'dim',
  'assumed-root': 'magenta',
}
const WHO = Math.max(...Object.values(doneBy).map(({ length }) => length))
const AGAIN = 'it may have been told before'
/** More of a text that a stranger chose is not shown. */
const SHOWN = 200

/** Texts of an event may be a stranger's: what would move a terminal's cursor or turn the text around is not let through. */
const plain = (text: string): string => visible(text).slice(0, SHOWN)

const serviceOf = ({ source }: RootEvent): string => plain(source.replace(/\.amazonaws\.com$/, ''))

function circumstances(event: RootEvent): string {
  const where = event.region === '' ? '' : ` in ${plain(event.region)}`
  const from = event.ip === null ? '' : ` from ${plain(event.ip)}`
  return `(${serviceOf(event)})${where}${from}, ${mfaWord(event.mfa)}`
}

/** One line for an event, with its id at the end; where it is of another account than the watch's own, with that account. */
export function eventLine(account: string, event: RootEvent, again: boolean, paint: Paint): string {
  const at = `${event.at.slice(0, 10)} ${event.at.slice(11)}`
  const result = paint(event.result === 'success' ? 'green' : 'yellow', plain(event.result))
  const who = paint(styles[event.class], doneBy[event.class].padEnd(WHO))
  const what = `${paint('bold', plain(event.event))} ${circumstances(event)}, ${result}`
  const whose = event.account === null || event.account === account ? '' : `account ${plain(event.account)}  `
  return `${paint('dim', plain(at))}  ${whose}${who}  ${what}${again ? ` (${AGAIN})` : ''}  ${paint('dim', plain(event.id))}`
}

/** The same as a line of JSON. */
export const eventJson = (account: string, event: RootEvent, again: boolean): string =>
  visibleJson({
    schema: 'demarc.root-event/1',
    ...event,
    account: event.account ?? account,
    ...(again ? { again } : {}),
  })

const headline = (account: string, event: RootEvent): string =>
  `Root user of AWS account ${plain(event.account ?? account)}: ${plain(event.event)}, ${plain(event.result)}`

/** The three characters that mean something to Slack (docs.slack.dev/messaging/formatting-message-text). */
const ESCAPES: Readonly<Record<string, string>> = byText({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })

/** A text for Slack, cut between characters: a message with a longer one is refused for good. */
function slack(text: string, most: number): string {
  let escaped = ''
  for (const one of text) {
    const next = ESCAPES[one] ?? one
    if (escaped.length + next.length > most - 3) return `${escaped}...`
    escaped += next
  }
  return escaped
}

/** The most of a text object (docs.slack.dev/reference/block-kit/composition-objects/text-object), for two lines and their marks. */
const OF_HEADLINE = 900
const OF_DETAILS = 2_000

/** A text object in which a URL or a channel that a caller put in a name is no link (the same page). */
const mrkdwn = (text: string): object => ({ type: 'mrkdwn', text, verbatim: true })

/** The body for an incoming webhook of Slack; others find all they need in `text`. */
export function slackMessage(account: string, event: RootEvent, again: boolean): object {
  const details = [
    `${doneBy[event.class]} ${circumstances(event)}, at ${event.at}`,
    ...(event.userAgent === null ? [] : [`with ${plain(event.userAgent)}`]),
  ]
  const notes = `event ${plain(event.id)}${again ? `: ${AGAIN}` : ''}`
  return {
    text: slack(`${headline(account, event)}: ${details.join(', ')} [${notes}]`, OF_HEADLINE + OF_DETAILS),
    blocks: [
      {
        type: 'section',
        text: mrkdwn(`*${slack(headline(account, event), OF_HEADLINE)}*\n${slack(details.join('\n'), OF_DETAILS)}`),
      },
      { type: 'context', elements: [mrkdwn(slack(notes, OF_DETAILS))] },
    ],
  }
}

/** What is published to a topic: a subject for e-mail, and the event as JSON. */
export function snsNotice(account: string, event: RootEvent, again: boolean): { subject: string; text: string } {
  const subject = headline(account, event)
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 100)
  return { subject, text: eventJson(account, event, again) }
}

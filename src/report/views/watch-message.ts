import type { Severity } from '../../controls/control.ts'
import { grouped } from '../../core/grouped.ts'
import { compareText } from '../../core/json.ts'
import { severities } from '../../ledger/summary.ts'
import type { RootEvent } from '../../root/activity.ts'
import { messageId } from '../../root/watch/bundle.ts'
import { type EventKind, kindOf, severityOf } from '../../root/watch/severity.ts'

/** One message of `demarc root watch`: an event, or the reads of one session. */
export interface MessageView {
  /** The event's id, or one derived from the ids of all reads. */
  readonly id: string
  /** The account of the root user; null when the record does not say. */
  readonly account: string | null
  readonly kind: EventKind
  /** The highest severity of its events. */
  readonly severity: Severity
  readonly class: RootEvent['class']
  /** The first event. */
  readonly event: RootEvent
  /** Present when there are several events. */
  readonly reads?: ReadsView
}

/** One API action, and how often it was called. */
export interface CallCount {
  readonly event: string
  readonly source: string
  readonly count: number
}

/** The reads of one session. Each list is sorted by frequency. */
export interface ReadsView {
  readonly ids: readonly string[]
  /** When the last one happened, ISO 8601. */
  readonly until: string
  readonly refused: number
  readonly calls: readonly CallCount[]
  readonly regions: readonly string[]
  readonly ips: readonly string[]
  readonly userAgents: readonly string[]
  /** Whether MFA was used, if all events agree; otherwise null. */
  readonly mfa: boolean | null
}

/** The view of a message. `events`: at least one, oldest first; several only if all are reads of one session. */
export function messageView(events: readonly RootEvent[]): MessageView {
  const [event] = events
  if (!event) throw new TypeError('a message is about at least one event')
  const found = new Set(events.map(severityOf))
  return {
    id: messageId(events),
    account: event.account,
    kind: kindOf(event),
    severity: severities.find((one) => found.has(one)) ?? 'low',
    class: event.class,
    event,
    ...(events.length === 1 ? {} : { reads: readsOf(events) }),
  }
}

function readsOf(events: readonly RootEvent[]): ReadsView {
  const calls = [...grouped(events, ({ event, source }) => JSON.stringify([event, source])).values()]
    .flatMap(([first, ...more]) =>
      first ? [{ event: first.event, source: first.source, count: more.length + 1 }] : [],
    )
    .sort((a, b) => b.count - a.count || compareText(a.event, b.event) || compareText(a.source, b.source))
  const [mfa, ...others] = new Set(events.map((one) => one.mfa))
  return {
    ids: events.map(({ id }) => id),
    until: events.at(-1)?.at ?? '',
    refused: events.filter(({ result }) => result !== 'success').length,
    calls,
    regions: frequent(events.map(({ region }) => region)),
    ips: frequent(events.map(({ ip }) => ip)),
    userAgents: frequent(events.map(({ userAgent }) => userAgent)),
    mfa: others.length === 0 ? (mfa ?? null) : null,
  }
}

/** The distinct texts, most frequent first. */
function frequent(texts: readonly (string | null)[]): readonly string[] {
  const groups = grouped(
    texts.filter((text) => text !== null && text !== ''),
    (text) => text,
  )
  return [...groups]
    .sort(([a, m], [b, n]) => n.length - m.length || compareText(a ?? '', b ?? ''))
    .flatMap(([text]) => text ?? [])
}

import type { Clock } from '../../core/clock.ts'
import { sha256 } from '../../core/digest.ts'
import { DemarcError } from '../../core/errors.ts'
import type { RootEvent } from '../activity.ts'
import { messageId } from './bundle.ts'
import { eventKey } from './grammar.ts'
import type { DeliveryOutcome, Sink } from './sink.ts'

/** The request's body as a JSON object; `again`: an earlier one may have arrived. */
export type MessageOf = (events: readonly RootEvent[], again: boolean) => object

const ANSWER_MS = 10_000
const RETRY_AFTER_AT_MOST = 3_600_000

/**
 * A URL to which each message is posted as JSON. The URL is secret, since it is all that is needed to post there; no name,
 * message or error contains it. `timeout`: aborts with a `TimeoutError` when no response head arrives in this time. Throws
 * BAD_WEBHOOK.
 */
export function webhookSink(
  text: string,
  message: MessageOf,
  clock: Clock,
  timeout: (ms: number) => AbortSignal = AbortSignal.timeout,
): Sink {
  const url = checkedUrl(text)
  return {
    name: `webhook:${sha256(url.href).slice(0, 16)}`,
    title: `the webhook at ${url.host}`,
    deliver: async (events, again, signal) => {
      let answer: Response
      try {
        answer = await fetch(url, {
          method: 'POST',
          // a redirect would send the message to a host that the user did not name
          redirect: 'manual',
          headers: {
            'content-type': 'application/json',
            // a string of RFC 8941, as in draft-ietf-httpapi-idempotency-key-header
            'idempotency-key': `"${eventKey(messageId(events))}"`,
          },
          body: JSON.stringify(message(events, again)),
          signal: AbortSignal.any([signal, timeout(ANSWER_MS)]),
        })
      } catch (error) {
        return unanswered(error)
      }
      // only the status matters, so do not wait for the body
      await answer.body?.cancel().catch(() => {})
      return outcomeOf(answer, clock())
    },
  }
}

/** Only TLS keeps the URL and messages secret; loopback traffic does not leave the machine. */
function checkedUrl(text: string): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined
  // fetch rejects URLs with a user name and password (fetch.spec.whatwg.org, the constructor of Request)
  const isPlain = url && url.username === '' && url.password === ''
  const loopback = url && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url && isPlain && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback))) return url
  throw new DemarcError('BAD_WEBHOOK', 'the webhook is not an https URL without a name and a password', {
    hint: 'It looks like https://hooks.slack.com/services/...; http is for this machine only. (It is not shown here: it is a secret.)',
  })
}

/** Error codes after which nothing was sent for certain (errno(3); the last two are Node's). */
const NOT_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
])

function unanswered(error: unknown): DeliveryOutcome {
  const cause = error instanceof Error ? error.cause : undefined
  const code = codeOf(cause)
  const timed = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
  // the error's message may contain the URL, so report only its code
  const why = timed ? 'it did not answer in time' : `it cannot be reached (${code || 'unknown error'})`
  return { told: false, why, unsure: !NOT_SENT.has(code), ahead: 'wait' }
}

/** The code of an error, or its name when the runtime gives none, as Node 24 does for a response that is not HTTP. */
function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return ''
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
}

function outcomeOf({ status, headers }: Response, now: number): DeliveryOutcome {
  if (status >= 200 && status < 300) return { told: true }
  const after = waitOf(headers.get('retry-after'), now)
  const refused = { told: false, why: `it answered ${status}`, unsure: false } as const
  const passing = status >= 500 || status === 429 || status === 408
  if (passing) return { ...refused, ahead: 'wait', ...(after === undefined ? {} : { after }) }
  return { ...refused, why: `${refused.why}: correct its URL, or what the receiver accepts`, ahead: 'change' }
}

/** Converts Retry-After, seconds or a date (RFC 9110, section 10.2.3), to milliseconds from now. */
function waitOf(text: string | null, now: number): number | undefined {
  if (text === null) return undefined
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), RETRY_AFTER_AT_MOST)
}

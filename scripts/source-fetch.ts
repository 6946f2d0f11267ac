/** Fetches pages for the check of sources, over the network. */
import type { Fetched } from './source-check.ts'

/** Fetches a page, and follows redirects. `limit`: milliseconds in total. */
export async function fetchPage(url: string, limit: number): Promise<Fetched> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(limit) })
    const text = await answer.text()
    if (answer.ok) return { is: 'text', text, ...(answer.redirected ? { movedTo: answer.url } : {}) }
    const gone = answer.status === 404 || answer.status === 410
    return gone ? { is: 'missing' } : { is: 'not reached', why: `HTTP ${answer.status}` }
  } catch (error) {
    return { is: 'not reached', why: whyFailed(error, limit) }
  }
}

/** Why the host of a page cannot be reached; undefined if it answers, with any status. `limit`: milliseconds. */
export async function whyOffline(url: string, limit: number): Promise<string | undefined> {
  try {
    await fetch(new URL('/', url), { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(limit) })
    return undefined
  } catch (error) {
    return whyFailed(error, limit)
  }
}

function whyFailed(error: unknown, limit: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${limit / 1000} s`
  // the message is only "fetch failed"; the cause has the reason
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return cause instanceof Error ? cause.message || code : String(cause)
}

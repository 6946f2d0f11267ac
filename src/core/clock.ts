/** The clock is an argument everywhere: code that needs the time takes one of these. Milliseconds since 1970, UTC. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()

/** Sleeps for `ms` milliseconds. Resolves early, without an error, when the signal is aborted. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>

export const systemSleep: Sleep = (ms, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const wake = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, ms)
    signal?.addEventListener('abort', wake, { once: true })
  })

/** A clock that stands still, for tests and for the seed of the practice account. */
export const fixedClock =
  (iso: string): Clock =>
  () =>
    Date.parse(iso)

/**
 * The same time, held where the clock is set back, and going on from there: for waiting, which a clock of the day would lengthen by
 * what it was set back. A clock that is set forward ends a wait early.
 */
export function steadyClock(clock: Clock): Clock {
  let last = Number.NEGATIVE_INFINITY
  let ahead = 0
  return () => {
    const at = clock() + ahead
    if (at < last) ahead += last - at
    else last = at
    return last
  }
}

export const isoTime = (ms: number): string => new Date(ms).toISOString()

const DAY = 24 * 60 * 60 * 1000

/** Whole days from `since` (ISO 8601) to `now`; never negative. */
export const daysSince = (since: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(since)) / DAY))

/** The same day one year later, for a date such as 2026-11-24; 29 February becomes 28 February. */
export function yearAfter(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(year) + 1}-${month}-${month === '02' && day === '29' ? '28' : day}`
}

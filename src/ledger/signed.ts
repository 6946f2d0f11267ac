import type { Resource } from '../model/resource.ts'

/** What attestations and exceptions have in common: the signer, the resources covered, and the period. */
export interface Signed {
  /** Whether it covers a resource. */
  readonly covers: (resource: Resource) => boolean
  readonly by: string
  /** ISO 8601 dates in UTC: the first and the last day on which it is in force. */
  readonly date: string
  readonly expires: string
}

/** The status of a signed statement at a time (ISO 8601, UTC); only the day matters. */
export function statusOf({ date, expires }: Signed, now: string): 'in-force' | 'expired' | 'not-yet' {
  const today = now.slice(0, 10)
  if (expires < today) return 'expired'
  return date > today ? 'not-yet' : 'in-force'
}

/**
 * Of the statements in force at `now` that cover a resource and pass `fits`, the one signed last; on equal dates, the first in
 * the file.
 */
export function signedFor<S extends Signed>(
  all: readonly S[],
  fits: (one: S) => boolean,
  resource: Resource,
  now: string,
): S | undefined {
  let found: S | undefined
  for (const one of all) {
    if (!fits(one) || statusOf(one, now) !== 'in-force' || !one.covers(resource)) continue
    if (!found || one.date > found.date) found = one
  }
  return found
}

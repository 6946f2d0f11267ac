import type { Resource } from '../model/resource.ts'

/** What an attestation and an exception have in common: who signed it, for which resources, from when until when. */
export interface Signed {
  /** Which resources it speaks of. */
  readonly covers: (resource: Resource) => boolean
  readonly by: string
  /** ISO 8601 dates, in UTC: the first day on which it counts, and the last. */
  readonly date: string
  readonly expires: string
}

/** Where something signed stands at a moment (ISO 8601, UTC): only its day matters. */
export function standing({ date, expires }: Signed, now: string): 'in-force' | 'expired' | 'not-yet' {
  const today = now.slice(0, 10)
  if (expires < today) return 'expired'
  return date > today ? 'not-yet' : 'in-force'
}

/** Of those in force at `now` that speak of a resource and pass `fits`, the one signed last; of two of one day, the former. */
export function signedFor<S extends Signed>(
  all: readonly S[],
  fits: (one: S) => boolean,
  resource: Resource,
  now: string,
): S | undefined {
  let found: S | undefined
  for (const one of all) {
    if (!fits(one) || standing(one, now) !== 'in-force' || !one.covers(resource)) continue
    if (!found || one.date > found.date) found = one
  }
  return found
}

import type { Resource } from '../model/resource.ts'

/** A person's signed statement that a duty is done. */
export interface Attestation {
  readonly duty: string
  /** Which resources it speaks of. */
  readonly covers: (resource: Resource) => boolean
  readonly statement: string
  readonly by: string
  /** ISO 8601 date. */
  readonly date: string
  readonly expires: string
  readonly evidence: string
}

/** The attestation that speaks of a duty of a resource and has not expired at `now` (ISO 8601); the latest one wins. */
export function attestationFor(
  attestations: readonly Attestation[],
  duty: string,
  resource: Resource,
  now: string,
): Attestation | undefined {
  let found: Attestation | undefined
  for (const one of attestations) {
    if (one.duty !== duty || one.expires < now || !one.covers(resource)) continue
    if (!found || one.date > found.date) found = one
  }
  return found
}

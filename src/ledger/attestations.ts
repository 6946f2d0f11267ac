import type { Resource } from '../model/resource.ts'
import { type Signed, signedFor } from './signed.ts'

/** A person's signed statement that a responsibility is done. */
export interface Attestation extends Signed {
  readonly responsibility: string
  readonly statement: string
  /** Where the proof lies: a link, a ticket. */
  readonly evidence: string
}

/** The attestation that speaks of a responsibility of a resource and is in force at `now` (ISO 8601); the latest one wins. */
export const attestationFor = (
  attestations: readonly Attestation[],
  responsibility: string,
  resource: Resource,
  now: string,
): Attestation | undefined => signedFor(attestations, (one) => one.responsibility === responsibility, resource, now)

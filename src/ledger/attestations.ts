import type { Resource } from '../model/resource.ts'
import { type Signed, signedFor } from './signed.ts'

/** A person's signed statement that a responsibility is met. */
export interface Attestation extends Signed {
  readonly responsibility: string
  readonly statement: string
  /** Where the proof is: a link or a ticket. */
  readonly evidence: string
}

/** The attestation for a responsibility of a resource that is in force at `now` (ISO 8601). If there are several, the latest wins. */
export const attestationFor = (
  attestations: readonly Attestation[],
  responsibility: string,
  resource: Resource,
  now: string,
): Attestation | undefined => signedFor(attestations, (one) => one.responsibility === responsibility, resource, now)

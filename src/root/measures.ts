import type { ResponsibilityId } from '../catalog/responsibilities.ts'
import { valueIn } from '../collect/seen.ts'
import { type Attestation, attestationFor } from '../ledger/attestations.ts'
import type { Resource } from '../model/resource.ts'
import type { Measure, MeasureName, RootAudit } from './audit.ts'
import type { RootEvidence } from './evidence.ts'
import { limitedUse } from './limited-use.ts'
import { mfa, noAccessKeys, strongPassword } from './measured.ts'
import { withoutPlace } from './partition.ts'
import { rootArn } from './reach.ts'

/** The root user's responsibility behind each measure, under which a person attests it. */
export const responsibilityOf: Readonly<Record<MeasureName, ResponsibilityId>> = {
  'strong-password': 'root-password',
  'no-access-keys': 'root-access-keys',
  'limited-use': 'root-limited-use',
  mfa: 'root-mfa',
}

/** The root user as a resource, for scopes in `demarc.yaml`. */
const rootResource = (of: { readonly account: string; readonly partition: string }): Resource => ({
  id: rootArn(of),
  type: 'Demarc::IAM::RootUser',
  account: of.account,
  region: 'global',
  name: 'root user',
  tags: {},
  properties: {},
  state: {},
  unseen: {},
})

/** Judges the four measures. Pure: equal evidence and attestations give equal audits. */
export function auditRoot(evidence: RootEvidence, attestations: readonly Attestation[] = []): RootAudit {
  const signed = <M extends Measure>(one: M): M => attested(applicable(one, evidence), evidence, attestations)
  const { account, partition, at, caller } = evidence
  return {
    account,
    partition,
    at,
    caller,
    measures: [
      signed(strongPassword(evidence)),
      signed(noAccessKeys(evidence)),
      signed(limitedUse(evidence)),
      signed(mfa(evidence)),
    ],
    devices: valueIn(evidence.devices) ?? [],
    activity: valueIn(evidence.activity)?.events ?? [],
    alarms: valueIn(evidence.alarms) ?? [],
    organization: valueIn(evidence.organization) ?? null,
    organizationMissing: evidence.organization.missing,
  }
}

/** Replaces measures that root users of the partition cannot have; these have nothing missing and nothing to do. */
function applicable<M extends Measure>(measure: M, evidence: RootEvidence): M {
  const reason = withoutPlace(measure.measure, evidence.partition)
  return reason === undefined ? measure : { ...measure, state: 'not-applicable', reason, missing: [], next: [] }
}

/** A person can attest what no API shows. An attestation never hides an `unmet`, and ends when the password changes. */
function attested<M extends Measure>(measure: M, evidence: RootEvidence, attestations: readonly Attestation[]): M {
  if (measure.state !== 'unknown') return measure
  const found = attestationFor(attestations, responsibilityOf[measure.measure], rootResource(evidence), evidence.at)
  if (!found) return measure
  const changedAt = measure.measure === 'strong-password' ? valueIn(evidence.password)?.changedAt : undefined
  if (changedAt && changedAt.slice(0, 10) > found.date)
    return {
      ...measure,
      reason: `It was attested on ${found.date}, but the password was changed on ${changedAt.slice(0, 10)}.`,
    }
  const { by, date, expires, statement, evidence: proof } = found
  return {
    ...measure,
    state: 'attested',
    reason: `Attested by ${by} on ${date}, until ${expires}: ${statement}`,
    evidence: { ...measure.evidence, attestation: { by, date, expires, statement, evidence: proof } },
    next: [],
  }
}

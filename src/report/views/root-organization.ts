import type { MeasureName, MeasureState } from '../../root/audit.ts'
import type { OrganizationAudit, OrganizationRow } from '../../root/organization-audit.ts'
import { contactKinds } from '../../root/recovery.ts'

const states: readonly MeasureState[] = ['met', 'attested', 'unmet', 'unknown', 'not-applicable']

/** What is enabled, and how to enable the rest (IAM/latest/UserGuide/id_root-enable-root-access.html). */
export function featureLines({ features }: Pick<OrganizationAudit, 'features'>): readonly string[] {
  if (features === null)
    return ['What is enabled for root users could not be seen: allow iam:ListOrganizationsFeatures.']
  const says = (name: string, command: string): string =>
    features.includes(name)
      ? `${name} is enabled.`
      : `${name} is not enabled. To enable it, from the management account: demarc root fix ${command} --apply`
  return [says('RootCredentialsManagement', '--enable-root-management'), says('RootSessions', '--enable-root-sessions')]
}

/** Whether the owners of the accounts would get back in, and which accounts have a GovCloud account: in sentences. */
export function recoveryLines({
  recovery,
  govCloudPairs,
}: Pick<OrganizationAudit, 'recovery' | 'govCloudPairs'>): readonly string[] {
  const lines = (recovery ?? []).map(({ account, name, state, ownDomain, phone, contacts, missing }) => {
    const lacks = [
      ...(ownDomain === false ? ['the address of the root user is not at the organization’s domain'] : []),
      ...(phone === false ? ['no phone number'] : []),
      ...contactKinds.filter((kind) => contacts[kind] === false).map((kind) => `no ${kind.toLowerCase()} contact`),
      ...(missing.length === 0 ? [] : [`not seen: ${missing.join(', ')}`]),
    ]
    return `Recovery of ${account} (${name}): ${state}${lacks.length === 0 ? '' : `; ${lacks.join('; ')}`}.`
  })
  return [
    ...lines,
    ...(govCloudPairs ?? []).map(({ account, govCloud }) => `${account} has the GovCloud account ${govCloud}.`),
  ]
}

/** How many accounts stand how in a measure: `3 met, 1 unknown`. */
export const totals = ({ total }: OrganizationAudit, name: MeasureName): string =>
  states
    .filter((state) => total.measures[name][state] > 0)
    .map((state) => `${total.measures[name][state]} ${state}`)
    .join(', ')

/** How many accounts were audited, and how many not: `7 audited, 1 refused`. */
export const outcomes = ({ total }: OrganizationAudit): string =>
  Object.entries(total.outcomes)
    .filter(([, n]) => n > 0)
    .map(([outcome, n]) => `${n} ${outcome}`)
    .join(', ')

/** Why an account was not audited, or what of it was not seen. */
export const notSeen = ({ outcome, why, missing }: OrganizationRow): string =>
  why === null ? missing.join(', ') : `${outcome}: ${why}`

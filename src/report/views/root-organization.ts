import type { MeasureName, MeasureState } from '../../root/audit.ts'
import type { OrganizationAudit, OrganizationRow } from '../../root/organization-audit.ts'

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

import { assumedOf } from '../../core/assumption.ts'
import { partitionCalled } from '../../core/partition.ts'
import type { MeasureName, MeasureState } from '../../root/audit.ts'
import type { OrganizationAudit, OrganizationRow } from '../../root/organization-audit.ts'
import { type AccountRecovery, contactKinds, hasGovCloudPairs } from '../../root/recovery.ts'

const states: readonly MeasureState[] = ['met', 'attested', 'unmet', 'unknown', 'not-applicable']

/** Which features are enabled, and how to enable the rest (IAM/latest/UserGuide/id_root-enable-root-access.html). */
export function featureLines(
  { features, partition }: Pick<OrganizationAudit, 'features' | 'partition'>,
  practice = '',
): readonly string[] {
  const { called, root, rootFeatures, rootPage } = partitionCalled(partition)
  if (root === 'none') return [`In ${called} there is no root user: ${rootPage}`]
  if (features === null)
    return ['What is enabled for root users could not be read: allow iam:ListOrganizationsFeatures.']
  const says = (name: (typeof rootFeatures)[number], command: string): string =>
    features.includes(name)
      ? `${name} is enabled.`
      : !rootFeatures.includes(name)
        ? `${called} does not offer ${name}.`
        : `${name} is not enabled. To enable it, from the management account: demarc root fix ${command} --apply${practice === '' ? '' : ` ${practice}`}`
  const assumed = assumedOf(partition)
  return [
    says('RootCredentialsManagement', '--enable-root-management'),
    says('RootSessions', '--enable-root-sessions'),
    ...(assumed === undefined ? [] : [assumed]),
  ]
}

/** The most accounts to name in a sentence. */
const NAMED = 10

/** Which accounts have a GovCloud account, and for which this could not be read. */
function govCloudLines({ rows, partition, govCloudPairs }: OrganizationAudit): readonly string[] {
  if (!hasGovCloudPairs(partition)) return []
  if (govCloudPairs === null)
    return ['Which members have a GovCloud account could not be read: allow organizations:ListCreateAccountStatus.']
  const paired = new Set(govCloudPairs.map(({ account }) => account))
  const unseen = rows.map(({ account }) => account).filter((account) => !paired.has(account))
  const more = unseen.length - NAMED
  const names = `${unseen.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return [
    ...govCloudPairs.map(({ account, govCloud }) => `${account} has the GovCloud account ${govCloud}.`),
    // organizations/latest/APIReference/API_ListCreateAccountStatus.html
    ...(unseen.length === 0
      ? []
      : [
          `Whether these have a GovCloud account cannot be read, since AWS shows only the requests that the organization made and still tracks: ${names}.`,
        ]),
  ]
}

/** What an account's recovery lacks, in words. */
export const recoveryLacks = ({ ownDomain, phone, contacts, missing }: AccountRecovery): readonly string[] => [
  ...(ownDomain === false ? ['the address of the root user is not at the organization’s domain'] : []),
  ...(phone === false ? ['no phone number'] : []),
  ...contactKinds.filter((kind) => contacts[kind] === false).map((kind) => `no ${kind.toLowerCase()} contact`),
  ...(missing.length === 0 ? [] : [`not seen: ${missing.join(', ')}`]),
]

/** In sentences: whether the owners of the accounts could regain access, and which accounts have a GovCloud account. */
export function recoveryLines(audit: OrganizationAudit): readonly string[] {
  const { recovery } = audit
  const lines = (recovery ?? []).map((one) => {
    const lacks = recoveryLacks(one)
    return `Recovery of ${one.account} (${one.name}): ${one.state}${lacks.length === 0 ? '' : `; ${lacks.join('; ')}`}.`
  })
  return [...lines, ...govCloudLines(audit)]
}

/** The number of accounts in each state of a measure: `3 met, 1 unknown`. */
export const totals = ({ total }: OrganizationAudit, name: MeasureName): string =>
  states
    .filter((state) => total.measures[name][state] > 0)
    .map((state) => `${total.measures[name][state]} ${state}`)
    .join(', ')

/** How many accounts were audited or not: `7 audited, 1 refused`. */
export const outcomes = ({ total }: OrganizationAudit): string =>
  Object.entries(total.outcomes)
    .filter(([, n]) => n > 0)
    .map(([outcome, n]) => `${n} ${outcome}`)
    .join(', ')

/** Why an account was not audited, or what was not seen. */
export const whyNotSeen = ({ outcome, why, missing }: OrganizationRow): string =>
  why === null ? missing.join(', ') : `${outcome}: ${why}`

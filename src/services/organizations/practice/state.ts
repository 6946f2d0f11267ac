import { isSmall } from '../../../practice/company.ts'
import {
  type OrganizationAccount,
  organization,
  accounts as seededAccounts,
  units as seededUnits,
} from '../../../practice/organization.ts'
import { account } from '../../../practice/principals.ts'
import { daysAgo, policyText } from '../../../practice/seeds.ts'
import { awsError, type SeedContext } from '../../../practice/service.ts'

/** A service control policy: its JSON document, and whether AWS owns it. */
export interface StoredScp {
  id: string
  name: string
  description: string
  document: string
  aws: boolean
}

/** The organization: one state for all of its accounts. */
export interface OrganizationsState {
  accounts: (Omit<OrganizationAccount, 'status'> & { status: OrganizationAccount['status']; joined: string })[]
  units: { id: string; name: string }[]
  /** By id: `p-...`. */
  policies: Record<string, StoredScp>
  /** The ids of the policies attached to a root, a unit or an account, by the id of that target. */
  attached: Record<string, string[]>
  /** Service principals with trusted access (EnableAWSServiceAccess), with the time, ISO 8601. */
  trusted: Record<string, string>
  /** Delegated administrators: service principals by account id. */
  delegated: Record<string, string[]>
  /** IAM's organization features (ListOrganizationsFeatures). */
  rootFeatures: ('RootCredentialsManagement' | 'RootSessions')[]
}

/** The ARN of an account, unit, root or policy of the organization. */
export const arnOf = (kind: string, id: string): string =>
  `arn:aws:organizations::${account.id}:${kind}/${organization.id}/${id}`

/** AWS attaches this policy to every target (organizations/latest/userguide/orgs_manage_policies_scps.html). */
const FULL_ACCESS = 'p-FullAWSAccess'

/** The state of an account that is not in an organization. */
const alone = (): OrganizationsState => ({
  accounts: [],
  units: [],
  policies: {},
  attached: {},
  trusted: {},
  delegated: {},
  rootFeatures: [],
})

/** Throws AWS's error for an account that is not in an organization. */
export function inOrganization({ accounts }: OrganizationsState): void {
  if (accounts.length > 0) return
  throw awsError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.')
}

export function seedOrganizations(context: Pick<SeedContext, 'now' | 'homeRegion'>): OrganizationsState {
  if (isSmall(context)) return alone()
  const ago = (days: number): string => daysAgo(context, days)
  const places = [
    organization.root,
    ...Object.values(seededUnits).map(({ id }) => id),
    ...seededAccounts.map(({ id }) => id),
  ]
  const attached: Record<string, string[]> = Object.fromEntries(places.map((id) => [id, [FULL_ACCESS]]))
  // the laboratory joined with a guardrail of its own, which also blocks sessions of AssumeRoot
  attached[seededUnits.acquired.id]?.push('p-n0rdlabroot')
  return {
    accounts: seededAccounts.map((one, index) => ({ ...one, joined: ago(3100 - index * 370) })),
    units: Object.values(seededUnits).map(({ id, name }) => ({ id, name })),
    policies: {
      [FULL_ACCESS]: {
        id: FULL_ACCESS,
        name: 'FullAWSAccess',
        description: 'Allows access to every operation',
        document: policyText({ Effect: 'Allow', Action: '*', Resource: '*' }),
        aws: true,
      },
      'p-n0rdlabroot': {
        id: 'p-n0rdlabroot',
        name: 'lab-no-root',
        description: 'No root user in the laboratory',
        document: policyText({
          Sid: 'NoRoot',
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
        }),
        aws: false,
      },
    },
    attached,
    trusted: { 'account.amazonaws.com': ago(800), 'cloudtrail.amazonaws.com': ago(900) },
    delegated: { '121212121212': ['cloudtrail.amazonaws.com'] },
    rootFeatures: [],
  }
}

/**
 * The service control policies that apply to an account, as documents, level by level from the root of the organization
 * to the account. They do not apply to the management account
 * (organizations/latest/userguide/orgs_manage_policies_scps.html).
 */
export function guardsOver(state: OrganizationsState, id: string): readonly (readonly string[])[] {
  const found = state.accounts.find((one) => one.id === id)
  if (!found || id === account.id) return []
  return [...new Set<string>([organization.root, found.parent, id])].map((place) =>
    (state.attached[place] ?? []).flatMap((policy) => state.policies[policy]?.document ?? []),
  )
}

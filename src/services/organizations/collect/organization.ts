import type { Account, Organizations } from '@aws-sdk/client-organizations'
import { pages } from '../../../collect/collector.ts'
import { IncompleteAnswerError } from '../../../collect/refusals.ts'
import { undefinedAt } from '../../../collect/seen.ts'

/** The organization that an account belongs to. */
export interface OwnOrganization {
  readonly id: string
  /** The id of its management account. */
  readonly management: string
}

/**
 * The organization of the account (DescribeOrganization); null for a standalone account. Any account of an organization
 * may call it. Throws IncompleteAnswerError: a response without an organization does not mean that there is none.
 */
export async function ownOrganization(
  organizations: Pick<Organizations, 'describeOrganization'>,
): Promise<OwnOrganization | null> {
  const answer = await undefinedAt('AWSOrganizationsNotInUse', () => organizations.describeOrganization({}))
  if (answer === undefined) return null
  const { Id: id, MasterAccountId: management } = answer.Organization ?? {}
  if (!id || !management) throw new IncompleteAnswerError('the answer names no organization')
  return { id, management }
}

/** An account of the organization. */
export interface MemberAccount {
  readonly id: string
  readonly name: string
  /** The root user's email address; null if AWS does not show it. */
  readonly email: string | null
  /** `ACTIVE`, `SUSPENDED`, `PENDING_CLOSURE` ... (organizations/latest/APIReference/API_Account.html). */
  readonly status: string
}

const memberOf = ({ Name, Email, State, Status }: Account, id: string): MemberAccount => ({
  id,
  name: Name ?? id,
  email: Email ?? null,
  // State replaces Status, which AWS retires (organizations/latest/APIReference/API_Account.html)
  status: State ?? Status ?? 'ACTIVE',
})

/**
 * The accounts of the organization (ListAccounts); only the management account and delegated administrators may call
 * it.
 */
export async function* memberAccounts(
  organizations: Pick<Organizations, 'listAccounts'>,
  signal?: AbortSignal,
): AsyncGenerator<MemberAccount, void, undefined> {
  const listed = pages(
    (NextToken) => {
      signal?.throwIfAborted()
      return organizations.listAccounts({ NextToken })
    },
    (answer) => answer.Accounts,
    (answer) => answer.NextToken,
  )
  for await (const one of listed) if (one.Id) yield memberOf(one, one.Id)
}

/** One account of the organization (DescribeAccount); null if the organization does not have it. */
export async function memberAccount(
  organizations: Pick<Organizations, 'describeAccount'>,
  id: string,
): Promise<MemberAccount | null> {
  const answer = await undefinedAt('AccountNotFound', () => organizations.describeAccount({ AccountId: id }))
  return answer?.Account === undefined ? null : memberOf(answer.Account, id)
}

/** Whether a service, e.g. `iam.amazonaws.com`, has trusted access to the organization (ListAWSServiceAccessForOrganization). */
export async function hasTrustedAccess(
  organizations: Pick<Organizations, 'listAWSServiceAccessForOrganization'>,
  service: string,
): Promise<boolean> {
  const trusted = pages(
    (NextToken) => organizations.listAWSServiceAccessForOrganization({ NextToken }),
    (answer) => answer.EnabledServicePrincipals,
    (answer) => answer.NextToken,
  )
  for await (const { ServicePrincipal } of trusted) if (ServicePrincipal === service) return true
  return false
}

import type { Account, Organizations } from '@aws-sdk/client-organizations'
import { pages } from '../../../collect/collector.ts'
import { IncompleteAnswerError } from '../../../collect/refusals.ts'
import { undefinedAt } from '../../../collect/seen.ts'

/** The organization that an account belongs to. */
export interface OwnOrganization {
  readonly id: string
  /** The number of its management account. */
  readonly management: string
}

/**
 * DescribeOrganization; null for an account on its own. Any account of an organization may ask it. Throws IncompleteAnswerError: an
 * answer that names no organization does not say that there is none.
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
  /** The root user's e-mail address; null where AWS does not show it. */
  readonly email: string | null
  /** `ACTIVE`, `SUSPENDED`, `PENDING_CLOSURE` ... (organizations/latest/APIReference/API_Account.html). */
  readonly status: string
}

const memberOf = ({ Name, Email, State, Status }: Account, id: string): MemberAccount => ({
  id,
  name: Name ?? id,
  email: Email ?? null,
  // State takes the place of Status, which AWS retires (organizations/latest/APIReference/API_Account.html)
  status: State ?? Status ?? 'ACTIVE',
})

/** The accounts of the organization (ListAccounts): for its management account, and its delegated administrators. */
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

/** One account of the organization (DescribeAccount); null where it has no such account. */
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

import { pages } from '../collect/collector.ts'
import { errorCode, ForeignAnswerError, fatalError, refusalOf } from '../collect/refusals.ts'
import { DemarcError, EXIT } from '../core/errors.ts'
import { compareText } from '../core/json.ts'
import type { RootReach } from './reach.ts'
import { look, orNone, refusedCall } from './seen.ts'

/** An account of the organization. */
export interface MemberAccount {
  readonly id: string
  readonly name: string
  /** `ACTIVE`, `SUSPENDED`, `PENDING_CLOSURE` ... (organizations/latest/APIReference/API_Account.html). */
  readonly status: string
}

/** The organization as its management account, or its delegated administrator, sees it. */
export interface OrganizationSeen {
  readonly id: string
  readonly management: string
  /** IAM's features for root users; null where they could not be seen. */
  readonly features: readonly string[] | null
  /** Sorted by id. */
  readonly accounts: readonly MemberAccount[]
}

/**
 * Throws NO_ORGANIZATION or NOT_ENTITLED where the account cannot look at an organization, ORGANIZATION_UNSEEN where AWS did not
 * answer, or not as it does, and what condemns all.
 */
export async function seeOrganization(reach: RootReach): Promise<OrganizationSeen> {
  const { aws, home, account, signal } = reach
  const organizations = await aws.client('organizations', home)
  const accounts: MemberAccount[] = []
  try {
    const { Organization: found } = await organizations.describeOrganization({})
    const listed = pages(
      (NextToken) => {
        signal?.throwIfAborted()
        return organizations.listAccounts({ NextToken })
      },
      (answer) => answer.Accounts,
      (answer) => answer.NextToken,
    )
    for await (const { Id, Name, State, Status } of listed)
      if (Id) accounts.push({ id: Id, name: Name ?? Id, status: State ?? Status ?? 'ACTIVE' })
    const iam = await aws.client('iam', home)
    // without trusted access nothing can be enabled
    const features = await look(aws, 'iam:ListOrganizationsFeatures', signal, () =>
      orNone('ServiceAccessNotEnabled', () => iam.listOrganizationsFeatures({})),
    )
    // nothing is green because nothing was listed
    if (!found?.Id || !found.MasterAccountId) throw new ForeignAnswerError('the answer names no organization')
    if (!accounts.some(({ id }) => id === found.MasterAccountId))
      throw new ForeignAnswerError('the list of accounts lacks the management account')
    return {
      id: found.Id,
      management: found.MasterAccountId,
      features: features.seen ? [...(features.value?.EnabledFeatures ?? [])].sort(compareText) : null,
      accounts: accounts.sort((a, b) => compareText(a.id, b.id)),
    }
  } catch (error) {
    signal?.throwIfAborted()
    if (errorCode(error) === 'AWSOrganizationsNotInUseException')
      throw new DemarcError('NO_ORGANIZATION', `account ${account} belongs to no organization`, {
        hint: 'Without --org the account itself is audited.',
        cause: error,
      })
    const fatal = fatalError(error, false)
    if (fatal) throw fatal
    const why = refusalOf(error)
    if (!why.startsWith('access denied'))
      throw new DemarcError('ORGANIZATION_UNSEEN', `the accounts of the organization could not be listed: ${why}`, {
        hint: 'Nothing was asked of any account: run it again.',
        exitCode: EXIT.unseen,
        cause: error,
      })
    const refused = refusedCall(aws, error)
    throw new DemarcError(
      'NOT_ENTITLED',
      `whoever asks may not list the organization of account ${account}: ${refused}`,
      {
        hint: 'Use the management account, or a delegated administrator for IAM, with organizations:DescribeOrganization and organizations:ListAccounts.',
        cause: error,
      },
    )
  }
}

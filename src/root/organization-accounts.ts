import { ForeignAnswerError, fatalError, reasonOf } from '../collect/refusals.ts'
import { look, tellFailure, valueIn } from '../collect/seen.ts'
import { DemarcError, EXIT } from '../core/errors.ts'
import { compareText } from '../core/json.ts'
import { rootFeatures } from '../services/iam/collect/root-features.ts'
import { type MemberAccount, memberAccounts, ownOrganization } from '../services/organizations/collect/organization.ts'
import type { RootReach } from './reach.ts'

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
  try {
    const found = await ownOrganization(organizations)
    if (found === null) throw noOrganization(account)
    const accounts: MemberAccount[] = []
    for await (const one of memberAccounts(organizations, signal)) accounts.push(one)
    const features = await look('iam:ListOrganizationsFeatures', signal, async () =>
      rootFeatures(await aws.client('iam', home)),
    )
    // nothing is green because nothing was listed
    if (!accounts.some(({ id }) => id === found.management))
      throw new ForeignAnswerError('the list of accounts lacks the management account')
    return {
      ...found,
      features: valueIn(features) ?? null,
      accounts: accounts.sort((a, b) => compareText(a.id, b.id)),
    }
  } catch (error) {
    signal?.throwIfAborted()
    throw fatalError(error, false) ?? unseenOrganization(error, account)
  }
}

const noOrganization = (account: string): DemarcError =>
  new DemarcError('NO_ORGANIZATION', `account ${account} belongs to no organization`, {
    hint: 'Without --org the account itself is audited.',
  })

function unseenOrganization(error: unknown, account: string): DemarcError {
  const { kind, why } = reasonOf(error)
  if (kind !== 'denied')
    return new DemarcError('ORGANIZATION_UNSEEN', `the accounts of the organization could not be listed: ${why}`, {
      hint: 'Nothing was asked of any account: run it again.',
      exitCode: EXIT.unseen,
      cause: error,
    })
  return new DemarcError(
    'NOT_ENTITLED',
    `whoever asks may not list the organization of account ${account}: ${tellFailure(error)}`,
    {
      hint: 'Use the management account, or a delegated administrator for IAM, with organizations:DescribeOrganization and organizations:ListAccounts.',
      cause: error,
    },
  )
}

import { ForeignAnswerError, fatalError, reasonOf } from '../collect/refusals.ts'
import { look, tellFailure, valueIn } from '../collect/seen.ts'
import { DemarcError, EXIT } from '../core/errors.ts'
import { compareText } from '../core/json.ts'
import { rootFeatures } from '../services/iam/collect/root-features.ts'
import { type MemberAccount, memberAccounts, ownOrganization } from '../services/organizations/collect/organization.ts'
import type { RootReach } from './reach.ts'

/** The organization as its management account or delegated administrator sees it. */
export interface OrganizationFound {
  readonly id: string
  readonly management: string
  /** IAM's features for root users; null when they could not be read. */
  readonly features: readonly string[] | null
}

/** The organization with all its accounts. */
export interface OrganizationSeen extends OrganizationFound {
  /** Sorted by id. */
  readonly accounts: readonly MemberAccount[]
}

/**
 * The organization without its accounts. Throws NO_ORGANIZATION or NOT_ENTITLED when the account cannot see an organization,
 * ORGANIZATION_UNSEEN when AWS failed to answer properly, and errors that end the whole run.
 */
export const findOrganization = (reach: RootReach): Promise<OrganizationFound> =>
  orUnseen(reach, async () => {
    const { aws, home, account, signal } = reach
    const found = await ownOrganization(await aws.client('organizations', home))
    if (found === null) throw noOrganization(account)
    const features = await look('iam:ListOrganizationsFeatures', signal, async () =>
      rootFeatures(await aws.client('iam', home)),
    )
    return { ...found, features: valueIn(features) ?? null }
  })

/** Its accounts in AWS's order, page by page. Throws as `findOrganization()`, also at the end of the list. */
export async function* accountsOf(
  reach: RootReach,
  { management }: OrganizationFound,
): AsyncGenerator<MemberAccount, void, undefined> {
  const { aws, home, signal } = reach
  const organizations = await aws.client('organizations', home)
  const listed = memberAccounts(organizations, signal)[Symbol.asyncIterator]()
  let isComplete = false
  for (;;) {
    const next = await orUnseen(reach, () => listed.next())
    if (next.done) break
    isComplete ||= next.value.id === management
    yield next.value
  }
  // an empty list must not pass for a good result
  const lacks = new ForeignAnswerError('the list of accounts lacks the management account')
  if (!isComplete) await orUnseen(reach, () => Promise.reject(lacks))
}

/** The organization with all of its accounts. Throws as `findOrganization()`. */
export async function seeOrganization(reach: RootReach): Promise<OrganizationSeen> {
  const found = await findOrganization(reach)
  const accounts: MemberAccount[] = []
  for await (const one of accountsOf(reach, found)) accounts.push(one)
  return { ...found, accounts: accounts.sort((a, b) => compareText(a.id, b.id)) }
}

async function orUnseen<T>({ account, signal }: RootReach, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    signal?.throwIfAborted()
    throw fatalError(error, false) ?? unseenOrganization(error, account)
  }
}

const noOrganization = (account: string): DemarcError =>
  new DemarcError('NO_ORGANIZATION', `account ${account} is not part of an organization`, {
    hint: 'Without --org the account itself is audited. The practice account has an organization with --practice company.',
  })

function unseenOrganization(error: unknown, account: string): DemarcError {
  const { kind, why } = reasonOf(error)
  if (kind !== 'denied')
    return new DemarcError('ORGANIZATION_UNSEEN', `the accounts of the organization could not be listed: ${why}`, {
      hint: 'Run it again. With --resume FILE it goes on from the accounts that are done.',
      exitCode: EXIT.unseen,
      cause: error,
    })
  return new DemarcError(
    'NOT_ENTITLED',
    `this identity may not list the organization of account ${account}: ${tellFailure(error)}`,
    {
      hint: 'Use the management account, or a delegated administrator for IAM, with organizations:DescribeOrganization and organizations:ListAccounts.',
      cause: error,
    },
  )
}

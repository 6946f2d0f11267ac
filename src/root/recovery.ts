import type { Account as AccountClient, AlternateContactType } from '@aws-sdk/client-account'
import type { Organizations } from '@aws-sdk/client-organizations'
import { pages } from '../collect/collector.ts'
import { look, type Seen, seen, tellMissing, undefinedAt, valueIn } from '../collect/seen.ts'
import { compareText } from '../core/json.ts'
import { inLanes } from '../core/lanes.ts'
import type { MemberAccount } from '../services/organizations/collect/organization.ts'
import { isOwnDomain } from './mail-domain.ts'
import type { OrganizationSeen } from './organization-accounts.ts'
import type { RootReach } from './reach.ts'

/** The alternate contacts (accounts/latest/reference/manage-acct-update-contact-alternate.html). */
export const contactKinds = ['SECURITY', 'OPERATIONS', 'BILLING'] as const satisfies readonly AlternateContactType[]
export type ContactKind = (typeof contactKinds)[number]

/**
 * Whether the owner of an account could regain access: AWS verifies the root user's e-mail address and the phone number of the
 * primary contact (IAM/latest/UserGuide/id_credentials_mfa_lost-or-broken.html). Null means not seen.
 */
export interface AccountRecovery {
  readonly account: string
  readonly name: string
  /** The root user's e-mail address. */
  readonly email: string | null
  /**
   * Whether it is at the management account's domain, a parent or a subdomain, so that the organization keeps it when a person
   * leaves.
   */
  readonly ownDomain: boolean | null
  /** Whether the primary contact has a phone number. */
  readonly phone: boolean | null
  /** Which alternate contacts are set. */
  readonly contacts: Readonly<Record<ContactKind, boolean | null>>
  readonly state: 'met' | 'unmet' | 'unknown'
  /** The refused calls. */
  readonly missing: readonly string[]
}

/** Reads each active account; a refusal makes facts of that account unseen. Handles `LANES` accounts concurrently. */
export async function readRecovery(
  reach: RootReach,
  { accounts, management }: OrganizationSeen,
): Promise<readonly AccountRecovery[]> {
  const active = accounts.filter(({ status }) => status === 'ACTIVE')
  const known = accounts.find(({ id }) => id === management)?.email ?? null
  const client = await reach.aws.client('account', reach.home)
  // the accounts are sorted, so the result is, too
  return inLanes(active, LANES, (member) => {
    reach.signal?.throwIfAborted()
    return recoveryOf(reach, client, member, known)
  })
}

const LANES = 4

async function recoveryOf(
  { account, signal }: RootReach,
  client: AccountClient,
  { id, name, email }: MemberAccount,
  management: string | null,
): Promise<AccountRecovery> {
  // omit the own account id, which AWS refuses (accounts/latest/reference/API_GetContactInformation.html)
  const of = id === account ? {} : { AccountId: id }
  const phone = await look('account:GetContactInformation', signal, async () => {
    const answer = await undefinedAt('ResourceNotFoundException', () => client.getContactInformation(of))
    return (answer?.ContactInformation?.PhoneNumber ?? '') !== ''
  })
  const contact = (AlternateContactType: ContactKind): Promise<Seen<boolean>> =>
    look('account:GetAlternateContact', signal, async () => {
      const answer = await undefinedAt('ResourceNotFoundException', () =>
        client.getAlternateContact({ ...of, AlternateContactType }),
      )
      return answer?.AlternateContact !== undefined
    })
  const [security, operations, billing] = await Promise.all(contactKinds.map(contact))
  const ownDomain = isOwnDomain(email, management)
  const hasPhone = valueIn(phone) ?? null
  const seen = [phone, security, operations, billing].flatMap((one) => (one ? [...one.missing] : []))
  const shownOf = (one: Seen<boolean> | undefined): boolean | null => (one ? (valueIn(one) ?? null) : null)
  return {
    account: id,
    name,
    email,
    ownDomain,
    phone: hasPhone,
    contacts: { SECURITY: shownOf(security), OPERATIONS: shownOf(operations), BILLING: shownOf(billing) },
    state:
      ownDomain === false || hasPhone === false ? 'unmet' : ownDomain === null || hasPhone === null ? 'unknown' : 'met',
    missing: [...new Set(seen.map(tellMissing))].sort(compareText),
  }
}

/**
 * A standard account and the GovCloud account created with it
 * (govcloud-us/latest/UserGuide/getting-started-standard-account-linking.html).
 */
export interface GovCloudPair {
  readonly account: string
  readonly govCloud: string
}

export const hasGovCloudPairs = (partition: string): boolean => partition === 'aws'

/** The pairs that the organization itself created (CreateGovCloudAccount); it does not know of others. */
export async function readGovCloudPairs({
  aws,
  home,
  partition,
  signal,
}: RootReach): Promise<Seen<readonly GovCloudPair[]>> {
  // only standard accounts have one
  if (!hasGovCloudPairs(partition)) return seen([])
  return look('organizations:ListCreateAccountStatus', signal, async () =>
    pairsOf(await aws.client('organizations', home)),
  )
}

async function pairsOf(
  organizations: Pick<Organizations, 'listCreateAccountStatus'>,
): Promise<readonly GovCloudPair[]> {
  const pairs: GovCloudPair[] = []
  const listed = pages(
    (NextToken) => organizations.listCreateAccountStatus({ States: ['SUCCEEDED'], NextToken }),
    (answer) => answer.CreateAccountStatuses,
    (answer) => answer.NextToken,
  )
  for await (const { AccountId: account, GovCloudAccountId: govCloud } of listed)
    if (account && govCloud) pairs.push({ account, govCloud })
  return pairs.sort((a, b) => compareText(a.account, b.account))
}

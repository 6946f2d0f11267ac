import { errorCode } from '../collect/refusals.ts'
import type { OrganizationFacts } from './evidence.ts'
import type { RootReach } from './reach.ts'
import { look, type Seen } from './seen.ts'

/** The organization of the account, and what it has enabled for its members' root users; null for an account on its own. */
export const readOrganization = ({ aws, home, account, signal }: RootReach): Promise<Seen<OrganizationFacts | null>> =>
  look(aws, 'organizations:DescribeOrganization', signal, async () => {
    const organizations = await aws.client('organizations', home)
    try {
      const { Organization: found } = await organizations.describeOrganization({})
      if (!found?.Id) return null
      const management = found.MasterAccountId === account
      return { id: found.Id, management, features: await featuresOf(aws, home, signal) }
    } catch (error) {
      if (errorCode(error) === 'AWSOrganizationsNotInUseException') return null
      throw error
    }
  })

/** The features, or null where the account is neither the management account nor its delegate for IAM. */
async function featuresOf(
  aws: RootReach['aws'],
  home: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[] | null> {
  const iam = await aws.client('iam', home)
  const found = await look(aws, 'iam:ListOrganizationsFeatures', signal, async () => iam.listOrganizationsFeatures({}))
  return found.seen ? [...(found.value.EnabledFeatures ?? [])].sort() : null
}

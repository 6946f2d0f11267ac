import type { OrganizationFacts } from './evidence.ts'
import type { RootReach } from './reach.ts'
import { look, orNone, type Seen } from './seen.ts'

/** The organization of the account, and what it has enabled for its members' root users; null for an account on its own. */
export const readOrganization = ({ aws, home, account, signal }: RootReach): Promise<Seen<OrganizationFacts | null>> =>
  look(aws, 'organizations:DescribeOrganization', signal, async () => {
    const organizations = await aws.client('organizations', home)
    const found = await orNone('AWSOrganizationsNotInUse', () => organizations.describeOrganization({}))
    const { Id: id, MasterAccountId } = found?.Organization ?? {}
    if (!id) return null
    return { id, management: MasterAccountId === account, features: await featuresOf(aws, home, signal) }
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

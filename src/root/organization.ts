import { look, type Seen, valueIn } from '../collect/seen.ts'
import { rootFeatures } from '../services/iam/collect/root-features.ts'
import { ownOrganization } from '../services/organizations/collect/organization.ts'
import type { OrganizationFacts } from './evidence.ts'
import type { RootReach } from './reach.ts'

/** The organization of the account, and what it has enabled for its members' root users; null for an account on its own. */
export const readOrganization = ({ aws, home, account, signal }: RootReach): Promise<Seen<OrganizationFacts | null>> =>
  look('organizations:DescribeOrganization', signal, async () => {
    const found = await ownOrganization(await aws.client('organizations', home))
    if (found === null) return null
    // AWS answers the management account, and its delegate for IAM, alone
    const features = await look('iam:ListOrganizationsFeatures', signal, async () =>
      rootFeatures(await aws.client('iam', home)),
    )
    return { id: found.id, management: found.management === account, features: valueIn(features) ?? null }
  })

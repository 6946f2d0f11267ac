import { look, type Seen, valueIn } from '../collect/seen.ts'
import { rootFeatures } from '../services/iam/collect/root-features.ts'
import { ownOrganization } from '../services/organizations/collect/organization.ts'
import type { OrganizationFacts } from './evidence.ts'
import type { RootReach } from './reach.ts'

/** The account's organization, and what it has enabled for its members' root users; null for a standalone account. */
export const readOrganization = ({ aws, home, account, signal }: RootReach): Promise<Seen<OrganizationFacts | null>> =>
  look('organizations:DescribeOrganization', signal, async () => {
    const found = await ownOrganization(await aws.client('organizations', home))
    if (found === null) return null
    // AWS answers only the management account and its delegated administrator for IAM
    const features = await look('iam:ListOrganizationsFeatures', signal, async () =>
      rootFeatures(await aws.client('iam', home)),
    )
    return { id: found.id, management: found.management === account, features: valueIn(features) ?? null }
  })

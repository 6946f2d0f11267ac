import { unknown } from '../../../controls/answer.ts'
import { control } from '../../../controls/control.ts'
import { parsePolicy } from '../../../core/policy/parse.ts'
import { isPublic } from '../../../core/policy/public.ts'
import { guardedBy, isOpenToAll } from '../../ec2/controls/open-to-all.ts'

const guide = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide'
const on = 'AWS::OpenSearchService::Domain'
const collection = 'AWS::OpenSearchServerless::Collection'

export const domainsAreNotOpenToAll = control({
  id: 'Demarc.Opensearch.1',
  on,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'No security group of a domain in a VPC lets the whole internet in.',
  reads: ['VPCOptions'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
      ({ VPCOptions }) => (VPCOptions as { readonly SecurityGroupIds?: readonly string[] } | null)?.SecurityGroupIds,
    ),
  },
  applies: ({ VPCOptions }) => VPCOptions !== null,
  holds: (_, { near }) => !isOpenToAll(near, () => true),
  fix: 'Let port 443 in only from the security groups of the clients.',
  source: `${guide}/vpc.html`,
})

export const publicDomainsNameTheirCallers = control({
  id: 'Demarc.Opensearch.2',
  on,
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'The access policy of a domain with a public endpoint does not let everyone in.',
  reads: ['AccessPolicies', 'VPCOptions'],
  // in a VPC its security groups stand before it, and AWS itself suggests an open policy there (vpc.html)
  applies: ({ VPCOptions }) => VPCOptions === null,
  holds: ({ AccessPolicies }) => {
    if (AccessPolicies === null) return true
    const parsed = parsePolicy(AccessPolicies)
    return parsed.ok
      ? !isPublic(parsed.policy)
      : unknown(`the access policy is not understood: ${parsed.problems.join('; ')}`)
  },
  fix: 'Name the roles that may call the domain, or bind the statement to your addresses by aws:SourceIp.',
  source: `${guide}/ac.html`,
})

export const collectionsAreNotPublic = control({
  id: 'Demarc.Opensearch.3',
  on: collection,
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'No network policy opens a collection to the whole internet.',
  reads: ['state.AllowFromPublic'],
  holds: (_, { state }) => state.AllowFromPublic !== true,
  fix: 'Set AllowFromPublic to false in the network policy, and name your VPC endpoints in SourceVPCEs.',
  source: `${guide}/serverless-network.html`,
})

/*
 * Not here: data access policies. They name principals of the collection's own account alone, so that nothing of them can be public
 * or cross-account (opensearch-service/latest/developerguide/serverless-data-access.html, Principal).
 */

export const collectionsHaveStandbys = control({
  id: 'Demarc.Opensearch.4',
  on: collection,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A collection has standby replicas in another Availability Zone.',
  reads: ['StandbyReplicas'],
  holds: ({ StandbyReplicas }) => StandbyReplicas === 'ENABLED',
  fix: 'Make a new collection with standby replicas and index anew: they cannot be switched on later.',
  source: `${guide}/serverless-overview.html`,
})

export const collectionsHaveYourKey = control({
  id: 'Demarc.Opensearch.5',
  on: collection,
  responsibility: 'key-care',
  severity: 'low',
  title: 'A collection is encrypted with a KMS key of the account, whose use you decide and CloudTrail records.',
  reads: ['KmsKeyArn'],
  holds: ({ KmsKeyArn }) => KmsKeyArn !== null,
  fix: 'Write an encryption policy with a key of yours, and make the collection anew: its key cannot be changed.',
  source: `${guide}/serverless-encryption.html`,
})

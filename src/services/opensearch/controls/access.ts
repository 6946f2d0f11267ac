import { unknown } from '../../../controls/answer.ts'
import { control } from '../../../controls/control.ts'
import { publicActionsOf } from '../../../controls/policy-wording.ts'
import { settingIs } from '../../../controls/wording.ts'
import { parsePolicy } from '../../../core/policy/parse.ts'
import { isPublic } from '../../../core/policy/public.ts'
import { guardedBy, isOpenToAll, openToAll } from '../../ec2/controls/open-to-all.ts'

const guide = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide'
const on = 'AWS::OpenSearchService::Domain'
const collection = 'AWS::OpenSearchServerless::Collection'

export const domainsAreNotOpenToAll = control({
  id: 'Demarc.Opensearch.1',
  on,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'OpenSearch domains in a VPC should not allow the whole internet (security groups)',
  finding: (_, { near }) => openToAll(near, () => true),
  reads: ['VPCOptions'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
      ({ VPCOptions }) => (VPCOptions as { readonly SecurityGroupIds?: readonly string[] } | null)?.SecurityGroupIds,
    ),
  },
  applies: ({ VPCOptions }) => VPCOptions !== null,
  holds: (_, { near }) => !isOpenToAll(near, () => true),
  fix: 'Allow port 443 only from the security groups of the clients (RevokeSecurityGroupIngress, AuthorizeSecurityGroupIngress).',
  source: `${guide}/vpc.html`,
})

export const publicDomainsNameTheirCallers = control({
  id: 'Demarc.Opensearch.2',
  on,
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'OpenSearch domains with a public endpoint should not allow public access in their policy',
  finding: ({ AccessPolicies }) => `Access policy allows ${publicActionsOf(AccessPolicies)} to any principal`,
  reads: ['AccessPolicies', 'VPCOptions'],
  // in a VPC the security groups protect the domain, and AWS suggests an open access policy there (vpc.html)
  applies: ({ VPCOptions }) => VPCOptions === null,
  holds: ({ AccessPolicies }) => {
    if (AccessPolicies === null) return true
    const parsed = parsePolicy(AccessPolicies)
    return parsed.ok
      ? !isPublic(parsed.policy)
      : unknown(`the access policy cannot be parsed: ${parsed.problems.join('; ')}`)
  },
  fix: 'Name the roles that may call the domain in the access policy, or limit the statement to your IP ranges by aws:SourceIp.',
  source: `${guide}/ac.html`,
})

export const collectionsAreNotPublic = control({
  id: 'Demarc.Opensearch.3',
  on: collection,
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'OpenSearch Serverless collections should not allow public network access (AllowFromPublic)',
  finding: 'AllowFromPublic is true in a network policy',
  reads: ['state.AllowFromPublic'],
  holds: (_, { state }) => state.AllowFromPublic !== true,
  fix: 'Set AllowFromPublic to false in the network policy, and name your VPC endpoints in SourceVPCEs (UpdateSecurityPolicy).',
  source: `${guide}/serverless-network.html`,
})

/*
 * There is no control of data access policies: they name principals of the account of the collection only, and so cannot grant
 * public or cross-account access (opensearch-service/latest/developerguide/serverless-data-access.html, Principal).
 */

export const collectionsHaveStandbys = control({
  id: 'Demarc.Opensearch.4',
  on: collection,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'OpenSearch Serverless collections should have standby replicas in another Availability Zone',
  finding: (it) => settingIs('StandbyReplicas', it.StandbyReplicas),
  reads: ['StandbyReplicas'],
  holds: ({ StandbyReplicas }) => StandbyReplicas === 'ENABLED',
  fix: 'Create a new collection with standby replicas and index the data again: they cannot be turned on later.',
  source: `${guide}/serverless-overview.html`,
})

export const collectionsHaveYourKey = control({
  id: 'Demarc.Opensearch.5',
  on: collection,
  responsibility: 'key-care',
  severity: 'low',
  title: 'OpenSearch Serverless collections should use a customer managed KMS key (CMK)',
  finding: 'KmsKeyArn is not set: an AWS owned key encrypts the collection',
  reads: ['KmsKeyArn'],
  holds: ({ KmsKeyArn }) => KmsKeyArn !== null,
  fix: 'Create an encryption policy with a customer managed key, and create the collection again: its key cannot be changed.',
  source: `${guide}/serverless-encryption.html`,
})

import { Unknown } from '../../../controls/answer.ts'
import { type Control, control, the } from '../../../controls/control.ts'
import { staysInside } from '../../../controls/principals.ts'
import { grants, grantsAll } from '../../../core/policy/actions.ts'
import { isPublic, isPublicButForFixedValues } from '../../../core/policy/public.ts'
import { deniesInsecureTransport } from '../../../core/policy/transport.ts'
import { type Access, aclsAreOff, blocksAll, LOG_DELIVERY, lets, policyOf } from './exposure.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html'

export const accountBlocksPublicAccess = control({
  id: 'S3.1',
  compared: '2026-11-30',
  parameters: {
    ignorePublicAcls: { value: true },
    blockPublicPolicy: { value: true },
    blockPublicAcls: { value: true },
    restrictPublicBuckets: { value: true },
  },
  configRule: 's3-account-level-public-access-blocks-periodic',
  on: 'Demarc::S3::AccountPublicAccessBlock',
  responsibility: 'no-public-exposure',
  severity: 'medium',
  title: 'The account blocks public access to all its buckets.',
  reads: ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'],
  holds: blocksAll,
  fix: 'Set all four Block Public Access settings of the account (s3control PutPublicAccessBlock).',
  source: docs,
})

const accountBlock = the('Demarc::S3::AccountPublicAccessBlock', {
  within: 'account',
  reads: ['IgnorePublicAcls', 'RestrictPublicBuckets'],
})

const bucketIsClosed = (access: Access, id: string, configRule: string) =>
  control({
    id,
    compared: '2026-11-30',
    configRule,
    on: 'AWS::S3::Bucket',
    responsibility: 'no-public-sharing',
    severity: 'critical',
    title: `Nobody outside may ${access === 'read' ? 'read from' : 'write to'} the bucket, by its policy or by its access control list.`,
    reads: ['PublicAccessBlockConfiguration', 'OwnershipControls', 'state.Policy', 'state.Acl'],
    near: { account: accountBlock },
    holds: (properties, { state, near }) =>
      !lets(access, { properties, state }, near.account, "the bucket's policy", isPublicButForFixedValues),
    fix: 'Set the four Block Public Access settings of the bucket, then take the public statements out of its policy and the public grants out of its access control list.',
    source: docs,
  })

export const bucketIsNotPublicToRead: Control = bucketIsClosed('read', 'S3.2', 's3-bucket-public-read-prohibited')
export const bucketIsNotPublicToWrite: Control = bucketIsClosed('write', 'S3.3', 's3-bucket-public-write-prohibited')

export const bucketRequiresTls = control({
  id: 'S3.5',
  compared: '2026-11-30',
  configRule: 's3-bucket-ssl-requests-only',
  on: 'AWS::S3::Bucket',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'The policy of the bucket turns away every request without TLS.',
  reads: ['state.Policy'],
  holds: (_, { id, state }) => {
    const policy = policyOf(state.Policy, "the bucket's policy")
    return policy instanceof Unknown ? policy : policy && deniesInsecureTransport(policy, 's3:*', [id, `${id}/*`])
  },
  fix: 'Add a statement to the bucket policy that denies s3:* on the bucket and its objects to everyone when aws:SecureTransport is false.',
  source: docs,
})

/** The actions that S3.6 keeps from other accounts. */
const ADMINISTRATION = [
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketPolicy',
  's3:PutEncryptionConfiguration',
  's3:PutObjectAcl',
]

export const otherAccountsDoNotAdministerBucket = control({
  id: 'S3.6',
  compared: '2026-11-30',
  parameters: { blacklistedactionpatterns: { value: ADMINISTRATION } },
  configRule: 's3-bucket-blacklisted-actions-prohibited',
  on: 'AWS::S3::Bucket',
  responsibility: 'cross-account-sharing',
  severity: 'high',
  title:
    'The policy of the bucket lets no other account change its policy, its encryption or its access control lists.',
  reads: ['state.Policy'],
  // the Config rule looks at the principals alone, not at the conditions; so does this
  holds: (_, { account, state }) => {
    const policy = policyOf(state.Policy, "the bucket's policy")
    if (policy === null || policy instanceof Unknown) return policy ?? true
    const risky = policy.statements.filter((one) => ADMINISTRATION.some((action) => grants(one, action)))
    return staysInside(risky, account)
  },
  fix: 'Take s3:DeleteBucketPolicy, s3:PutBucketAcl, s3:PutBucketPolicy, s3:PutEncryptionConfiguration and s3:PutObjectAcl out of the statements for other accounts.',
  source: docs,
})

export const bucketBlocksPublicAccess = control({
  id: 'S3.8',
  compared: '2026-11-30',
  parameters: { excludedPublicBuckets: { value: null } },
  configRule: 's3-bucket-level-public-access-prohibited',
  on: 'AWS::S3::Bucket',
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'The bucket itself blocks public access, whatever the account says.',
  reads: ['PublicAccessBlockConfiguration'],
  holds: (bucket) => blocksAll(bucket.PublicAccessBlockConfiguration),
  fix: 'Set all four Block Public Access settings of the bucket (PutPublicAccessBlock).',
  source: docs,
})

export const bucketGrantsNothingByAcl = control({
  id: 'S3.12',
  compared: '2026-11-30',
  configRule: 's3-bucket-acl-prohibited',
  on: 'AWS::S3::Bucket',
  responsibility: 'no-acls',
  severity: 'medium',
  title: 'The bucket grants access by policies, not by its access control list.',
  reads: ['OwnershipControls', 'state.Acl'],
  holds: ({ OwnershipControls }, { state: { Acl } }) =>
    aclsAreOff(OwnershipControls) ||
    // the owner itself and S3's own log delivery are no users to whom access is granted
    (Acl?.Grants.every(({ Grantee }) => Grantee === Acl.Owner || Grantee === LOG_DELIVERY) ?? false),
  fix: 'Move the grants of the access control list to the bucket policy, then set Object Ownership to BucketOwnerEnforced.',
  source: docs,
})

export const accessPointBlocksPublicAccess = control({
  id: 'S3.19',
  compared: '2026-11-30',
  configRule: 's3-access-point-public-access-blocks',
  on: 'AWS::S3::AccessPoint',
  responsibility: 'no-public-exposure',
  severity: 'critical',
  title: 'The access point blocks public access.',
  reads: ['PublicAccessBlockConfiguration'],
  holds: (point) => blocksAll(point.PublicAccessBlockConfiguration),
  fix: 'Create the access point anew with all four Block Public Access settings: they cannot be changed later.',
  source: docs,
})

export const multiRegionAccessPointBlocksPublicAccess = control({
  id: 'S3.24',
  compared: '2026-11-30',
  on: 'AWS::S3::MultiRegionAccessPoint',
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'The Multi-Region Access Point blocks public access.',
  reads: ['PublicAccessBlockConfiguration'],
  holds: (point) => blocksAll(point.PublicAccessBlockConfiguration),
  fix: 'Create the Multi-Region Access Point anew with all four Block Public Access settings: they cannot be changed later.',
  source: docs,
})

export const bucketPolicyGrantsNotAllActions = control({
  id: 'Demarc.S3.1',
  on: 'AWS::S3::Bucket',
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'The policy of the bucket grants nobody all actions at once.',
  reads: ['state.Policy'],
  holds: (_, { state }) => {
    const policy = policyOf(state.Policy, "the bucket's policy")
    return policy === null || policy instanceof Unknown
      ? (policy ?? true)
      : !policy.statements.some((statement) => grantsAll(statement, 's3'))
  },
  fix: 'Name the actions that each principal needs instead of s3:* or a NotAction in the bucket policy.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
})

export const accessPointPolicyIsNotPublic = control({
  id: 'Demarc.S3.2',
  on: 'AWS::S3::AccessPoint',
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'The policy of the access point is not public, or public access to it is restricted.',
  reads: ['Policy', 'PublicAccessBlockConfiguration', 'NetworkOrigin'],
  // what reaches it comes through one VPC of the customer's
  applies: (point) => point.NetworkOrigin !== 'VPC',
  holds: (point) => {
    const policy = policyOf(point.Policy, "the access point's policy")
    if (policy === null || policy instanceof Unknown) return policy ?? true
    return point.PublicAccessBlockConfiguration?.RestrictPublicBuckets === true || !isPublic(policy)
  },
  fix: 'Name the principals in the policy of the access point instead of *.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html',
})

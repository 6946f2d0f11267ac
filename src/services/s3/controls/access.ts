import { Unknown } from '../../../controls/answer.ts'
import { type Control, control, the } from '../../../controls/control.ts'
import { outsidersOf, publicActionsOf } from '../../../controls/policy-wording.ts'
import { staysInside } from '../../../controls/principals.ts'
import { listed } from '../../../controls/wording.ts'
import { grants, grantsAll } from '../../../core/policy/actions.ts'
import type { Statement } from '../../../core/policy/policy.ts'
import { isPublic, isPublicButForFixedValues } from '../../../core/policy/public.ts'
import { deniesInsecureTransport } from '../../../core/policy/transport.ts'
import {
  type Access,
  aclsAreOff,
  allowsAnonymous,
  blocksAll,
  LOG_DELIVERY,
  nameOfGrantee,
  offIn,
  policyOf,
  publicWay,
} from './exposure.ts'

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
  title: 'S3 Block Public Access should be turned on for the account, with all four settings',
  finding: (block) => `${listed(offIn(block), 4)} of the account: off`,
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
    title: `S3 buckets should block public ${access} access`,
    finding: (properties, { state }) => publicWay(access, { properties, state }, isPublicButForFixedValues),
    reads: ['PublicAccessBlockConfiguration', 'OwnershipControls', 'state.Policy', 'state.Acl'],
    near: { account: accountBlock },
    holds: (properties, { state, near }) =>
      !allowsAnonymous(access, { properties, state }, near.account, "the bucket's policy", isPublicButForFixedValues),
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
  title: 'S3 buckets should require requests to use TLS (aws:SecureTransport)',
  finding: (_, { state }) =>
    state.Policy === null
      ? 'Bucket has no policy that denies requests without TLS'
      : 'Bucket policy does not deny s3:* where aws:SecureTransport is false',
  reads: ['state.Policy'],
  holds: (_, { id, state }) => {
    const policy = policyOf(state.Policy, "the bucket's policy")
    return policy instanceof Unknown ? policy : policy && deniesInsecureTransport(policy, 's3:*', [id, `${id}/*`])
  },
  fix: 'Add a statement to the bucket policy that denies s3:* on the bucket and its objects to all principals when aws:SecureTransport is false.',
  source: docs,
})

/** The actions that S3.6 denies to other accounts. */
const ADMINISTRATION = [
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketPolicy',
  's3:PutEncryptionConfiguration',
  's3:PutObjectAcl',
]
const administers = (one: Statement): boolean => ADMINISTRATION.some((action) => grants(one, action))

export const otherAccountsDoNotAdministerBucket = control({
  id: 'S3.6',
  compared: '2026-11-30',
  parameters: { blacklistedactionpatterns: { value: ADMINISTRATION } },
  configRule: 's3-bucket-blacklisted-actions-prohibited',
  on: 'AWS::S3::Bucket',
  responsibility: 'cross-account-sharing',
  severity: 'high',
  title: 'S3 bucket policies should not let other AWS accounts change policies, ACLs or encryption',
  finding: (_, { account, state }) =>
    `Bucket policy allows ${outsidersOf(state.Policy, account, administers)} to administer the bucket`,
  reads: ['state.Policy'],
  // like the Config rule, this looks only at principals, not at conditions
  holds: (_, { account, state }) => {
    const policy = policyOf(state.Policy, "the bucket's policy")
    if (policy === null || policy instanceof Unknown) return policy ?? true
    return staysInside(policy.statements.filter(administers), account)
  },
  fix: 'Remove s3:DeleteBucketPolicy, s3:PutBucketAcl, s3:PutBucketPolicy, s3:PutEncryptionConfiguration and s3:PutObjectAcl from the statements for other accounts.',
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
  title: 'S3 buckets should have all four Block Public Access settings turned on',
  finding: (bucket) => `${listed(offIn(bucket.PublicAccessBlockConfiguration), 4)} of the bucket: off`,
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
  title: 'S3 buckets should not use access control lists (ACLs) to grant access',
  finding: (_, { state: { Acl } }) =>
    `Bucket ACL grants ${listed(
      (Acl?.Grants ?? []).flatMap(({ Grantee, Permission }) =>
        Grantee === Acl?.Owner || Grantee === LOG_DELIVERY ? [] : `${Permission} to ${nameOfGrantee(Grantee)}`,
      ),
      1,
    )}`,
  reads: ['OwnershipControls', 'state.Acl'],
  holds: ({ OwnershipControls }, { state: { Acl } }) =>
    aclsAreOff(OwnershipControls) ||
    // the owner and S3 log delivery do not count as users with access
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
  title: 'S3 access points should have all four Block Public Access settings turned on',
  finding: (point) => `${listed(offIn(point.PublicAccessBlockConfiguration), 4)} of the access point: off`,
  reads: ['PublicAccessBlockConfiguration'],
  holds: (point) => blocksAll(point.PublicAccessBlockConfiguration),
  fix: 'Create the access point again with all four Block Public Access settings: they cannot be changed later.',
  source: docs,
})

export const multiRegionAccessPointBlocksPublicAccess = control({
  id: 'S3.24',
  compared: '2026-11-30',
  on: 'AWS::S3::MultiRegionAccessPoint',
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'S3 Multi-Region Access Points should have all four Block Public Access settings turned on',
  finding: (point) => `${listed(offIn(point.PublicAccessBlockConfiguration), 4)} of the access point: off`,
  reads: ['PublicAccessBlockConfiguration'],
  holds: (point) => blocksAll(point.PublicAccessBlockConfiguration),
  fix: 'Create the Multi-Region Access Point again with all four Block Public Access settings: they cannot be changed later.',
  source: docs,
})

export const bucketPolicyGrantsNotAllActions = control({
  id: 'Demarc.S3.1',
  on: 'AWS::S3::Bucket',
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'S3 bucket policies should not grant all actions (s3:*)',
  finding: 'Bucket policy grants all S3 actions in one statement',
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
  title: 'S3 access point policies should not allow public access',
  finding: (point) => `Access point policy allows ${publicActionsOf(point.Policy)} to any principal`,
  reads: ['Policy', 'PublicAccessBlockConfiguration', 'NetworkOrigin'],
  // requests to it come only from one VPC of the customer
  applies: (point) => point.NetworkOrigin !== 'VPC',
  holds: (point) => {
    const policy = policyOf(point.Policy, "the access point's policy")
    if (policy === null || policy instanceof Unknown) return policy ?? true
    return point.PublicAccessBlockConfiguration?.RestrictPublicBuckets === true || !isPublic(policy)
  },
  fix: 'Name the principals in the policy of the access point instead of *.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html',
})

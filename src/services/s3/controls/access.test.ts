import { expect, test } from 'vitest'
import type { Control } from '../../../controls/control.ts'
import { type Example, missing, verdictIn, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import {
  accessPointBlocksPublicAccess,
  accessPointPolicyIsNotPublic,
  accountBlocksPublicAccess,
  bucketBlocksPublicAccess,
  bucketGrantsNothingByAcl,
  bucketIsNotPublicToRead,
  bucketIsNotPublicToWrite,
  bucketPolicyGrantsNotAllActions,
  bucketRequiresTls,
  multiRegionAccessPointBlocksPublicAccess,
  otherAccountsDoNotAdministerBucket,
} from './access.ts'

const id = 'arn:aws:s3:::shop'
const US = '111122223333' // the account of the examples
const THEM = '444455556666'
const settings = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'] as const
const closed = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }
const open = { BlockPublicAcls: false, BlockPublicPolicy: false, IgnorePublicAcls: false, RestrictPublicBuckets: false }

const policy = (...statements: object[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((one) => ({ Effect: 'Allow', Resource: [id, `${id}/*`], ...one })),
  })

examples(accountBlocksPublicAccess, {
  met: [closed],
  unmet: [
    ...settings.map((one) => ({ ...closed, [one]: false })),
    // none was ever set
    Object.fromEntries(settings.map((one) => [one, null])),
  ],
})

for (const control of [
  bucketBlocksPublicAccess,
  accessPointBlocksPublicAccess,
  multiRegionAccessPointBlocksPublicAccess,
] satisfies Control[])
  examples(control, {
    met: [{ PublicAccessBlockConfiguration: closed }],
    unmet: [
      { PublicAccessBlockConfiguration: null },
      ...settings.map((one) => ({ PublicAccessBlockConfiguration: { ...closed, [one]: false } })),
    ],
  })

const ACS = 'http://acs.amazonaws.com/groups/global'
const acl = (Permission?: string, group = 'AllUsers') => ({
  Owner: 'us',
  Grants: [
    { Type: 'CanonicalUser', Grantee: 'us', Permission: 'FULL_CONTROL' },
    ...(Permission ? [{ Type: 'Group', Grantee: `${ACS}/${group}`, Permission }] : []),
  ],
})
const objectWriter = { Rules: [{ ObjectOwnership: 'ObjectWriter' }] }
const noBlock = missing('s3:GetAccountPublicAccessBlock')
const enforced = { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] }

for (const [control, action, permission, other] of [
  [bucketIsNotPublicToRead, 's3:GetObject', 'READ', { action: 's3:PutObject', permission: 'WRITE' }],
  [bucketIsNotPublicToWrite, 's3:PutObject', 'WRITE', { action: 's3:GetObject', permission: 'READ' }],
] as const) {
  const everyone = policy({ Principal: '*', Action: action })
  const bare = {
    PublicAccessBlockConfiguration: null,
    OwnershipControls: objectWriter,
    state: { Policy: null, Acl: acl() },
    near: { account: [open] },
  }
  const byPolicy = { ...bare, state: { Policy: everyone, Acl: acl() } }
  const byAcl = { ...bare, state: { Policy: null, Acl: acl(permission) } }
  examples(control, {
    met: [
      bare,
      // what the account blocks does not matter
      { ...bare, near: { account: [noBlock] } },
      { ...byAcl, OwnershipControls: enforced, near: { account: [noBlock] } },
      { ...byPolicy, near: { account: [{ RestrictPublicBuckets: true }] } },
      // each block alone takes the effect away
      { ...byPolicy, PublicAccessBlockConfiguration: { ...open, RestrictPublicBuckets: true } },
      { ...byPolicy, near: { account: [{ ...open, RestrictPublicBuckets: true }] } },
      { ...byAcl, PublicAccessBlockConfiguration: { ...open, IgnorePublicAcls: true } },
      { ...byAcl, near: { account: [{ ...open, IgnorePublicAcls: true }] } },
      { ...byAcl, OwnershipControls: enforced },
      // public, but for the other kind of access
      { ...bare, state: { Policy: policy({ Principal: '*', Action: other.action }), Acl: acl(other.permission) } },
      { ...bare, state: { Policy: policy({ Principal: { AWS: THEM }, Action: 's3:*' }), Acl: acl() } },
      {
        ...bare,
        state: {
          Policy: policy({
            Principal: '*',
            Action: 's3:*',
            Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } },
          }),
          Acl: acl(),
        },
      },
    ],
    unmet: [
      byPolicy,
      byAcl,
      { ...byAcl, state: { Policy: null, Acl: acl('FULL_CONTROL', 'AuthenticatedUsers') } },
      { ...bare, state: { Policy: policy({ Principal: { AWS: '*' }, Action: '*' }), Acl: acl() } },
      { ...bare, state: { Policy: policy({ NotPrincipal: { AWS: US }, NotAction: 's3:DeleteBucket' }), Acl: acl() } },
      // blocking new public policies does not touch the one that is there
      { ...byPolicy, PublicAccessBlockConfiguration: { ...closed, RestrictPublicBuckets: false } },
      { ...byAcl, PublicAccessBlockConfiguration: { ...closed, IgnorePublicAcls: false } },
    ],
    unknown: [
      { ...bare, state: { Policy: '{"Statement":"?"}', Acl: acl() } },
      // public, unless the account blocks it
      { ...byPolicy, near: { account: [noBlock] } },
      { ...byAcl, near: { account: [] } },
      { ...byAcl, near: { account: [{ RestrictPublicBuckets: true }] } },
    ],
  })
}

const openTo = (Action: unknown, Condition?: object) => ({
  PublicAccessBlockConfiguration: null,
  OwnershipControls: enforced,
  state: { Policy: policy({ Principal: '*', Action, ...(Condition ? { Condition } : {}) }), Acl: acl() },
  near: { account: [open] },
})
const points = (Region: string, name: string) => ({
  StringLike: { 's3:DataAccessPointArn': `arn:aws:s3:${Region}:${US}:accesspoint/${name}` },
})
const verdictOf = (control: Control, example: Example) => verdictIn(worldOf(control, example)).is
test.each([
  ['met', points('eu-central-1', 'shop')],
  // a condition counts by fixed values only
  ['unmet', points('eu-central-1', '*')],
  ['unmet', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/*' } }],
] as const)('S3.2 and S3.3 are %s by a policy with the condition %j', (verdict, condition) => {
  expect(verdictOf(bucketIsNotPublicToRead, openTo('s3:GetObject', condition))).toBe(verdict)
  expect(verdictOf(bucketIsNotPublicToWrite, openTo('s3:PutObject', condition))).toBe(verdict)
})
test.each([[['s3:Get*', 's3:List*']], ['s3:L*'], ['s3:DescribeJob'], ['s3:HeadObject'], ['sns:Publish']])(
  '%j changes nothing',
  (action) => {
    expect(verdictOf(bucketIsNotPublicToWrite, openTo(action))).toBe('met')
  },
)
test.each([
  ['s3:PauseReplication'],
  ['s3:Pause*'],
  ['s3:InitiateReplication'],
  ['s3:SubmitMultiRegionAccessPointRoutes'],
  ['s3:AssociateAccessGrantsIdentityCenter'],
  ['s3:*Replication'],
  // a verb that is not listed
  ['s3:RenameObject'],
  [['s3:GetObject', 'S3:RENAME*']],
])('%j changes something', (action) => {
  expect(verdictOf(bucketIsNotPublicToWrite, openTo(action))).toBe('unmet')
})

const denial = (Bool: object, Resource: unknown) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource,
  Condition: { Bool },
})
examples(bucketRequiresTls, {
  met: [
    { id, state: { Policy: policy(denial({ 'aws:SecureTransport': 'false' }, [id, `${id}/*`])) } },
    { id, state: { Policy: policy(denial({ 'aws:SecureTransport': false }, '*')) } },
  ],
  unmet: [
    { id, state: { Policy: null } },
    { id, state: { Policy: policy(denial({ 'aws:SecureTransport': 'false' }, `${id}/*`)) } },
    { id, state: { Policy: policy(denial({ 'aws:SecureTransport': 'true' }, '*')) } },
    { id, state: { Policy: policy({ Principal: { AWS: US }, Action: 's3:GetObject' }) } },
  ],
  unknown: [{ id, state: { Policy: 'no policy' } }],
})

const granting = (Principal: unknown, Action: unknown, more: object = {}) => ({
  state: { Policy: policy({ Principal, Action, ...more }) },
})
examples(otherAccountsDoNotAdministerBucket, {
  met: [
    { state: { Policy: null } },
    granting({ AWS: THEM }, ['s3:GetObject', 's3:PutObject']),
    granting({ AWS: `arn:aws:iam::${US}:role/deploy` }, 's3:*'),
    granting({ Service: 'cloudtrail.amazonaws.com' }, 's3:PutObject*'),
    granting({ AWS: THEM }, 's3:*', { Effect: 'Deny' }),
    granting({ CanonicalUser: 'abc' }, 's3:GetObject'),
    granting({ Federated: `arn:aws:iam::${US}:saml-provider/login` }, 's3:*'),
  ],
  unmet: [
    granting({ AWS: THEM }, 's3:PutBucketPolicy'),
    granting({ AWS: [US, `arn:aws:iam::${THEM}:root`] }, 's3:putobject*'),
    granting('*', 's3:*'),
    granting({ Federated: `arn:aws:iam::${THEM}:oidc-provider/gitlab.com` }, 's3:*'),
    granting({ AWS: THEM }, undefined, { NotAction: 's3:DeleteBucket' }),
  ],
  unknown: [
    granting({ Federated: 'cognito-identity.amazonaws.com' }, 's3:*'),
    granting({ CanonicalUser: 'abc' }, 's3:*'),
    granting({ AWS: 'AIDACKCEVSQ6C2EXAMPLE' }, 's3:*'),
  ],
})

const delivery = {
  Owner: 'us',
  Grants: [
    { Type: 'CanonicalUser', Grantee: 'us', Permission: 'FULL_CONTROL' },
    { Type: 'Group', Grantee: 'http://acs.amazonaws.com/groups/s3/LogDelivery', Permission: 'WRITE' },
  ],
}
const toFriend = { Owner: 'us', Grants: [{ Type: 'CanonicalUser', Grantee: 'them', Permission: 'READ' }] }
examples(bucketGrantsNothingByAcl, {
  met: [
    { OwnershipControls: enforced, state: { Acl: toFriend } },
    { OwnershipControls: null, state: { Acl: acl() } },
    { OwnershipControls: objectWriter, state: { Acl: delivery } },
  ],
  unmet: [
    { OwnershipControls: null, state: { Acl: toFriend } },
    { OwnershipControls: objectWriter, state: { Acl: acl('READ') } },
  ],
})

examples(bucketPolicyGrantsNotAllActions, {
  met: [
    { state: { Policy: null } },
    granting({ AWS: US }, ['s3:Get*', 's3:PutObject']),
    granting('*', 's3:*', { Effect: 'Deny' }),
  ],
  unmet: [
    granting({ AWS: US }, 's3:*'),
    granting({ AWS: US }, '*'),
    granting({ AWS: US }, undefined, { NotAction: 'iam:*' }),
  ],
  unknown: [{ state: { Policy: '[]' } }],
})

const everyone = policy({ Principal: '*', Action: 's3:GetObject' })
const point = { Policy: null, PublicAccessBlockConfiguration: open, NetworkOrigin: 'Internet' }
examples(accessPointPolicyIsNotPublic, {
  met: [
    point,
    { ...point, Policy: everyone, PublicAccessBlockConfiguration: closed },
    { ...point, Policy: policy({ Principal: { AWS: THEM }, Action: 's3:GetObject' }) },
  ],
  unmet: [{ ...point, Policy: everyone }],
  unknown: [{ ...point, Policy: '{}' }],
  notApplicable: [{ ...point, NetworkOrigin: 'VPC' }],
})

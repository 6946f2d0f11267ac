import { expect, test } from 'vitest'
import type { Control } from '../../../controls/control.ts'
import { type Example, exampleFinding, missing, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { controlsIn } from '../../../controls/in-test.ts'
import * as p from './policies.ts'

const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement })
const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource })
const attached = { AttachmentCount: 1, PermissionsBoundaryUsageCount: 0 }
const boundary = { AttachmentCount: 0, PermissionsBoundaryUsageCount: 2 }
const policy = (...statements: object[]) => ({ PolicyDocument: document(...statements), ...attached })
const BROKEN = { PolicyDocument: 'not a policy', ...attached }
const attachedBoundary = { AttachmentCount: 1, PermissionsBoundaryUsageCount: 2 }
/** What allows too much, in use as a permissions boundary: AWS leaves it out, also where it is attached as well. */
const boundaries = (wrong: object, right: object) => ({
  met: [{ ...right, AttachmentCount: 0, PermissionsBoundaryUsageCount: 0 }],
  unmet: [
    { ...wrong, AttachmentCount: 0, PermissionsBoundaryUsageCount: 0 },
    { ...wrong, AttachmentCount: null, PermissionsBoundaryUsageCount: null },
  ],
  notApplicable: [
    { ...wrong, ...boundary },
    { ...right, ...boundary },
    { ...wrong, ...attachedBoundary },
    { ...right, ...attachedBoundary },
  ],
})
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234'

const boundaryOfAll = boundaries(policy(allow('*')), policy(allow('s3:*')))
examples(p.policiesAreNotAdministrative, {
  met: [
    policy(allow('s3:*')),
    policy(allow('*', 'arn:aws:s3:::bucket/*')),
    policy({ Effect: 'Deny', Action: '*', Resource: '*' }),
    ...boundaryOfAll.met,
  ],
  unmet: [
    policy(allow('*')),
    policy(allow('*:*', '**')),
    policy(allow('?*')),
    policy(allow('s3:GetObject'), allow(['s3:*', '*'], ['*'])),
    { ...attached, PolicyDocument: JSON.stringify(document(allow('*'))) },
    ...boundaryOfAll.unmet,
  ],
  unknown: [BROKEN],
  notApplicable: boundaryOfAll.notApplicable,
})
examples(p.attachedBoundariesAreNotAdministrative, {
  absent: ['AttachmentCount', 'PermissionsBoundaryUsageCount'],
  met: [{ ...policy(allow('s3:*')), ...attachedBoundary }],
  unmet: [{ ...policy(allow('*')), ...attachedBoundary }],
  unknown: [{ ...BROKEN, ...attachedBoundary }],
  notApplicable: [
    { ...policy(allow('s3:*')), ...boundary },
    policy(allow('s3:*')),
    { ...policy(allow('s3:*')), ...attachedBoundary, AttachmentCount: null },
  ],
})
const boundaryOfS3 = boundaries(policy(allow('s3:*')), policy(allow('s3:Get*')))
examples(p.policiesNameTheirActions, {
  met: [
    policy(allow(['s3:Get*', 'ec2:DescribeInstances'])),
    policy({ Effect: 'Deny', Action: 's3:*', Resource: '*' }),
    policy({ Effect: 'Allow', NotAction: '*', Resource: '*' }),
    ...boundaryOfS3.met,
  ],
  unmet: [
    ...boundaryOfS3.unmet,
    policy(allow('ec2:*')),
    policy(allow('kms:**')),
    policy(allow('s3:?*')),
    policy(allow('*:*')),
    policy(allow(['s3:GetObject', 'kms:*'], KEY)),
    policy(allow('*')),
    policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
  ],
  unknown: [BROKEN],
  notApplicable: boundaryOfS3.notApplicable,
})
const withId = { id: 'arn:aws:iam::111122223333:policy/p' }
const boundaryOfKeys = boundaries(
  { ...withId, ...policy(allow('kms:*')) },
  { ...withId, ...policy(allow('kms:Decrypt', KEY)) },
)
examples(p.policiesDoNotDecryptWithAnyKey, {
  notApplicable: boundaryOfKeys.notApplicable,
  met: [
    ...boundaryOfKeys.met,
    { ...withId, ...policy(allow('kms:Decrypt', 'arn:aws:kms:eu-central-1:111122223333:key/*')) },
    { ...withId, ...policy(allow('kms:Decrypt', KEY)) },
    { ...withId, ...policy(allow('kms:Encrypt')) },
    { ...withId, ...policy(allow('kms:Decrypt', 'arn:aws:kms:*:999988887777:key/*')) },
  ],
  unmet: [
    ...boundaryOfKeys.unmet,
    { ...withId, ...policy(allow('kms:Decrypt', 'arn:aws:kms:*-*:111122223333:key/*')) },
    { ...withId, ...policy(allow('kms:Decrypt', 'arn:aws:kms:*:111122223333:key/????????-*')) },
    {
      ...withId,
      ...policy({ Effect: 'Allow', Action: 'kms:Decrypt', NotResource: 'arn:aws:kms:*:999999999999:key/*' }),
    },
    { ...withId, ...policy(allow('kms:D?crypt', 'arn:aws:kms:*:111122223333:key/?*')) },
    { ...withId, ...policy(allow('kms:**', 'arn:aws:kms:*:${aws:PrincipalAccount}:key/*')) },
    { ...withId, ...policy({ ...allow('kms:Decrypt'), Condition: { StringEquals: { 'aws:PrincipalTag/a': 'b' } } }) },
    { ...withId, ...policy(allow('kms:Decrypt')) },
    { ...withId, ...policy(allow('kms:*')) },
    { ...withId, ...policy(allow(['kms:ReEncrypt*'], 'arn:aws:kms:*:111122223333:key/*')) },
  ],
  unknown: [{ ...withId, ...BROKEN }],
})
const inline = (...statements: object[]) => ({ ...withId, Policies: [{ PolicyName: 'x', ...policy(...statements) }] })
for (const control of controlsIn(p)) {
  if (control.id === 'KMS.2')
    examples(control, {
      met: [{ ...withId, Policies: [] }, { ...withId, Policies: null }, inline(allow('kms:Decrypt', KEY))],
      unmet: [
        inline(allow('kms:Decrypt')),
        inline(allow('kms:Decrypt', ['arn:aws:kms:us-*:111122223333:key/*', 'arn:aws:kms:eu-*:111122223333:key/*'])),
        { ...withId, Policies: [BROKEN, { PolicyName: 'y', ...policy(allow('kms:*')) }] },
      ],
      unknown: [{ ...withId, Policies: [BROKEN] }],
    })
  if (control.id === 'Demarc.IAM.1')
    examples(control, {
      met: [inline(allow('s3:*'))],
      unmet: [inline(allow('*'))],
      unknown: [{ ...withId, Policies: [BROKEN] }],
    })
  if (control.id === 'IAM.27')
    examples(control, {
      met: [
        { ManagedPolicyArns: [] },
        { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/AWSCloudShellFullAccess'] },
      ],
      unmet: [
        { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSCloudShellFullAccess'] },
        { ManagedPolicyArns: ['arn:aws-cn:iam::aws:policy/AWSCloudShellFullAccess'] },
      ],
    })
}
test('users, roles and groups are asked alike', () => {
  expect(
    controlsIn(p)
      .filter(({ id }) => id === 'KMS.2')
      .map(({ on }) => on),
  ).toHaveLength(3)
})
const trust = (...statements: object[]) => ({ AssumeRolePolicyDocument: document(...statements) })
const assume = (Principal: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...(Condition ? { Condition } : {}),
})
const byGitHub = (Condition: object) => ({
  ...assume({ Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }, Condition),
  Action: 'sts:AssumeRoleWithWebIdentity',
})
examples(p.rolesAreNotOpenToAll, {
  met: [
    trust(assume({ Service: 'ec2.amazonaws.com' })),
    trust(assume({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })),
    trust(assume({ Federated: 'arn:aws:iam::111122223333:saml-provider/login' })),
    trust(byGitHub({ StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:nordlicht/*' } })),
  ],
  unmet: [
    trust(assume({ AWS: '*' })),
    trust(assume('*')),
    trust(byGitHub({ StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } })),
    trust(byGitHub({ StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } })),
  ],
  unknown: [
    { AssumeRolePolicyDocument: null },
    trust(byGitHub({ StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:${aws:PrincipalTag/org}/*' } })),
  ],
})
const SUPPORT = ['arn:aws:iam::aws:policy/AWSSupportAccess']
const noIdentities = missing('iam:GetAccountAuthorizationDetails')
const unattached = { roles: [], users: [], groups: [], members: [] }
const support = (near: object) => ({ near: { ...unattached, ...near } })
const holder = { ManagedPolicyArns: SUPPORT }
const ofGroup = { Groups: ['incidents'], ManagedPolicyArns: [] }
const incidents = { GroupName: 'incidents', ManagedPolicyArns: SUPPORT }
examples(p.supportIsReachable, {
  met: [
    support({ roles: [holder] }),
    support({ roles: [{ ManagedPolicyArns: ['arn:aws-us-gov:iam::aws:policy/AWSSupportAccess'] }] }),
    support({ users: [holder] }),
    support({ groups: [incidents], members: [ofGroup] }),
    support({ roles: [holder, noIdentities] }),
    support({ users: [holder, noIdentities] }),
    support({ groups: [incidents, noIdentities], members: [ofGroup, noIdentities] }),
  ],
  unmet: [
    support({}),
    support({ roles: [{ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSSupportAccessButNot'] }] }),
    // the group has no members
    support({ groups: [incidents] }),
    support({ groups: [{ ...incidents, GroupName: 'Others' }], members: [ofGroup] }),
    support({ members: [ofGroup] }),
  ],
  unknown: [
    support({ roles: [noIdentities] }),
    support({ users: [noIdentities] }),
    support({ groups: [noIdentities], members: [ofGroup] }),
    support({ groups: [incidents], members: [noIdentities] }),
  ],
})

test.each<readonly [Control, Example, string]>([
  [p.policiesNameTheirActions, policy(allow(['s3:Get*', 'ec2:*', 'kms:*'])), 'Policy allows ec2:* and kms:*'],
  [
    p.policiesNameTheirActions,
    policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
    'Policy allows all actions except iam:*',
  ],
  [
    p.policiesDoNotDecryptWithAnyKey,
    { ...withId, ...policy(allow('kms:Dec*')) },
    'Policy allows kms:Decrypt on all KMS keys',
  ],
  [
    p.rolesAreNotOpenToAll,
    trust(byGitHub({ StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } })),
    'Trust policy allows any tenant of token.actions.githubusercontent.com to assume the role',
  ],
])('a finding names the values seen: %#', (control, example, finding) => {
  expect(exampleFinding(worldOf(control, example))).toBe(finding)
})

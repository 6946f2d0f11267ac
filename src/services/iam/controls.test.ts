import { expect, test } from 'vitest'
import type { Control } from '../../controls/control.ts'
import { type Example, findingIn, missing, worldOf } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import { controlsIn } from '../../controls/in-test.ts'
import * as a from './controls/account.ts'
import * as p from './controls/policies.ts'
import * as u from './controls/users.ts'

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
const nobody = { roles: [], users: [], groups: [], members: [] }
const support = (near: object) => ({ near: { ...nobody, ...near } })
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
    // nobody is in the group
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

examples(u.usersHaveNoPolicies, {
  met: [{ ManagedPolicyArns: [], Policies: null }],
  unmet: [
    { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'], Policies: null },
    { ManagedPolicyArns: [], Policies: [{ PolicyName: 'x' }] },
  ],
})
const key = (AgeDays: number | null, UsedDays: number | null, Active = true) => ({ Slot: 1, Active, AgeDays, UsedDays })
const keys = (...AccessKeys: object[]) => ({ state: { AccessKeys } })
examples(u.accessKeysAreRotated, {
  met: [keys(key(90, 1)), keys(key(20, 1), key(400, 300, false))],
  unmet: [keys(key(91, 1)), keys(key(20, 1), key(91, 1)), keys(key(null, 1), key(91, 1))],
  unknown: [keys(key(null, 1))],
  notApplicable: [keys(), keys(key(400, 300, false))],
})
examples(u.consoleUsersHaveMfa, {
  met: [{ state: { PasswordEnabled: true, MfaActive: true } }],
  unmet: [{ state: { PasswordEnabled: true, MfaActive: false } }],
  notApplicable: [{ state: { PasswordEnabled: false, MfaActive: true } }],
})
examples(u.usersHaveMfa, { met: [{ state: { MfaActive: true } }], unmet: [{ state: { MfaActive: false } }] })
for (const [control, days] of [
  [u.credentialsAreInUse, 90],
  [u.credentialsAreInFrequentUse, 45],
] as const) {
  const idle = (PasswordUnusedDays: number | null, ...AccessKeys: object[]) => ({
    state: { PasswordUnusedDays, AccessKeys },
  })
  examples(control, {
    met: [idle(null), idle(days), idle(1, key(300, days)), idle(null, key(days, null)), idle(1, key(500, 400, false))],
    unmet: [
      idle(days + 1),
      idle(1, key(300, days + 1)),
      idle(null, key(days + 1, null)),
      idle(days + 1, key(300, days)),
    ],
    unknown: [idle(null, key(null, null))],
  })
}
examples(u.serverCertificatesAreCurrent, {
  met: [{ state: { ExpiresInDays: 0 } }],
  unmet: [{ state: { ExpiresInDays: -1 } }],
  unknown: [{ state: { ExpiresInDays: null } }],
})

examples(a.rootHasNoAccessKeys, {
  met: [{ AccessKeysPresent: false }],
  unmet: [{ AccessKeysPresent: true }, { AccessKeysPresent: null }],
})
const signIn = { ConsoleSignIn: true }
/** In AWS GovCloud (US) no root user can sign in. */
const noSignIn = { ConsoleSignIn: false, PasswordPresent: true }
examples(a.rootHasHardwareMfa, {
  met: [
    { ...signIn, MfaEnabled: true, VirtualMfaDevice: null, PasswordPresent: true },
    { ...signIn, MfaEnabled: true, VirtualMfaDevice: null, PasswordPresent: null },
    // without root credentials there is no sign-in that needs MFA
    { ...signIn, MfaEnabled: false, VirtualMfaDevice: null, PasswordPresent: false },
  ],
  unmet: [
    { ...signIn, MfaEnabled: false, VirtualMfaDevice: null, PasswordPresent: true },
    {
      ...signIn,
      MfaEnabled: true,
      VirtualMfaDevice: 'arn:aws:iam::111122223333:mfa/root-account-mfa-device',
      PasswordPresent: true,
    },
  ],
  notApplicable: [
    { ...noSignIn, MfaEnabled: true, VirtualMfaDevice: null },
    { ...noSignIn, MfaEnabled: false, VirtualMfaDevice: null },
  ],
})
examples(a.rootHasMfa, {
  met: [
    { ...signIn, MfaEnabled: true, PasswordPresent: true },
    { ...signIn, MfaEnabled: true, PasswordPresent: false },
    { ...signIn, MfaEnabled: false, PasswordPresent: false },
  ],
  unmet: [
    { ...signIn, MfaEnabled: false, PasswordPresent: true },
    { ...signIn, MfaEnabled: false, PasswordPresent: null },
  ],
  notApplicable: [
    { ...noSignIn, MfaEnabled: true },
    { ...noSignIn, MfaEnabled: false },
  ],
})
examples(a.rootHasNoPassword, {
  met: [{ ...signIn, PasswordPresent: false }],
  unmet: [],
  unknown: [
    { ...signIn, PasswordPresent: true },
    { ...signIn, PasswordPresent: null },
  ],
  notApplicable: [noSignIn, { ...noSignIn, PasswordPresent: false }],
})
examples(a.rootSignInIsGuarded, {
  met: [{ ...signIn, PasswordPresent: false }],
  unmet: [],
  notApplicable: [
    { ...signIn, PasswordPresent: true },
    { ...signIn, PasswordPresent: null },
    { ...noSignIn, PasswordPresent: false },
  ],
})
examples(a.rootHasNoCertificates, {
  met: [{ SigningCertificatesPresent: false }],
  unmet: [{ SigningCertificatesPresent: true }, { SigningCertificatesPresent: null }],
})
const rootKey = (UsedDays: number | null) => ({ Slot: 1, Active: true, AgeDays: 400, UsedDays })
examples(a.rootKeysAreLeftAlone, {
  met: [
    { AccessKeys: [], AccessKeysPresent: true },
    { AccessKeys: [rootKey(null), rootKey(90)], AccessKeysPresent: true },
    { AccessKeys: [{ ...rootKey(0), Active: false }], AccessKeysPresent: true },
    { AccessKeys: [rootKey(0)], AccessKeysPresent: false },
  ],
  unmet: [
    { AccessKeys: [rootKey(89)], AccessKeysPresent: true },
    { AccessKeys: [rootKey(90), rootKey(0)], AccessKeysPresent: true },
    { AccessKeys: [rootKey(0)], AccessKeysPresent: null },
  ],
})
const gone = { ...signIn, PasswordPresent: false, AccessKeysPresent: false, SigningCertificatesPresent: false }
examples(a.rootCannotBeUsed, {
  met: [gone, { ...gone, ConsoleSignIn: false, PasswordPresent: true }],
  unmet: [],
  unknown: [
    { ...gone, PasswordPresent: true },
    { ...gone, AccessKeysPresent: true },
    { ...gone, SigningCertificatesPresent: null },
  ],
})
const strong = {
  RequireUppercaseCharacters: true,
  RequireLowercaseCharacters: true,
  RequireSymbols: true,
  RequireNumbers: true,
  MinimumPasswordLength: 8,
  PasswordReusePrevention: 12,
  MaxPasswordAge: 60,
}
examples(a.passwordPolicyIsStrong, {
  met: [
    strong,
    { ...strong, MinimumPasswordLength: 20, PasswordReusePrevention: null, MaxPasswordAge: null },
    { ...strong, RequireSymbols: false, parameters: { RequireSymbols: false } },
    { ...strong, parameters: { PasswordReusePrevention: 12 } },
    { ...strong, parameters: { MaxPasswordAge: 60 } },
  ],
  unmet: [
    { ...strong, parameters: { MinimumPasswordLength: 9 } },
    { ...strong, PasswordReusePrevention: 11, parameters: { PasswordReusePrevention: 12 } },
    { ...strong, PasswordReusePrevention: null, parameters: { PasswordReusePrevention: 12 } },
    { ...strong, MaxPasswordAge: 61, parameters: { MaxPasswordAge: 60 } },
    { ...strong, MaxPasswordAge: null, parameters: { MaxPasswordAge: 60 } },
    { ...strong, RequireUppercaseCharacters: false },
    { ...strong, RequireLowercaseCharacters: false },
    { ...strong, RequireSymbols: false },
    { ...strong, RequireNumbers: null },
    { ...strong, MinimumPasswordLength: 7 },
  ],
})
examples(a.passwordPolicyMeetsPci3, {
  met: [
    { ...strong, RequireSymbols: null, MinimumPasswordLength: 7, PasswordReusePrevention: 4, MaxPasswordAge: 90 },
    strong,
  ],
  unmet: [
    { ...strong, RequireUppercaseCharacters: false },
    { ...strong, RequireLowercaseCharacters: null },
    { ...strong, RequireNumbers: false },
    { ...strong, MinimumPasswordLength: 6 },
    { ...strong, PasswordReusePrevention: 3 },
    { ...strong, PasswordReusePrevention: null },
    { ...strong, MaxPasswordAge: 91 },
    { ...strong, MaxPasswordAge: 0 },
    { ...strong, MaxPasswordAge: null },
  ],
})
const edges: Record<string, readonly [string, good: unknown, bad: readonly unknown[]]> = {
  'IAM.11': ['RequireUppercaseCharacters', true, [false, null]],
  'IAM.12': ['RequireLowercaseCharacters', true, [false, null]],
  'IAM.13': ['RequireSymbols', true, [false, null]],
  'IAM.14': ['RequireNumbers', true, [false, null]],
  'IAM.15': ['MinimumPasswordLength', 14, [13, null]],
  'IAM.16': ['PasswordReusePrevention', 24, [23, null]],
  'IAM.17': ['MaxPasswordAge', 90, [91, 0, null]],
}
for (const control of controlsIn(a)) {
  const [property, good, bad] = edges[control.id] ?? []
  if (property)
    examples(control, { met: [{ [property]: good }], unmet: (bad ?? []).map((one) => ({ [property]: one })) })
}

const withPassword = { ...signIn, PasswordPresent: true, VirtualMfaDevice: 'arn:aws:iam::111122223333:mfa/root' }
test.each<readonly [Control, Example, string]>([
  [a.rootHasHardwareMfa, { ...withPassword, MfaEnabled: false }, 'MFA is off for the root user'],
  [a.rootHasHardwareMfa, { ...withPassword, MfaEnabled: true }, 'The root user has a virtual MFA device'],
  [
    a.rootKeysAreLeftAlone,
    { AccessKeysPresent: true, AccessKeys: [rootKey(40), rootKey(1)] },
    'Root user access key last used 1 day ago',
  ],
  [
    a.passwordPolicyIsStrong,
    { ...strong, RequireSymbols: false, RequireNumbers: null, MinimumPasswordLength: 7 },
    'RequireSymbols is false, RequireNumbers is not set and 1 more',
  ],
  [a.passwordPolicyMeetsPci3, { ...strong, MaxPasswordAge: 120 }, 'MaxPasswordAge is 120 (1 to 90)'],
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
  [
    u.usersHaveNoPolicies,
    { ManagedPolicyArns: ['arn:aws:iam::aws:policy/job-function/Billing'], Policies: [{ PolicyName: 'x' }] },
    'Policies on the user: Billing and x',
  ],
  [u.accessKeysAreRotated, keys(key(20, 1), key(412, 1)), 'Access key 1 is 412 days old (at most 90)'],
  [
    u.credentialsAreInUse,
    { state: { PasswordUnusedDays: 120, AccessKeys: [key(400, null)] } },
    'Unused for more than 90 days: password (120 days) and access key 1 (400 days)',
  ],
])('a finding names the values seen: %#', (control, example, finding) => {
  expect(findingIn(worldOf(control, example))).toBe(finding)
})

import { expect, test } from 'vitest'
import type { Control } from '../../../controls/control.ts'
import { type Example, exampleFinding, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { controlsIn } from '../../../controls/in-test.ts'
import * as a from './account.ts'

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
])('a finding names the values seen: %#', (control, example, finding) => {
  expect(exampleFinding(worldOf(control, example))).toBe(finding)
})

import { unknown } from '../../../controls/answer.ts'
import { type Control, control, type Severity } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import type { Properties } from '../../../model/resource.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html'

export const rootHasNoAccessKeys = control({
  id: 'IAM.4',
  compared: '2026-11-30',
  configRule: 'iam-root-access-key-check',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-access-keys',
  severity: 'critical',
  title: 'The root user has no access keys.',
  reads: ['AccessKeysPresent'],
  holds: (root) => root.AccessKeysPresent === false,
  fix: 'Sign in as the root user and delete its access keys under Security credentials.',
  source: `${docs}#iam-4`,
})

/**
 * Both rules pass where there are no root credentials (config/latest/developerguide/root-account-mfa-enabled.html,
 * root-account-hardware-mfa-enabled.html). They are about the sign-in to the console, so that it is the password that counts. Neither
 * is offered in AWS GovCloud (US), where no root user can sign in (govcloud-us/latest/UserGuide/govcloud-iam.html).
 */
const signsIn = (root: { readonly PasswordPresent: boolean | null }): boolean => root.PasswordPresent !== false
const canSignIn = (root: { readonly ConsoleSignIn: boolean | null }): boolean => root.ConsoleSignIn !== false

export const rootHasHardwareMfa = control({
  id: 'IAM.6',
  compared: '2026-11-30',
  configRule: 'root-account-hardware-mfa-enabled',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-hardware-mfa',
  severity: 'critical',
  title:
    'The root user has MFA by a hardware device or a security key, not by a virtual device, or no password to sign in with.',
  reads: ['ConsoleSignIn', 'MfaEnabled', 'VirtualMfaDevice', 'PasswordPresent'],
  applies: canSignIn,
  holds: (root) => !signsIn(root) || (root.MfaEnabled === true && root.VirtualMfaDevice === null),
  fix: 'Assign a security key or a hardware token to the root user, and remove its virtual device.',
  source: `${docs}#iam-6`,
})

export const rootHasMfa = control({
  id: 'IAM.9',
  compared: '2026-11-30',
  configRule: 'root-account-mfa-enabled',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-mfa',
  severity: 'critical',
  title: 'The root user has MFA, or no password to sign in with.',
  reads: ['ConsoleSignIn', 'MfaEnabled', 'PasswordPresent'],
  applies: canSignIn,
  holds: (root) => !signsIn(root) || root.MfaEnabled,
  fix: 'Sign in as the root user and assign an MFA device under Security credentials.',
  source: `${docs}#iam-9`,
})

const central = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html#id_root-user-access-management'

export const rootHasNoPassword = control({
  id: 'Demarc.IAM.5',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-password',
  never: 'unmet',
  severity: 'medium',
  title: 'The root user has no password that could be guessed or stolen.',
  reads: ['ConsoleSignIn', 'PasswordPresent'],
  applies: canSignIn,
  holds: (root) => root.PasswordPresent === false || unknown('how strong the root password is: AWS shows it to nobody'),
  fix: 'In a member of an organization, delete the root password: demarc root fix --member ACCOUNT --remove-credentials. Elsewhere attest that it is strong: demarc root password.',
  source: central,
})

export const rootSignInIsGuarded = control({
  id: 'Demarc.IAM.6',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-mfa',
  never: 'unmet',
  severity: 'medium',
  title: 'The root user has no password, so that no sign-in needs MFA.',
  reads: ['ConsoleSignIn', 'PasswordPresent'],
  applies: (root) => canSignIn(root) && !signsIn(root),
  holds: () => true,
  fix: 'In a member of an organization, delete the root password: demarc root fix --member ACCOUNT --remove-credentials.',
  source: central,
})

export const rootHasNoCertificates = control({
  id: 'Demarc.IAM.3',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-access-keys',
  severity: 'critical',
  title: 'The root user has no signing certificates.',
  reads: ['SigningCertificatesPresent'],
  holds: (root) => root.SigningCertificatesPresent === false,
  fix: 'Delete the signing certificates of the root user: demarc root fix --delete-certificates, or Security credentials in the console.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
})

/** So long ago a use is of no account: as far as CloudTrail's event history reaches back. */
const LONG_AGO_DAYS = 90

const tasks = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html'

export const rootKeysAreLeftAlone = control({
  id: 'Demarc.IAM.4',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-limited-use',
  severity: 'high',
  title: 'No access key that the root user has was used in the last 90 days: no task needs one.',
  reads: ['AccessKeys', 'AccessKeysPresent'],
  holds: (root) =>
    // the credential report, which may be four hours old, may name a key that is gone
    root.AccessKeysPresent === false ||
    // the last use of an inactive key may have been its end: demarc root tells
    !(root.AccessKeys ?? []).some(({ Active, UsedDays }) => Active && UsedDays !== null && UsedDays < LONG_AGO_DAYS),
  fix: 'Do the daily work by a role; give what signs with a root access key a role of its own, and delete the key.',
  source: tasks,
})

/**
 * What a sign-in was for, and who would hear of one, only the events and alarms tell that `demarc root` reads. A scan knows it
 * where nobody can use the root user at all.
 */
export const rootCannotBeUsed = control({
  id: 'Demarc.IAM.7',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-limited-use',
  never: 'unmet',
  severity: 'medium',
  title: 'The root user has no password, access key or certificate left: nobody can use it.',
  reads: ['ConsoleSignIn', 'PasswordPresent', 'AccessKeysPresent', 'SigningCertificatesPresent'],
  holds: (root) =>
    [canSignIn(root) && root.PasswordPresent, root.AccessKeysPresent, root.SigningCertificatesPresent].every(
      (one) => one === false,
    ) || unknown('what the root user did, and who would hear of it: demarc root tells'),
  fix: 'See what it was used for, and whether an alarm would tell of it: demarc root. In a member of an organization, delete its credentials: demarc root fix --member ACCOUNT --remove-credentials.',
  source: tasks,
})

type Policy = Properties<'Demarc::IAM::PasswordPolicy'>

/** A control of one rule of the account's password policy. */
const rule = <K extends keyof Policy & string>(
  id: string,
  configRule: string,
  severity: Severity,
  title: string,
  reads: K,
  holds: (value: Policy[K] | null) => boolean,
  fix: string,
) =>
  control({
    id,
    compared: '2026-11-30',
    configRule,
    on: 'Demarc::IAM::PasswordPolicy',
    responsibility: 'password-policy',
    severity,
    title,
    reads: [reads],
    // safe: `reads` names this very property, so the view has it, with a value or null
    holds: (policy) => holds((policy as unknown as Record<K, Policy[K] | null>)[reads]),
    fix,
    source: anchorOf(docs, id),
  })

const classes = [
  'RequireUppercaseCharacters',
  'RequireLowercaseCharacters',
  'RequireSymbols',
  'RequireNumbers',
] as const
const asked = { value: true, among: [true, false] } as const

export const passwordPolicyIsStrong = control({
  id: 'IAM.7',
  compared: '2026-11-30',
  parameters: {
    RequireUppercaseCharacters: asked,
    RequireLowercaseCharacters: asked,
    RequireSymbols: asked,
    RequireNumbers: asked,
    MinimumPasswordLength: { value: 8, from: 8, to: 128 },
    // without a value AWS looks at neither
    PasswordReusePrevention: { value: null, from: 12, to: 24 },
    MaxPasswordAge: { value: null, from: 1, to: 90 },
  },
  configRule: 'iam-password-policy-recommended-defaults',
  on: 'Demarc::IAM::PasswordPolicy',
  responsibility: 'password-policy',
  severity: 'medium',
  title: 'Passwords have {MinimumPasswordLength} characters at least, with upper and lower case, numbers and symbols.',
  reads: [...classes, 'MinimumPasswordLength', 'PasswordReusePrevention', 'MaxPasswordAge'],
  holds: (policy, { parameters: wanted }) =>
    classes.every((one) => !wanted[one] || policy[one] === true) &&
    (policy.MinimumPasswordLength ?? 0) >= wanted.MinimumPasswordLength &&
    (wanted.PasswordReusePrevention === null ||
      (policy.PasswordReusePrevention ?? 0) >= wanted.PasswordReusePrevention) &&
    (wanted.MaxPasswordAge === null || expiresWithin(wanted.MaxPasswordAge, policy.MaxPasswordAge)),
  fix: 'Set the account password policy (UpdateAccountPasswordPolicy) to all four classes and 14 characters.',
  source: `${docs}#iam-7`,
})

const pciClasses = ['RequireUppercaseCharacters', 'RequireLowercaseCharacters', 'RequireNumbers'] as const

export const passwordPolicyMeetsPci3 = control({
  id: 'IAM.10',
  compared: '2026-11-30',
  configRule: 'iam-password-policy',
  on: 'Demarc::IAM::PasswordPolicy',
  responsibility: 'password-policy',
  severity: 'medium',
  title:
    'Passwords have 7 characters at least, with upper and lower case and numbers, expire within 90 days, and the last 4 may not come back.',
  reads: [...pciClasses, 'MinimumPasswordLength', 'PasswordReusePrevention', 'MaxPasswordAge'],
  holds: (policy) =>
    pciClasses.every((one) => policy[one] === true) &&
    (policy.MinimumPasswordLength ?? 0) >= 7 &&
    (policy.PasswordReusePrevention ?? 0) >= 4 &&
    expiresWithin(90, policy.MaxPasswordAge),
  fix: 'Set the account password policy (UpdateAccountPasswordPolicy) to the three classes, 14 characters, 24 remembered passwords and 90 days.',
  source: `${docs}#iam-10`,
})

const expiresWithin = (most: number, days: number | null): boolean => days !== null && days > 0 && days <= most
const isTrue = (value: boolean | null): boolean => value === true
const flag = 'Switch it on in the account password policy.'

export const passwordRules: readonly Control[] = [
  rule(
    'IAM.11',
    'iam-password-policy-uppercase-letter-check',
    'medium',
    'Passwords have an upper-case letter.',
    'RequireUppercaseCharacters',
    isTrue,
    flag,
  ),
  rule(
    'IAM.12',
    'iam-password-policy-lowercase-letter-check',
    'medium',
    'Passwords have a lower-case letter.',
    'RequireLowercaseCharacters',
    isTrue,
    flag,
  ),
  rule(
    'IAM.13',
    'iam-password-policy-symbol-check',
    'medium',
    'Passwords have a symbol.',
    'RequireSymbols',
    isTrue,
    flag,
  ),
  rule(
    'IAM.14',
    'iam-password-policy-number-check',
    'medium',
    'Passwords have a number.',
    'RequireNumbers',
    isTrue,
    flag,
  ),
  rule(
    'IAM.15',
    'iam-password-policy-minimum-length-check',
    'medium',
    'Passwords have 14 characters at least.',
    'MinimumPasswordLength',
    (length) => (length ?? 0) >= 14,
    'Set MinimumPasswordLength to 14 or more in the account password policy.',
  ),
  rule(
    'IAM.16',
    'iam-password-policy-prevent-reuse-check',
    'low',
    'The last 24 passwords may not come back.',
    'PasswordReusePrevention',
    (kept) => (kept ?? 0) >= 24,
    'Set PasswordReusePrevention to 24 in the account password policy.',
  ),
  rule(
    'IAM.17',
    'iam-password-policy-ensure-expires',
    'low',
    'Passwords expire within 90 days.',
    'MaxPasswordAge',
    (days) => expiresWithin(90, days),
    'Set MaxPasswordAge to 90 or less in the account password policy, or attest why not.',
  ),
]

import { unknown } from '../../../controls/answer.ts'
import { type Control, control, type Severity } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'
import { listed, numberOfDays, settingIs } from '../../../controls/wording.ts'
import type { Properties } from '../../../model/resource.ts'
import type { AccessKeyFacts } from '../live.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html'

export const rootHasNoAccessKeys = control({
  id: 'IAM.4',
  compared: '2026-11-30',
  configRule: 'iam-root-access-key-check',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-access-keys',
  severity: 'critical',
  title: 'The root user should have no access keys',
  finding: 'The root user has an access key',
  reads: ['AccessKeysPresent'],
  holds: (root) => root.AccessKeysPresent === false,
  fix: 'Sign in as the root user and delete its access keys under Security credentials.',
  source: `${docs}#iam-4`,
})

/**
 * Both Config rules pass without root credentials (config/latest/developerguide/root-account-mfa-enabled.html,
 * root-account-hardware-mfa-enabled.html). They are about console sign-in, so the password decides. AWS GovCloud (US)
 * has neither rule: a root user cannot sign in there (govcloud-us/latest/UserGuide/govcloud-iam.html).
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
  title: 'The root user should use hardware MFA (security key or TOTP token), not a virtual MFA device',
  finding: ({ MfaEnabled }) =>
    MfaEnabled === true ? 'The root user has a virtual MFA device' : 'MFA is off for the root user',
  reads: ['ConsoleSignIn', 'MfaEnabled', 'VirtualMfaDevice', 'PasswordPresent'],
  applies: canSignIn,
  holds: (root) => !signsIn(root) || (root.MfaEnabled === true && root.VirtualMfaDevice === null),
  fix: 'Assign a security key or a hardware TOTP token to the root user, then remove its virtual MFA device.',
  source: `${docs}#iam-6`,
})

export const rootHasMfa = control({
  id: 'IAM.9',
  compared: '2026-11-30',
  configRule: 'root-account-mfa-enabled',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-mfa',
  severity: 'critical',
  title: 'The root user should have MFA enabled',
  finding: 'MFA is off for the root user',
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
  title: 'The root user should have no password, or a strong one',
  reads: ['ConsoleSignIn', 'PasswordPresent'],
  applies: canSignIn,
  holds: (root) => root.PasswordPresent === false || unknown('how strong the root password is: no API shows it'),
  fix: 'In a member account, delete the root password (`demarc root fix --member ACCOUNT --remove-credentials`). Elsewhere attest that it is strong (`demarc root password`).',
  source: central,
})

export const rootSignInIsGuarded = control({
  id: 'Demarc.IAM.6',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-mfa',
  never: 'unmet',
  severity: 'medium',
  title: 'The root user should have no password, so that no sign-in needs MFA',
  reads: ['ConsoleSignIn', 'PasswordPresent'],
  applies: (root) => canSignIn(root) && !signsIn(root),
  holds: () => true,
  fix: 'In a member account, delete the root password (`demarc root fix --member ACCOUNT --remove-credentials`).',
  source: central,
})

export const rootHasNoCertificates = control({
  id: 'Demarc.IAM.3',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-access-keys',
  severity: 'critical',
  title: 'The root user should have no X.509 signing certificates',
  finding: 'The root user has a signing certificate',
  reads: ['SigningCertificatesPresent'],
  holds: (root) => root.SigningCertificatesPresent === false,
  fix: 'Delete the signing certificates of the root user (`demarc root fix --delete-certificates`), or under Security credentials in the console.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
})

/** CloudTrail's event history reaches back 90 days: older use is not counted. */
const LONG_AGO_DAYS = 90

/** Days since each recent use of an active key. */
const recentUses = (keys: readonly AccessKeyFacts[] | null): readonly number[] =>
  (keys ?? []).flatMap(({ Active, UsedDays }) =>
    Active && UsedDays !== null && UsedDays < LONG_AGO_DAYS ? [UsedDays] : [],
  )

const tasks = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html#root-user-tasks'

export const rootKeysAreLeftAlone = control({
  id: 'Demarc.IAM.4',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-limited-use',
  severity: 'high',
  title: 'Root user access keys should not have been used in the last 90 days',
  finding: (root) => `Root user access key last used ${numberOfDays(Math.min(...recentUses(root.AccessKeys)))} ago`,
  reads: ['AccessKeys', 'AccessKeysPresent'],
  holds: (root) =>
    // the credential report can be four hours old, and name a deleted key
    root.AccessKeysPresent === false ||
    // inactive keys do not count: the last use can be the deactivation itself, which `demarc root` shows
    recentUses(root.AccessKeys).length === 0,
  fix: 'Create an IAM role for the work that uses the root access key, then delete the key.',
  source: tasks,
})

/**
 * A scan can only judge the use of the root user if it has no credentials. Sign-ins and alarms are judged by `demarc
 * root`, which reads events and alarms.
 */
export const rootCannotBeUsed = control({
  id: 'Demarc.IAM.7',
  on: 'Demarc::IAM::RootUser',
  responsibility: 'root-limited-use',
  never: 'unmet',
  severity: 'medium',
  title: 'The root user should have no password, access keys or signing certificates',
  reads: ['ConsoleSignIn', 'PasswordPresent', 'AccessKeysPresent', 'SigningCertificatesPresent'],
  holds: (root) =>
    [canSignIn(root) && root.PasswordPresent, root.AccessKeysPresent, root.SigningCertificatesPresent].every(
      (one) => one === false,
    ) || unknown('what the root user did and which alarm reports it: run demarc root'),
  fix: 'Read what the root user did and which alarm reports it (`demarc root`). In a member account, delete the root credentials (`demarc root fix --member ACCOUNT --remove-credentials`).',
  source: tasks,
})

type Policy = Properties<'Demarc::IAM::PasswordPolicy'>
type Setting = number | boolean | null

/** Makes a control for one rule of the account's password policy. */
const rule = <K extends keyof Policy & string>(
  id: string,
  configRule: string,
  severity: Severity,
  title: string,
  reads: K,
  holds: (value: Policy[K] | null) => boolean,
  wanted: string,
) =>
  control({
    id,
    compared: '2026-11-30',
    configRule,
    on: 'Demarc::IAM::PasswordPolicy',
    responsibility: 'password-policy',
    severity,
    title,
    // safe: `reads` names this property, so the view has it, with a value or null
    finding: (policy) => `${settingIs(reads, (policy as unknown as Record<K, Setting>)[reads])} (${wanted})`,
    reads: [reads],
    // safe: `reads` names this property, so the view has it, with a value or null
    holds: (policy) => holds((policy as unknown as Record<K, Policy[K] | null>)[reads]),
    fix: `Set ${reads} to ${wanted.replace('should be ', '')} in the account password policy (UpdateAccountPasswordPolicy); settings that you leave out return to their defaults.`,
    source: anchorOf(docs, id),
  })

const classes = [
  'RequireUppercaseCharacters',
  'RequireLowercaseCharacters',
  'RequireSymbols',
  'RequireNumbers',
] as const
const asked = { value: true, among: [true, false] } as const

const numbers = ['MinimumPasswordLength', 'PasswordReusePrevention', 'MaxPasswordAge'] as const
type Strength = Readonly<
  Record<(typeof classes)[number], boolean | null> & Record<(typeof numbers)[number], number | null>
>

/** A password policy setting that a control requires. */
interface Demand {
  readonly setting: keyof Strength
  readonly isMet: boolean
  /** The setting with its value, in the words of a finding. */
  readonly seen: string
}

/** The settings that `wanted` requires; `false` and null require nothing. */
function demandsOn(policy: Strength, wanted: Strength): readonly Demand[] {
  const met = {
    MinimumPasswordLength: (least: number) => (policy.MinimumPasswordLength ?? 0) >= least,
    PasswordReusePrevention: (least: number) => (policy.PasswordReusePrevention ?? 0) >= least,
    MaxPasswordAge: (most: number) => expiresWithin(most, policy.MaxPasswordAge),
  }
  const flags = classes
    .filter((setting) => wanted[setting])
    .map((setting) => ({ setting, isMet: policy[setting] === true, seen: settingIs(setting, policy[setting]) }))
  const bounds = numbers.flatMap((setting) => {
    const bound = wanted[setting]
    if (bound === null) return []
    const range = setting === 'MaxPasswordAge' ? `1 to ${bound}` : `at least ${bound}`
    return { setting, isMet: met[setting](bound), seen: `${settingIs(setting, policy[setting])} (${range})` }
  })
  return [...flags, ...bounds]
}

const weaknessOf = (demands: readonly Demand[]): string =>
  listed(
    demands.flatMap(({ isMet, seen }) => (isMet ? [] : seen)),
    2,
  )

export const passwordPolicyIsStrong = control({
  id: 'IAM.7',
  compared: '2026-11-30',
  parameters: {
    RequireUppercaseCharacters: asked,
    RequireLowercaseCharacters: asked,
    RequireSymbols: asked,
    RequireNumbers: asked,
    MinimumPasswordLength: { value: 8, from: 8, to: 128 },
    // optional parameters: AWS checks them only if they are set
    PasswordReusePrevention: { value: null, from: 12, to: 24 },
    MaxPasswordAge: { value: null, from: 1, to: 90 },
  },
  configRule: 'iam-password-policy-recommended-defaults',
  on: 'Demarc::IAM::PasswordPolicy',
  responsibility: 'password-policy',
  severity: 'medium',
  title: 'IAM password policies should require {MinimumPasswordLength} characters of all required character types',
  finding: (policy, { parameters }) => weaknessOf(demandsOn(policy, parameters)),
  reads: [...classes, 'MinimumPasswordLength', 'PasswordReusePrevention', 'MaxPasswordAge'],
  holds: (policy, { parameters }) => demandsOn(policy, parameters).every(({ isMet }) => isMet),
  fix: 'Set all four character types and MinimumPasswordLength 14 (UpdateAccountPasswordPolicy). Users meet it at their next password change.',
  source: `${docs}#iam-7`,
})

const pciClasses = ['RequireUppercaseCharacters', 'RequireLowercaseCharacters', 'RequireNumbers'] as const
const PCI_3: Strength = {
  RequireUppercaseCharacters: true,
  RequireLowercaseCharacters: true,
  RequireSymbols: false,
  RequireNumbers: true,
  MinimumPasswordLength: 7,
  PasswordReusePrevention: 4,
  MaxPasswordAge: 90,
}

export const passwordPolicyMeetsPci3 = control({
  id: 'IAM.10',
  compared: '2026-11-30',
  configRule: 'iam-password-policy',
  on: 'Demarc::IAM::PasswordPolicy',
  responsibility: 'password-policy',
  severity: 'medium',
  title: 'IAM password policies should meet PCI DSS v3.2.1 (7 characters, 90 days, last 4 passwords)',
  finding: (policy) => weaknessOf(demandsOn({ ...policy, RequireSymbols: null }, PCI_3)),
  reads: [...pciClasses, 'MinimumPasswordLength', 'PasswordReusePrevention', 'MaxPasswordAge'],
  holds: (policy) => demandsOn({ ...policy, RequireSymbols: null }, PCI_3).every(({ isMet }) => isMet),
  fix: 'Set three character types, MinimumPasswordLength 14, PasswordReusePrevention 24 and MaxPasswordAge 90 (UpdateAccountPasswordPolicy).',
  source: `${docs}#iam-10`,
})

const expiresWithin = (most: number, days: number | null): boolean => days !== null && days > 0 && days <= most
const isTrue = (value: boolean | null): boolean => value === true
const flag = 'should be true'

export const passwordRules: readonly Control[] = [
  rule(
    'IAM.11',
    'iam-password-policy-uppercase-letter-check',
    'medium',
    'IAM password policies should require an uppercase letter',
    'RequireUppercaseCharacters',
    isTrue,
    flag,
  ),
  rule(
    'IAM.12',
    'iam-password-policy-lowercase-letter-check',
    'medium',
    'IAM password policies should require a lowercase letter',
    'RequireLowercaseCharacters',
    isTrue,
    flag,
  ),
  rule(
    'IAM.13',
    'iam-password-policy-symbol-check',
    'medium',
    'IAM password policies should require a symbol',
    'RequireSymbols',
    isTrue,
    flag,
  ),
  rule(
    'IAM.14',
    'iam-password-policy-number-check',
    'medium',
    'IAM password policies should require a number',
    'RequireNumbers',
    isTrue,
    flag,
  ),
  rule(
    'IAM.15',
    'iam-password-policy-minimum-length-check',
    'medium',
    'IAM password policies should require at least 14 characters',
    'MinimumPasswordLength',
    (length) => (length ?? 0) >= 14,
    'at least 14',
  ),
  rule(
    'IAM.16',
    'iam-password-policy-prevent-reuse-check',
    'low',
    'IAM password policies should prevent reuse of the last 24 passwords',
    'PasswordReusePrevention',
    (kept) => (kept ?? 0) >= 24,
    'at least 24',
  ),
  rule(
    'IAM.17',
    'iam-password-policy-ensure-expires',
    'low',
    'IAM password policies should expire passwords within 90 days',
    'MaxPasswordAge',
    (days) => expiresWithin(90, days),
    '1 to 90 days',
  ),
]

import { type Answer, isOff, Unknown, unknown } from '../../controls/answer.ts'
import { updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'
import { listed, settingIs } from '../../controls/wording.ts'
import type { AWSCognitoUserPool_PasswordPolicy } from '../../model/shapes.gen.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html'
const on = 'AWS::Cognito::UserPool'

const threatProtection = [
  'Amazon Cognito > User pools, open the user pool > Security > Threat protection (it needs the feature plan Plus)',
]

export const threatProtectionIsEnforced = control({
  id: 'Cognito.1',
  compared: '2026-11-30',
  parameters: { SecurityMode: { value: 'ENFORCED', among: ['AUDIT', 'ENFORCED'] } },
  configRule: 'cognito-user-pool-advanced-security-enabled',
  on,
  responsibility: 'threat-detection',
  severity: 'medium',
  title: 'Cognito user pools should have threat protection in mode {SecurityMode} (AdvancedSecurityMode)',
  finding: ({ UserPoolAddOns }) => settingIs('AdvancedSecurityMode', UserPoolAddOns?.AdvancedSecurityMode),
  reads: ['UserPoolAddOns'],
  // another mode does not match, even a stricter one (the rule's page)
  holds: ({ UserPoolAddOns }, { parameters }) => UserPoolAddOns?.AdvancedSecurityMode === parameters.SecurityMode,
  fix: 'Set UserPoolAddOns.AdvancedSecurityMode to {SecurityMode} (UpdateUserPool); the pool needs the feature plan Plus, which costs more.',
  remedy: () => ({
    console: [...threatProtection, 'Standard authentication: Full-function; Save changes'],
    cli: updatedByCloudControl(on, 'USER_POOL_ID', {
      '/UserPoolTier': 'PLUS',
      '/UserPoolAddOns': { AdvancedSecurityMode: 'ENFORCED' },
    }),
    cloudformation: template({
      UserPool: existing(on, { UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } }),
    }),
    terraform: `resource "aws_cognito_user_pool" "this" {
  # the rest as it is
  user_pool_tier = "PLUS"

  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
  }
}`,
  }),
  source: `${docs}#cognito-1`,
})

export const identityPoolsHaveNoGuests = control({
  id: 'Cognito.2',
  compared: '2026-11-30',
  configRule: 'cognito-identity-pool-unauth-access-check',
  on: 'AWS::Cognito::IdentityPool',
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'Cognito identity pools should not give credentials to guests (AllowUnauthenticatedIdentities)',
  finding: 'AllowUnauthenticatedIdentities is true: the pool gives AWS credentials without a sign-in',
  reads: ['AllowUnauthenticatedIdentities'],
  holds: ({ AllowUnauthenticatedIdentities }) =>
    isOff(AllowUnauthenticatedIdentities, 'AllowUnauthenticatedIdentities'),
  fix: 'Set AllowUnauthenticatedIdentities to false (UpdateIdentityPool); guests lose their access.',
  remedy: () => ({
    console: [
      'Amazon Cognito > Identity pools, open the identity pool > User access > Guest access',
      'Deactivate guest access, and delete the role of the guests',
    ],
    cli: updatedByCloudControl('AWS::Cognito::IdentityPool', 'IDENTITY_POOL_ID', {
      '/AllowUnauthenticatedIdentities': false,
    }),
    cloudformation: template({
      IdentityPool: existing(
        'AWS::Cognito::IdentityPool',
        { AllowUnauthenticatedIdentities: false },
        'guests lose their access',
      ),
    }),
    terraform: `resource "aws_cognito_identity_pool" "this" {
  # the rest as it is
  identity_pool_name               = "IDENTITY_POOL"
  allow_unauthenticated_identities = false
}`,
  }),
  source: `${docs}#cognito-2`,
})

interface Wanted {
  readonly minLength: number
  readonly requireLowercase: boolean
  readonly requireUppercase: boolean
  readonly requireNumbers: boolean
  readonly requireSymbols: boolean
  readonly temporaryPasswordValidity: number
}

/** Absent or 0 means 7 days (cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html). */
const daysOf = ({ TemporaryPasswordValidityDays: days }: AWSCognitoUserPool_PasswordPolicy): number => days || 7

/** How a password policy falls short of the wanted one, in words; a part that was not read is `Unknown`. */
function weaknesses(policy: AWSCognitoUserPool_PasswordPolicy, wanted: Wanted): readonly (string | Unknown)[] {
  const flag = (
    name: 'RequireLowercase' | 'RequireUppercase' | 'RequireNumbers' | 'RequireSymbols',
    asked: boolean,
  ) => {
    if (!asked || policy[name] === true) return []
    return [policy[name] === false ? `${name} is false` : unknown(`Policies.PasswordPolicy.${name}`)]
  }
  const { MinimumLength: length } = policy
  const { minLength, temporaryPasswordValidity: most } = wanted
  const days = daysOf(policy)
  return [
    ...(typeof length === 'number' ? [] : [unknown('Policies.PasswordPolicy.MinimumLength')]),
    ...(typeof length === 'number' && length < minLength ? [`MinimumLength is ${length} (at least ${minLength})`] : []),
    ...flag('RequireLowercase', wanted.requireLowercase),
    ...flag('RequireUppercase', wanted.requireUppercase),
    ...flag('RequireNumbers', wanted.requireNumbers),
    ...flag('RequireSymbols', wanted.requireSymbols),
    ...(days > most ? [`TemporaryPasswordValidityDays is ${days} (at most ${most})`] : []),
  ]
}

const inWords = (faults: readonly (string | Unknown)[]): readonly string[] =>
  faults.filter((one) => typeof one === 'string')

export const passwordsAreStrong = control({
  id: 'Cognito.3',
  compared: '2026-11-30',
  parameters: {
    minLength: { value: 8, from: 8, to: 99 },
    requireLowercase: { value: true, among: [true, false] },
    requireUppercase: { value: true, among: [true, false] },
    requireNumbers: { value: true, among: [true, false] },
    requireSymbols: { value: true, among: [true, false] },
    temporaryPasswordValidity: { value: 7, from: 1, to: 365 },
  },
  configRule: 'cognito-user-pool-password-policy-check',
  on,
  responsibility: 'password-policy',
  severity: 'medium',
  title: 'Cognito user pools should require passwords of at least {minLength} characters of each kind (PasswordPolicy)',
  finding: ({ Policies }, { parameters }) => listed(inWords(weaknesses(Policies?.PasswordPolicy ?? {}, parameters)), 2),
  reads: ['Policies'],
  holds: ({ Policies }, { parameters }): Answer => {
    const policy = Policies?.PasswordPolicy
    if (!policy) return unknown('Policies.PasswordPolicy')
    const faults = weaknesses(policy, parameters)
    if (inWords(faults).length > 0) return false
    return faults.find((one) => one instanceof Unknown) ?? true
  },
  fix: 'Set Policies.PasswordPolicy: MinimumLength {minLength}, all Require flags true, TemporaryPasswordValidityDays at most {temporaryPasswordValidity} (UpdateUserPool).',
  remedy: () => ({
    console: [
      'Amazon Cognito > User pools, open the user pool > Authentication methods > Password policy > Edit',
      'Password policy mode: Cognito defaults (8 characters, all kinds, 7 days), or Custom; Save changes',
    ],
    cli: updatedByCloudControl(on, 'USER_POOL_ID', {
      '/Policies/PasswordPolicy': {
        MinimumLength: 14,
        RequireLowercase: true,
        RequireUppercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        TemporaryPasswordValidityDays: 7,
      },
    }),
    cloudformation: template({
      UserPool: existing(on, {
        Policies: {
          PasswordPolicy: {
            MinimumLength: 14,
            RequireLowercase: true,
            RequireUppercase: true,
            RequireNumbers: true,
            RequireSymbols: true,
            TemporaryPasswordValidityDays: 7,
          },
        },
      }),
    }),
    terraform: `resource "aws_cognito_user_pool" "this" {
  # the rest as it is
  password_policy {
    minimum_length                   = 14
    require_lowercase                = true
    require_uppercase                = true
    require_numbers                  = true
    require_symbols                  = true
    temporary_password_validity_days = 7
  }
}`,
  }),
  source: `${docs}#cognito-3`,
})

export const customSignInIsProtected = control({
  id: 'Cognito.4',
  compared: '2026-11-30',
  configRule: 'cognito-userpool-cust-auth-threat-full-check',
  on,
  responsibility: 'threat-detection',
  severity: 'medium',
  title: 'Cognito user pools should enforce threat protection for custom authentication (CustomAuthMode)',
  finding: ({ UserPoolAddOns }) =>
    settingIs(
      'AdvancedSecurityAdditionalFlows.CustomAuthMode',
      UserPoolAddOns?.AdvancedSecurityAdditionalFlows?.CustomAuthMode,
    ),
  reads: ['UserPoolAddOns'],
  holds: ({ UserPoolAddOns }) => UserPoolAddOns?.AdvancedSecurityAdditionalFlows?.CustomAuthMode === 'ENFORCED',
  fix: 'Set UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode to ENFORCED (UpdateUserPool); the pool needs the feature plan Plus, which costs more.',
  remedy: () => ({
    console: [...threatProtection, 'Custom authentication: Full-function; Save changes'],
    cli: updatedByCloudControl(on, 'USER_POOL_ID', {
      '/UserPoolTier': 'PLUS',
      '/UserPoolAddOns': {
        AdvancedSecurityMode: 'ENFORCED',
        AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'ENFORCED' },
      },
    }),
    cloudformation: template({
      UserPool: existing(on, {
        UserPoolTier: 'PLUS',
        UserPoolAddOns: {
          AdvancedSecurityMode: 'ENFORCED',
          AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'ENFORCED' },
        },
      }),
    }),
    terraform: `resource "aws_cognito_user_pool" "this" {
  # the rest as it is
  user_pool_tier = "PLUS"

  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
    advanced_security_additional_flows {
      custom_auth_mode = "ENFORCED"
    }
  }
}`,
  }),
  source: `${docs}#cognito-4`,
})

export const usersSignInWithMfa = control({
  id: 'Cognito.5',
  compared: '2026-11-30',
  leftOpen:
    'With MfaConfiguration OPTIONAL the verdict is unknown: the page does not say whether optional MFA counts as enabled.',
  configRule: 'cognito-user-pool-mfa-enabled',
  on,
  responsibility: 'mfa',
  severity: 'medium',
  title: 'Cognito user pools that only use passwords should require MFA (MfaConfiguration)',
  finding: ({ MfaConfiguration }) => `${settingIs('MfaConfiguration', MfaConfiguration)}: a password alone signs in`,
  reads: ['MfaConfiguration', 'Policies'],
  // without a sign-in policy, as on the Lite feature plan, users sign in with their passwords
  // (API_SignInPolicyType.html)
  applies: ({ Policies }) =>
    (Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD']).every((factor) => factor === 'PASSWORD'),
  holds: ({ MfaConfiguration: mfa }) => {
    if (mfa === 'ON') return true
    return mfa === 'OFF' ? false : unknown(`whether MfaConfiguration ${mfa ?? 'without a value'} counts as enabled`)
  },
  fix: 'Set MfaConfiguration to ON with SOFTWARE_TOKEN_MFA among EnabledMfas (SetUserPoolMfaConfig); users set up MFA at their next sign-in.',
  remedy: () => ({
    console: [
      'Amazon Cognito > User pools, open the user pool > Sign-in > Multi-factor authentication > Edit',
      'MFA enforcement: Require MFA; MFA methods: Authenticator apps; Save changes',
    ],
    cli: updatedByCloudControl(on, 'USER_POOL_ID', {
      '/MfaConfiguration': 'ON',
      '/EnabledMfas': ['SOFTWARE_TOKEN_MFA'],
    }),
    cloudformation: template({
      UserPool: existing(
        on,
        { MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] },
        'users set up MFA at their next sign-in',
      ),
    }),
    terraform: `resource "aws_cognito_user_pool" "this" {
  # the rest as it is
  mfa_configuration = "ON"

  software_token_mfa_configuration {
    enabled = true
  }
}`,
  }),
  source: `${docs}#cognito-5`,
})

export const userPoolsAreProtectedFromDeletion = control({
  id: 'Cognito.6',
  compared: '2026-11-30',
  configRule: 'cognito-user-pool-deletion-protection-enabled',
  on,
  responsibility: 'deletion-protection',
  severity: 'medium',
  title: 'Cognito user pools should have deletion protection (DeletionProtection)',
  finding: 'DeletionProtection is INACTIVE',
  reads: ['DeletionProtection'],
  holds: ({ DeletionProtection: protection }) =>
    protection === 'ACTIVE' || (protection === 'INACTIVE' ? false : unknown('DeletionProtection')),
  fix: 'Set DeletionProtection to ACTIVE (UpdateUserPool).',
  remedy: () => ({
    console: [
      'Amazon Cognito > User pools, open the user pool > Settings > Deletion protection',
      'Activate deletion protection',
    ],
    cli: updatedByCloudControl(on, 'USER_POOL_ID', { '/DeletionProtection': 'ACTIVE' }),
    cloudformation: template({ UserPool: existing(on, { DeletionProtection: 'ACTIVE' }) }),
    terraform: `resource "aws_cognito_user_pool" "this" {
  # the rest as it is
  deletion_protection = "ACTIVE"
}`,
  }),
  source: `${docs}#cognito-6`,
})

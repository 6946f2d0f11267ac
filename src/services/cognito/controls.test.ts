import { examples } from '../../controls/examples.ts'
import {
  customSignInIsProtected,
  identityPoolsHaveNoGuests,
  passwordsAreStrong,
  threatProtectionIsEnforced,
  userPoolsAreProtectedFromDeletion,
  usersSignInWithMfa,
} from './controls.ts'

const protection = (AdvancedSecurityMode: string) => ({ UserPoolAddOns: { AdvancedSecurityMode } })
const audit = { parameters: { SecurityMode: 'AUDIT' } }
examples(threatProtectionIsEnforced, {
  met: [protection('ENFORCED'), { ...protection('AUDIT'), ...audit }],
  unmet: [
    { UserPoolAddOns: null },
    protection('OFF'),
    protection('AUDIT'),
    // the rule asks for the very mode
    { ...protection('ENFORCED'), ...audit },
  ],
})

examples(identityPoolsHaveNoGuests, {
  met: [{ AllowUnauthenticatedIdentities: false }],
  unmet: [{ AllowUnauthenticatedIdentities: true }],
  unknown: [{ AllowUnauthenticatedIdentities: null }],
})

const strong = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
}
const policy = (more: object = {}) => ({ Policies: { PasswordPolicy: { ...strong, ...more } } })
examples(passwordsAreStrong, {
  met: [
    policy(),
    policy({ MinimumLength: 99, TemporaryPasswordValidityDays: 1 }),
    // 0 is the default of 7 days
    policy({ TemporaryPasswordValidityDays: 0 }),
    {
      ...policy({
        RequireLowercase: false,
        RequireUppercase: false,
        RequireNumbers: false,
        RequireSymbols: false,
        TemporaryPasswordValidityDays: 30,
      }),
      parameters: {
        requireLowercase: false,
        requireUppercase: false,
        requireNumbers: false,
        requireSymbols: false,
        temporaryPasswordValidity: 30,
      },
    },
  ],
  unmet: [
    policy({ MinimumLength: 6 }),
    policy({ RequireLowercase: false }),
    policy({ RequireUppercase: false }),
    policy({ RequireNumbers: false }),
    policy({ RequireSymbols: false }),
    policy({ TemporaryPasswordValidityDays: 30 }),
    { ...policy(), parameters: { minLength: 14 } },
    // one that is false is enough
    { Policies: { PasswordPolicy: { RequireSymbols: false } } },
    policy({ MinimumLength: 6, RequireLowercase: false, RequireNumbers: false, TemporaryPasswordValidityDays: 365 }),
  ],
  unknown: [{ Policies: null }, { Policies: {} }, { Policies: { PasswordPolicy: { MinimumLength: 8 } } }],
})

const custom = (CustomAuthMode: string) => ({
  UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED', AdvancedSecurityAdditionalFlows: { CustomAuthMode } },
})
examples(customSignInIsProtected, {
  met: [custom('ENFORCED')],
  unmet: [custom('AUDIT'), protection('ENFORCED'), { UserPoolAddOns: null }],
})

const factors = (...AllowedFirstAuthFactors: string[]) => ({ Policies: { SignInPolicy: { AllowedFirstAuthFactors } } })
examples(usersSignInWithMfa, {
  met: [
    { MfaConfiguration: 'ON', ...factors('PASSWORD') },
    { MfaConfiguration: 'ON', Policies: {} },
  ],
  unmet: [
    { MfaConfiguration: 'OFF', ...factors('PASSWORD') },
    { MfaConfiguration: 'OFF', Policies: {} },
  ],
  unknown: [{ MfaConfiguration: 'OPTIONAL', ...factors('PASSWORD') }],
  // users who sign in without a password are not asked for MFA
  notApplicable: [
    { MfaConfiguration: 'ON', ...factors('PASSWORD', 'WEB_AUTHN') },
    { MfaConfiguration: 'OFF', ...factors('PASSWORD', 'EMAIL_OTP') },
  ],
})

examples(userPoolsAreProtectedFromDeletion, {
  met: [{ DeletionProtection: 'ACTIVE' }],
  unmet: [{ DeletionProtection: 'INACTIVE' }],
  unknown: [{ DeletionProtection: null }],
})

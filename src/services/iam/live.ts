/**
 * An access key in the credential report: by its slot, never by its id. Ages are whole days at the time of the scan.
 */
export interface AccessKeyFacts {
  readonly Slot: 1 | 2
  readonly Active: boolean
  /** Since it was created or last rotated. */
  readonly AgeDays: number | null
  /** Since it was last used; null if never. */
  readonly UsedDays: number | null
}

declare module '../../model/live.ts' {
  interface Own {
    'Demarc::IAM::RootUser': {
      /** Whether a root user of the partition can sign in to the console. */
      ConsoleSignIn: boolean
      AccessKeysPresent: boolean
      SigningCertificatesPresent: boolean
      /** False if centralized root access deleted it, or if it was never set. */
      PasswordPresent: boolean
      MfaEnabled: boolean
      /** The serial number (ARN) of its virtual MFA device; null without one. */
      VirtualMfaDevice: string
      AccessKeys: readonly AccessKeyFacts[]
    }
    /** The account's password policy; each member is null without a policy. */
    'Demarc::IAM::PasswordPolicy': {
      MinimumPasswordLength: number
      RequireSymbols: boolean
      RequireNumbers: boolean
      RequireUppercaseCharacters: boolean
      RequireLowercaseCharacters: boolean
      /** The number of previous passwords that cannot be reused. */
      PasswordReusePrevention: number
      /** Days; null if passwords do not expire. */
      MaxPasswordAge: number
    }
  }

  interface State {
    'AWS::IAM::User': {
      PasswordEnabled: boolean
      MfaActive: boolean
      /** Days since the password was last used, or since it was set if it was never used; null without a password. */
      PasswordUnusedDays: number
      AccessKeys: readonly AccessKeyFacts[]
    }
    'AWS::IAM::ServerCertificate': {
      /** Whole days until it expires; negative after expiry. */
      ExpiresInDays: number
    }
  }
}

/** An access key as the credential report shows it: by its slot, never by its id. Ages are whole days at the time of the scan. */
export interface AccessKeyFacts {
  readonly Slot: 1 | 2
  readonly Active: boolean
  /** Since it was made or last rotated. */
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
      /** False where it was deleted by centralized root access, or never set. */
      PasswordPresent: boolean
      MfaEnabled: boolean
      /** The serial number (ARN) of its virtual MFA device; null when it has none. */
      VirtualMfaDevice: string
      AccessKeys: readonly AccessKeyFacts[]
    }
    /** The account's password policy; each null where there is none. */
    'Demarc::IAM::PasswordPolicy': {
      MinimumPasswordLength: number
      RequireSymbols: boolean
      RequireNumbers: boolean
      RequireUppercaseCharacters: boolean
      RequireLowercaseCharacters: boolean
      /** How many former passwords cannot be reused. */
      PasswordReusePrevention: number
      /** Days; null when passwords do not expire. */
      MaxPasswordAge: number
    }
  }

  interface State {
    'AWS::IAM::User': {
      PasswordEnabled: boolean
      MfaActive: boolean
      /** Days since the password was last used, or, if never, since it was set; null without a password. */
      PasswordUnusedDays: number
      AccessKeys: readonly AccessKeyFacts[]
    }
    'AWS::IAM::ServerCertificate': {
      /** Whole days until it expires; negative when it has. */
      ExpiresInDays: number
    }
  }
}

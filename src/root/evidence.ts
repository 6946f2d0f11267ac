import type { Seen } from '../collect/seen.ts'
import type { MfaDevice } from '../core/mfa-device.ts'
import type { RootEvent } from './activity.ts'
import type { Alarm } from './alarms.ts'

/** The caller: the root user itself, a session opened for it by sts:AssumeRoot, or any other principal. */
export type RootCaller = 'root' | 'assumed-root' | 'other'

/** The root user's password. Times are ISO 8601; null when AWS gives none. */
export interface Password {
  readonly present: boolean
  readonly lastUsedAt: string | null
  readonly changedAt: string | null
}

export interface AccessKey {
  /** Null when only the credential report was seen, which contains no ids. */
  readonly id: string | null
  readonly active: boolean
  readonly createdAt: string | null
  readonly lastUsedAt: string | null
  readonly lastUsedRegion: string | null
  readonly lastUsedService: string | null
}

/** An X.509 signing certificate. */
export interface Certificate {
  readonly id: string | null
  readonly active: boolean
  readonly since: string | null
}

/** What the root user did since `since`, in the regions that could be read. */
export interface Activity {
  readonly since: string
  /** Newest first. */
  readonly events: readonly RootEvent[]
  readonly regions: readonly string[]
}

/** What the organization has enabled for its members' root users, as far as the account may see it. */
export interface OrganizationFacts {
  readonly id: string
  readonly management: boolean
  /** `RootCredentialsManagement`, `RootSessions`; null when the account may not see them. */
  readonly features: readonly string[] | null
}

/**
 * The account's password policy, which applies to IAM users but never to the root user (IAM User Guide, "Set an account password
 * policy").
 */
export interface PasswordRules {
  readonly minimumLength: number
  readonly classes: number
}

/** Everything that the audit of a root user rests on, each fact with the failed calls that would have shown it. */
export interface RootEvidence {
  readonly account: string
  readonly partition: string
  /** The time of the audit, ISO 8601. */
  readonly at: string
  readonly caller: RootCaller
  /** Whether the audit's own calls are signed with a long-term access key of the root user. */
  readonly signedByRootKey: boolean
  /** Use within this many days counts as recent. */
  readonly days: number
  readonly password: Seen<Password>
  /** Whether there are access keys, and which, as far as they could be seen. */
  readonly keysPresent: Seen<boolean>
  readonly keys: Seen<readonly AccessKey[]>
  readonly certificatesPresent: Seen<boolean>
  readonly certificates: Seen<readonly Certificate[]>
  readonly mfaEnabled: Seen<boolean>
  readonly devices: Seen<readonly MfaDevice[]>
  readonly passwordRules: Seen<PasswordRules | null>
  readonly activity: Seen<Activity>
  readonly alarms: Seen<readonly Alarm[]>
  readonly organization: Seen<OrganizationFacts | null>
}

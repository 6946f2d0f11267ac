import type { Seen } from '../collect/seen.ts'
import type { MfaDevice } from '../core/mfa-device.ts'
import type { RootEvent } from './activity.ts'
import type { Alarm } from './alarms.ts'

/** Who asks: the root user itself, a session that sts:AssumeRoot opened for it, or any other principal. */
export type RootCaller = 'root' | 'assumed-root' | 'other'

/** The root user's password. Times are ISO 8601; null where AWS says none, or does not say. */
export interface Password {
  readonly present: boolean
  readonly lastUsedAt: string | null
  readonly changedAt: string | null
}

export interface AccessKey {
  /** Null where only the credential report was seen, which names none. */
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

/** What the root user did, as far back as `since`, in the regions that could be asked. */
export interface Activity {
  readonly since: string
  /** The newest first. */
  readonly events: readonly RootEvent[]
  readonly regions: readonly string[]
}

/** What the organization has enabled for its members' root users, as the account may see it. */
export interface OrganizationFacts {
  readonly id: string
  readonly management: boolean
  /** `RootCredentialsManagement`, `RootSessions`; null where the account may not ask. */
  readonly features: readonly string[] | null
}

/** The password policy of the account: it binds IAM users, never the root user (IAM User Guide, "Set an account password policy"). */
export interface PasswordRules {
  readonly minimumLength: number
  readonly classes: number
}

/** All that an audit of one root user rests on, each fact with the calls that would have told it and gave no answer. */
export interface RootEvidence {
  readonly account: string
  readonly partition: string
  /** The moment of the audit, ISO 8601. */
  readonly at: string
  readonly caller: RootCaller
  /** Whether the audit itself is signed with a long-term access key of the root user. */
  readonly signedByRootKey: boolean
  /** Days back in which use counts as recent. */
  readonly days: number
  readonly password: Seen<Password>
  /** Whether there are access keys, and, as far as could be seen, which. */
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

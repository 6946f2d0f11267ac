import type { Missing } from '../collect/seen.ts'
import type { DeviceFamily, MfaDevice } from '../core/mfa-device.ts'
import type { Attestation } from '../ledger/attestations.ts'
import type { ActivityClass, RootEvent } from './activity.ts'
import type { Alarm } from './alarms.ts'
import type { AccessKey, Certificate, OrganizationFacts, PasswordRules, RootCaller } from './evidence.ts'
import type { NextStep } from './next-steps.ts'
import type { HeardUses } from './uses.ts'

/** The four measures that protect a root user, in the order in which they are shown. */
export const measureNames = ['strong-password', 'no-access-keys', 'limited-use', 'mfa'] as const
export type MeasureName = (typeof measureNames)[number]

/**
 * Where a measure stands. What could not be read is `unknown`; `attested` is what a person signed for in its place; `not-applicable` is
 * what the root users of the partition cannot have.
 */
export const measureStates = ['met', 'unmet', 'attested', 'unknown', 'not-applicable'] as const
export type MeasureState = (typeof measureStates)[number]

/** Who attested what no API shows, and until when. */
export type MeasureSignature = Pick<Attestation, 'by' | 'date' | 'expires' | 'statement' | 'evidence'>

interface Judged<Name extends MeasureName, Evidence> {
  readonly measure: Name
  readonly state: MeasureState
  /** The reason of the state, in a sentence. */
  readonly reason: string
  /** What it rests on; times are ISO 8601, ages whole days, null is what was not seen. */
  readonly evidence: Readonly<Evidence> & { readonly attestation?: MeasureSignature }
  /**
   * Each call that the measure uses and that gave no answer, also where another one decided it; for an unknown state, everything else that
   * is missing, too.
   */
  readonly missing: readonly Missing[]
  /** What to do next, the most pressing first. */
  readonly next: readonly NextStep[]
}

export type StrongPassword = Judged<
  'strong-password',
  {
    present: boolean | null
    changedAt: string | null
    ageDays: number | null
    lastUsedAt: string | null
    lastUsedDays: number | null
    /** It binds IAM users alone (IAM/latest/UserGuide/id_credentials_passwords_account-policy.html). */
    accountPasswordPolicy: PasswordRules | 'none' | null
  }
>

export type NoAccessKeys = Judged<
  'no-access-keys',
  {
    present: boolean | null
    keys: readonly (AccessKey & { readonly ageDays: number | null; readonly lastUsedDays: number | null })[] | null
    certificatesPresent: boolean | null
    certificates: readonly Certificate[] | null
  }
>

export type LimitedUse = Judged<
  'limited-use',
  {
    /** How far back use counts. */
    days: number
    lastSignInAt: string | null
    lastSignInDays: number | null
    lastKeyUseAt: string | null
    lastKeyUseDays: number | null
    /** How many events of each class; every event is in one of them. */
    events: Readonly<Record<ActivityClass, number>> | null
    since: string | null
    regions: readonly string[] | null
    alarms: readonly Alarm[] | null
    /** Of which kinds of use a person would hear by any of them. */
    heard: HeardUses | null
  }
>

export type Mfa = Judged<
  'mfa',
  {
    enabled: boolean | null
    devices: number | null
    families: Readonly<Partial<Record<DeviceFamily, number>>> | null
  }
>

export type Measure = StrongPassword | NoAccessKeys | LimitedUse | Mfa

/** The audit of one root user: what `demarc root` shows. */
export interface RootAudit {
  readonly account: string
  /** One of `partitionNames`, or another that AWS names. */
  readonly partition: string
  /** ISO 8601 */
  readonly at: string
  readonly caller: RootCaller
  /** In the order of `measureNames`. */
  readonly measures: readonly [StrongPassword, NoAccessKeys, LimitedUse, Mfa]
  readonly devices: readonly MfaDevice[]
  /** The newest first. */
  readonly activity: readonly RootEvent[]
  readonly alarms: readonly Alarm[]
  /** Null where there is none, or it was not seen. */
  readonly organization: OrganizationFacts | null
  /** The call that would have shown the organization; empty where it was seen, or that there is none. */
  readonly organizationMissing: readonly Missing[]
}

import type { Missing } from '../collect/seen.ts'
import type { DeviceFamily, MfaDevice } from '../core/mfa-device.ts'
import type { Attestation } from '../ledger/attestations.ts'
import type { ActivityClass, RootEvent } from './activity.ts'
import type { Alarm } from './alarms.ts'
import type { AccessKey, Certificate, OrganizationFacts, PasswordRules, RootCaller } from './evidence.ts'
import type { NextStep } from './next-steps.ts'
import type { HeardUses } from './uses.ts'

/** The four measures that protect a root user, in display order. */
export const measureNames = ['strong-password', 'no-access-keys', 'limited-use', 'mfa'] as const
export type MeasureName = (typeof measureNames)[number]

/**
 * The state of a measure. `unknown`: it could not be read. `attested`: a person signed for it. `not-applicable`: root users of
 * the partition cannot have it.
 */
export const measureStates = ['met', 'unmet', 'attested', 'unknown', 'not-applicable'] as const
export type MeasureState = (typeof measureStates)[number]

/** Who attested what no API shows, and until when. */
export type MeasureSignature = Pick<Attestation, 'by' | 'date' | 'expires' | 'statement' | 'evidence'>

interface Judged<Name extends MeasureName, Evidence> {
  readonly measure: Name
  readonly state: MeasureState
  /** The reason for the state, in a sentence. */
  readonly reason: string
  /** What it rests on. Times are ISO 8601, ages whole days, and null means not seen. */
  readonly evidence: Readonly<Evidence> & { readonly attestation?: MeasureSignature }
  /**
   * The failed calls that the measure uses, even if another call decided it; for an unknown state, also everything else that is
   * missing.
   */
  readonly missing: readonly Missing[]
  /** What to do next, most urgent first. */
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
    /** Applies to IAM users only (IAM/latest/UserGuide/id_credentials_passwords_account-policy.html). */
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
    /** The number of days in which use counts. */
    days: number
    lastSignInAt: string | null
    lastSignInDays: number | null
    lastKeyUseAt: string | null
    lastKeyUseDays: number | null
    /** The number of events per class; every event has one class. */
    events: Readonly<Record<ActivityClass, number>> | null
    since: string | null
    regions: readonly string[] | null
    alarms: readonly Alarm[] | null
    /** The kinds of use that any of them would report to a person. */
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

/** The audit of one root user, as shown by `demarc root`. */
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
  /** Newest first. */
  readonly activity: readonly RootEvent[]
  readonly alarms: readonly Alarm[]
  /** Null when there is none, or it was not seen. */
  readonly organization: OrganizationFacts | null
  /** The call that would have shown the organization; empty when it is known whether there is one. */
  readonly organizationMissing: readonly Missing[]
}

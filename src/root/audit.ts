import type { RootEvent } from './activity.ts'
import type { Alarm } from './alarms.ts'
import type { Caller, Device, OrganizationFacts } from './evidence.ts'

/** The four measures that protect a root user, in the order in which they are told. */
export const measureNames = ['strong-password', 'no-access-keys', 'limited-use', 'mfa'] as const
export type MeasureName = (typeof measureNames)[number]

/** Where a measure stands. What could not be seen is `unknown`; `attested` is what a person signed for in its place. */
export type MeasureState = 'met' | 'unmet' | 'attested' | 'unknown'

export interface Measure {
  readonly measure: MeasureName
  readonly state: MeasureState
  /** The reason of the state, in a sentence. */
  readonly says: string
  /** What it rests on, by name; times are ISO 8601, ages whole days. */
  readonly evidence: Readonly<Record<string, unknown>>
  /** What would have to be allowed to see more, e.g. `iam:GetAccountSummary (access denied)`. */
  readonly missing: readonly string[]
  /** What to do next, the most pressing first. */
  readonly next: readonly string[]
}

/** The audit of one root user: what `demarc root` shows. */
export interface RootAudit {
  readonly account: string
  /** ISO 8601 */
  readonly at: string
  readonly caller: Caller
  readonly measures: readonly Measure[]
  readonly devices: readonly Device[]
  /** The newest first. */
  readonly activity: readonly RootEvent[]
  readonly alarms: readonly Alarm[]
  readonly organization: OrganizationFacts | null
}

import { tellMissing } from '../../collect/seen.ts'
import { assumedOf } from '../../core/assumption.ts'
import type { MeasureName, MeasureState, RootAudit } from '../../root/audit.ts'
import { nextSteps } from '../../root/next-steps.ts'
import { measureFacts } from './root-facts.ts'
import { asked, organizationWords, titles } from './root-words.ts'
import { minute } from './words.ts'

/** A measure of the root user, in words. */
export interface MeasureView {
  readonly measure: MeasureName
  readonly title: string
  readonly state: MeasureState
  readonly reason: string
  readonly facts: readonly string[]
  /** What was not seen, and why. */
  readonly missing: readonly string[]
}

/** Replaces the count of measures in a partition without root users. */
export const NONE_APPLIES = 'No measure applies: there is no root user.'

/** What every report for people shows about a root user audit. Devices and events are shown by each report in its own way. */
export interface RootView {
  readonly account: string
  /** `2026-11-24 09:00`, UTC. */
  readonly at: string
  /** The caller's identity. */
  readonly asked: string
  readonly measures: readonly MeasureView[]
  /** How many measures are met or attested, of those that exist in the partition. */
  readonly done: number
  readonly applicable: number
  readonly steps: readonly string[]
  readonly organization: string | undefined
  /** What is not verified for the account's partition. */
  readonly assumed: string | undefined
}

/** `practice`: the flag that selects a practice account, added to the commands of the steps. */
export function rootView(
  { account, at, caller, measures, organization, partition }: RootAudit,
  practice = '',
): RootView {
  return {
    account,
    at: minute(at),
    asked: asked[caller],
    measures: measures.map((one) => ({
      measure: one.measure,
      title: titles[one.measure],
      state: one.state,
      reason: one.reason,
      facts: measureFacts(one, partition),
      missing: one.missing.map(tellMissing),
    })),
    done: measures.filter(({ state }) => state === 'met' || state === 'attested').length,
    applicable: measures.filter(({ state }) => state !== 'not-applicable').length,
    steps: nextSteps(measures, practice),
    organization: organization === null ? undefined : organizationWords(organization),
    assumed: assumedOf(partition),
  }
}

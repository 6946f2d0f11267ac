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

/** Instead of a count of the measures, in a partition that has no root users. */
export const NONE_APPLIES = 'No measure applies: there is no root user.'

/** What every report for people shows of an audit of the root user; devices and events each shows in its own way. */
export interface RootView {
  readonly account: string
  /** `2026-11-24 09:00`, UTC. */
  readonly at: string
  /** Which caller asked. */
  readonly asked: string
  readonly measures: readonly MeasureView[]
  /** How many measures are met or attested, of those that a root user of the partition can have. */
  readonly done: number
  readonly applicable: number
  readonly steps: readonly string[]
  readonly organization: string | undefined
  /** What is not verified for the partition of the account. */
  readonly assumed: string | undefined
}

/** `practice`: the flag by which a practice account was asked, which the commands of the steps then have. */
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

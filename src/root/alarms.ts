import { type Seen, tellMissing } from '../collect/seen.ts'
import { partitionCalled } from '../core/partition.ts'
import {
  actionsOf,
  bestOf,
  type Delivery,
  deliveryOf,
  deliveryTo,
  type Reaches,
  type Subscriptions,
} from '../services/logs/controls/alarms.ts'
import { type Composite, compositeDelivery, type Watching } from '../services/logs/controls/composite.ts'
import type { JudgedAlarm } from '../services/logs/controls/judged-alarm.ts'
import { type MuteRule, unlessMuted } from '../services/logs/controls/muting.ts'
import type { Monitoring } from './monitoring-accounts.ts'
import {
  countsEveryday,
  forEachUse,
  type Heard,
  type HeardUses,
  hearsRoot,
  isOfAllIdentities,
  type RootUseKind,
  rootUses,
  uncertain,
  usesOfFilter,
  usesOfRules,
  type Where,
} from './uses.ts'

/**
 * Something that would report root use: an EventBridge rule, a metric filter on a trail's log with an alarm, or an alarm on a
 * query of that log.
 */
export interface Alarm extends Delivery {
  readonly kind: 'event-rule' | 'log-alarm' | 'metric-filter'
  readonly name: string
  readonly region: string
  /** Whether it would report every sign-in, and calls. */
  readonly signIns: boolean
  readonly calls: boolean
  readonly uses: HeardUses
  /** The recipients: the confirmed subscriptions of its topics by protocol, `email (2)`; empty when none was seen. */
  readonly who: readonly string[]
}

/** A rule of the default event bus of a region, with the ARNs of its targets. */
export interface EventRule {
  readonly region: string
  readonly name: string
  readonly pattern: string | null
  readonly enabled: boolean
  readonly targets: readonly string[]
}

/** Whether a trail that is on and records the management events of all regions writes to a log group. */
export type IsRecorded = Reaches

/** A metric filter with its surroundings: the trails that write to its log group, and the alarms on its metric. */
export interface WatchedFilter {
  readonly name: string
  readonly region: string
  readonly pattern: string
  readonly recorded: IsRecorded
  /** The alarms on its metrics, each with the metric. */
  readonly alarms: readonly (Watching[number] & { readonly alarm: JudgedAlarm })[]
  /** The composite alarms with enabled actions that depend on one of those alarms. */
  readonly composites: readonly Composite[]
  /** The mute rules of its region. */
  readonly mutes: Mutes
  /** The monitoring accounts that its metrics are shared with; absent if not looked up. */
  readonly monitoring?: Monitoring
}

/** The mute rules of a region, or why they are not known. */
export type Mutes = Seen<readonly MuteRule[]>

/** An alarm on a query of a trail's log group (AmazonCloudWatch/latest/APIReference/API_PutLogAlarm.html). */
export interface LogAlarm extends Pick<WatchedFilter, 'name' | 'region' | 'recorded' | 'mutes'> {
  /** The targets of its ALARM state; empty if its actions are off. */
  readonly targets: readonly string[]
}

/** The uses that an alarm reports; undefined when it does not concern the root user. */
function about(uses: HeardUses | undefined): Pick<Alarm, 'signIns' | 'calls' | 'uses'> | undefined {
  if (!uses || !hearsRoot(uses)) return undefined
  const calls = [uses['key-call'], uses['session-call'], uses['mfa-change']]
  return {
    signIns: uses['sign-in'] === 'yes' || uses['sign-in'] === 'unknown',
    calls: calls.some((one) => one === 'yes' || one === 'some'),
    uses,
  }
}

/** If an alarm reaches a person but may not report the use in question, it is unknown whether that is reported. */
function asKnown({ uses }: Pick<Alarm, 'uses'>, delivery: Delivery, { partition }: Where): Delivery {
  const use = reportedUse(partition)
  if (uses[use] !== 'unknown' || delivery.reaches === 'no') return delivery
  const what = use === 'sign-in' ? 'a sign-in' : 'a call'
  return { reaches: 'unknown', why: `whether its pattern takes ${what} of the root user cannot be evaluated` }
}

/** What a rule would report; undefined when it does not concern the root user. */
export function ruleAlarm(rule: EventRule, subscriptions: Subscriptions, where: Where): Alarm | undefined {
  const { region, pattern } = rule
  const of = about(pattern === null ? undefined : usesOfRules([{ pattern, region }], where))
  if (!of || pattern === null) return undefined
  // a rule of some calls of a service, by any identity
  const isPart = rootUses.every((kind) => of.uses[kind] === 'no' || of.uses[kind] === 'some')
  if (isPart && isOfAllIdentities({ pattern, region }, where)) return undefined
  const alarm = { kind: 'event-rule' as const, name: rule.name, region, ...of, who: [] }
  if (!rule.enabled) return { ...alarm, reaches: 'no', why: 'the rule is disabled' }
  if (rule.targets.length === 0) return { ...alarm, reaches: 'no', why: 'the rule has no target' }
  return { ...alarm, ...asKnown(of, deliveryTo(rule.targets, subscriptions), where) }
}

/** A rule with the alarm that it makes. */
export interface RuleAlarm {
  readonly rule: EventRule
  readonly alarm: Alarm
}

/**
 * The alarms of rules in several regions, of which each tells what it and the others report together: a rule takes the events of its own
 * region alone (eventbridge/latest/userguide/eb-rules.html). Where regions are left, `why` names them.
 */
export function together(rules: readonly RuleAlarm[], where: Where, regions: readonly string[]): readonly Alarm[] {
  const use = reportedUse(where.partition)
  const patternsOf = (some: readonly RuleAlarm[]) =>
    some.flatMap(({ rule: { pattern, region } }) => (pattern === null ? [] : [{ pattern, region }]))
  const sure = rules.filter(({ alarm }) => alarm.reaches === 'yes')
  const perhaps = rules.filter(({ alarm }) => alarm.reaches !== 'no')
  const [bySure, byAll] = [usesOfRules(patternsOf(sure), where), usesOfRules(patternsOf(perhaps), where)]
  const heard = new Set(sure.map(({ rule }) => rule.region))
  const left = regions.filter((one) => !heard.has(one))
  return rules.map(({ alarm }) => {
    if (alarm.reaches === 'no') return alarm
    const uses = forEachUse((kind): Heard => {
      if (alarm.uses[kind] !== 'some') return alarm.uses[kind]
      if (bySure?.[kind] === 'yes') return 'yes'
      return byAll?.[kind] === 'yes' ? 'unknown' : 'some'
    })
    const part = alarm.reaches === 'yes' && uses[use] !== 'yes' && left.length > 0
    const why = part ? `no rule that reaches a person takes the events of ${listed(left)}` : alarm.why
    return { ...alarm, ...about(uses), why }
  })
}

const listed = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more regions` : names.join(' and ')

/** The use that an alarm has to report: where no root user can sign in, calls by an access key. */
export const reportedUse = (partition: string): 'sign-in' | 'key-call' =>
  partitionCalled(partition).root === 'console' ? 'sign-in' : 'key-call'

/** Whether an alarm reports every use of that kind to a person. */
export function tells({ uses, reaches }: Pick<Alarm, 'uses' | 'reaches'>, use: RootUseKind): Reaches {
  const heard = uses[use]
  if (reaches === 'no' || heard === 'no' || heard === 'some') return 'no'
  return reaches === 'yes' && heard === 'yes' ? 'yes' : 'unknown'
}

/** An alarm with why it does not do, for a sentence. */
export const namedAlarm = ({ name, region, why, uses }: Alarm, use: RootUseKind): string =>
  `${name} in ${region}: ${why ?? (uses[use] === 'some' ? 'it takes some of them, not all' : 'whether it takes all of them cannot be evaluated')}`

/** Whether a filter pattern counts, or may count, events of the root user. */
export const countsRoot = (pattern: string, where: Where): boolean => hearsRoot(usesOfFilter(pattern, where))

/** What a metric filter would report; undefined when it does not concern the root user. */
export function filterAlarm(filter: WatchedFilter, subscriptions: Subscriptions, where: Where): Alarm | undefined {
  const of = about(usesOfFilter(filter.pattern, where))
  if (!of) return undefined
  const alarm = { kind: 'metric-filter' as const, name: filter.name, region: filter.region, ...of, who: [] }
  if (filter.recorded === 'no') return { ...alarm, ...NOT_RECORDED }
  const heard = (delivery: Delivery, name: string): Delivery => audible(delivery, name, filter.mutes)
  const found = [
    ...filter.alarms.map(({ alarm: one, metric }) =>
      heard(deliveryOf(one, metric, actionsOf(one), subscriptions), one.name),
    ),
    ...filter.composites.map((one) =>
      heard(compositeDelivery(one, one.targets, filter.alarms, subscriptions), one.name),
    ),
  ]
  const best = bestOf(found)
  if (best && countsEveryday(filter.pattern, where))
    return {
      ...alarm,
      reaches: 'unknown',
      why: 'it counts what others do every day as well, so that its alarm may be on already',
    }
  if (best && filter.recorded === 'unknown')
    return {
      ...alarm,
      reaches: 'unknown',
      why: 'whether the trail of its log group is on and records all is not known',
    }
  if (best) return { ...alarm, ...asKnown(of, best, where) }
  const why = [...new Set(found.map((one) => one.why))].join('; ') || 'no alarm of this account looks at its metric'
  return { ...alarm, ...(elsewhere(filter.monitoring) ?? { reaches: 'no', why }) }
}

/** When no alarm of this account reaches a person, one in a monitoring account may; undefined when there is none. */
function elsewhere(monitoring: Monitoring | undefined): Delivery | undefined {
  if (monitoring?.seen === false) {
    const calls = monitoring.missing.map(tellMissing).join(', ')
    return {
      reaches: 'unknown',
      why: `whether a monitoring account has an alarm on its metric is not known (${calls})`,
    }
  }
  const accounts = monitoring?.value ?? []
  if (accounts.length === 0) return undefined
  const which = accounts.length === 1 ? 'monitoring account' : 'monitoring accounts'
  return {
    reaches: 'unknown',
    why: `the ${which} ${accounts.join(', ')} may have an alarm on its metric, which is not visible from this account`,
  }
}

const NOT_RECORDED: Delivery = {
  reaches: 'no',
  why: 'no trail of all regions that is switched on writes to its log group',
}

/** What remains of a delivery when mute rules suppress the alarm's actions, or may do so. */
function audible(delivery: Delivery, alarm: string, mutes: Mutes): Delivery {
  if (mutes.seen) return unlessMuted(delivery, alarm, mutes.value)
  const calls = mutes.missing.map(tellMissing).join(', ')
  return delivery.reaches === 'no'
    ? delivery
    : {
        reaches: 'unknown',
        why: `whether a mute rule keeps the actions of the alarm ${alarm} back is not known (${calls})`,
      }
}

/** What an alarm on a query of the trail's log would report. The query is not evaluated, so no use is certain to be reported. */
export function logAlarm({ name, region, recorded, targets, mutes }: LogAlarm, subscriptions: Subscriptions): Alarm {
  const alarm = { kind: 'log-alarm' as const, name, region, signIns: true, calls: true, uses: uncertain, who: [] }
  if (recorded === 'no') return { ...alarm, ...NOT_RECORDED }
  if (targets.length === 0) return { ...alarm, reaches: 'no', why: 'the alarm does nothing' }
  const delivery = audible(deliveryTo(targets, subscriptions), name, mutes)
  return delivery.reaches === 'yes'
    ? { ...alarm, reaches: 'unknown', why: 'whether its query finds what the root user does cannot be evaluated' }
    : { ...alarm, ...delivery }
}

const best: readonly Heard[] = ['yes', 'unknown', 'some', 'no']

/** The uses that at least one alarm reports to a person; alarms that reach no person do not count. */
export function heardBy(alarms: readonly Alarm[]): HeardUses {
  const heard = (kind: RootUseKind): Heard => {
    const each = alarms.map(({ uses, reaches }): Heard => {
      if (reaches === 'no') return 'no'
      return reaches === 'unknown' && uses[kind] !== 'no' ? 'unknown' : uses[kind]
    })
    return best.find((one) => each.includes(one)) ?? 'no'
  }
  return forEachUse(heard)
}

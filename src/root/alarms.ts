import { type Seen, tellMissing } from '../collect/seen.ts'
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
import type { RootReach } from './reach.ts'
import {
  countsEveryday,
  forEachUse,
  type Heard,
  type HeardUses,
  hearsRoot,
  type RootUseKind,
  uncertain,
  usesOfFilter,
  usesOfRule,
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

/** A rule of the default event bus, with the ARNs of its targets. */
export interface EventRule {
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

/** Whose root user is meant. */
export type Where = Pick<RootReach, 'account' | 'partition' | 'home'>

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

/** If an alarm reaches a person but may not report a sign-in, it is unknown whether a sign-in is reported. */
const asKnown = ({ uses }: Pick<Alarm, 'uses'>, delivery: Delivery): Delivery =>
  uses['sign-in'] === 'unknown' && delivery.reaches !== 'no'
    ? { reaches: 'unknown', why: 'whether its pattern takes a sign-in of the root user cannot be evaluated' }
    : delivery

/** What a rule would report; undefined when it does not concern the root user. */
export function ruleAlarm(rule: EventRule, subscriptions: Subscriptions, where: Where): Alarm | undefined {
  const of = about(rule.pattern === null ? undefined : usesOfRule(rule.pattern, where))
  if (!of) return undefined
  const alarm = { kind: 'event-rule' as const, name: rule.name, region: where.home, ...of, who: [] }
  if (!rule.enabled) return { ...alarm, reaches: 'no', why: 'the rule is disabled' }
  if (rule.targets.length === 0) return { ...alarm, reaches: 'no', why: 'the rule has no target' }
  return { ...alarm, ...asKnown(of, deliveryTo(rule.targets, subscriptions)) }
}

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
  if (best) return { ...alarm, ...asKnown(of, best) }
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

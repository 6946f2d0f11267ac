import { tellMissing } from '../collect/seen.ts'
import { type AlarmRule, type AlarmState, ruleHolds } from '../core/alarm-rule.ts'
import {
  actionsOf,
  bestOf,
  type Delivery,
  deliveryOf,
  deliveryTo,
  type Reaches,
  type Subscriptions,
} from '../services/logs/controls/alarms.ts'
import type { CountedMetric, JudgedAlarm } from '../services/logs/controls/judged-alarm.ts'
import { soundsAtOne } from '../services/logs/controls/sounding.ts'
import type { Monitoring } from './monitoring-accounts.ts'
import type { RootReach } from './reach.ts'
import {
  countsEveryday,
  forEachUse,
  type Heard,
  type HeardUses,
  hearsRoot,
  type RootUseKind,
  usesOfFilter,
  usesOfRule,
} from './uses.ts'

/** What would report root use: a rule of EventBridge, or a metric filter on a trail's log with an alarm. */
export interface Alarm extends Delivery {
  readonly kind: 'event-rule' | 'metric-filter'
  readonly name: string
  readonly region: string
  /** Of which root use it would tell: of every sign-in, and of calls. */
  readonly signIns: boolean
  readonly calls: boolean
  readonly uses: HeardUses
  /** Who would hear: the confirmed subscriptions of its topics by protocol, `email (2)`; empty where none is seen. */
  readonly who: readonly string[]
}

/** A rule of the default event bus, with the ARNs of its targets. */
export interface EventRule {
  readonly name: string
  readonly pattern: string | null
  readonly enabled: boolean
  readonly targets: readonly string[]
}

/** Whether a trail that records all regions and their management events, and is switched on, writes to a log group. */
export type IsRecorded = Reaches

/** A metric filter with what stands around it: the trails that write to its log group, and the alarms on its metric. */
export interface WatchedFilter {
  readonly name: string
  readonly region: string
  readonly pattern: string
  readonly recorded: IsRecorded
  /** The alarms that look at what it writes, each with the metric. */
  readonly alarms: readonly { readonly alarm: JudgedAlarm; readonly metric: CountedMetric }[]
  /** The composite alarms whose actions are on, and which rest on one of those. */
  readonly composites: readonly Composite[]
  /** The monitoring accounts that its metrics are shared with; absent: they are not looked for. */
  readonly monitoring?: Monitoring
}

/** A composite alarm with its actions. */
export interface Composite {
  readonly name: string
  /** Undefined where it is not understood. */
  readonly rule: AlarmRule | undefined
  /** The alarms that it names, by name or ARN; where it is not understood, all words of it. */
  readonly names: readonly string[]
  readonly targets: readonly string[]
  /** Another alarm keeps its actions back, for a while or until it ends. */
  readonly suppressed: boolean
  /** The state of an alarm of the region that its rule names, by name or ARN, as it is now; undefined where it is not known. */
  readonly stateOf: (alarm: string) => AlarmState | undefined
  /** The name under which its rule has an alarm of the filter. */
  readonly isChild: (alarm: string, of: JudgedAlarm) => boolean
}

type Where = Pick<RootReach, 'account' | 'partition' | 'home'>

/** The uses that an alarm reports; undefined where it has nothing to do with the root user. */
function about(uses: HeardUses | undefined): Pick<Alarm, 'signIns' | 'calls' | 'uses'> | undefined {
  if (!uses || !hearsRoot(uses)) return undefined
  const calls = [uses['key-call'], uses['session-call'], uses['mfa-change']]
  return {
    signIns: uses['sign-in'] === 'yes' || uses['sign-in'] === 'unknown',
    calls: calls.some((one) => one === 'yes' || one === 'some'),
    uses,
  }
}

/** An alarm that reaches a person, but may not report a sign-in, leaves it unknown whether a sign-in is reported. */
const asKnown = ({ uses }: Pick<Alarm, 'uses'>, delivery: Delivery): Delivery =>
  uses['sign-in'] === 'unknown' && delivery.reaches !== 'no'
    ? { reaches: 'unknown', why: 'whether its pattern takes a sign-in of the root user cannot be evaluated' }
    : delivery

/** What a rule would tell; undefined where it has nothing to do with the root user. */
export function ruleAlarm(rule: EventRule, subscriptions: Subscriptions, where: Where): Alarm | undefined {
  const of = about(rule.pattern === null ? undefined : usesOfRule(rule.pattern, where))
  if (!of) return undefined
  const alarm = { kind: 'event-rule' as const, name: rule.name, region: where.home, ...of, who: [] }
  if (!rule.enabled) return { ...alarm, reaches: 'no', why: 'the rule is disabled' }
  if (rule.targets.length === 0) return { ...alarm, reaches: 'no', why: 'the rule has no target' }
  return { ...alarm, ...asKnown(of, deliveryTo(rule.targets, subscriptions)) }
}

/** Does a filter pattern count anything of the root user's, or may it? */
export const countsRoot = (pattern: string, where: Where): boolean => hearsRoot(usesOfFilter(pattern, where))

/** What a metric filter would tell; undefined where it has nothing to do with the root user. */
export function filterAlarm(filter: WatchedFilter, subscriptions: Subscriptions, where: Where): Alarm | undefined {
  const of = about(usesOfFilter(filter.pattern, where))
  if (!of) return undefined
  const alarm = { kind: 'metric-filter' as const, name: filter.name, region: filter.region, ...of, who: [] }
  if (filter.recorded === 'no')
    return {
      ...alarm,
      reaches: 'no',
      why: 'no trail of all regions that is switched on writes to its log group',
    }
  const found = [
    ...filter.alarms.map(({ alarm: one, metric }) => deliveryOf(one, metric, actionsOf(one), subscriptions)),
    ...filter.composites.map((one) => compositeDelivery(one, filter, subscriptions)),
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

/** Where no alarm of this account reaches a person, one of a monitoring account may; undefined where there is none. */
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

/**
 * Whether one event makes a composite alarm send: its rule does not hold as things stand, and holds once the filter's alarms that sound are
 * in ALARM (AmazonCloudWatch/latest/monitoring/alarm-combining.html).
 */
function compositeDelivery(
  { name, rule, targets, suppressed, stateOf, isChild }: Composite,
  { alarms }: WatchedFilter,
  subscriptions: Subscriptions,
): Delivery {
  const delivery = deliveryTo(targets, subscriptions)
  if (delivery.reaches === 'no') return delivery
  const unknown = (why: string): Delivery => ({
    reaches: 'unknown',
    why: `whether the composite alarm ${name} sounds cannot be judged: ${why}`,
  })
  if (!rule) return unknown('its rule is not understood')
  if (suppressed) return unknown('another alarm may keep its actions back')
  const after = (alarm: string): AlarmState | undefined => {
    const child = alarms.find((one) => isChild(alarm, one.alarm))
    if (!child) return stateOf(alarm)
    const { is } = soundsAtOne(child.alarm, child.metric)
    return is === 'yes' ? 'ALARM' : is === 'no' ? stateOf(alarm) : undefined
  }
  const [before, then] = [ruleHolds(rule, stateOf), ruleHolds(rule, after)]
  if (then === false) return { reaches: 'no', why: `the composite alarm ${name} does not sound at one event` }
  if (before === true) return { reaches: 'no', why: `the composite alarm ${name} is in alarm already` }
  return then === true && before === false ? delivery : unknown('it rests on alarms that are not known')
}

const best: readonly Heard[] = ['yes', 'unknown', 'some', 'no']

/** The uses that at least one of the alarms reports to a person; an alarm that reaches no person counts for none. */
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

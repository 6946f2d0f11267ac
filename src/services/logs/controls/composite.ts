import { type AlarmRule, type AlarmState, namedAlarms, parseAlarmRule, ruleHolds } from '../../../core/alarm-rule.ts'
import { type Delivery, deliveryTo, type Subscriptions } from './alarms.ts'
import type { CountedMetric, SoundingAlarm } from './judged-alarm.ts'
import { soundsAtOne } from './sounding.ts'

/** An alarm that a rule may name: by its name, or by its ARN, which is its id. */
interface NamedAlarm {
  readonly id: string
  readonly name: string
}

/** A metric alarm with its current state. */
export interface KnownAlarm extends NamedAlarm {
  readonly state: { readonly StateValue: string | null }
}

/** The properties of a composite alarm that are read. */
export const compositeReads = ['ActionsEnabled', 'ActionsSuppressor', 'AlarmActions', 'AlarmRule'] as const

/** A composite alarm as it was read. */
export interface ReadComposite extends NamedAlarm {
  readonly properties: {
    readonly ActionsEnabled: boolean | null
    readonly ActionsSuppressor: string | null
    readonly AlarmActions: readonly string[] | null
    readonly AlarmRule: string | null
  }
}

/** A composite alarm with its actions. */
export interface Composite {
  readonly name: string
  /** Undefined if the rule cannot be parsed. */
  readonly rule: AlarmRule | undefined
  /** The names or ARNs of the alarms in the rule; all its words if it cannot be parsed. */
  readonly names: readonly string[]
  readonly targets: readonly string[]
  /** Another alarm suppresses its actions, for a time or until that alarm ends. */
  readonly suppressed: boolean
  /** The current state of an alarm in the rule, by name or ARN; undefined if it is not known. */
  readonly stateOf: (alarm: string) => AlarmState | undefined
  /** Whether a name or ARN in the rule is an alarm of the filter. */
  readonly isChild: (alarm: string, of: Pick<SoundingAlarm, 'name'>) => boolean
}

/** The alarms that use a metric of a filter, each with the metric. */
export type Watching = readonly { readonly alarm: SoundingAlarm; readonly metric: CountedMetric }[]

/** The targets of a composite alarm's ALARM state; none if its actions are off. */
const compositeActions = ({ properties }: Pick<ReadComposite, 'properties'>): readonly string[] =>
  properties.ActionsEnabled === true ? (properties.AlarmActions ?? []) : []

/**
 * A composite alarm among the alarms of its region. Composite alarms in its rule are replaced by their own rules, so
 * that the rule only depends on metric alarms. A rule that contains itself counts as not parsed (CloudWatch stops its
 * evaluation).
 */
export function compositeOf(
  composite: ReadComposite,
  metricAlarms: readonly KnownAlarm[],
  composites: readonly ReadComposite[] = [],
): Composite {
  const { name, properties } = composite
  const text = properties.AlarmRule ?? ''
  const rule = inlined(parseAlarmRule(text), [composite, ...composites], [name])
  return {
    name,
    rule,
    names: rule ? namedAlarms(rule) : (text.match(/[^\s()"]+/g) ?? []),
    targets: compositeActions(composite),
    suppressed: Boolean(properties.ActionsSuppressor),
    stateOf: (alarm) => {
      const state = metricAlarms.find((one) => isCalled(alarm, one))?.state.StateValue
      return isState(state) ? state : undefined
    },
    isChild: (alarm, of) => metricAlarms.some((one) => one.name === of.name && isCalled(alarm, one)),
  }
}

const isCalled = (alarm: string, { id, name }: NamedAlarm): boolean => alarm === name || alarm === id

function inlined(
  rule: AlarmRule | undefined,
  composites: readonly ReadComposite[],
  above: readonly string[],
): AlarmRule | undefined {
  switch (rule?.is) {
    case 'state': {
      const inner = composites.find((one) => isCalled(rule.alarm, one))
      if (inner === undefined) return rule
      if (above.includes(inner.name)) return undefined
      const of = inlined(parseAlarmRule(inner.properties.AlarmRule ?? ''), composites, [...above, inner.name])
      if (!of || rule.state === 'ALARM') return of
      // a composite alarm has INSUFFICIENT_DATA only right after its creation
      return rule.state === 'OK' ? { is: 'not', of } : { is: 'constant', value: false }
    }
    case 'not': {
      const of = inlined(rule.of, composites, above)
      return of && { is: 'not', of }
    }
    case 'and':
    case 'or': {
      const of = rule.of.map((one) => inlined(one, composites, above)).filter((one) => one !== undefined)
      return of.length === rule.of.length ? { is: rule.is, of } : undefined
    }
    default:
      return rule
  }
}

const isState = (state: string | null | undefined): state is AlarmState =>
  state === 'ALARM' || state === 'OK' || state === 'INSUFFICIENT_DATA'

/** Whether the rule of a composite alarm depends on one of the alarms. */
export const restsOnOne = ({ names, isChild }: Composite, watching: Watching): boolean =>
  watching.some(({ alarm }) => names.some((name) => isChild(name, alarm)))

/**
 * Whether one event makes a composite alarm send to one of its targets: its rule is false in the current state, and
 * true once the filter's alarms that react are in ALARM (AmazonCloudWatch/latest/monitoring/alarm-combining.html).
 */
export function compositeDelivery(
  { name, rule, suppressed, stateOf, isChild }: Composite,
  targets: readonly string[],
  watching: Watching,
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
    const child = watching.find((one) => isChild(alarm, one.alarm))
    if (!child) return stateOf(alarm)
    const { is } = soundsAtOne(child.alarm, child.metric)
    return is === 'yes' ? 'ALARM' : is === 'no' ? stateOf(alarm) : undefined
  }
  const [before, then] = [ruleHolds(rule, stateOf), ruleHolds(rule, after)]
  if (then === false) return { reaches: 'no', why: `the composite alarm ${name} does not sound at one event` }
  if (before === true) return { reaches: 'no', why: `the composite alarm ${name} is in alarm already` }
  return then === true && before === false ? delivery : unknown('it rests on alarms that are not known')
}

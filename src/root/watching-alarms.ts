import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch'
import { type AlarmRule, type AlarmState, namedAlarms, parseAlarmRule } from '../core/alarm-rule.ts'
import { alarmProperties, alarmState } from '../services/cloudwatch/collect.ts'
import type { JudgedAlarm } from '../services/logs/controls/judged-alarm.ts'
import type { Composite } from './alarms.ts'

/** An alarm as it is judged. */
export const judged = (alarm: MetricAlarm): JudgedAlarm => ({
  name: alarm.AlarmName ?? '',
  properties: alarmProperties(alarm),
  state: alarmState(alarm),
})

/**
 * A composite alarm among the alarms of its region. A composite alarm that its rule names stands there as its own rule, so that all rests on metric
 * alarms; a rule that comes back to itself is not understood (CloudWatch stops its evaluation).
 */
export function compositeOf(
  composite: CompositeAlarm,
  metricAlarms: readonly MetricAlarm[],
  composites: readonly CompositeAlarm[] = [],
): Composite {
  const { AlarmName = '', AlarmRule = '', ActionsEnabled, AlarmActions = [], ActionsSuppressor } = composite
  const rule = inlined(parseAlarmRule(AlarmRule), [composite, ...composites], [AlarmName])
  return {
    name: AlarmName,
    rule,
    names: rule ? namedAlarms(rule) : (AlarmRule.match(/[^\s()"]+/g) ?? []),
    targets: ActionsEnabled === true ? AlarmActions : [],
    suppressed: ActionsSuppressor !== undefined && ActionsSuppressor !== '',
    stateOf: (alarm) => {
      const state = metricAlarms.find((one) => isCalled(alarm, one))?.StateValue
      return isState(state) ? state : undefined
    },
    isChild: (alarm, of) => metricAlarms.some((one) => one.AlarmName === of.name && isCalled(alarm, one)),
  }
}

const isCalled = (alarm: string, { AlarmName: name, AlarmArn: arn }: Pick<MetricAlarm, 'AlarmName' | 'AlarmArn'>) =>
  alarm === name || alarm === arn

function inlined(
  rule: AlarmRule | undefined,
  composites: readonly CompositeAlarm[],
  above: readonly string[],
): AlarmRule | undefined {
  switch (rule?.is) {
    case 'state': {
      const inner = composites.find((one) => isCalled(rule.alarm, one))
      const name = inner?.AlarmName
      if (name === undefined) return rule
      if (above.includes(name)) return undefined
      const of = inlined(parseAlarmRule(inner?.AlarmRule ?? ''), composites, [...above, name])
      if (!of || rule.state === 'ALARM') return of
      // it waits for data only right after it is made
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

const isState = (state: string | undefined): state is AlarmState =>
  state === 'ALARM' || state === 'OK' || state === 'INSUFFICIENT_DATA'

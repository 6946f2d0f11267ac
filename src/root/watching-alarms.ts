import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch'
import { alarmProperties, alarmState } from '../services/cloudwatch/collect.ts'
import { type AlarmState, namedAlarms, parseAlarmRule } from '../services/logs/controls/composite.ts'
import type { JudgedAlarm } from '../services/logs/controls/judged-alarm.ts'
import type { Composite } from './alarms.ts'

/** An alarm as it is judged. */
export const judged = (alarm: MetricAlarm): JudgedAlarm => ({
  name: alarm.AlarmName ?? '',
  properties: alarmProperties(alarm),
  state: alarmState(alarm),
})

/** A composite alarm among the metric alarms of its region. Of other composite alarms no state is taken: they may rest on the same. */
export function compositeOf(composite: CompositeAlarm, metricAlarms: readonly MetricAlarm[]): Composite {
  const { AlarmName = '', AlarmRule = '', ActionsEnabled, AlarmActions = [], ActionsSuppressor } = composite
  const called = (alarm: string, { AlarmName: name, AlarmArn: arn }: MetricAlarm): boolean =>
    alarm === name || alarm === arn
  const rule = parseAlarmRule(AlarmRule)
  return {
    name: AlarmName,
    rule,
    names: rule ? namedAlarms(rule) : (AlarmRule.match(/[^\s()"]+/g) ?? []),
    targets: ActionsEnabled === true ? AlarmActions : [],
    suppressed: ActionsSuppressor !== undefined && ActionsSuppressor !== '',
    stateOf: (alarm) => {
      const state = metricAlarms.find((one) => called(alarm, one))?.StateValue
      return isState(state) ? state : undefined
    },
    isChild: (alarm, of) => metricAlarms.some((one) => one.AlarmName === of.name && called(alarm, one)),
  }
}

const isState = (state: string | undefined): state is AlarmState =>
  state === 'ALARM' || state === 'OK' || state === 'INSUFFICIENT_DATA'

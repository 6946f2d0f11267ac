import { missing } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import { countedMetric, soundingAlarm } from '../logs/controls/examples.ts'
import { prescribed } from '../logs/controls/metric-filters.ts'
import * as c from './controls.ts'

const topic = 'arn:aws:sns:eu-central-1:111122223333:alarms'
const foreign = 'arn:aws:sns:eu-central-1:444455556666:alarms'

const acts = { AlarmActions: [topic], InsufficientDataActions: [topic], OKActions: [topic] }
examples(c.alarmsAct, {
  met: [
    { AlarmActions: [topic], InsufficientDataActions: [], OKActions: [] },
    { ...acts, parameters: { insufficientDataActionRequired: true } },
    { ...acts, parameters: { okActionRequired: true } },
    { ...acts },
  ],
  unmet: [
    { ...acts, AlarmActions: [] },
    { ...acts, AlarmActions: null },
    { ...acts, InsufficientDataActions: [], parameters: { insufficientDataActionRequired: true } },
    { ...acts, OKActions: [], parameters: { okActionRequired: true } },
  ],
})
examples(c.alarmActionsAreOn, { met: [{ ActionsEnabled: true }], unmet: [{ ActionsEnabled: false }] })
const heard = (TopicArn = topic, Confirmed = true) => ({ TopicArn, state: { Confirmed } })
const noSubscriptions = missing('sns:ListSubscriptions')
examples(c.alarmsReachARecipient, {
  met: [
    { AlarmActions: [topic], near: { subscriptions: [heard()] } },
    { AlarmActions: [topic], near: { subscriptions: [heard(), noSubscriptions] } },
  ],
  unmet: [
    { AlarmActions: [topic], near: { subscriptions: [] } },
    { AlarmActions: [topic], near: { subscriptions: [heard(topic, false)] } },
    { AlarmActions: [topic], near: { subscriptions: [heard(`${topic}-of-others`)] } },
  ],
  unknown: [
    { AlarmActions: [foreign], near: { subscriptions: [] } },
    { AlarmActions: [topic], near: { subscriptions: [heard(topic, false), noSubscriptions] } },
  ],
  notApplicable: [{ AlarmActions: ['arn:aws:automate:eu-central-1:ec2:recover'], near: { subscriptions: [heard()] } }],
})

const [, rootPattern] = prescribed[1] ?? []
const filter = { FilterPattern: rootPattern, MetricTransformations: [countedMetric] }
const other = { FilterPattern: 'ERROR', MetricTransformations: [countedMetric] }
const { MetricTransformations: _, ...ofUnseenMetrics } = filter
const noFilters = missing('logs:DescribeMetricFilters')
const alarm = {
  ...soundingAlarm,
  state: { StateValue: 'OK' },
  near: { filters: [filter], alarms: [], composites: [], mutes: [], subscriptions: [heard()] },
}
const ignoring = { ...alarm, TreatMissingData: 'ignore' }
const thrice = { ...alarm, EvaluationPeriods: 3, DatapointsToAlarm: 1, TreatMissingData: 'notBreaching' }
const steady = { ...alarm, TreatMissingData: 'notBreaching' }
const defaulting = { ...filter, MetricTransformations: [{ ...countedMetric, DefaultValue: 0 }] }
const averaging = { ...alarm, Statistic: 'Average', near: { ...alarm.near, filters: [defaulting] } }
const stat = { Metric: { MetricName: 'Count', Namespace: 'Trail' }, Period: 300, Stat: 'Sum' }
const math = (Expression: string) => ({
  ...alarm,
  MetricName: null,
  Namespace: null,
  Metrics: [
    { Id: 'm', MetricStat: stat, ReturnData: false },
    { Id: 'e', Expression },
  ],
})
const banded = {
  ...math('m'),
  Metrics: [
    { Id: 'm', MetricStat: stat },
    { Id: 'n', Expression: 'm + 1' },
  ],
  ThresholdMetricId: 'n',
}
const around = (more: object) => ({ ...alarm, near: { ...alarm.near, ...more } })

const composite = { ActionsEnabled: true, ActionsSuppressor: null, AlarmActions: [topic], AlarmRule: 'ALARM(subject)' }
/** The alarm does nothing by itself, and a composite alarm rests on it. */
const under = (changes: object = {}, more: object = {}) => ({
  ...around({ composites: [{ ...composite, ...changes }], ...more }),
  AlarmActions: [],
})
const both = { AlarmRule: 'ALARM(subject) AND ALARM("alarms-0")' }
const either = { AlarmRule: 'ALARM(subject) OR ALARM("alarms-0")' }
const { ActionsEnabled: __, AlarmActions: ___, ...second } = { ...soundingAlarm, state: { StateValue: 'OK' } }
/** The composite alarm rests on a second alarm on the metric as well. */
const withSecond = (changes: object = {}, more: object = {}) =>
  under(both, { alarms: [{ ...second, ...changes }], ...more })
const plainly = { MetricName: null, Namespace: null }
const secondMath = (Expression: string) => ({ ...plainly, Metrics: math(Expression).Metrics })
const secondBand = { ...plainly, Metrics: banded.Metrics }
const thriceSecond = { EvaluationPeriods: 3, DatapointsToAlarm: 1, TreatMissingData: 'notBreaching' }
const defaults = { filters: [defaulting] }
const mute = { Status: 'ACTIVE', MuteTargets: { AlarmNames: ['subject'] } }
const others = { AlarmNames: ['other'] }
const [noAlarms, noMutes] = [missing('cloudwatch:DescribeAlarms'), missing('cloudwatch:ListAlarmMuteRules')]

examples(c.alarmsSoundAtOneEvent, {
  absent: ['MetricName', 'Namespace'],
  met: [
    alarm,
    under(),
    under({ AlarmActions: [foreign, topic] }),
    around({ composites: [noAlarms] }),
    around({ alarms: [noAlarms] }),
    withSecond(),
    withSecond(secondMath('m')),
    withSecond({ ...secondBand, ThresholdMetricId: 'n' }),
    withSecond(thriceSecond),
    withSecond({ TreatMissingData: 'notBreaching' }),
    withSecond({ TreatMissingData: 'ignore' }),
    under(either, { alarms: [second] }),
    // it stays in alarm, which the composite alarm wants
    withSecond({ TreatMissingData: 'ignore', state: { StateValue: 'ALARM' } }),
    withSecond({ Statistic: 'Average', Period: 60 }, defaults),
    // the composite alarm is not muted where the alarm is that it rests on
    under({}, { mutes: [mute] }),
    around({ mutes: [{ ...mute, Status: 'EXPIRED' }] }),
    around({ mutes: [{ ...mute, MuteTargets: others }] }),

    ignoring,
    thrice,
    steady,
    // the average of one minute is that of its event
    { ...averaging, Period: 60 },
    { ...alarm, AlarmActions: [foreign, topic] },
    // computed with the metric alone
    math('FILL(m, 0)'),
    math('IF(FILL(m, 0) > 0, 1, 0)'),
    banded,
    // a filter on other events asks for nothing
    around({ filters: [filter, other] }),
    around({ subscriptions: [heard(), noSubscriptions] }),
  ],
  unmet: [
    around({ mutes: [mute] }),
    { ...around({ mutes: [mute, noMutes] }), Threshold: 2 },
    under({}, { mutes: [{ ...mute, MuteTargets: { AlarmNames: ['composites-0'] } }] }),
    under({ ActionsEnabled: false }),
    under({ AlarmActions: [] }),
    under({ AlarmRule: 'ALARM(subject) AND FALSE' }),
    // it is in alarm already
    under({ AlarmRule: 'ALARM(subject) OR TRUE' }),
    { ...under(), Threshold: 2 },
    withSecond({ Threshold: 2 }),
    withSecond(secondMath('m - 1')),
    withSecond({ ComparisonOperator: 'LessThanThreshold' }),
    withSecond({ Dimensions: [{ Name: 'Region', Value: 'eu-central-1' }] }),
    withSecond({ Unit: 'Bytes' }),
    withSecond({ MetricName: 'Other' }),
    withSecond({ Namespace: 'Other' }),
    withSecond({ TreatMissingData: 'breaching' }),
    withSecond({ TreatMissingData: 'notBreaching', EvaluationPeriods: 2 }),
    withSecond({ ...thriceSecond, DatapointsToAlarm: 2 }),
    // the second one is in alarm already, and so is the composite alarm
    under(either, { alarms: [{ ...second, state: { StateValue: 'ALARM' } }] }),
    { ...alarm, ActionsEnabled: false },
    { ...alarm, AlarmActions: [] },
    { ...alarm, Threshold: 2 },
    math('m - 1'),
    { ...alarm, ComparisonOperator: 'LessThanThreshold' },
    { ...alarm, Dimensions: [{ Name: 'Region', Value: 'eu-central-1' }] },
    { ...alarm, Unit: 'Bytes' },
    { ...alarm, TreatMissingData: 'breaching' },
    { ...ignoring, state: { StateValue: 'ALARM' } },
    { ...thrice, DatapointsToAlarm: 2 },
    { ...steady, EvaluationPeriods: 2 },
    around({ filters: [{ ...filter, MetricTransformations: [{ ...countedMetric, MetricValue: '0' }] }] }),
    // one of two filters that write the metric counts nothing
    around({ filters: [filter, { ...filter, MetricTransformations: [{ ...countedMetric, MetricValue: '0' }] }] }),
    { ...around({ filters: [filter, noFilters] }), Threshold: 2 },
    around({ subscriptions: [] }),
    around({ subscriptions: [heard(topic, false)] }),
  ],
  unknown: [
    around({ mutes: [{ ...mute, Status: 'SCHEDULED' }] }),
    around({ mutes: [noMutes] }),
    under({ ActionsSuppressor: 'other' }),
    under({ AlarmRule: 'ALARM(subject) AND ALARM(unseen)' }),
    under({ AlarmRule: 'no rule, subject' }),
    under({}, { alarms: [noAlarms] }),
    { ...around({ composites: [noAlarms] }), AlarmActions: [] },
    withSecond({ Statistic: null }),
    withSecond({ ...secondBand, ThresholdMetricId: null }),
    withSecond({ Statistic: 'Average', Period: 300 }, defaults),
    { ...averaging, Period: 300 },
    { ...alarm, Statistic: null },
    math('m + METRICS()'),
    // two that are given back, and none of them is the band of the other
    { ...banded, ThresholdMetricId: null },
    { ...alarm, AlarmActions: [foreign] },
    around({ filters: [noFilters] }),
    around({ filters: [filter, noFilters] }),
    around({ filters: [filter, ofUnseenMetrics] }),
    around({ subscriptions: [heard(topic, false), noSubscriptions] }),
  ],
  notApplicable: [
    around({ filters: [] }),
    around({ filters: [other] }),
    { ...alarm, MetricName: 'Other' },
    { ...alarm, Namespace: 'Other' },
    // it looks at none
    { ...alarm, MetricName: null, Namespace: null },
  ],
})

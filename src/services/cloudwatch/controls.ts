import { unknown } from '../../controls/answer.ts'
import { allOf, control, those } from '../../controls/control.ts'
import { Found } from '../../controls/found.ts'
import { parseArn } from '../../core/arn.ts'
import { actionsOf, deliveryOf, isTopic } from '../logs/controls/alarms.ts'
import { alarmReads } from '../logs/controls/judged-alarm.ts'
import { isPrescribed, metricsOf } from '../logs/controls/metric-filters.ts'
import { looksAt } from '../logs/controls/plain-alarm.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html'
const ALARM = 'AWS::CloudWatch::Alarm'

export const alarmsAct = control({
  id: 'CloudWatch.15',
  compared: '2026-11-30',
  parameters: {
    alarmActionRequired: { value: true },
    insufficientDataActionRequired: { value: false, among: [true, false] },
    okActionRequired: { value: false, among: [true, false] },
  },
  configRule: 'cloudwatch-alarm-action-check',
  on: ALARM,
  responsibility: 'monitoring',
  severity: 'high',
  title: 'CloudWatch alarms should have an action configured for the ALARM state',
  finding: ({ AlarmActions, InsufficientDataActions }, { parameters }) => {
    if (!AlarmActions?.length) return 'AlarmActions is empty'
    return parameters.insufficientDataActionRequired && !InsufficientDataActions?.length
      ? 'InsufficientDataActions is empty'
      : 'OKActions is empty'
  },
  reads: ['AlarmActions', 'InsufficientDataActions', 'OKActions'],
  holds: (alarm, { parameters }) =>
    Boolean(alarm.AlarmActions?.length) &&
    (!parameters.insufficientDataActionRequired || Boolean(alarm.InsufficientDataActions?.length)) &&
    (!parameters.okActionRequired || Boolean(alarm.OKActions?.length)),
  fix: 'Give the alarm an action for the ALARM state, such as an SNS topic (PutMetricAlarm AlarmActions).',
  source: `${docs}#cloudwatch-15`,
})

export const alarmActionsAreOn = control({
  id: 'CloudWatch.17',
  compared: '2026-11-30',
  configRule: 'cloudwatch-alarm-action-enabled-check',
  on: ALARM,
  responsibility: 'monitoring',
  severity: 'high',
  title: 'CloudWatch alarm actions should be enabled',
  finding: 'ActionsEnabled is false',
  reads: ['ActionsEnabled'],
  holds: (alarm) => alarm.ActionsEnabled,
  fix: 'Turn on the actions of the alarm (EnableAlarmActions).',
  source: `${docs}#cloudwatch-17`,
})

export const alarmsReachSomebody = control({
  id: 'Demarc.CloudWatch.1',
  on: ALARM,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'CloudWatch alarms should notify SNS topics that have a confirmed subscription',
  finding: 'An SNS topic of the alarm has no confirmed subscription',
  reads: ['AlarmActions'],
  near: {
    subscriptions: those('AWS::SNS::Subscription', {
      where: 'TopicArn',
      is: ({ AlarmActions: actions }) => topicsOf(actions),
      reads: ['TopicArn', 'state.Confirmed'],
    }),
  },
  applies: (alarm) => topicsOf(alarm.AlarmActions).length > 0,
  holds: (alarm, { account, near }) => {
    const isHeard = (topic: string): boolean =>
      near.subscriptions.some(({ properties, state }) => properties.TopicArn === topic && state.Confirmed === true)
    // who receives a topic of another account cannot be read
    const isForeign = (topic: string): boolean => parseArn(topic)?.account !== account
    return Found.of(topicsOf(alarm.AlarmActions)).every(
      (topic) => isHeard(topic) || (isForeign(topic) && unknown(`the subscriptions of ${topic}`)),
    )
  },
  fix: 'Subscribe the people on call to the topic, and have them confirm (Subscribe, ConfirmSubscription).',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html',
})

/** The filters whose events AWS wants an alarm on. */
const prescribedFilters = {
  filters: allOf('AWS::Logs::MetricFilter', { within: 'region', reads: ['FilterPattern', 'MetricTransformations'] }),
} as const

export const alarmsSoundAtOneEvent = control({
  id: 'Demarc.CloudWatch.3',
  on: ALARM,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'Alarms for CloudWatch.1 to CloudWatch.14 should go off at one event and reach a subscriber',
  finding: 'Alarm does not go off at a single event, or reaches no confirmed subscription',
  reads: alarmReads,
  near: {
    ...prescribedFilters,
    subscriptions: those('AWS::SNS::Subscription', {
      where: 'TopicArn',
      is: ({ AlarmActions: actions }) => topicsOf(actions),
      reads: ['TopicArn', 'state.Confirmed'],
    }),
  },
  applies: (alarm, { near }) =>
    near.filters.some(
      ({ properties: filter }) =>
        isPrescribed(filter.FilterPattern) &&
        metricsOf(filter.MetricTransformations).some((metric) => looksAt(alarm, metric)),
    ),
  holds: (properties, { name, account, state, near }) =>
    near.filters
      .filter(({ properties: filter }) => isPrescribed(filter.FilterPattern))
      .flatMap(({ properties: filter }) => metricsOf(filter.MetricTransformations))
      .every((metric) => {
        if (!looksAt(properties, metric)) return true
        const alarm = { name, properties, state }
        return Found.of(actionsOf(alarm).filter(isTopic)).some((topic) => {
          const { reaches, why } = deliveryOf(alarm, metric, [topic], (one) =>
            near.subscriptions.some((each) => each.properties.TopicArn === one && each.state.Confirmed === true)
              ? 'yes'
              : parseArn(one)?.account === account
                ? 'no'
                : 'unknown',
          )
          return reaches === 'unknown' ? unknown(why ?? '') : reaches === 'yes'
        })
      }),
  fix: 'Set the alarm to Sum of 1 or more in one period, with missing data not breaching and actions enabled (PutMetricAlarm), and confirm a subscription to its topic.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html',
})

// safe: `reads` names the property, and so it has the shape of CloudFormation's, or is null
const topicsOf = (actions: unknown): readonly string[] =>
  ((actions ?? []) as readonly string[]).filter((action) => parseArn(action)?.service === 'sns')

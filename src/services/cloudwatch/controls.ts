import { unknown } from '../../controls/answer.ts'
import { allOf, control, type Near, those } from '../../controls/control.ts'
import { any, Found } from '../../controls/found.ts'
import { parseArn } from '../../core/arn.ts'
import { actionsOf, type Delivery, deliveryOf, isTopic, type Subscriptions } from '../logs/controls/alarms.ts'
import { compositeDelivery, compositeOf, compositeReads, restsOnOne } from '../logs/controls/composite.ts'
import { alarmReads, soundingReads } from '../logs/controls/judged-alarm.ts'
import { isPrescribed, metricsOf } from '../logs/controls/metric-filters.ts'
import { type MuteRule, unlessMuted } from '../logs/controls/muting.ts'
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
  responsibility: 'log-and-alert-settings',
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
  responsibility: 'log-and-alert-settings',
  severity: 'high',
  title: 'CloudWatch alarm actions should be enabled',
  finding: 'ActionsEnabled is false',
  reads: ['ActionsEnabled'],
  holds: (alarm) => alarm.ActionsEnabled,
  fix: 'Turn on the actions of the alarm (EnableAlarmActions).',
  source: `${docs}#cloudwatch-17`,
})

export const alarmsReachARecipient = control({
  id: 'Demarc.CloudWatch.1',
  on: ALARM,
  responsibility: 'log-and-alert-settings',
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
    // the subscribers of a topic in another account cannot be read
    const isForeign = (topic: string): boolean => parseArn(topic)?.account !== account
    return Found.of(topicsOf(alarm.AlarmActions)).every(
      (topic) => isHeard(topic) || (isForeign(topic) && unknown(`the subscriptions of ${topic}`)),
    )
  },
  fix: 'Subscribe the people on call to the topic, and have them confirm (Subscribe, ConfirmSubscription).',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html',
})

/**
 * The metric filters for which AWS requires an alarm, and the other resources that decide whether the alarm reaches a
 * subscriber.
 */
const aroundAlarm = {
  filters: allOf('AWS::Logs::MetricFilter', { within: 'region', reads: ['FilterPattern', 'MetricTransformations'] }),
  alarms: allOf(ALARM, { within: 'region', reads: soundingReads }),
  composites: allOf('AWS::CloudWatch::CompositeAlarm', { within: 'region', reads: compositeReads }),
  mutes: allOf('AWS::CloudWatch::AlarmMuteRule', { within: 'region', reads: ['MuteTargets', 'Status'] }),
} as const

export const alarmsSoundAtOneEvent = control({
  id: 'Demarc.CloudWatch.3',
  on: ALARM,
  responsibility: 'log-and-alert-settings',
  severity: 'medium',
  title: 'Alarms for CloudWatch.1 to CloudWatch.14 should go off at one event and reach a subscriber',
  finding: 'Alarm does not go off at a single event, is muted, or reaches no confirmed subscription',
  reads: alarmReads,
  near: {
    ...aroundAlarm,
    subscriptions: those('AWS::SNS::Subscription', {
      where: 'TopicArn',
      is: ({ AlarmActions: actions }, _, { composites }) => [
        ...topicsOf(actions),
        ...(composites?.seen() ?? []).flatMap(({ properties }) => topicsOf(properties['AlarmActions'])),
      ],
      reads: ['TopicArn', 'state.Confirmed'],
    }),
  },
  applies: (alarm, { near }) =>
    near.filters.some(
      ({ properties: filter }) =>
        isPrescribed(filter.FilterPattern) &&
        metricsOf(filter.MetricTransformations).some((metric) => looksAt(alarm, metric)),
    ),
  holds: (properties, { name, account, state, near }) => {
    const alarm = { name, properties, state }
    const heard: Subscriptions = (topic) =>
      near.subscriptions.some((each) => each.properties.TopicArn === topic && each.state.Confirmed === true)
        ? 'yes'
        : parseArn(topic)?.account === account
          ? 'no'
          : 'unknown'
    /** Does one of an alarm's topics receive its message? */
    const isHeard = (by: string, targets: readonly string[], deliver: (topic: string) => Delivery): boolean =>
      Found.of(targets.filter(isTopic)).some((topic) => {
        const delivery = deliver(topic)
        // muting only matters if the message would be delivered
        const { reaches, why } = delivery.reaches === 'no' ? delivery : unlessMuted(delivery, by, rulesOf(near.mutes))
        return reaches === 'unknown' ? unknown(why ?? '') : reaches === 'yes'
      })
    return near.filters
      .filter(({ properties: filter }) => isPrescribed(filter.FilterPattern))
      .flatMap(({ properties: filter }) => metricsOf(filter.MetricTransformations))
      .every(
        (metric) =>
          !looksAt(properties, metric) ||
          any(
            () => isHeard(name, actionsOf(alarm), (topic) => deliveryOf(alarm, metric, [topic], heard)),
            () =>
              near.composites.some((read) => {
                const watching = near.alarms
                  .filter((one) => looksAt(one.properties, metric) !== undefined)
                  .whole.map((one) => ({ alarm: one, metric }))
                const one = compositeOf(read, near.alarms.whole, near.composites.whole)
                return (
                  one.targets.length > 0 &&
                  restsOnOne(one, [{ alarm, metric }]) &&
                  isHeard(one.name, one.targets, (topic) => compositeDelivery(one, [topic], watching, heard))
                )
              }),
          ),
      )
  },
  fix: 'Set the alarm to Sum of 1 or more in one period, with missing data not breaching and actions enabled (PutMetricAlarm), and confirm a subscription to its topic.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html',
})

/** The mute rules that still have an effect. */
const rulesOf = (mutes: Found<Near<'AWS::CloudWatch::AlarmMuteRule', 'MuteTargets' | 'Status'>>): readonly MuteRule[] =>
  mutes
    .filter(({ properties }) => properties.Status !== 'EXPIRED')
    .whole.map(({ name, properties: { MuteTargets, Status } }) => ({
      name,
      status: Status,
      alarms: MuteTargets?.AlarmNames ?? [],
    }))

// safe: `reads` names the property, so it has the shape of CloudFormation's property or is null
const topicsOf = (actions: unknown): readonly string[] =>
  ((actions ?? []) as readonly string[]).filter((action) => parseArn(action)?.service === 'sns')

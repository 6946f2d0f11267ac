import { parseArn } from '../../../core/arn.ts'
import type { CountedMetric, JudgedAlarm } from './judged-alarm.ts'
import { soundsAtOne } from './sounding.ts'

/** Whether a message reaches a person: `unknown` where it goes to a target whose receivers AWS does not show. */
export type Reaches = 'yes' | 'no' | 'unknown'

/** Whether a message reaches a person; where it does not, or that is not known, why. */
export interface Delivery {
  readonly reaches: Reaches
  readonly why: string | null
}

/** Whether a confirmed subscription receives what is sent to a topic. */
export type Subscriptions = (topicArn: string) => Reaches

export const isTopic = (arn: string): boolean => parseArn(arn)?.service === 'sns'

/** The targets of an alarm's ALARM state, as far as its actions are switched on. */
export const actionsOf = ({ properties }: Pick<JudgedAlarm, 'properties'>): readonly string[] =>
  properties.ActionsEnabled === true ? (properties.AlarmActions ?? []) : []

/**
 * Judges whether one event that a metric filter counts makes an alarm on its metric send a message, and whether the message reaches
 * a person. `targets`: those of the alarm's actions that count.
 */
export function deliveryOf(
  alarm: JudgedAlarm,
  metric: CountedMetric,
  targets: readonly string[],
  subscriptions: Subscriptions,
): Delivery {
  if (targets.length === 0) return { reaches: 'no', why: 'the alarm on its metric does nothing' }
  const sounding = soundsAtOne(alarm, metric)
  if (sounding.is === 'no') return { reaches: 'no', why: `the alarm ${alarm.name} ${sounding.why}` }
  const delivery = deliveryTo(targets, subscriptions)
  // an alarm that cannot be judged reaches no person where there is none at its end
  return sounding.is === 'yes' || delivery.reaches === 'no'
    ? delivery
    : { reaches: 'unknown', why: `the alarm ${alarm.name} ${sounding.why}: whether it sounds cannot be judged` }
}

/** Whether a message to some targets reaches a person. AWS shows the receivers of SNS topics alone. */
export function deliveryTo(targets: readonly string[], subscriptions: Subscriptions): Delivery {
  const found = targets.map((target) => ({ target, reaches: isTopic(target) ? subscriptions(target) : 'unknown' }))
  if (found.some(({ reaches }) => reaches === 'yes')) return { reaches: 'yes', why: null }
  const dark = found.find(({ reaches }) => reaches === 'unknown')
  if (dark) return { reaches: 'unknown', why: `who hears of ${dark.target} cannot be read` }
  return { reaches: 'no', why: `no confirmed subscription to ${targets.join(', ')}` }
}

/** The best of some deliveries; undefined where none reaches a person, for certain or perhaps. */
export const bestOf = (deliveries: readonly Delivery[]): Delivery | undefined =>
  (['yes', 'unknown'] as const).flatMap((wanted) => deliveries.find(({ reaches }) => reaches === wanted) ?? [])[0]

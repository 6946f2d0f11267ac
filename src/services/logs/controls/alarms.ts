import { parseArn } from '../../../core/arn.ts'
import type { CountedMetric, JudgedAlarm } from './judged-alarm.ts'
import { soundsAtOne } from './sounding.ts'

/** Whether a message reaches a person: `unknown` for a target whose recipients AWS does not show. */
export type Reaches = 'yes' | 'no' | 'unknown'

/** Whether a message reaches a person; if it does not, or that is not known, the reason. */
export interface Delivery {
  readonly reaches: Reaches
  readonly why: string | null
}

/** Whether a topic has a confirmed subscription. */
export type Subscriptions = (topicArn: string) => Reaches

export const isTopic = (arn: string): boolean => parseArn(arn)?.service === 'sns'

/** The targets of an alarm's ALARM state; none if its actions are off. */
export const actionsOf = ({ properties }: Pick<JudgedAlarm, 'properties'>): readonly string[] =>
  properties.ActionsEnabled === true ? (properties.AlarmActions ?? []) : []

/**
 * Whether one event that a metric filter counts makes an alarm on its metric send a message, and whether the message
 * reaches a person. `targets`: those of the alarm's actions that count.
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
  // an alarm that cannot be judged does not matter if no person receives its messages
  return sounding.is === 'yes' || delivery.reaches === 'no'
    ? delivery
    : { reaches: 'unknown', why: `the alarm ${alarm.name} ${sounding.why}: whether it sounds cannot be judged` }
}

/** Whether a message to the targets reaches a person. AWS shows recipients only for SNS topics. */
export function deliveryTo(targets: readonly string[], subscriptions: Subscriptions): Delivery {
  const found = targets.map((target) => ({ target, reaches: isTopic(target) ? subscriptions(target) : 'unknown' }))
  if (found.some(({ reaches }) => reaches === 'yes')) return { reaches: 'yes', why: null }
  const dark = found.find(({ reaches }) => reaches === 'unknown')
  if (dark) return { reaches: 'unknown', why: `who hears of ${dark.target} cannot be read` }
  return { reaches: 'no', why: `no confirmed subscription to ${targets.join(', ')}` }
}

/** The best of the deliveries; undefined if none reaches a person or might. */
export const bestOf = (deliveries: readonly Delivery[]): Delivery | undefined =>
  (['yes', 'unknown'] as const).flatMap((wanted) => deliveries.find(({ reaches }) => reaches === wanted) ?? [])[0]

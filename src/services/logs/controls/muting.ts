import type { Delivery } from './alarms.ts'

/**
 * A rule that suppresses the actions of alarms at certain times
 * (AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html).
 */
export interface MuteRule {
  readonly name: string
  /** ACTIVE: it mutes now. SCHEDULED: it will mute later. EXPIRED: it never mutes again. */
  readonly status: string | null
  /** The names of the alarms that it mutes. */
  readonly alarms: readonly string[]
}

/**
 * A delivery after mute rules for its alarm. An alarm on one event is usually over before a mute window ends, and then
 * its action is never taken (AmazonCloudWatch/latest/monitoring/alarm-mute-rules-behaviour.html).
 */
export function unlessMuted(delivery: Delivery, alarm: string, rules: readonly MuteRule[]): Delivery {
  if (delivery.reaches === 'no') return delivery
  const over = rules.filter(({ status, alarms }) => status !== 'EXPIRED' && alarms.includes(alarm))
  const now = over.find(({ status }) => status === 'ACTIVE')
  if (now) return { reaches: 'no', why: `the mute rule ${now.name} keeps the actions of the alarm ${alarm} back now` }
  const [later] = over
  return later
    ? { reaches: 'unknown', why: `the mute rule ${later.name} keeps the actions of the alarm ${alarm} back at times` }
    : delivery
}

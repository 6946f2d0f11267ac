import type { Delivery } from './alarms.ts'

/** A rule that keeps the actions of alarms back at certain times (AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html). */
export interface MuteRule {
  readonly name: string
  /** ACTIVE: it mutes now; SCHEDULED: it will; EXPIRED: never again. */
  readonly status: string | null
  /** The names of the alarms whose actions it keeps back. */
  readonly alarms: readonly string[]
}

/**
 * What is left of a delivery where mute rules keep the actions of its alarm back. An alarm of one event is over before most windows end, and
 * then its action is never taken (AmazonCloudWatch/latest/monitoring/alarm-mute-rules-behaviour.html).
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

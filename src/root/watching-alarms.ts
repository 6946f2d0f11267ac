import type { CompositeAlarm, MetricAlarm, MetricDataQuery } from '@aws-sdk/client-cloudwatch'
import { alarmProperties } from '../services/cloudwatch/collect.ts'
import { type AlarmState, namedAlarms, parseAlarmRule } from '../services/logs/controls/composite.ts'
import type { CountedMetric, JudgedAlarm } from '../services/logs/controls/sounding.ts'
import type { Composite } from './alarms.ts'
import { parseMetricMath } from './metric-math.ts'

/** Whether an alarm looks at a metric, itself or among the metrics that it computes with. */
export function looksAt(alarm: MetricAlarm, { MetricName, MetricNamespace }: CountedMetric): boolean {
  if (alarm.Namespace === MetricNamespace && alarm.MetricName === MetricName) return true
  return (alarm.Metrics ?? []).some(
    ({ MetricStat, Expression }) =>
      (MetricStat?.Metric?.Namespace === MetricNamespace && MetricStat?.Metric?.MetricName === MetricName) ||
      (MetricName !== undefined && Expression?.includes(MetricName)),
  )
}

/** An alarm as it is judged. */
export const judged = (alarm: MetricAlarm): JudgedAlarm => ({
  name: alarm.AlarmName ?? '',
  properties: alarmProperties(alarm),
  state: { StateValue: alarm.StateValue ?? null },
})

/**
 * An alarm on metric math that gives back one metric as it is, or with its missing data filled, as the plain alarm that it equals; any other as it
 * is (AmazonCloudWatch/latest/monitoring/using-metric-math.html).
 */
export function plainAlarm(
  alarm: MetricAlarm,
  metric: CountedMetric,
): { readonly alarm: JudgedAlarm; readonly metric: CountedMetric } {
  const as = judged(alarm)
  const queries = alarm.Metrics ?? []
  // the band of an anomaly alarm is what the other is compared with
  const returned = queries.filter(({ Id, ReturnData }) => ReturnData !== false && Id !== alarm.ThresholdMetricId)
  const [one, ...more] = returned
  if (as.properties.MetricName !== null || !one || more.length > 0) return { alarm: as, metric }
  const filled = /^\s*FILL\(\s*(\w+)\s*,\s*(-?\d+(?:\.\d+)?)\s*\)\s*$/i.exec(one.Expression ?? '')
  const id = filled?.[1] ?? /^\s*(\w+)\s*$/.exec(one.Expression ?? '')?.[1]
  const source = one.MetricStat ? one : queries.find((query) => query.Id === id)
  const plain = source && plainProperties(source)
  if (!plain) return computed(as, one, queries, metric) ?? { alarm: { ...as, computes: one.Expression }, metric }
  return {
    alarm: { ...as, properties: { ...as.properties, ...plain } },
    // missing data that is filled is as good as a default value
    metric: filled ? { ...metric, DefaultValue: metric.DefaultValue ?? Number(filled[2]) } : metric,
  }
}

/**
 * An alarm on an expression of nothing but the filter's metric, as the plain alarm on what the expression makes of it: of one event, and of none.
 * Undefined for what other metrics count in, and for statistics that depend on how a period is divided.
 */
function computed(
  alarm: JudgedAlarm,
  { Expression = '' }: MetricDataQuery,
  queries: readonly MetricDataQuery[],
  metric: CountedMetric,
): ReturnType<typeof plainAlarm> | undefined {
  const math = parseMetricMath(Expression)
  const [value, nothing] = [Number(metric.MetricValue), metric.DefaultValue]
  if (!math || !Number.isFinite(value) || (nothing !== undefined && nothing !== 0)) return undefined
  const used = new Set<string>()
  const at = (counted: number | undefined): number | undefined =>
    math((id) => {
      used.add(id)
      return counted
    })
  const [event, quiet] = [at(value), at(nothing)]
  const sources = queries.filter(({ Id = '' }) => used.has(Id))
  const [first] = sources
  const isSame = (query: MetricDataQuery): boolean => {
    const plain = plainProperties(query)
    return (
      plain !== undefined &&
      plain.MetricName === metric.MetricName &&
      plain.Namespace === metric.MetricNamespace &&
      (plain.Statistic === 'Sum' || plain.Statistic === 'Maximum')
    )
  }
  if (!first || sources.length !== used.size || !sources.every(isSame)) return undefined
  if (event === undefined || ![event, quiet ?? 0].every(Number.isFinite)) return undefined
  const plain = plainProperties(first)
  return {
    // one value a period, exact: as a minute's sum is
    alarm: { ...alarm, properties: { ...alarm.properties, ...plain, Period: MINUTE, Statistic: 'Sum' } },
    metric: { ...metric, MetricValue: String(event), DefaultValue: quiet },
  }
}

const MINUTE = 60

const statistics: readonly string[] = ['Sum', 'SampleCount', 'Average', 'Minimum', 'Maximum']

const plainProperties = ({ MetricStat }: MetricDataQuery) =>
  MetricStat?.Metric && {
    MetricName: MetricStat.Metric.MetricName ?? null,
    Namespace: MetricStat.Metric.Namespace ?? null,
    Dimensions: MetricStat.Metric.Dimensions ?? [],
    Period: MetricStat.Period ?? null,
    Statistic: statistics.includes(MetricStat.Stat ?? '') ? (MetricStat.Stat ?? null) : null,
    Unit: MetricStat.Unit ?? null,
  }

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

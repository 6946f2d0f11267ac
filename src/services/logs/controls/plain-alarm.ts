import { queriedMetric } from '../../../core/metrics-insights.ts'
import type { Properties } from '../../../model/resource.ts'
import type { AlarmView, CountedMetric, SoundingAlarm } from './judged-alarm.ts'
import { parseMetricMath } from './metric-math.ts'

/** One metric or expression of an alarm on metric math. */
type Query = NonNullable<Properties<'AWS::CloudWatch::Alarm'>['Metrics']>[number]

/** The properties that say which metrics an alarm uses. */
type Looking = Pick<AlarmView, 'MetricName' | 'Namespace' | 'Metrics'>

/**
 * How an alarm uses a metric of its own account: directly, in an expression, or not at all. In a monitoring account, a
 * metric of another account is a different metric.
 */
export function looksAt(
  alarm: Looking,
  { MetricName, MetricNamespace }: CountedMetric,
): 'plainly' | 'computed' | undefined {
  if (alarm.Namespace === MetricNamespace && alarm.MetricName === MetricName) return 'plainly'
  const isSame = (query: Query): boolean => {
    if (query.AccountId !== undefined) return false
    const { Metric } = query.MetricStat ?? {}
    return Metric
      ? Metric.Namespace === MetricNamespace && Metric.MetricName === MetricName
      : MetricName !== undefined && queriedMetric(query.Expression ?? '') === MetricName
  }
  return (alarm.Metrics ?? []).some(isSame) ? 'computed' : undefined
}

/** An alarm on one metric, with what is written to the metric. */
interface Plain {
  readonly properties: AlarmView
  readonly metric: CountedMetric
}

/**
 * The plain alarm that equals an alarm on metric math, if that returns the metric itself, with missing data filled, or
 * an expression of this metric only (AmazonCloudWatch/latest/monitoring/using-metric-math.html). Otherwise the
 * expression that it computes.
 */
export function plainAlarm({ properties }: Pick<SoundingAlarm, 'properties'>, metric: CountedMetric): Plain | string {
  if (properties.MetricName !== null) return { properties, metric }
  const queries = properties.Metrics ?? []
  // an anomaly detection alarm compares the other metric with this band
  const band = properties.ThresholdMetricId
  const returned = queries.filter(({ Id, ReturnData }) => ReturnData !== false && (band === null || Id !== band))
  const [one, ...more] = returned
  if (!one || more.length > 0) return returned.map(({ Expression }) => Expression ?? '').join(', ')
  const filled = /^\s*FILL\(\s*(\w+)\s*,\s*(-?\d+(?:\.\d+)?)\s*\)\s*$/i.exec(one.Expression ?? '')
  const id = filled?.[1] ?? /^\s*(\w+)\s*$/.exec(one.Expression ?? '')?.[1]
  const source = one.MetricStat ? one : queries.find((query) => query.Id === id)
  const plain = source && plainProperties(source)
  if (!plain) return computed(properties, one, queries, metric) ?? one.Expression ?? ''
  return {
    properties: { ...properties, ...plain },
    // filling missing data is the same as a default value
    metric: filled ? { ...metric, DefaultValue: metric.DefaultValue ?? Number(filled[2]) } : metric,
  }
}

/**
 * The plain alarm that equals an alarm on an expression of only the filter's metric: the expression is computed for one
 * event and for none. Undefined if other metrics are part of it, and for statistics that depend on how a period is
 * divided.
 */
function computed(
  properties: AlarmView,
  { Expression = '' }: Query,
  queries: readonly Query[],
  metric: CountedMetric,
): Plain | undefined {
  const math = parseMetricMath(Expression)
  const [value, nothing] = [Number(metric.MetricValue ?? Number.NaN), metric.DefaultValue]
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
  const isSame = (query: Query): boolean => {
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
  return {
    // one exact value per period, like the sum of a minute
    properties: { ...properties, ...plainProperties(first), Period: MINUTE, Statistic: 'Sum' },
    metric: { ...metric, MetricValue: String(event), DefaultValue: quiet },
  }
}

const MINUTE = 60

const statistics: readonly string[] = ['Sum', 'SampleCount', 'Average', 'Minimum', 'Maximum']

const plainProperties = ({ MetricStat, AccountId }: Query) =>
  AccountId !== undefined
    ? undefined
    : MetricStat?.Metric && {
        MetricName: MetricStat.Metric.MetricName ?? null,
        Namespace: MetricStat.Metric.Namespace ?? null,
        Dimensions: MetricStat.Metric.Dimensions ?? [],
        Period: MetricStat.Period ?? null,
        Statistic: statistics.includes(MetricStat.Stat ?? '') ? (MetricStat.Stat ?? null) : null,
        Unit: MetricStat.Unit ?? null,
      }

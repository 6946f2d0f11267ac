import type { MetricAlarm } from '@aws-sdk/client-cloudwatch'
import type { MetricTransformation } from '@aws-sdk/client-cloudwatch-logs'

/** Whether an alarm sounds at one event that a metric filter counts; where it does not, or that cannot be judged, why. */
export type Sounding = { readonly is: 'yes' } | { readonly is: 'no' | 'unknown'; readonly why: string }

const yes: Sounding = { is: 'yes' }
const no = (why: string): Sounding => ({ is: 'no', why })
const unknown = (why: string): Sounding => ({ is: 'unknown', why })

/** Whether an alarm looks at a metric, itself or among the metrics that it computes with. */
export function looksAt(alarm: MetricAlarm, { metricName, metricNamespace }: MetricTransformation): boolean {
  if (alarm.Namespace === metricNamespace && alarm.MetricName === metricName) return true
  return (alarm.Metrics ?? []).some(
    ({ MetricStat, Expression }) =>
      (MetricStat?.Metric?.Namespace === metricNamespace && MetricStat?.Metric?.MetricName === metricName) ||
      (metricName !== undefined && Expression?.includes(metricName)),
  )
}

/** Whether the rule of a composite alarm names an alarm (AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html). */
export const restsOn = (rule: string, { AlarmName: name = '', AlarmArn: arn }: MetricAlarm): boolean =>
  rule.includes(`"${name}"`) || rule.includes(`(${name})`) || (arn !== undefined && rule.includes(arn))

/**
 * Judges one alarm on the metric of a filter, of which one event is counted where nothing was before: it must go from another
 * state to ALARM (AmazonCloudWatch/latest/monitoring/alarm-evaluation.html). What depends on more than is known is `unknown`:
 * metric math, anomaly detection, percentiles, dimensions, a value that is taken from the event.
 */
export function soundsAtOne(alarm: MetricAlarm, filter: MetricTransformation): Sounding {
  if (alarm.MetricName === undefined) return unknown('computes with several metrics')
  return (
    seesAnother(alarm, filter) ??
    isCrossed(alarm, filter) ??
    staysInAlarm(alarm, filter) ??
    wantsMore(alarm, filter) ??
    yes
  )
}

/** A metric with dimensions, or in a unit, is another than one without. */
function seesAnother({ Dimensions = [], Unit }: MetricAlarm, filter: MetricTransformation): Sounding | undefined {
  const [asked, written] = [Dimensions.map(({ Name }) => Name ?? ''), Object.keys(filter.dimensions ?? {})].map(
    (names) => names.sort().join(', '),
  )
  if (asked !== written)
    return no(
      asked === ''
        ? `looks at the metric without dimensions, and the filter writes it by ${written}`
        : `looks at the metric by ${asked}, and the filter does not write it so`,
    )
  if (asked !== '') return unknown(`hears of events by their ${asked} alone`)
  const unit = filter.unit ?? 'None'
  return Unit === undefined || Unit === unit
    ? undefined
    : no(`looks at the unit ${Unit}, and the filter writes ${unit}`)
}

/** The least and the most that a statistic of one period can be. */
type Range = readonly [least: number, most: number]

const MINUTE = 60

/** A filter writes once a minute: what it counted, or its default value where it has one and nothing was counted. */
function rangesOf(
  { Statistic, Period = MINUTE }: MetricAlarm,
  value: number,
  nothing: number | undefined,
): { readonly event: Range; readonly quiet: Range | undefined } | undefined {
  const minutes = Math.max(1, Period / MINUTE)
  const others = nothing === undefined ? 0 : minutes - 1
  const range = (a: number, b: number): Range => [Math.min(a, b), Math.max(a, b)]
  const quiet = (a: number, b = a): Range | undefined => (nothing === undefined ? undefined : range(a, b))
  const rest = nothing ?? 0
  switch (Statistic) {
    case 'Sum':
      return { event: range(value, value + rest * others), quiet: quiet(rest, rest * minutes) }
    case 'SampleCount':
      return { event: range(1, 1 + others), quiet: quiet(1, minutes) }
    case 'Average':
      return { event: range(value, (value + rest * others) / (1 + others)), quiet: quiet(rest) }
    case 'Minimum':
      return { event: range(value, others > 0 ? Math.min(value, rest) : value), quiet: quiet(rest) }
    case 'Maximum':
      return { event: range(value, others > 0 ? Math.max(value, rest) : value), quiet: quiet(rest) }
    default:
      return undefined
  }
}

const crosses: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
}

/** Whether one event crosses the threshold; undefined where it surely does, and nothing does not. */
function isCrossed(alarm: MetricAlarm, { metricValue = '', defaultValue }: MetricTransformation): Sounding | undefined {
  const { ComparisonOperator = '', Threshold, Statistic, ExtendedStatistic } = alarm
  const value = metricValue.trim() === '' ? Number.NaN : Number(metricValue)
  if (Number.isNaN(value)) return unknown(`counts ${metricValue} of each event`)
  const crossed = crosses[ComparisonOperator]
  if (!crossed || Threshold === undefined)
    return unknown(`compares by ${ComparisonOperator}, which learns its threshold`)
  const ranges = rangesOf(alarm, value, defaultValue)
  if (!ranges) return unknown(`looks at ${ExtendedStatistic ?? Statistic ?? 'no statistic'}`)
  const test = ([least, most]: Range): boolean | undefined => {
    const [a, b] = [crossed(least, Threshold), crossed(most, Threshold)]
    return a === b ? a : undefined
  }
  const wants = `${ComparisonOperator} ${Threshold}`
  const [atEvent, atRest] = [test(ranges.event), ranges.quiet ? test(ranges.quiet) : false]
  if (atEvent === false)
    return no(`stays silent: one event has the ${Statistic} ${ranges.event[0]}, and it wants ${wants}`)
  if (atRest === true) return no(`is in alarm all the time: the ${Statistic} of no event fulfils ${wants} as well`)
  if (atEvent === undefined || atRest === undefined)
    return unknown(`wants a ${Statistic} ${wants}, which one event does not fulfil in every period`)
  return ComparisonOperator.startsWith('Less')
    ? unknown(`wants a ${Statistic} ${wants}, so that more events silence it`)
    : undefined
}

/** Without data it is in ALARM, or does not leave it: then nothing moves it there. */
function staysInAlarm(
  { TreatMissingData, StateValue }: MetricAlarm,
  { defaultValue }: MetricTransformation,
): Sounding | undefined {
  if (defaultValue !== undefined) return undefined
  if (TreatMissingData === 'breaching') return no('is in alarm all the time: missing data counts as breaching')
  // nothing but data that does not breach ends its alarm, and this filter writes none
  if (TreatMissingData === 'ignore' && StateValue === 'ALARM') return no('stays in alarm: it ignores missing data')
  return undefined
}

/**
 * One event breaches in one period. Where other periods have no data and those are `missing`, an alarm that wants several sounds all the
 * same, once the breach is old enough (AmazonCloudWatch/latest/monitoring/alarm-evaluation.html, "Avoiding premature transitions").
 */
function wantsMore(
  { DatapointsToAlarm, EvaluationPeriods = 1, TreatMissingData = 'missing' }: MetricAlarm,
  { defaultValue }: MetricTransformation,
): Sounding | undefined {
  const wanted = DatapointsToAlarm ?? EvaluationPeriods
  if (wanted <= 1) return undefined
  if (defaultValue === undefined && TreatMissingData === 'missing') return undefined
  const why = `wants ${wanted} periods with events, and one event is in one`
  return TreatMissingData === 'ignore' && defaultValue === undefined ? unknown(why) : no(why)
}

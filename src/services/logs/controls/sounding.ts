import { byText } from '../../../core/by-text.ts'
import type { AlarmView, CountedMetric, SoundingAlarm } from './judged-alarm.ts'
import { looksAt, plainAlarm } from './plain-alarm.ts'

/**
 * Whether an alarm goes off at one event that a metric filter counts; if it does not, or that cannot be judged, the
 * reason.
 */
export type Sounding = { readonly is: 'yes' } | { readonly is: 'no' | 'unknown'; readonly why: string }

const yes: Sounding = { is: 'yes' }
const no = (why: string): Sounding => ({ is: 'no', why })
const unknown = (why: string): Sounding => ({ is: 'unknown', why })

/**
 * Judges one alarm on a filter's metric, with one event after a time without events: the alarm must change from another
 * state to ALARM (AmazonCloudWatch/latest/monitoring/alarm-evaluation.html). `unknown` if that depends on more than is
 * known: metric math of several metrics, anomaly detection, percentiles, dimensions, or a value taken from the event.
 */
export function soundsAtOne(alarm: Omit<SoundingAlarm, 'name'>, written: CountedMetric): Sounding {
  const plain = plainAlarm(alarm, written)
  if (typeof plain === 'string') return unknown(`computes with several metrics, or what cannot be evaluated (${plain})`)
  const { properties, metric } = plain
  return (
    seesAnother(properties, metric) ??
    isCrossed(properties, metric) ??
    staysInAlarm(properties, alarm.state.StateValue, metric) ??
    wantsMore(properties, metric) ??
    yes
  )
}

/** An alarm with dimensions or a unit watches another metric than the one without. */
function seesAnother(alarm: AlarmView, metric: CountedMetric): Sounding | undefined {
  const { Dimensions, Unit } = alarm
  if (looksAt(alarm, metric) !== 'plainly') return no(`looks at another metric, ${alarm.MetricName}`)
  const names = (all: readonly (string | undefined)[]): string =>
    all
      .map((one) => one ?? '')
      .sort()
      .join(', ')
  const asked = names((Dimensions ?? []).map(({ Name }) => Name))
  const written = names((metric.Dimensions ?? []).map(({ Key }) => Key))
  if (asked !== written)
    return no(
      asked === ''
        ? `looks at the metric without dimensions, and the filter writes it by ${written}`
        : `looks at the metric by ${asked}, and the filter does not write it so`,
    )
  if (asked !== '') return unknown(`hears of events by their ${asked} alone`)
  const unit = metric.Unit ?? 'None'
  return Unit === null || Unit === unit ? undefined : no(`looks at the unit ${Unit}, and the filter writes ${unit}`)
}

/** The smallest and the largest value of a statistic in one period. */
type Range = readonly [least: number, most: number]

const MINUTE = 60

/** A filter writes once a minute: the count, or its default value, if it has one, when nothing matched. */
function rangesOf(
  { Statistic, Period }: AlarmView,
  value: number,
  nothing: number | undefined,
): { readonly event: Range; readonly quiet: Range | undefined } | undefined {
  const minutes = Math.max(1, (Period ?? MINUTE) / MINUTE)
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

const crosses: Readonly<Record<string, (value: number, threshold: number) => boolean>> = byText({
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
})

/** Whether one event crosses the threshold; undefined if it certainly does and no event does not. */
function isCrossed(alarm: AlarmView, { MetricValue, DefaultValue }: CountedMetric): Sounding | undefined {
  const { Threshold, Statistic } = alarm
  const operator = alarm.ComparisonOperator ?? ''
  const value = MetricValue?.trim() ? Number(MetricValue) : Number.NaN
  if (Number.isNaN(value)) return unknown(`counts ${MetricValue ?? 'no value'} of each event`)
  const crossed = crosses[operator]
  if (!crossed || Threshold === null)
    return unknown(`compares by ${operator} with an anomaly detection band, which CloudWatch learns`)
  const ranges = rangesOf(alarm, value, DefaultValue)
  if (!ranges) return unknown(`looks at ${Statistic ?? 'a percentile'}`)
  const test = ([least, most]: Range): boolean | undefined => {
    const [a, b] = [crossed(least, Threshold), crossed(most, Threshold)]
    return a === b ? a : undefined
  }
  const wants = `${operator} ${Threshold}`
  const [atEvent, atRest] = [test(ranges.event), ranges.quiet ? test(ranges.quiet) : false]
  if (atEvent === false)
    return no(`stays silent: one event has the ${Statistic} ${ranges.event[0]}, and it wants ${wants}`)
  if (atRest === true) return no(`is in alarm all the time: the ${Statistic} of no event fulfils ${wants} as well`)
  if (atEvent === undefined || atRest === undefined)
    return unknown(`wants a ${Statistic} ${wants}, which one event does not fulfil in every period`)
  return operator.startsWith('Less')
    ? unknown(`wants a ${Statistic} ${wants}, so that more events silence it`)
    : undefined
}

/** Without data the alarm is in ALARM, or stays in it: then an event does not change its state. */
function staysInAlarm(
  { TreatMissingData }: AlarmView,
  state: string | null,
  { DefaultValue }: CountedMetric,
): Sounding | undefined {
  if (DefaultValue !== undefined) return undefined
  if (TreatMissingData === 'breaching') return no('is in alarm all the time: missing data counts as breaching')
  // only data that does not breach ends the ALARM state, and this filter writes none
  if (TreatMissingData === 'ignore' && state === 'ALARM') return no('stays in alarm: it ignores missing data')
  return undefined
}

/**
 * One event breaches in one period. If other periods have no data and missing data is `missing`, an alarm that requires
 * several breaches goes off nevertheless, once the breach is old enough
 * (AmazonCloudWatch/latest/monitoring/alarm-evaluation.html, "Avoiding premature transitions").
 */
function wantsMore(alarm: AlarmView, { DefaultValue }: CountedMetric): Sounding | undefined {
  const wanted = alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods ?? 1
  const missing = alarm.TreatMissingData ?? 'missing'
  if (wanted <= 1) return undefined
  if (DefaultValue === undefined && missing === 'missing') return undefined
  const why = `wants ${wanted} periods with events, and one event is in one`
  return missing === 'ignore' && DefaultValue === undefined ? unknown(why) : no(why)
}

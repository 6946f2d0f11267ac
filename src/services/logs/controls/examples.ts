import type { CountedMetric, JudgedAlarm } from './judged-alarm.ts'

/**
 * For tests: what a filter of an AWS page writes for each event
 * (securityhub/latest/userguide/cloudwatch-controls.html).
 */
export const countedMetric: CountedMetric = { MetricName: 'Count', MetricNamespace: 'Trail', MetricValue: '1' }

/** For tests: the properties of an alarm on that metric which one event sets off. */
export const soundingAlarm: JudgedAlarm['properties'] = {
  ActionsEnabled: true,
  AlarmActions: ['arn:aws:sns:eu-central-1:111122223333:alarms'],
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  DatapointsToAlarm: null,
  Dimensions: [],
  EvaluationPeriods: 1,
  MetricName: 'Count',
  Metrics: null,
  Namespace: 'Trail',
  Period: 300,
  Statistic: 'Sum',
  Threshold: 1,
  ThresholdMetricId: null,
  TreatMissingData: null,
  Unit: null,
}

/** For tests: that alarm, with changes. */
export const alarmWith = (
  changes: Partial<JudgedAlarm['properties']>,
  name = 'count',
  StateValue: string | null = 'OK',
): JudgedAlarm => ({ name, properties: { ...soundingAlarm, ...changes }, state: { StateValue } })

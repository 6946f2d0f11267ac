import type { StateView, View } from '../../../controls/control.ts'
import type { Properties } from '../../../model/resource.ts'

/** What is read of an alarm to judge whether it sounds, and where its message goes. */
export const alarmReads = [
  'ActionsEnabled',
  'AlarmActions',
  'ComparisonOperator',
  'DatapointsToAlarm',
  'Dimensions',
  'EvaluationPeriods',
  'MetricName',
  'Metrics',
  'Namespace',
  'Period',
  'Statistic',
  'Threshold',
  'ThresholdMetricId',
  'TreatMissingData',
  'Unit',
  'state.StateValue',
] as const
type AlarmRead = (typeof alarmReads)[number]
export type AlarmView = View<'AWS::CloudWatch::Alarm', AlarmRead>

/** An alarm as a control sees it. */
export interface JudgedAlarm {
  readonly name: string
  readonly properties: AlarmView
  readonly state: StateView<'AWS::CloudWatch::Alarm', AlarmRead>
}

/** What a metric filter writes of each event. */
export type CountedMetric = NonNullable<Properties<'AWS::Logs::MetricFilter'>['MetricTransformations']>[number]

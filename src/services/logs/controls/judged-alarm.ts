import type { StateView, View } from '../../../controls/control.ts'
import type { Properties } from '../../../model/resource.ts'

/** What is read of an alarm to judge whether it sounds. */
export const soundingReads = [
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
/** The same, and where its message goes. */
export const alarmReads = ['ActionsEnabled', 'AlarmActions', ...soundingReads] as const

/** What says whether an alarm sounds. */
export type AlarmView = View<'AWS::CloudWatch::Alarm', (typeof soundingReads)[number]>

/** An alarm as far as it sounds. */
export interface SoundingAlarm {
  readonly name: string
  readonly properties: AlarmView
  readonly state: StateView<'AWS::CloudWatch::Alarm', (typeof soundingReads)[number]>
}

/** An alarm as a control sees it. */
export interface JudgedAlarm extends SoundingAlarm {
  readonly properties: View<'AWS::CloudWatch::Alarm', (typeof alarmReads)[number]>
}

/** What a metric filter writes of each event. */
export type CountedMetric = NonNullable<Properties<'AWS::Logs::MetricFilter'>['MetricTransformations']>[number]

import type { StateView, View } from '../../../controls/control.ts'
import type { Properties } from '../../../model/resource.ts'

/** The properties of an alarm that decide whether it goes off. */
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
/** The same properties, and where its message goes. */
export const alarmReads = ['ActionsEnabled', 'AlarmActions', ...soundingReads] as const

/** An alarm with the properties that decide whether it goes off. */
export type AlarmView = View<'AWS::CloudWatch::Alarm', (typeof soundingReads)[number]>

/** An alarm, with what decides whether it goes off. */
export interface SoundingAlarm {
  readonly name: string
  readonly properties: AlarmView
  readonly state: StateView<'AWS::CloudWatch::Alarm', (typeof soundingReads)[number]>
}

/** An alarm as a control sees it. */
export interface JudgedAlarm extends SoundingAlarm {
  readonly properties: View<'AWS::CloudWatch::Alarm', (typeof alarmReads)[number]>
}

/** What a metric filter writes for each event. */
export type CountedMetric = NonNullable<Properties<'AWS::Logs::MetricFilter'>['MetricTransformations']>[number]

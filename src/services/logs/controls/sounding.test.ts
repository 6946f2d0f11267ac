import { describe, expect, test } from 'vitest'
import { alarmWith, countedMetric } from './examples.ts'
import type { CountedMetric, JudgedAlarm } from './judged-alarm.ts'
import { soundsAtOne } from './sounding.ts'

type Case = readonly [
  what: string,
  is: 'yes' | 'no' | 'unknown',
  alarm: Partial<JudgedAlarm['properties']> & { readonly StateValue?: string },
  metric?: Partial<CountedMetric>,
]
const cases: readonly Case[] = [
  ['as AWS prescribes it', 'yes', {}],
  ['with no data that does not breach', 'yes', { TreatMissingData: 'notBreaching' }],
  ['more than nothing', 'yes', { ComparisonOperator: 'GreaterThanThreshold', Threshold: 0 }],
  ['with a default value of nothing', 'yes', {}, { DefaultValue: 0 }],
  ['by the number of samples', 'yes', { Statistic: 'SampleCount' }],
  ['by the highest', 'yes', { Statistic: 'Maximum' }, { DefaultValue: 0 }],
  ['by the average of what there is', 'yes', { Statistic: 'Average' }],
  ['by the average of one minute', 'yes', { Statistic: 'Average', Period: 60 }, { DefaultValue: 0 }],
  ['a larger value', 'yes', { Threshold: 5 }, { MetricValue: '5' }],
  ['in the unit of the filter', 'yes', { Unit: 'Count' }, { Unit: 'Count' }],
  ['several periods, of which those without data are missing', 'yes', { EvaluationPeriods: 3 }],
  ['one of several periods', 'yes', { EvaluationPeriods: 3, DatapointsToAlarm: 1, TreatMissingData: 'notBreaching' }],
  ['ignores missing data, and has not sounded yet', 'yes', { TreatMissingData: 'ignore', StateValue: 'OK' }],

  ['below what can never be', 'no', { ComparisonOperator: 'LessThanThreshold', Threshold: -5 }],
  ['two events at least', 'no', { Threshold: 2 }],
  ['more than one event', 'no', { ComparisonOperator: 'GreaterThanThreshold' }],
  ['a value of nothing', 'no', {}, { MetricValue: '0' }],
  ['a negative value', 'no', {}, { MetricValue: '-1' }],
  ['always at or above its threshold', 'no', { Threshold: 0 }, { DefaultValue: 0 }],
  ['the number of samples, where nothing is one too', 'no', { Statistic: 'SampleCount' }, { DefaultValue: 0 }],
  ['in alarm without data', 'no', { TreatMissingData: 'breaching' }],
  ['ignores missing data, and stays in alarm', 'no', { TreatMissingData: 'ignore', StateValue: 'ALARM' }],
  [
    'several periods, of which the others do not breach',
    'no',
    { EvaluationPeriods: 2, TreatMissingData: 'notBreaching' },
  ],
  ['several periods, of which the others have the default value', 'no', { EvaluationPeriods: 2 }, { DefaultValue: 0 }],
  ['several of more periods', 'no', { EvaluationPeriods: 5, DatapointsToAlarm: 2, TreatMissingData: 'notBreaching' }],
  ['by dimensions that the filter does not write', 'no', { Dimensions: [{ Name: 'Region', Value: 'eu' }] }],
  [
    'without the dimensions that the filter writes',
    'no',
    {},
    { Dimensions: [{ Key: 'Region', Value: '$.awsRegion' }] },
  ],
  ['in another unit', 'no', { Unit: 'Count' }],

  ['below what one event still is', 'unknown', { ComparisonOperator: 'LessThanThreshold', Threshold: 5 }],
  ['by the average of several minutes', 'unknown', { Statistic: 'Average' }, { DefaultValue: 0 }],
  ['a percentile', 'unknown', { Statistic: null }],
  ['a band that it learns', 'unknown', { ComparisonOperator: 'GreaterThanUpperThreshold', Threshold: null }],
  ['a value of the event', 'unknown', {}, { MetricValue: '$.size' }],
  [
    'some values of a dimension',
    'unknown',
    { Dimensions: [{ Name: 'Region', Value: 'eu' }] },
    { Dimensions: [{ Key: 'Region', Value: '$.awsRegion' }] },
  ],
  ['several periods, ignoring missing data', 'unknown', { EvaluationPeriods: 2, TreatMissingData: 'ignore' }],
  ['PromQL', 'unknown', { MetricName: null, Namespace: null, Statistic: null, Period: null }],
]

describe('an alarm sounds at one event', () => {
  test.each(cases.map((one) => ({ one, what: one[0] })))(
    '$what',
    ({ one: [, is, { StateValue, ...changes }, metric] }) => {
      expect(soundsAtOne(alarmWith(changes, 'count', StateValue), { ...countedMetric, ...metric })).toMatchObject({
        is,
      })
    },
  )

  test('and where it does not, it is said why', () => {
    const deaf = alarmWith({ ComparisonOperator: 'LessThanThreshold', Threshold: -5 })
    expect(soundsAtOne(deaf, countedMetric)).toEqual({
      is: 'no',
      why: 'stays silent: one event has the Sum 1, and it wants LessThanThreshold -5',
    })
  })
})

import type { MetricAlarm } from '@aws-sdk/client-cloudwatch'
import type { MetricTransformation } from '@aws-sdk/client-cloudwatch-logs'
import { describe, expect, test } from 'vitest'
import { looksAt, restsOn, soundsAtOne } from './sounding.ts'

/** As AWS prescribes it (securityhub/latest/userguide/cloudwatch-controls.html). */
const metric: MetricTransformation = { metricName: 'RootUser', metricNamespace: 'Trail', metricValue: '1' }
const alarm: MetricAlarm = {
  AlarmName: 'root-user',
  AlarmArn: 'arn:aws:cloudwatch:eu-central-1:111122223333:alarm:root-user',
  MetricName: 'RootUser',
  Namespace: 'Trail',
  Statistic: 'Sum',
  Period: 300,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  Threshold: 1,
  EvaluationPeriods: 1,
}

type Case = readonly [
  what: string,
  is: 'yes' | 'no' | 'unknown',
  alarm: MetricAlarm,
  filter?: Partial<MetricTransformation>,
]
const cases: readonly Case[] = [
  ['as AWS prescribes it', 'yes', {}],
  ['with no data that does not breach', 'yes', { TreatMissingData: 'notBreaching' }],
  ['more than nothing', 'yes', { ComparisonOperator: 'GreaterThanThreshold', Threshold: 0 }],
  ['with a default value of nothing', 'yes', {}, { defaultValue: 0 }],
  ['by the number of samples', 'yes', { Statistic: 'SampleCount' }],
  ['by the highest', 'yes', { Statistic: 'Maximum' }, { defaultValue: 0 }],
  ['by the average of what there is', 'yes', { Statistic: 'Average' }],
  ['by the average of one minute', 'yes', { Statistic: 'Average', Period: 60 }, { defaultValue: 0 }],
  ['a larger value', 'yes', { Threshold: 5 }, { metricValue: '5' }],
  ['in the unit of the filter', 'yes', { Unit: 'Count' }, { unit: 'Count' }],
  ['several periods, of which those without data are missing', 'yes', { EvaluationPeriods: 3 }],
  ['one of several periods', 'yes', { EvaluationPeriods: 3, DatapointsToAlarm: 1, TreatMissingData: 'notBreaching' }],
  ['ignores missing data, and has not sounded yet', 'yes', { TreatMissingData: 'ignore', StateValue: 'OK' }],

  ['below what can never be', 'no', { ComparisonOperator: 'LessThanThreshold', Threshold: -5 }],
  ['two events at least', 'no', { Threshold: 2 }],
  ['more than one event', 'no', { ComparisonOperator: 'GreaterThanThreshold' }],
  ['a value of nothing', 'no', {}, { metricValue: '0' }],
  ['a negative value', 'no', {}, { metricValue: '-1' }],
  ['always at or above its threshold', 'no', { Threshold: 0 }, { defaultValue: 0 }],
  ['the number of samples, where nothing is one too', 'no', { Statistic: 'SampleCount' }, { defaultValue: 0 }],
  ['in alarm without data', 'no', { TreatMissingData: 'breaching' }],
  ['ignores missing data, and stays in alarm', 'no', { TreatMissingData: 'ignore', StateValue: 'ALARM' }],
  [
    'several periods, of which the others do not breach',
    'no',
    { EvaluationPeriods: 2, TreatMissingData: 'notBreaching' },
  ],
  ['several periods, of which the others have the default value', 'no', { EvaluationPeriods: 2 }, { defaultValue: 0 }],
  ['several of more periods', 'no', { EvaluationPeriods: 5, DatapointsToAlarm: 2, TreatMissingData: 'notBreaching' }],
  ['by dimensions that the filter does not write', 'no', { Dimensions: [{ Name: 'Region', Value: 'eu' }] }],
  ['without the dimensions that the filter writes', 'no', {}, { dimensions: { Region: '$.awsRegion' } }],
  ['in another unit', 'no', { Unit: 'Count' }],

  ['below what one event still is', 'unknown', { ComparisonOperator: 'LessThanThreshold', Threshold: 5 }],
  ['by the average of several minutes', 'unknown', { Statistic: 'Average' }, { defaultValue: 0 }],
  ['a percentile', 'unknown', { Statistic: undefined, ExtendedStatistic: 'p99' }],
  ['a band that it learns', 'unknown', { ComparisonOperator: 'GreaterThanUpperThreshold', Threshold: undefined }],
  ['a value of the event', 'unknown', {}, { metricValue: '$.size' }],
  [
    'some values of a dimension',
    'unknown',
    { Dimensions: [{ Name: 'Region', Value: 'eu' }] },
    { dimensions: { Region: '$.awsRegion' } },
  ],
  ['several periods, ignoring missing data', 'unknown', { EvaluationPeriods: 2, TreatMissingData: 'ignore' }],
  [
    'metric math',
    'unknown',
    { MetricName: undefined, Namespace: undefined, Metrics: [{ Id: 'e', Expression: 'FILL(m, 0)' }] },
  ],
]

describe('an alarm sounds at one event', () => {
  test.each(cases.map((one) => ({ one, what: one[0] })))('$what', ({ one: [, is, changes, filter] }) => {
    expect(soundsAtOne({ ...alarm, ...changes }, { ...metric, ...filter })).toMatchObject({ is })
  })

  test('and where it does not, it is said why', () => {
    const deaf: MetricAlarm = { ...alarm, ComparisonOperator: 'LessThanThreshold', Threshold: -5 }
    expect(soundsAtOne(deaf, metric)).toEqual({
      is: 'no',
      why: 'stays silent: one event has the Sum 1, and it wants LessThanThreshold -5',
    })
  })
})

test('an alarm looks at a metric itself, or computes with it', () => {
  const query = (Metric: object) => ({ Metrics: [{ Id: 'm', MetricStat: { Metric, Period: 60, Stat: 'Sum' } }] })
  expect(looksAt(alarm, metric)).toBe(true)
  expect(looksAt({ ...alarm, Namespace: 'Other' }, metric)).toBe(false)
  expect(looksAt(query({ Namespace: 'Trail', MetricName: 'RootUser' }), metric)).toBe(true)
  expect(looksAt(query({ Namespace: 'Trail', MetricName: 'Other' }), metric)).toBe(false)
  expect(looksAt({ Metrics: [{ Id: 'e', Expression: 'SELECT SUM(RootUser) FROM Trail' }] }, metric)).toBe(true)
})

test.each([
  ['ALARM("root-user") OR ALARM("other")', true],
  ['ALARM(root-user)', true],
  ['ALARM("arn:aws:cloudwatch:eu-central-1:111122223333:alarm:root-user")', true],
  ['ALARM("root-user-2")', false],
])('a composite alarm of the rule %s: %s', (rule, wanted) => {
  expect(restsOn(rule, alarm)).toBe(wanted)
})

import { expect, test } from 'vitest'
import type { Properties } from '../../../model/resource.ts'
import { alarmWith, countedMetric } from './examples.ts'
import { looksAt, plainAlarm } from './plain-alarm.ts'
import { soundsAtOne } from './sounding.ts'

type Metrics = NonNullable<Properties<'AWS::CloudWatch::Alarm'>['Metrics']>

const stat = (Stat: string, more: object = {}) => ({
  Metric: { Namespace: 'Trail', MetricName: 'Count', ...more },
  Period: 60,
  Stat,
})
const ofMath = (queries: Metrics, more: object = {}) =>
  alarmWith({ MetricName: null, Namespace: null, Statistic: null, Period: null, Metrics: queries, ...more })

test('an alarm looks at a metric itself, or computes with it', () => {
  const looks = (queries: Metrics) => looksAt(ofMath(queries).properties, countedMetric)
  expect(looksAt(alarmWith({}).properties, countedMetric)).toBe('plainly')
  expect(looksAt(alarmWith({ Namespace: 'Other' }).properties, countedMetric)).toBeUndefined()
  expect(looks([{ Id: 'm', MetricStat: stat('Sum') }])).toBe('computed')
  expect(looks([{ Id: 'm', MetricStat: stat('Sum', { MetricName: 'Other' }) }])).toBeUndefined()
  expect(looks([{ Id: 'e', Expression: 'SELECT SUM(Count) FROM Trail' }])).toBe('computed')
  expect(looks([{ Id: 'e', Expression: 'SELECT SUM(Counter) FROM Trail' }])).toBeUndefined()
})

test('a metric of another account is another one', () => {
  const [queries] = [[{ Id: 'm', MetricStat: stat('Sum'), AccountId: '444455556666' }]]
  expect(looksAt(ofMath(queries).properties, countedMetric)).toBeUndefined()
  expect(soundsAtOne(ofMath(queries), countedMetric)).toMatchObject({ is: 'unknown' })
})

test.each<[string, Metrics, object, number | undefined]>([
  ['as it is', [{ Id: 'm', MetricStat: stat('Sum') }], { MetricName: 'Count', Statistic: 'Sum' }, undefined],
  [
    'by its id',
    [
      { Id: 'm', MetricStat: stat('Sum'), ReturnData: false },
      { Id: 'e', Expression: 'm' },
    ],
    { MetricName: 'Count' },
    undefined,
  ],
  [
    'with missing data filled',
    [
      { Id: 'm', MetricStat: stat('Sum'), ReturnData: false },
      { Id: 'e', Expression: 'FILL(m, 0)' },
    ],
    { MetricName: 'Count' },
    0,
  ],
  ['a percentile of it', [{ Id: 'm', MetricStat: stat('p99') }], { MetricName: 'Count', Statistic: null }, undefined],
])('metric math that gives back a metric %s', (_, queries, properties, DefaultValue) => {
  const found = plainAlarm(ofMath(queries), countedMetric)
  expect(found).toMatchObject({
    properties,
    metric: { ...countedMetric, ...(DefaultValue === undefined ? {} : { DefaultValue }) },
  })
})

const math = (Expression: string, more: object = {}) =>
  soundsAtOne(
    ofMath(
      [
        { Id: 'm', MetricStat: stat('Sum'), ReturnData: false },
        { Id: 'n', MetricStat: stat('Sum', { MetricName: 'Other' }), ReturnData: false },
        { Id: 'e', Expression },
      ],
      { ComparisonOperator: 'GreaterThanThreshold', Threshold: 0, ...more },
    ),
    countedMetric,
  )

test('an expression of the metric alone is evaluated at one event, and at none', () => {
  expect([math('IF(FILL(m, 0) > 0, 1, 0)'), math('m * 10', { Threshold: 5 }), math('FILL(m, 0) + 0')]).toEqual(
    Array(3).fill({ is: 'yes' }),
  )
  expect(math('m - 1')).toMatchObject({ is: 'no', why: expect.stringContaining('stays silent') })
  expect(math('FILL(m, 0) + 1')).toMatchObject({ is: 'no', why: expect.stringContaining('in alarm all the time') })
})

test('what a condition makes of missing data AWS does not say', () => {
  expect(math('IF(m > 0, 1, 0)')).toMatchObject({ is: 'unknown' })
})

test('what other metrics count in is unknown, with the expression named', () => {
  expect(math('m + n')).toEqual({
    is: 'unknown',
    why: 'computes with several metrics, or what cannot be evaluated (m + n)',
  })
  expect(math('SUM(METRICS())')).toEqual({
    is: 'unknown',
    why: 'computes with several metrics, or what cannot be evaluated (SUM(METRICS()))',
  })
})

test('what gives back another metric does not sound', () => {
  expect(math('n')).toEqual({ is: 'no', why: 'looks at another metric, Other' })
})

test('an anomaly alarm compares with a band that is learned', () => {
  const odd = ofMath(
    [
      { Id: 'm', MetricStat: stat('Sum') },
      { Id: 'band', Expression: 'ANOMALY_DETECTION_BAND(m, 2)' },
    ],
    { ThresholdMetricId: 'band', ComparisonOperator: 'GreaterThanUpperThreshold' },
  )
  expect(soundsAtOne(odd, countedMetric)).toEqual({
    is: 'unknown',
    why: 'compares by GreaterThanUpperThreshold with an anomaly detection band, which CloudWatch learns',
  })
})

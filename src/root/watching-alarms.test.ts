import type { MetricAlarm } from '@aws-sdk/client-cloudwatch'
import { expect, test } from 'vitest'
import { soundsAtOne } from '../services/logs/controls/sounding.ts'
import { compositeOf, judged, looksAt, plainAlarm } from './watching-alarms.ts'

const metric = { MetricName: 'RootUser', MetricNamespace: 'Trail' }
const alarm: MetricAlarm = {
  AlarmName: 'root-user',
  AlarmArn: 'arn:aws:cloudwatch:eu-central-1:111122223333:alarm:root-user',
  MetricName: 'RootUser',
  Namespace: 'Trail',
}

const stat = (Stat: string) => ({ Metric: { Namespace: 'Trail', MetricName: 'RootUser' }, Period: 60, Stat })

test('an alarm looks at a metric itself, or computes with it', () => {
  const query = (Metric: object) => ({ Metrics: [{ Id: 'm', MetricStat: { Metric, Period: 60, Stat: 'Sum' } }] })
  expect(looksAt(alarm, metric)).toBe(true)
  expect(looksAt({ ...alarm, Namespace: 'Other' }, metric)).toBe(false)
  expect(looksAt(query({ Namespace: 'Trail', MetricName: 'RootUser' }), metric)).toBe(true)
  expect(looksAt(query({ Namespace: 'Trail', MetricName: 'Other' }), metric)).toBe(false)
  expect(looksAt({ Metrics: [{ Id: 'e', Expression: 'SELECT SUM(RootUser) FROM Trail' }] }, metric)).toBe(true)
})

test.each([
  ['as it is', [{ Id: 'm', MetricStat: stat('Sum') }], { MetricName: 'RootUser', Statistic: 'Sum' }, undefined],
  [
    'by its id',
    [
      { Id: 'm', MetricStat: stat('Sum'), ReturnData: false },
      { Id: 'e', Expression: 'm' },
    ],
    { MetricName: 'RootUser' },
    undefined,
  ],
  [
    'with missing data filled',
    [
      { Id: 'm', MetricStat: stat('Sum'), ReturnData: false },
      { Id: 'e', Expression: 'FILL(m, 0)' },
    ],
    { MetricName: 'RootUser' },
    0,
  ],
  [
    'a percentile of it',
    [{ Id: 'm', MetricStat: stat('p99') }],
    { MetricName: 'RootUser', Statistic: null },
    undefined,
  ],
  [
    'a sum with others',
    [
      { Id: 'm', MetricStat: stat('Sum'), ReturnData: false },
      { Id: 'e', Expression: 'm + n' },
    ],
    { MetricName: null },
    undefined,
  ],
])('metric math that gives back a metric %s', (_, Metrics, properties, DefaultValue) => {
  const found = plainAlarm({ AlarmName: 'math', Metrics }, { ...metric, MetricValue: '1' })
  expect(found.alarm.properties).toMatchObject(properties)
  expect(found.metric.DefaultValue).toBe(DefaultValue)
})

const math = (Expression: string, more: object = {}) => {
  const Metrics = [
    { Id: 'm', MetricStat: stat('Sum'), ReturnData: false },
    { Id: 'n', MetricStat: { ...stat('Sum'), Metric: { Namespace: 'Trail', MetricName: 'Other' } }, ReturnData: false },
    { Id: 'e', Expression },
  ]
  const alarm = {
    AlarmName: 'math',
    Metrics,
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 0,
    ...more,
  } as const
  const plain = plainAlarm(alarm, { ...metric, MetricValue: '1' })
  return soundsAtOne(plain.alarm, plain.metric)
}

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

test('an anomaly alarm compares with a band that is learned', () => {
  const Metrics = [
    { Id: 'm', MetricStat: stat('Sum') },
    { Id: 'band', Expression: 'ANOMALY_DETECTION_BAND(m, 2)' },
  ]
  const plain = plainAlarm(
    { AlarmName: 'odd', Metrics, ThresholdMetricId: 'band', ComparisonOperator: 'GreaterThanUpperThreshold' },
    { ...metric, MetricValue: '1' },
  )
  expect(soundsAtOne(plain.alarm, plain.metric)).toEqual({
    is: 'unknown',
    why: 'compares by GreaterThanUpperThreshold with an anomaly detection band, which CloudWatch learns',
  })
})

test('a composite alarm knows its children by name and by ARN, and of other alarms their state', () => {
  const found = compositeOf(
    { AlarmName: 'both', AlarmRule: 'ALARM("root-user") OR ALARM(calm)', ActionsEnabled: true, AlarmActions: ['a'] },
    [alarm, { AlarmName: 'calm', StateValue: 'OK' }],
  )
  expect(found.names).toEqual(['root-user', 'calm'])
  expect(found.isChild('root-user', judged(alarm))).toBe(true)
  expect(found.isChild(alarm.AlarmArn ?? '', judged(alarm))).toBe(true)
  expect(found.isChild('calm', judged(alarm))).toBe(false)
  expect([found.stateOf('calm'), found.stateOf('another')]).toEqual(['OK', undefined])
})

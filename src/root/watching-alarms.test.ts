import type { MetricAlarm } from '@aws-sdk/client-cloudwatch'
import { expect, test } from 'vitest'
import { looksAt, restsOn } from './watching-alarms.ts'

const metric = { MetricName: 'RootUser', MetricNamespace: 'Trail' }
const alarm: MetricAlarm = {
  AlarmName: 'root-user',
  AlarmArn: 'arn:aws:cloudwatch:eu-central-1:111122223333:alarm:root-user',
  MetricName: 'RootUser',
  Namespace: 'Trail',
}

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

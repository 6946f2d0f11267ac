import { describe, expect, test } from 'vitest'
import { missing } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { canonicalPattern } from '../../../core/filter-pattern.ts'
import { countedMetric } from './examples.ts'
import { metricFilterControls, prescribed } from './metric-filters.ts'

const topic = 'arn:aws:sns:eu-central-1:111122223333:alarms'
const foreign = 'arn:aws:sns:eu-central-1:444455556666:alarms'
const heard = (TopicArn = topic, Confirmed = true) => ({ TopicArn, state: { Confirmed } })

const logs = 'arn:aws:logs:eu-central-1:111122223333:log-group:trail:*'
const trail = {
  CloudWatchLogsLogGroupArn: logs,
  IsMultiRegionTrail: true,
  EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'All' }],
  AdvancedEventSelectors: null,
  state: { IsLogging: true },
}
const alarm = {
  MetricName: 'Count',
  Namespace: 'Trail',
  Metrics: null,
  AlarmActions: [topic],
  state: { MetricNames: ['Count'] },
}
/** It computes with the metric: AWS's page does not say whether that counts. */
const computing = {
  ...alarm,
  MetricName: null,
  Namespace: null,
  Metrics: [{ Id: 'm', MetricStat: { Metric: { MetricName: 'Count', Namespace: 'Trail' }, Period: 60, Stat: 'Sum' } }],
}
const { AlarmActions: _, ...alarmOfUnseenTopics } = alarm
const noTrails = missing('cloudtrail:DescribeTrails')
const noAlarms = missing('cloudwatch:DescribeAlarms')
const noSubscriptions = missing('sns:ListSubscriptions')
/** The pattern of 3.2 in the CIS AWS Foundations Benchmark 1.2, wider than the one of AWS's page. */
const BENCHMARK = '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }'
const eventSources: Readonly<Record<number, string>> = {
  ...{ 3: 'signin', 4: 'iam', 5: 'cloudtrail', 6: 'signin', 7: 'kms', 8: 's3', 9: 'config' },
  ...{ 10: 'ec2', 11: 'ec2', 12: 'ec2', 13: 'ec2', 14: 'ec2' },
}
for (const control of metricFilterControls) {
  const number = Number(control.id.split('.')[1])
  const [, pattern = ''] = prescribed[number] ?? []
  const filter = {
    FilterPattern: pattern,
    MetricTransformations: [countedMetric],
    state: { LogGroupArn: logs },
    near: { trails: [trail], alarms: [alarm], subscriptions: [heard()] },
  }
  const canonical = canonicalPattern(pattern) ?? ''
  const source = eventSources[number] ?? 'any'
  const without = (name: string) => ({
    ...trail,
    EventSelectors: [{ ReadWriteType: 'All', ExcludeManagementEventSources: [`${name}.amazonaws.com`] }],
  })
  const notOf = (name: string) => ({
    ...trail,
    EventSelectors: null,
    AdvancedEventSelectors: [
      {
        FieldSelectors: [
          { Field: 'eventCategory', Equals: ['Management'] },
          { Field: 'eventSource', NotEquals: [`${name}.amazonaws.com`] },
        ],
      },
    ],
  })
  const around = (more: object) => ({ ...filter, near: { ...filter.near, ...more } })
  examples(control, {
    met: [
      filter,
      // in another spelling, as far as CloudWatch Logs takes it
      ...(canonical.length <= 1024 ? [{ ...filter, FilterPattern: canonical }] : []),
      // one of each suffices
      around({ trails: [trail, noTrails] }),
      around({ alarms: [alarm, noAlarms, alarmOfUnseenTopics] }),
      around({ alarms: [computing, alarm] }),
      around({ subscriptions: [heard(), noSubscriptions, { TopicArn: topic }] }),
      // a source that the filter does not count is not missed
      around({ trails: [without('rdsdata')] }),
      around({ trails: [{ ...notOf('rdsdata'), EventSelectors: null }] }),
      // AWS looks at neither the threshold nor the switch of an alarm: Demarc.CloudWatch.3 does
      around({ alarms: [{ ...alarm, Threshold: 2, ActionsEnabled: false }] }),
      around({ alarms: [{ ...alarm, AlarmActions: [foreign, topic] }] }),
      ...(source === 'kms' ? [] : [around({ trails: [without('kms')] }), around({ trails: [notOf('kms')] })]),
    ],
    unmet: [
      { ...filter, MetricTransformations: [{ ...countedMetric, MetricName: 'Other' }] },
      { ...filter, MetricTransformations: [{ ...countedMetric, MetricNamespace: 'Other' }] },
      { ...filter, state: { LogGroupArn: logs.replace('trail', 'other') } },
      around({ trails: [] }),
      around({ trails: [notOf(source === 'any' ? 'iam' : source)] }),
      ...(source === 'kms' ? [around({ trails: [without('kms')] })] : []),
      around({ trails: [{ ...trail, IsMultiRegionTrail: false }] }),
      around({ trails: [{ ...trail, state: { IsLogging: false } }] }),
      around({ trails: [{ ...trail, EventSelectors: [{ ReadWriteType: 'WriteOnly' }] }] }),
      around({ alarms: [] }),
      around({ alarms: [{ ...alarm, AlarmActions: [] }] }),
      around({ alarms: [{ ...alarm, AlarmActions: null }] }),
      around({ alarms: [{ ...alarm, AlarmActions: ['arn:aws:automate:eu-central-1:ec2:recover'] }] }),
      // one of another metric
      around({ alarms: [{ ...alarm, MetricName: 'Other', state: { MetricNames: ['Other'] } }] }),
      around({ alarms: [{ ...alarm, MetricName: 'Other' }] }),
      around({ alarms: [{ ...computing, Metrics: null }] }),
      // one that computes, and has no topic
      around({ alarms: [{ ...computing, AlarmActions: [] }] }),
      around({ alarms: [{ ...alarm, Namespace: 'Other' }] }),
      around({ subscriptions: [heard(`${topic}-of-others`)] }),
      around({ subscriptions: [] }),
      around({ subscriptions: [heard(topic, false)] }),
      ...(number === 3 ? [{ ...filter, FilterPattern: BENCHMARK, near: { ...filter.near, trails: [] } }] : []),
      // without the one the others do not matter
      around({ trails: [], alarms: [noAlarms], subscriptions: [noSubscriptions] }),
      around({ trails: [noTrails], alarms: [] }),
    ],
    unknown: [
      ...(number === 3 ? [{ ...filter, FilterPattern: BENCHMARK }] : []),
      around({ alarms: [{ ...alarm, AlarmActions: [foreign] }] }),
      around({ alarms: [computing] }),
      around({ trails: [{ ...trail, IsMultiRegionTrail: false }, noTrails] }),
      around({ alarms: [{ ...alarm, AlarmActions: [] }, noAlarms] }),
      // an alarm whose topics were not seen could send to one with a confirmed subscription
      around({ alarms: [alarmOfUnseenTopics] }),
      around({ subscriptions: [heard(topic, false), noSubscriptions] }),
    ],
    notApplicable: [
      { ...filter, FilterPattern: '{ $.eventName = "Other" }' },
      { ...filter, FilterPattern: `{ (${pattern.slice(1, -1)}) || ($.eventName = Other) }` },
      { ...filter, FilterPattern: '' },
    ],
  })
}

describe('the prescribed patterns', () => {
  const all = Object.values(prescribed).flatMap(([, ...patterns]) => patterns)
  test('are all understood, each another than the others, and within what CloudWatch Logs takes', () => {
    expect(all.filter((pattern) => canonicalPattern(pattern) === undefined)).toEqual([])
    expect(new Set(all.map((pattern) => canonicalPattern(pattern))).size).toBe(all.length)
    expect(all.filter((pattern) => pattern.length > 1024)).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { missing } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { canonicalPattern } from '../../../core/filter-pattern.ts'
import { countedMetric, soundingAlarm } from './examples.ts'
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
const alarm = { ...soundingAlarm, state: { StateValue: 'OK' } }
const { AlarmActions: _, ...alarmOfUnseenTopics } = alarm
const noTrails = missing('cloudtrail:DescribeTrails')
const noAlarms = missing('cloudwatch:DescribeAlarms')
const noSubscriptions = missing('sns:ListSubscriptions')
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
      { ...filter, FilterPattern: canonicalPattern(pattern) },
      // one of each suffices
      around({ trails: [trail, noTrails] }),
      around({ alarms: [alarm, noAlarms, alarmOfUnseenTopics] }),
      around({ subscriptions: [heard(), noSubscriptions, { TopicArn: topic }] }),
      // a source that the filter does not count is not missed
      around({ trails: [without('rdsdata')] }),
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
      around({ alarms: [{ ...alarm, ActionsEnabled: false }] }),
      around({ alarms: [{ ...alarm, AlarmActions: [] }] }),
      // an alarm that one event does not set off is none
      around({ alarms: [{ ...alarm, Threshold: 2 }] }),
      around({ alarms: [{ ...alarm, TreatMissingData: 'ignore', state: { StateValue: 'ALARM' } }] }),
      around({ subscriptions: [] }),
      around({ subscriptions: [heard(topic, false)] }),
      // without the one the others do not matter
      around({ trails: [], alarms: [noAlarms], subscriptions: [noSubscriptions] }),
      around({ trails: [noTrails], alarms: [] }),
    ],
    unknown: [
      around({ alarms: [{ ...alarm, AlarmActions: [foreign] }] }),
      around({ alarms: [{ ...alarm, Statistic: null, ExtendedStatistic: 'p99' }] }),
      around({ trails: [{ ...trail, IsMultiRegionTrail: false }, noTrails] }),
      around({ alarms: [{ ...alarm, ActionsEnabled: false }, noAlarms] }),
      // an alarm whose topics were not seen could send to one that somebody receives
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

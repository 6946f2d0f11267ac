import type { MetricAlarm } from '@aws-sdk/client-cloudwatch'
import { collector, detail, pages, tagRecord } from '../../collect/collector.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'

const on = 'AWS::CloudWatch::Alarm'

/** The metric and the actions of an alarm, in CloudFormation's shape. */
export const alarmProperties = (one: MetricAlarm) => ({
  ActionsEnabled: one.ActionsEnabled ?? null,
  AlarmActions: one.AlarmActions ?? [],
  InsufficientDataActions: one.InsufficientDataActions ?? [],
  OKActions: one.OKActions ?? [],
  ComparisonOperator: one.ComparisonOperator ?? null,
  DatapointsToAlarm: one.DatapointsToAlarm ?? null,
  Dimensions: one.Dimensions ?? [],
  EvaluationPeriods: one.EvaluationPeriods ?? null,
  // an alarm on metric math names its metrics elsewhere
  MetricName: one.MetricName ?? null,
  Namespace: one.Namespace ?? null,
  Period: one.Period ?? null,
  Statistic: one.Statistic ?? null,
  Threshold: one.Threshold ?? null,
  TreatMissingData: one.TreatMissingData ?? null,
  Unit: one.Unit ?? null,
})

/** Metric alarms; no control checks composite alarms. */
export const alarms = collector({
  types: [on],
  service: 'cloudwatch',
  scope: 'region',
  needs: ['cloudwatch:DescribeAlarms'],
  async *list({ client }) {
    const cloudwatch = await client('cloudwatch')
    const found = pages(
      (NextToken) => cloudwatch.describeAlarms({ AlarmTypes: ['MetricAlarm'], MaxRecords: 100, NextToken }),
      (answer) => answer.MetricAlarms,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.AlarmArn || !one.AlarmName) continue
      yield {
        type: on,
        id: one.AlarmArn,
        name: one.AlarmName,
        properties: {
          Arn: one.AlarmArn,
          AlarmName: one.AlarmName,
          ...alarmProperties(one),
          ActionsEnabled: one.ActionsEnabled,
        },
        state: { StateValue: one.StateValue ?? null },
      }
    }
  },
  details: [
    taggedAs(
      'cloudwatch:alarm',
      detail({
        on,
        needs: ['cloudwatch:ListTagsForResource'],
        fills: ['tags'],
        async get({ client }, { id }) {
          const cloudwatch = await client('cloudwatch')
          const { Tags } = await cloudwatch.listTagsForResource({ ResourceARN: id })
          return { tags: tagRecord(Tags) }
        },
      }),
    ),
  ],
})

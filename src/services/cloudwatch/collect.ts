import type { MetricAlarm, MetricDataQuery, MetricStat } from '@aws-sdk/client-cloudwatch'
import { collector, detail, pages, tagRecord } from '../../collect/collector.ts'
import { parseArn } from '../../core/arn.ts'
import { compareText } from '../../core/json.ts'
import { queriedMetric } from '../../core/metrics-insights.ts'
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
  MetricName: one.MetricName ?? null,
  // of an alarm on metric math: its metrics and expressions
  Metrics: one.Metrics?.length ? one.Metrics.map((query) => metricQuery(query, one)) : null,
  Namespace: one.Namespace ?? null,
  Period: one.Period ?? null,
  Statistic: one.Statistic ?? null,
  Threshold: one.Threshold ?? null,
  ThresholdMetricId: one.ThresholdMetricId ?? null,
  TreatMissingData: one.TreatMissingData ?? null,
  Unit: one.Unit ?? null,
})

/** A metric or expression in CloudFormation's shape, with its account where it is another than the alarm's. */
const metricQuery = (
  { AccountId, Expression, Id, MetricStat: stat, Period, ReturnData }: MetricDataQuery,
  { AlarmArn = '' }: MetricAlarm,
) => ({
  ...(AccountId === undefined || AccountId === parseArn(AlarmArn)?.account ? {} : { AccountId }),
  ...(Expression === undefined ? {} : { Expression }),
  Id,
  ...(Period === undefined ? {} : { Period }),
  ...(ReturnData === undefined ? {} : { ReturnData }),
  ...(stat && { MetricStat: metricStat(stat) }),
})

const metricStat = ({ Metric: { Dimensions, MetricName, Namespace } = {}, Period, Stat, Unit }: MetricStat) => ({
  Metric: { ...(Dimensions && { Dimensions }), MetricName, Namespace },
  Period,
  Stat,
  ...(Unit && { Unit }),
})

/** The state of an alarm, and the names of the metrics that it looks at. */
export const alarmState = (one: MetricAlarm) => ({
  StateValue: one.StateValue ?? null,
  MetricNames: metricNames(one),
})

const metricNames = ({ MetricName, Metrics = [] }: MetricAlarm): readonly string[] => {
  const computed = Metrics.map((one) => one.MetricStat?.Metric?.MetricName ?? queriedMetric(one.Expression ?? ''))
  return [...new Set([MetricName, ...computed])].filter((name) => name !== undefined).sort(compareText)
}

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
        state: alarmState(one),
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

import type {
  CloudWatch,
  CompositeAlarm,
  LogAlarm,
  MetricAlarm,
  MetricDataQuery,
  MetricStat,
} from '@aws-sdk/client-cloudwatch'
import { collector, detail, pages, tagRecord } from '../../../collect/collector.ts'
import { parseArn } from '../../../core/arn.ts'
import { compareText } from '../../../core/json.ts'
import { queriedMetric } from '../../../core/metrics-insights.ts'
import type { KnownType } from '../../../model/resource.ts'
import { taggedAs } from '../../resourcegroupstaggingapi/collect.ts'

const on = 'AWS::CloudWatch::Alarm'
const composite = 'AWS::CloudWatch::CompositeAlarm'

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
  // for an alarm on metric math: its metrics and expressions
  Metrics: one.Metrics?.length ? one.Metrics.map((query) => metricQuery(query, one)) : null,
  Namespace: one.Namespace ?? null,
  Period: one.Period ?? null,
  Statistic: one.Statistic ?? null,
  Threshold: one.Threshold ?? null,
  ThresholdMetricId: one.ThresholdMetricId ?? null,
  TreatMissingData: one.TreatMissingData ?? null,
  Unit: one.Unit ?? null,
})

/** A metric or expression in CloudFormation's shape, with its account if it is not the alarm's. */
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

/** The state of an alarm, and the names of the metrics that it uses. */
export const alarmState = (one: MetricAlarm) => ({
  StateValue: one.StateValue ?? null,
  MetricNames: metricNames(one),
})

const metricNames = ({ MetricName, Metrics = [] }: MetricAlarm): readonly string[] => {
  const computed = Metrics.map((one) => one.MetricStat?.Metric?.MetricName ?? queriedMetric(one.Expression ?? ''))
  return [...new Set([MetricName, ...computed])].filter((name) => name !== undefined).sort(compareText)
}

/** The rule and the actions of a composite alarm, in CloudFormation's shape. */
export const compositeProperties = (one: CompositeAlarm) => ({
  ActionsEnabled: one.ActionsEnabled ?? null,
  ActionsSuppressor: one.ActionsSuppressor ?? null,
  AlarmActions: one.AlarmActions ?? [],
  AlarmRule: one.AlarmRule ?? '',
})

/** Metric alarms and composite alarms of DescribeAlarms, which without AlarmTypes lists only metric alarms. */
export async function* listedAlarms(
  cloudwatch: Pick<CloudWatch, 'describeAlarms'>,
): AsyncGenerator<{ readonly metric: MetricAlarm } | { readonly composite: CompositeAlarm }, void, undefined> {
  const found = pages(
    (NextToken) =>
      cloudwatch.describeAlarms({ AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], MaxRecords: 100, NextToken }),
    (answer) => [answer],
    (answer) => answer.NextToken,
  )
  for await (const { MetricAlarms = [], CompositeAlarms = [] } of found) {
    for (const metric of MetricAlarms) yield { metric }
    for (const one of CompositeAlarms) yield { composite: one }
  }
}

/** Alarms on log group queries. Where CloudWatch does not offer them, it refuses the type (ValidationError). */
export async function* listedLogAlarms(
  cloudwatch: Pick<CloudWatch, 'describeAlarms'>,
): AsyncGenerator<LogAlarm, void, undefined> {
  yield* pages(
    (NextToken) => cloudwatch.describeAlarms({ AlarmTypes: ['LogAlarm'], MaxRecords: 100, NextToken }),
    (answer) => answer.LogAlarms,
    (answer) => answer.NextToken,
  )
}

const tagsOf = <T extends KnownType>(of: T) =>
  taggedAs(
    'cloudwatch:alarm',
    detail({
      on: of,
      needs: ['cloudwatch:ListTagsForResource'],
      fills: ['tags'],
      async get({ client }, { id }) {
        const cloudwatch = await client('cloudwatch')
        const { Tags } = await cloudwatch.listTagsForResource({ ResourceARN: id })
        return { tags: tagRecord(Tags) }
      },
    }),
  )

/** Metric alarms and composite alarms, from one listing. */
export const alarms = collector({
  types: [on, composite],
  service: 'cloudwatch',
  scope: 'region',
  needs: ['cloudwatch:DescribeAlarms'],
  async *list({ client }) {
    for await (const listed of listedAlarms(await client('cloudwatch'))) {
      const one = 'metric' in listed ? listed.metric : listed.composite
      if (!one.AlarmArn || !one.AlarmName) continue
      const names = { Arn: one.AlarmArn, AlarmName: one.AlarmName }
      if ('metric' in listed)
        yield {
          type: on,
          id: one.AlarmArn,
          name: one.AlarmName,
          properties: { ...names, ...alarmProperties(listed.metric), ActionsEnabled: one.ActionsEnabled },
          state: alarmState(listed.metric),
        }
      else
        yield {
          type: composite,
          id: one.AlarmArn,
          name: one.AlarmName,
          properties: { ...names, ...compositeProperties(listed.composite), ActionsEnabled: one.ActionsEnabled },
        }
    }
  },
  details: [tagsOf(on), tagsOf(composite)],
})

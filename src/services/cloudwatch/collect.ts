import { collector, detail, pages, tagRecord } from '../../collect/collector.ts'

const on = 'AWS::CloudWatch::Alarm'

/** Alarms of metrics; composite alarms are of another kind and no control asks about them. */
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
          ActionsEnabled: one.ActionsEnabled ?? null,
          AlarmActions: one.AlarmActions ?? [],
          ComparisonOperator: one.ComparisonOperator ?? null,
          // an alarm of an expression names its metrics in another place
          MetricName: one.MetricName ?? null,
          Namespace: one.Namespace ?? null,
          Threshold: one.Threshold ?? null,
          TreatMissingData: one.TreatMissingData ?? null,
        },
      }
    }
  },
  details: [
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
  ],
})

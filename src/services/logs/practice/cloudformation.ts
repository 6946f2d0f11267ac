import type { Describing } from '../../../practice/service.ts'

/** Log groups and metric filters in CloudFormation's shape. */
export const describes: Describing<typeof import('@aws-sdk/client-cloudwatch-logs')> = {
  'AWS::Logs::LogGroup': (ask) =>
    (ask('DescribeLogGroups', {}).logGroups ?? []).map((is) => {
      // without `:*`, which stands for its streams
      const arn = is.arn?.replace(/:\*$/, '')
      return { is, also: { Arn: is.arn }, tags: ask('ListTagsForResource', { resourceArn: arn }).tags, arn }
    }),
  'AWS::Logs::MetricFilter': (ask) =>
    (ask('DescribeMetricFilters', {}).metricFilters ?? []).map((is) => ({
      is: {
        ...is,
        metricTransformations: is.metricTransformations?.map(({ dimensions, ...one }) => ({
          ...one,
          ...(dimensions && { dimensions: Object.entries(dimensions).map(([Key, Value]) => ({ Key, Value })) }),
        })),
      },
      // an empty pattern counts every event
      also: { FilterPattern: is.filterPattern ?? '' },
    })),
}

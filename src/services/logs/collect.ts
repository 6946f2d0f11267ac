import type { MetricTransformation } from '@aws-sdk/client-cloudwatch-logs'
import { collector, detail, pages } from '../../collect/collector.ts'
import { resourceId } from '../../model/resource.ts'
import { taggedAs } from '../resourcegroupstaggingapi/collect.ts'

const groupType = 'AWS::Logs::LogGroup'
const filterType = 'AWS::Logs::MetricFilter'

/** Log groups and their settings; log events are never read. */
export const logGroups = collector({
  types: [groupType],
  service: 'logs',
  scope: 'region',
  needs: ['logs:DescribeLogGroups'],
  async *list({ client }) {
    const logs = await client('logs')
    const found = pages(
      (nextToken) => logs.describeLogGroups({ limit: 50, nextToken }),
      (answer) => answer.logGroups,
      (answer) => answer.nextToken,
    )
    for await (const one of found) {
      if (!one.arn || !one.logGroupName) continue
      yield {
        type: groupType,
        // this ARN ends in `:*`, for the streams; the ARN of the group itself does not (logGroupArn)
        id: one.arn.replace(/:\*$/, ''),
        name: one.logGroupName,
        properties: {
          Arn: one.arn,
          LogGroupName: one.logGroupName,
          RetentionInDays: one.retentionInDays ?? null,
          KmsKeyId: one.kmsKeyId ?? null,
        },
      }
    }
  },
  details: [
    taggedAs(
      'logs:log-group',
      detail({
        on: groupType,
        needs: ['logs:ListTagsForResource'],
        fills: ['tags'],
        async get({ client }, { id }) {
          const logs = await client('logs')
          const { tags = {} } = await logs.listTagsForResource({ resourceArn: id })
          return { tags }
        },
      }),
    ),
  ],
})

/** The metric filters of all log groups, from one listing. */
export const metricFilters = collector({
  types: [filterType],
  service: 'logs',
  scope: 'region',
  needs: ['logs:DescribeMetricFilters'],
  async *list({ client, partition, region, account }) {
    const logs = await client('logs')
    const found = pages(
      (nextToken) => logs.describeMetricFilters({ limit: 50, nextToken }),
      (answer) => answer.metricFilters,
      (answer) => answer.nextToken,
    )
    for await (const { filterName, filterPattern, logGroupName, metricTransformations } of found) {
      if (!filterName || !logGroupName) continue
      yield {
        type: filterType,
        id: resourceId(filterType, account, region, `${logGroupName}/${filterName}`),
        name: filterName,
        properties: {
          FilterName: filterName,
          // an empty pattern counts every event
          FilterPattern: filterPattern ?? '',
          LogGroupName: logGroupName,
          MetricTransformations: (metricTransformations ?? []).map(transformation),
        },
        state: { LogGroupArn: `arn:${partition}:logs:${region}:${account}:log-group:${logGroupName}:*` },
      }
    }
  },
})

/** What a filter writes for each event, in CloudFormation's shape. */
export const transformation = (one: MetricTransformation) => ({
  MetricName: one.metricName,
  MetricNamespace: one.metricNamespace,
  MetricValue: one.metricValue,
  ...(one.defaultValue === undefined ? {} : { DefaultValue: one.defaultValue }),
  ...(one.unit === undefined ? {} : { Unit: one.unit }),
  ...(one.dimensions === undefined
    ? {}
    : { Dimensions: Object.entries(one.dimensions).map(([Key, Value]) => ({ Key, Value })) }),
})

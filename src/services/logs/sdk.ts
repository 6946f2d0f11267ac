import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    logs: CloudWatchLogs
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html',
  read: '2026-11-30',
} as const

export const logs = sdkClient({
  id: 'logs',
  module: () => import('@aws-sdk/client-cloudwatch-logs'),
  client: ({ CloudWatchLogs }) => CloudWatchLogs,
  prefix: 'logs',
  quotas: [
    { each: ['DescribeLogGroups'], perSecond: 10, ...published },
    { each: ['DescribeLogStreams'], perSecond: 25, ...published },
    { each: ['DescribeMetricFilters', 'DescribeSubscriptionFilters'], perSecond: 5, ...published },
    { each: ['GetDataProtectionPolicy'], perSecond: 5, ...published },
    { each: ['ListTagsForResource'], perSecond: 30, ...published },
    { each: ['PutMetricFilter'], perSecond: 5, ...published },
  ],
})

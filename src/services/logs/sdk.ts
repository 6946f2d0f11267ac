import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    logs: CloudWatchLogs
  }
}

export const logs = sdkClient({
  id: 'logs',
  module: () => import('@aws-sdk/client-cloudwatch-logs'),
  client: ({ CloudWatchLogs }) => CloudWatchLogs,
  prefix: 'logs',
  // DescribeLogGroups
  quota: {
    perSecond: 10,
    burst: 10,
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html',
  },
})

import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    cloudwatch: CloudWatch
  }
}

export const cloudwatch = sdkClient({
  id: 'cloudwatch',
  module: () => import('@aws-sdk/client-cloudwatch'),
  client: ({ CloudWatch }) => CloudWatch,
  prefix: 'cloudwatch',
  signingName: 'monitoring',
  // DescribeAlarms
  quota: {
    perSecond: 9,
    burst: 9,
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html',
  },
  secrets: {
    // which dimensions an alarm has is read, and not of what: a value may be a person's or a customer's name
    'cloudwatch#Dimension.Value': {},
  },
})

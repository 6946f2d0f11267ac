import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    cloudwatch: CloudWatch
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html',
  read: '2026-11-30',
} as const

export const cloudwatch = sdkClient({
  id: 'cloudwatch',
  module: () => import('@aws-sdk/client-cloudwatch'),
  client: ({ CloudWatch }) => CloudWatch,
  prefix: 'cloudwatch',
  quotas: [
    { each: ['DescribeAlarms', 'DescribeAlarmsForMetric'], perSecond: 9, ...published },
    { each: ['ListTagsForResource'], perSecond: 10, ...published },
    { each: ['ListMetrics'], perSecond: 25, ...published },
    { each: ['PutMetricAlarm', 'DeleteAlarms', 'SetAlarmState'], perSecond: 3, ...published },
  ],
  signingName: 'monitoring',
  secrets: {
    // the names of dimensions are read, not their values: a value may be the name of a person or a customer
    'cloudwatch#Dimension.Value': {},
  },
})

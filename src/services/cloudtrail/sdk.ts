import type { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    cloudtrail: CloudTrail
  }
}

export const cloudtrail = sdkClient({
  id: 'cloudtrail',
  module: () => import('@aws-sdk/client-cloudtrail'),
  client: ({ CloudTrail }) => CloudTrail,
  prefix: 'cloudtrail',
  // ListTrails, DescribeTrails and GetTrailStatus: 10 a second
  quota: {
    perSecond: 10,
    burst: 10,
    source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html',
  },
  quotas: {
    LookupEvents: {
      perSecond: 2,
      burst: 2,
      source: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html',
    },
  },
})

import type { EC2 } from '@aws-sdk/client-ec2'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    ec2: EC2
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html',
  read: '2026-11-30',
} as const

export const ec2 = sdkClient({
  id: 'ec2',
  module: () => import('@aws-sdk/client-ec2'),
  client: ({ EC2 }) => EC2,
  prefix: 'ec2',
  quotas: [
    {
      each: [
        'DescribeInstances',
        'DescribeInstanceStatus',
        'DescribeNetworkInterfaces',
        'DescribeSecurityGroups',
        'DescribeSnapshots',
        'DescribeSpotInstanceRequests',
        'DescribeVolumes',
      ],
      when: {
        says: 'without a filter and without pages',
        holds: ({ Filters, MaxResults, NextToken }) => (Filters ?? MaxResults ?? NextToken) === undefined,
      },
      perSecond: 10,
      burst: 50,
      ...published,
    },
    { each: ['DescribeSpotFleetRequests'], perSecond: 3, burst: 50, ...published },
    { each: ['Describe*', 'Get*', 'List*', 'Search*'], perSecond: 20, burst: 100, ...published },
    { each: ['*'], perSecond: 5, burst: 50, ...published },
  ],
  secrets: {
    // user data: scripts of instances
    'ec2#InstanceAttribute.UserData': {},
  },
})

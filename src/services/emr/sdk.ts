import type { EMR } from '@aws-sdk/client-emr'
import { sdkClient } from '../../collect/sdk.ts'
import { withoutAllButEncryption } from './collect.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    emr: EMR
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/general/latest/gr/emr.html',
  read: '2026-12-01',
} as const

export const emr = sdkClient({
  id: 'emr',
  module: () => import('@aws-sdk/client-emr'),
  client: ({ EMR }) => EMR,
  prefix: 'elasticmapreduce',
  quotas: [
    // all calls together have a bucket, and each operation one of its own
    { together: ['*'], besides: true, perSecond: 200, ...published },
    { each: ['ListClusters'], perSecond: 0.5, burst: 20, ...published },
    { each: ['DescribeCluster'], perSecond: 1, burst: 10, ...published },
    { each: ['ListInstances'], perSecond: 0.5, burst: 10, ...published },
    {
      each: ['DescribeSecurityConfiguration', 'GetBlockPublicAccessConfiguration', 'ListSecurityConfigurations'],
      perSecond: 0.5,
      burst: 5,
      ...published,
    },
  ],
  // it also says how Kerberos and the identity provider are reached
  secrets: { 'emr#DescribeSecurityConfigurationOutput.SecurityConfiguration': { without: withoutAllButEncryption } },
})

import type { ElasticLoadBalancing } from '@aws-sdk/client-elastic-load-balancing'
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    elb: ElasticLoadBalancing
    elbv2: ElasticLoadBalancingV2
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html',
  read: '2026-11-30',
} as const
/** The request buckets of the categories are larger than that of the account, except those of trust stores, which are not read. */
const quotas = [{ together: ['*'], bucket: 'elasticloadbalancing', perSecond: 10, burst: 40, ...published }] as const

export const elb = sdkClient({
  id: 'elb',
  module: () => import('@aws-sdk/client-elastic-load-balancing'),
  client: ({ ElasticLoadBalancing }) => ElasticLoadBalancing,
  prefix: 'elasticloadbalancing',
  quotas: quotas,
})

export const elbv2 = sdkClient({
  id: 'elbv2',
  module: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  client: ({ ElasticLoadBalancingV2 }) => ElasticLoadBalancingV2,
  prefix: 'elasticloadbalancing',
  quotas: quotas,
})

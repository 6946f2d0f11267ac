import type { ElasticLoadBalancing } from '@aws-sdk/client-elastic-load-balancing'
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    elb: ElasticLoadBalancing
    elbv2: ElasticLoadBalancingV2
  }
}

export const elb = sdkClient({
  id: 'elb',
  module: () => import('@aws-sdk/client-elastic-load-balancing'),
  client: ({ ElasticLoadBalancing }) => ElasticLoadBalancing,
  prefix: 'elasticloadbalancing',
  quota: {
    perSecond: 10,
    burst: 40,
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/throttling.html',
  },
})

export const elbv2 = sdkClient({
  id: 'elbv2',
  module: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  client: ({ ElasticLoadBalancingV2 }) => ElasticLoadBalancingV2,
  prefix: 'elasticloadbalancing',
  quota: {
    perSecond: 10,
    burst: 40,
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/throttling.html',
  },
})

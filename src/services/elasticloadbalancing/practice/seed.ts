import type { LoadBalancerAttributes } from '@aws-sdk/client-elastic-load-balancing'
import {
  buckets,
  HOME,
  iamArn,
  instances,
  type SubnetKey,
  securityGroups,
  subnets,
  tagsOf,
  US,
} from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { certificateArn } from './elbv2/seed.ts'
import { attributesOf, type ElbState, type StoredClassic, type StoredPolicy } from './state.ts'

/** The classic load balancers of Nordlicht: one that time forgot, and one well kept. */
export function seedElb(context: SeedContext): ElbState {
  if (context.region === HOME) return { balancers: [forgotten(context)] }
  return { balancers: context.region === US ? [wellKept(context)] : [] }
}

const place = (keys: readonly SubnetKey[]) => ({
  vpc: ec2Id('vpc', keys.map((key) => subnets[key].vpc)[0] ?? ''),
  zones: keys.map((key) => ({ zone: subnets[key].zone, subnet: ec2Id('subnet', subnets[key].name) })),
})

const attributes = (careful: boolean, bucket?: string): LoadBalancerAttributes => ({
  CrossZoneLoadBalancing: { Enabled: careful },
  AccessLog: bucket === undefined ? { Enabled: false } : { Enabled: true, S3BucketName: bucket, EmitInterval: 60 },
  ConnectionDraining: careful ? { Enabled: true, Timeout: 300 } : { Enabled: false },
  ConnectionSettings: { IdleTimeout: 60 },
  AdditionalAttributes: [{ Key: 'elb.http.desyncmitigationmode', Value: careful ? 'defensive' : 'monitor' }],
})

/** A TLS policy that refers to a predefined one. */
const tlsPolicy = (name: string, AttributeValue: string): StoredPolicy => ({
  name,
  type: 'SSLNegotiationPolicyType',
  attributes: attributesOf([{ AttributeName: 'Reference-Security-Policy', AttributeValue }]),
})

const forgotten = (context: SeedContext): StoredClassic => ({
  name: 'shop-2019',
  scheme: 'internet-facing',
  ...place(['shopPublicA']),
  groups: [ec2Id('sg', securityGroups.shopLegacy.name)],
  instances: [ec2Id('i', instances.shopWeb1.name)],
  listeners: [
    {
      listener: { Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: 8080 },
      policies: [],
    },
    {
      listener: {
        Protocol: 'HTTPS',
        LoadBalancerPort: 443,
        InstanceProtocol: 'HTTP',
        InstancePort: 8080,
        SSLCertificateId: iamArn('server-certificate/shop-2019'),
      },
      policies: ['tls-2019'],
    },
  ],
  policies: [tlsPolicy('tls-2019', 'ELBSecurityPolicy-2016-08')],
  attributes: attributes(false),
  tags: tagsOf('shop-prod', 'shop-2019'),
  made: daysAgo(context, 2600),
})

const wellKept = (context: SeedContext): StoredClassic => ({
  name: 'us-shop-checkout',
  scheme: 'internet-facing',
  ...place(['usPublicA', 'usPublicB']),
  groups: [ec2Id('sg', securityGroups.usCheckout.name)],
  instances: [],
  listeners: [
    {
      listener: {
        Protocol: 'HTTPS',
        LoadBalancerPort: 443,
        InstanceProtocol: 'HTTPS',
        InstancePort: 8443,
        SSLCertificateId: certificateArn(context, 'us-shop-checkout'),
      },
      policies: ['tls-1-2'],
    },
  ],
  policies: [tlsPolicy('tls-1-2', 'ELBSecurityPolicy-TLS-1-2-2017-01')],
  attributes: attributes(true, buckets.analyticsAccessLogs),
  tags: tagsOf('shop-prod', 'us-shop-checkout'),
  made: daysAgo(context, 900),
})

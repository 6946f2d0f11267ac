import type { LoadBalancerAttributes } from '@aws-sdk/client-elastic-load-balancing'
import {
  buckets,
  HOME,
  iamArn,
  instances,
  type SubnetKey,
  securityGroups,
  subnetIds,
  subnets,
  tagsOf,
  US,
  vpcIdOf,
} from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { given } from '../../../practice/kind.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { certificateArn } from './elbv2/seed.ts'
import { attributesOf, type ElbState, type StoredClassic, type StoredPolicy } from './state.ts'

/** The classic load balancers of Nordlicht: one neglected, and one well maintained. */
export function seedElb(context: SeedContext): ElbState {
  if (context.region === HOME) return { balancers: [forgotten(context)] }
  return { balancers: context.region === US ? [wellKept(context)] : [] }
}

const attributes = (careful: boolean, bucket?: string): LoadBalancerAttributes => ({
  CrossZoneLoadBalancing: { Enabled: careful },
  AccessLog: bucket === undefined ? { Enabled: false } : { Enabled: true, S3BucketName: bucket, EmitInterval: 60 },
  ConnectionDraining: careful ? { Enabled: true, Timeout: 300 } : { Enabled: false },
  ConnectionSettings: { IdleTimeout: 60 },
  AdditionalAttributes: [{ Key: 'elb.http.desyncmitigationmode', Value: careful ? 'defensive' : 'monitor' }],
})

/** A TLS policy that refers to a predefined one. */
const tlsPolicy = (PolicyName: string, AttributeValue: string): StoredPolicy => ({
  PolicyName,
  PolicyTypeName: 'SSLNegotiationPolicyType',
  PolicyAttributeDescriptions: attributesOf([{ AttributeName: 'Reference-Security-Policy', AttributeValue }]),
})

const listener = (
  Protocol: 'HTTP' | 'HTTPS',
  LoadBalancerPort: number,
  InstanceProtocol: 'HTTP' | 'HTTPS',
  InstancePort: number,
  tls?: readonly [SSLCertificateId: string, policy: string],
): StoredClassic['listeners'][number] => ({
  Listener: {
    Protocol,
    LoadBalancerPort,
    InstanceProtocol,
    InstancePort,
    ...given({ SSLCertificateId: tls?.[0] }),
  },
  PolicyNames: tls ? [tls[1]] : [],
})

const balancer = (
  context: SeedContext,
  LoadBalancerName: string,
  places: readonly [SubnetKey, ...SubnetKey[]],
  group: keyof typeof securityGroups,
  days: number,
  rest: Pick<StoredClassic, 'listeners' | 'policies' | 'attributes'>,
): StoredClassic => ({
  is: {
    LoadBalancerName,
    Scheme: 'internet-facing',
    VPCId: vpcIdOf(places),
    AvailabilityZones: places.map((key) => subnets[key].zone),
    Subnets: subnetIds(places),
    SecurityGroups: [ec2Id('sg', securityGroups[group].name)],
    Instances: [],
    CreatedTime: daysAgo(context, days),
  },
  ...rest,
  tags: tagsOf('shop-prod', LoadBalancerName),
})

const forgotten = (context: SeedContext): StoredClassic => {
  const one = balancer(context, 'shop-2019', ['shopPublicA'], 'shopLegacy', 2600, {
    listeners: [
      listener('HTTP', 80, 'HTTP', 8080),
      listener('HTTPS', 443, 'HTTP', 8080, [iamArn('server-certificate/shop-2019'), 'tls-2019']),
    ],
    policies: [tlsPolicy('tls-2019', 'ELBSecurityPolicy-2016-08')],
    attributes: attributes(false),
  })
  one.is.Instances = [{ InstanceId: ec2Id('i', instances.shopWeb1.name) }]
  return one
}

const wellKept = (context: SeedContext): StoredClassic =>
  balancer(context, 'us-shop-checkout', ['usPublicA', 'usPublicB'], 'usCheckout', 900, {
    listeners: [listener('HTTPS', 443, 'HTTPS', 8443, [certificateArn(context, 'us-shop-checkout'), 'tls-1-2'])],
    policies: [tlsPolicy('tls-1-2', 'ELBSecurityPolicy-TLS-1-2-2017-01')],
    attributes: attributes(true, buckets.analyticsAccessLogs),
  })

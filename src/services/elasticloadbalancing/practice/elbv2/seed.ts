import type {
  Action,
  LoadBalancerTypeEnum,
  ProtocolEnum,
  TargetTypeEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { byText } from '../../../../core/by-text.ts'
import {
  buckets,
  HOME,
  placeOf,
  SMALL,
  type Stack,
  type SubnetKey,
  securityGroups,
  subnets,
  tagsOf,
  US,
  vpcIdOf,
} from '../../../../practice/company.ts'
import { ec2Id, hexId, uuidOf } from '../../../../practice/ids.ts'
import { given } from '../../../../practice/kind.ts'
import { daysAgo } from '../../../../practice/seeds.ts'
import type { SeedContext } from '../../../../practice/service.ts'
import type { Balancer, ElbV2State, Listener, TargetGroup } from './state.ts'

type Place = Pick<SeedContext, 'region' | 'account'>
const prefix = ({ region, account }: Place): string => `arn:aws:elasticloadbalancing:${region}:${account}`
const short = { application: 'app', network: 'net', gateway: 'gwy' } as const

/** The ARN of a load balancer of the company. */
export const balancerArn = (place: Place, type: LoadBalancerTypeEnum, name: string): string =>
  `${prefix(place)}:loadbalancer/${short[type]}/${name}/${hexId('balancer', name, 16)}`
/** The ARN of a target group of the company. */
export const groupArn = (place: Place, name: string): string =>
  `${prefix(place)}:targetgroup/${name}/${hexId('targetgroup', name, 16)}`
export const certificateArn = ({ region, account }: Place, name: string): string =>
  `arn:aws:acm:${region}:${account}:certificate/${uuidOf('certificate', `${region} ${name}`)}`

/** The default attributes of a load balancer. */
const asMade: Readonly<Record<LoadBalancerTypeEnum, Readonly<Record<string, string>>>> = {
  application: {
    'access_logs.s3.enabled': 'false',
    'access_logs.s3.bucket': '',
    'access_logs.s3.prefix': '',
    'client_keep_alive.seconds': '3600',
    'connection_logs.s3.enabled': 'false',
    'deletion_protection.enabled': 'false',
    'idle_timeout.timeout_seconds': '60',
    'load_balancing.cross_zone.enabled': 'true',
    'routing.http.desync_mitigation_mode': 'defensive',
    'routing.http.drop_invalid_header_fields.enabled': 'false',
    'routing.http2.enabled': 'true',
    'waf.fail_open.enabled': 'false',
  },
  network: {
    'access_logs.s3.enabled': 'false',
    'access_logs.s3.bucket': '',
    'deletion_protection.enabled': 'false',
    'load_balancing.cross_zone.enabled': 'false',
  },
  gateway: { 'deletion_protection.enabled': 'false', 'load_balancing.cross_zone.enabled': 'false' },
}

/** A load balancer: `attributes` differ from the defaults. */
type Plan = readonly [
  name: string,
  Stack,
  LoadBalancerTypeEnum,
  places: readonly [SubnetKey, ...SubnetKey[]],
  group: keyof typeof securityGroups | null,
  attributes: Readonly<Record<string, string>>,
  ...listeners: ListenerPlan[],
]
interface ListenerPlan {
  readonly port?: number
  readonly protocol?: ProtocolEnum
  readonly policy?: string
  readonly to: 'https' | string
  /** A path with its own target group. */
  readonly except?: { readonly path: string; readonly to: string }
}
/**
 * A target group: protocol and port of its targets, and the protocol of the health checks with the path of HTTP checks.
 * A Lambda target has neither.
 */
type GroupPlan = readonly [
  name: string,
  Stack,
  TargetTypeEnum,
  place?: SubnetKey,
  listens?: readonly [protocol: ProtocolEnum, port: number],
  health?: readonly [protocol: ProtocolEnum, path?: string],
]

const careful = (bucket: string) => ({
  'access_logs.s3.enabled': 'true',
  'access_logs.s3.bucket': bucket,
  'deletion_protection.enabled': 'true',
  'routing.http.drop_invalid_header_fields.enabled': 'true',
})

/** Network load balancers of the company are internal. */
const isInternal = (type: LoadBalancerTypeEnum): boolean => type !== 'application'

const balancerPlans: Readonly<Record<string, readonly Plan[]>> = byText({
  [HOME]: [
    [
      'shop-prod',
      'shop-prod',
      'application',
      ['shopPublicA', 'shopPublicB'],
      'shopLoadBalancer',
      { ...careful(buckets.accessLogs), 'routing.http.desync_mitigation_mode': 'strictest' },
      { port: 443, protocol: 'HTTPS', policy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09', to: 'shop-prod-web' },
      { port: 80, protocol: 'HTTP', to: 'https' },
    ],
    [
      'shop-staging',
      'shop-staging',
      'application',
      ['stagingPublicA', 'stagingPublicB'],
      'stagingLoadBalancer',
      { 'routing.http.desync_mitigation_mode': 'monitor' },
      { port: 80, protocol: 'HTTP', to: 'shop-staging-web' },
      { port: 443, protocol: 'HTTPS', policy: 'ELBSecurityPolicy-2016-08', to: 'shop-staging-web' },
    ],
    [
      'corp-it-ldap',
      'corp-it',
      'network',
      ['corpPrivateA'],
      null,
      {},
      { port: 389, protocol: 'TCP', to: 'corp-it-ldap' },
    ],
  ],
  [US]: [
    [
      'us-shop',
      'shop-prod',
      'application',
      ['usPublicA', 'usPublicB'],
      'usLoadBalancer',
      careful(buckets.analyticsAccessLogs),
      { port: 443, protocol: 'HTTPS', policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06', to: 'us-shop-web' },
      // an old reseller still sends orders over HTTP
      { port: 80, protocol: 'HTTP', to: 'https', except: { path: '/reseller/*', to: 'us-shop-web' } },
    ],
    [
      'analytics-ingest',
      'analytics',
      'network',
      ['analyticsPrivateA', 'analyticsPrivateB'],
      'analyticsIngest',
      { 'load_balancing.cross_zone.enabled': 'true', 'deletion_protection.enabled': 'true' },
      { port: 8883, protocol: 'TLS', policy: 'ELBSecurityPolicy-TLS13-1-3-2021-06', to: 'analytics-ingest' },
    ],
    ['analytics-ingest-2022', 'analytics', 'network', ['analyticsPrivateA'], null, {}],
    [
      'analytics-inspection',
      'analytics',
      'gateway',
      ['analyticsPrivateA', 'analyticsPrivateB'],
      null,
      {},
      { to: 'analytics-inspection' },
    ],
  ],
  [SMALL]: [
    [
      'my-shop',
      'my-shop',
      'application',
      ['myPublicA', 'myPublicB'],
      'myLoadBalancer',
      {},
      { port: 80, protocol: 'HTTP', to: 'my-shop-web' },
    ],
  ],
})

const over = (protocol: ProtocolEnum) => [protocol, '/health'] as const
const groupPlans: Readonly<Record<string, readonly GroupPlan[]>> = byText({
  [HOME]: [
    ['shop-prod-web', 'shop-prod', 'instance', 'shopPrivateA', ['HTTPS', 8443], over('HTTPS')],
    ['shop-staging-web', 'shop-staging', 'instance', 'stagingPublicA', ['HTTP', 8080], over('HTTP')],
    ['corp-it-ldap', 'corp-it', 'instance', 'corpPrivateA', ['TCP', 389], ['TCP']],
    ['shop-prod-thumbnails', 'shop-prod', 'lambda'],
  ],
  [US]: [
    ['us-shop-web', 'shop-prod', 'ip', 'usPublicA', ['HTTPS', 8443], over('HTTP')],
    ['analytics-ingest', 'analytics', 'instance', 'analyticsPrivateA', ['TLS', 8443], over('HTTPS')],
    ['analytics-inspection', 'analytics', 'instance', 'analyticsPrivateA', ['GENEVE', 6081], over('HTTPS')],
  ],
  [SMALL]: [['my-shop-web', 'my-shop', 'instance', 'myPublicA', ['HTTP', 8080], over('HTTP')]],
})

/** The load balancers of Nordlicht; any other region has none. */
export function seedElbV2(context: SeedContext): ElbV2State {
  const place = placeOf(context)
  const plans = balancerPlans[place] ?? []
  return {
    balancers: plans.map((plan) => balancer(plan, context)),
    listeners: plans.flatMap((plan) => {
      const [, , , , , , ...all] = plan
      return all.map((one, index) => listener(one, index, plan, context))
    }),
    targetGroups: (groupPlans[place] ?? []).map((plan) => targetGroup(plan, context)),
    made: 0,
  }
}

function balancer([name, stack, type, places, group, attributes]: Plan, context: SeedContext): Balancer {
  const LoadBalancerArn = balancerArn(context, type, name)
  const hash = LoadBalancerArn.split('/').at(-1)
  return {
    is: {
      LoadBalancerArn,
      LoadBalancerName: name,
      Type: type,
      Scheme: isInternal(type) ? 'internal' : 'internet-facing',
      VpcId: vpcIdOf(places),
      State: { Code: 'active' },
      IpAddressType: 'ipv4',
      AvailabilityZones: places.map((key) => ({
        ZoneName: subnets[key].zone,
        SubnetId: ec2Id('subnet', subnets[key].name),
      })),
      ...(type === 'gateway' ? {} : { DNSName: `${name}-${hash}.elb.${context.region}.amazonaws.com` }),
      ...(group === null ? {} : { SecurityGroups: [ec2Id('sg', securityGroups[group].name)] }),
      CreatedTime: daysAgo(context, 320),
    },
    attributes: { ...asMade[type], ...attributes },
    tags: tagsOf(stack, name),
  }
}

function listener(plan: ListenerPlan, index: number, [name, stack, type]: Plan, context: SeedContext): Listener {
  const LoadBalancerArn = balancerArn(context, type, name)
  const ListenerArn = `${LoadBalancerArn.replace(':loadbalancer/', ':listener/')}/${hexId('listener', `${name} ${index}`, 16)}`
  const secure = plan.protocol === 'HTTPS' || plan.protocol === 'TLS'
  return {
    is: {
      ListenerArn,
      LoadBalancerArn,
      ...given({ Port: plan.port, Protocol: plan.protocol, SslPolicy: plan.policy }),
      ...(secure ? { Certificates: [{ CertificateArn: certificateArn(context, name) }] } : {}),
      DefaultActions: [plan.to === 'https' ? toHttps() : forward(groupArn(context, plan.to))],
    },
    rules: plan.except
      ? [
          {
            RuleArn: `${ListenerArn.replace(':listener/', ':listener-rule/')}/${hexId('rule', `${name} ${index}`, 16)}`,
            Priority: '10',
            Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: [plan.except.path] } }],
            Actions: [forward(groupArn(context, plan.except.to))],
            IsDefault: false,
          },
        ]
      : [],
    tags: tagsOf(stack),
  }
}

const forward = (TargetGroupArn: string): Action => ({ Type: 'forward', TargetGroupArn, Order: 1 })
const toHttps = (): Action => ({
  Type: 'redirect',
  Order: 1,
  RedirectConfig: {
    Protocol: 'HTTPS',
    Port: '443',
    Host: '#{host}',
    Path: '/#{path}',
    Query: '#{query}',
    StatusCode: 'HTTP_301',
  },
})

function targetGroup([name, stack, type, place, listens, health]: GroupPlan, context: SeedContext): TargetGroup {
  const [Protocol, Port] = listens ?? []
  const [HealthCheckProtocol, HealthCheckPath] = health ?? []
  const VpcId = place && ec2Id('vpc', subnets[place].vpc)
  return {
    is: {
      TargetGroupArn: groupArn(context, name),
      TargetGroupName: name,
      TargetType: type,
      HealthCheckEnabled: health !== undefined,
      HealthCheckIntervalSeconds: 30,
      ...given({ Protocol, Port, VpcId, HealthCheckProtocol, HealthCheckPath }),
    },
    tags: tagsOf(stack, name),
  }
}

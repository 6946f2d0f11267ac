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
  type Stack,
  type SubnetKey,
  securityGroups,
  subnets,
  tagsOf,
  US,
} from '../../../../practice/company.ts'
import { ec2Id, hexId, uuidOf } from '../../../../practice/ids.ts'
import { given } from '../../../../practice/kind.ts'
import { daysAgo } from '../../../../practice/seeds.ts'
import type { SeedContext } from '../../../../practice/service.ts'
import type { Balancer, ElbV2State, Listener, TargetGroup } from './state.ts'

type Place = Pick<SeedContext, 'region' | 'account'>
const prefix = ({ region, account }: Place): string => `arn:aws:elasticloadbalancing:${region}:${account}`
const short = { application: 'app', network: 'net', gateway: 'gwy' } as const

/** The ARN of a load balancer of the company, for what refers to it. */
export const balancerArn = (place: Place, type: LoadBalancerTypeEnum, name: string): string =>
  `${prefix(place)}:loadbalancer/${short[type]}/${name}/${hexId('balancer', name, 16)}`
/** The ARN of a target group of the company. */
export const groupArn = (place: Place, name: string): string =>
  `${prefix(place)}:targetgroup/${name}/${hexId('targetgroup', name, 16)}`
export const certificateArn = ({ region, account }: Place, name: string): string =>
  `arn:aws:acm:${region}:${account}:certificate/${uuidOf('certificate', `${region} ${name}`)}`

/** The attributes of a load balancer as AWS makes it. */
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

interface Plan {
  readonly name: string
  readonly stack: Stack
  readonly type: LoadBalancerTypeEnum
  readonly internal?: true
  readonly places: readonly SubnetKey[]
  readonly group?: keyof typeof securityGroups
  readonly attributes?: Readonly<Record<string, string>>
  readonly listeners: readonly ListenerPlan[]
}
interface ListenerPlan {
  readonly port?: number
  readonly protocol?: ProtocolEnum
  readonly policy?: string
  readonly to: 'https' | string
  /** A path that goes to a target group of its own. */
  readonly except?: { readonly path: string; readonly to: string }
}
interface GroupPlan {
  readonly name: string
  readonly stack: Stack
  readonly in?: SubnetKey
  readonly type: TargetTypeEnum
  /** Absent for a function. */
  readonly listens?: readonly [protocol: ProtocolEnum, port: number]
  /** The protocol of the health checks, and the path of those by HTTP. */
  readonly health?: readonly [protocol: ProtocolEnum, path?: string]
}

const careful = (bucket: string) => ({
  'access_logs.s3.enabled': 'true',
  'access_logs.s3.bucket': bucket,
  'deletion_protection.enabled': 'true',
  'routing.http.drop_invalid_header_fields.enabled': 'true',
})

const balancerPlans: Readonly<Record<string, readonly Plan[]>> = byText({
  [HOME]: [
    {
      name: 'shop-prod',
      stack: 'shop-prod',
      type: 'application',
      places: ['shopPublicA', 'shopPublicB'],
      group: 'shopLoadBalancer',
      attributes: { ...careful(buckets.accessLogs), 'routing.http.desync_mitigation_mode': 'strictest' },
      listeners: [
        { port: 443, protocol: 'HTTPS', policy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09', to: 'shop-prod-web' },
        { port: 80, protocol: 'HTTP', to: 'https' },
      ],
    },
    {
      name: 'shop-staging',
      stack: 'shop-staging',
      type: 'application',
      places: ['stagingPublicA', 'stagingPublicB'],
      group: 'stagingLoadBalancer',
      attributes: { 'routing.http.desync_mitigation_mode': 'monitor' },
      listeners: [
        { port: 80, protocol: 'HTTP', to: 'shop-staging-web' },
        { port: 443, protocol: 'HTTPS', policy: 'ELBSecurityPolicy-2016-08', to: 'shop-staging-web' },
      ],
    },
    {
      name: 'corp-it-ldap',
      stack: 'corp-it',
      type: 'network',
      internal: true,
      places: ['corpPrivateA'],
      listeners: [{ port: 389, protocol: 'TCP', to: 'corp-it-ldap' }],
    },
  ],
  [US]: [
    {
      name: 'us-shop',
      stack: 'shop-prod',
      type: 'application',
      places: ['usPublicA', 'usPublicB'],
      group: 'usLoadBalancer',
      attributes: careful(buckets.analyticsAccessLogs),
      listeners: [
        { port: 443, protocol: 'HTTPS', policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06', to: 'us-shop-web' },
        // an old reseller's ordering still comes in the clear
        { port: 80, protocol: 'HTTP', to: 'https', except: { path: '/reseller/*', to: 'us-shop-web' } },
      ],
    },
    {
      name: 'analytics-ingest',
      stack: 'analytics',
      type: 'network',
      internal: true,
      places: ['analyticsPrivateA', 'analyticsPrivateB'],
      group: 'analyticsIngest',
      attributes: { 'load_balancing.cross_zone.enabled': 'true', 'deletion_protection.enabled': 'true' },
      listeners: [
        { port: 8883, protocol: 'TLS', policy: 'ELBSecurityPolicy-TLS13-1-3-2021-06', to: 'analytics-ingest' },
      ],
    },
    {
      name: 'analytics-ingest-2022',
      stack: 'analytics',
      type: 'network',
      internal: true,
      places: ['analyticsPrivateA'],
      listeners: [],
    },
    {
      name: 'analytics-inspection',
      stack: 'analytics',
      type: 'gateway',
      places: ['analyticsPrivateA', 'analyticsPrivateB'],
      listeners: [{ to: 'analytics-inspection' }],
    },
  ],
})

const over = (protocol: ProtocolEnum) => [protocol, '/health'] as const
const groupPlans: Readonly<Record<string, readonly GroupPlan[]>> = byText({
  [HOME]: [
    {
      name: 'shop-prod-web',
      stack: 'shop-prod',
      in: 'shopPrivateA',
      type: 'instance',
      listens: ['HTTPS', 8443],
      health: over('HTTPS'),
    },
    {
      name: 'shop-staging-web',
      stack: 'shop-staging',
      in: 'stagingPublicA',
      type: 'instance',
      listens: ['HTTP', 8080],
      health: over('HTTP'),
    },
    {
      name: 'corp-it-ldap',
      stack: 'corp-it',
      in: 'corpPrivateA',
      type: 'instance',
      listens: ['TCP', 389],
      health: ['TCP'],
    },
    { name: 'shop-prod-thumbnails', stack: 'shop-prod', type: 'lambda' },
  ],
  [US]: [
    {
      name: 'us-shop-web',
      stack: 'shop-prod',
      in: 'usPublicA',
      type: 'ip',
      listens: ['HTTPS', 8443],
      health: over('HTTP'),
    },
    {
      name: 'analytics-ingest',
      stack: 'analytics',
      in: 'analyticsPrivateA',
      type: 'instance',
      listens: ['TLS', 8443],
      health: over('HTTPS'),
    },
    {
      name: 'analytics-inspection',
      stack: 'analytics',
      in: 'analyticsPrivateA',
      type: 'instance',
      listens: ['GENEVE', 6081],
      health: over('HTTPS'),
    },
  ],
})

/** The load balancers of Nordlicht; any other region has none. */
export function seedElbV2(context: SeedContext): ElbV2State {
  const plans = balancerPlans[context.region] ?? []
  return {
    balancers: plans.map((plan) => balancer(plan, context)),
    listeners: plans.flatMap((plan) => plan.listeners.map((one, index) => listener(one, index, plan, context))),
    targetGroups: (groupPlans[context.region] ?? []).map((plan) => targetGroup(plan, context)),
    made: 0,
  }
}

function balancer(plan: Plan, context: SeedContext): Balancer {
  const LoadBalancerArn = balancerArn(context, plan.type, plan.name)
  const hash = LoadBalancerArn.split('/').at(-1)
  return {
    is: {
      LoadBalancerArn,
      LoadBalancerName: plan.name,
      Type: plan.type,
      Scheme: plan.internal || plan.type === 'gateway' ? 'internal' : 'internet-facing',
      VpcId: ec2Id('vpc', plan.places.map((key) => subnets[key].vpc)[0] ?? ''),
      State: { Code: 'active' },
      IpAddressType: 'ipv4',
      AvailabilityZones: plan.places.map((key) => ({
        ZoneName: subnets[key].zone,
        SubnetId: ec2Id('subnet', subnets[key].name),
      })),
      ...(plan.type === 'gateway' ? {} : { DNSName: `${plan.name}-${hash}.elb.${context.region}.amazonaws.com` }),
      ...(plan.group === undefined ? {} : { SecurityGroups: [ec2Id('sg', securityGroups[plan.group].name)] }),
      CreatedTime: daysAgo(context, 320),
    },
    attributes: { ...asMade[plan.type], ...plan.attributes },
    tags: tagsOf(plan.stack, plan.name),
  }
}

function listener(plan: ListenerPlan, index: number, { name, type, stack }: Plan, context: SeedContext): Listener {
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

function targetGroup({ name, stack, in: place, type, listens, health }: GroupPlan, context: SeedContext): TargetGroup {
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

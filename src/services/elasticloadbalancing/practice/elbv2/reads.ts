import type * as ElbClient from '@aws-sdk/client-elastic-load-balancing-v2'
import { awsError, page, type ServiceDefinition } from '../../../../practice/service.ts'
import {
  balancerOf,
  type Client,
  type ElbV2State,
  invalid,
  listenerOf,
  type StoredBalancer,
  type StoredListener,
  type StoredTargetGroup,
  targetGroupOf,
  targetsOf,
} from './state.ts'

function shownBalancer(stored: StoredBalancer): ElbClient.LoadBalancer {
  const [, kind = ''] = stored.arn.split(':loadbalancer/')
  const hash = kind.split('/').at(-1)
  const region = stored.arn.split(':')[3]
  return {
    LoadBalancerArn: stored.arn,
    LoadBalancerName: stored.name,
    Type: stored.type,
    Scheme: stored.scheme,
    VpcId: stored.vpc,
    State: { Code: 'active' },
    IpAddressType: 'ipv4',
    AvailabilityZones: stored.zones.map(({ zone, subnet }) => ({ ZoneName: zone, SubnetId: subnet })),
    ...(stored.type === 'gateway' ? {} : { DNSName: `${stored.name}-${hash}.elb.${region}.amazonaws.com` }),
    ...(stored.groups.length === 0 ? {} : { SecurityGroups: stored.groups }),
    CreatedTime: new Date(stored.made),
  }
}

export const shownListener = (stored: StoredListener): ElbClient.Listener => ({
  ListenerArn: stored.arn,
  LoadBalancerArn: stored.balancer,
  ...(stored.port === undefined ? {} : { Port: stored.port }),
  ...(stored.protocol === undefined ? {} : { Protocol: stored.protocol }),
  ...(stored.sslPolicy === undefined ? {} : { SslPolicy: stored.sslPolicy }),
  ...(stored.certificates.length === 0
    ? {}
    : { Certificates: stored.certificates.map((CertificateArn) => ({ CertificateArn })) }),
  DefaultActions: stored.actions,
})

export function shownTargetGroup(stored: StoredTargetGroup, state: ElbV2State): ElbClient.TargetGroup {
  const users = state.listeners.filter(({ actions, rules }) =>
    [...actions, ...rules.flatMap((rule) => rule.actions)].some((action) => targetsOf([action]).includes(stored.arn)),
  )
  return {
    TargetGroupArn: stored.arn,
    TargetGroupName: stored.name,
    TargetType: stored.type,
    ...(stored.protocol === undefined ? {} : { Protocol: stored.protocol, Port: stored.port }),
    ...(stored.vpc === undefined ? {} : { VpcId: stored.vpc }),
    HealthCheckEnabled: stored.health.enabled,
    ...(stored.health.protocol === undefined ? {} : { HealthCheckProtocol: stored.health.protocol }),
    ...(stored.health.path === undefined ? {} : { HealthCheckPath: stored.health.path }),
    HealthCheckIntervalSeconds: 30,
    LoadBalancerArns: [...new Set(users.map(({ balancer }) => balancer))],
  }
}

const MOST_TAGGED = 20

export const elbv2Reads = {
  DescribeLoadBalancers: (call) => {
    const { input, state } = call
    const { LoadBalancerArns: arns = [], Names: names = [] } = input
    for (const arn of arns) balancerOf(call, arn)
    const unknown = names.filter((name) => !state.balancers.some((one) => one.name === name))
    if (unknown.length > 0) throw awsError('LoadBalancerNotFound', `Load balancers '[${unknown}]' not found`)
    const found = state.balancers.filter(
      ({ arn, name }) => (arns.length === 0 && names.length === 0) || arns.includes(arn) || names.includes(name),
    )
    const { items, next } = page(call, found, { token: input.Marker, size: input.PageSize })
    return { LoadBalancers: items.map(shownBalancer), NextMarker: next }
  },
  DescribeLoadBalancerAttributes: (call) => ({ Attributes: listed(balancerOf(call, call.input.LoadBalancerArn)) }),
  DescribeListeners: (call) => {
    const { input, state } = call
    const { LoadBalancerArn, ListenerArns = [] } = input
    if (LoadBalancerArn === undefined && ListenerArns.length === 0)
      throw invalid('You must specify either listener ARNs or a load balancer ARN')
    if (LoadBalancerArn !== undefined) balancerOf(call, LoadBalancerArn)
    for (const arn of ListenerArns) listenerOf(call, arn)
    const found = state.listeners.filter(
      ({ arn, balancer }) => balancer === LoadBalancerArn || ListenerArns.includes(arn),
    )
    const { items, next } = page(call, found, { token: input.Marker, size: input.PageSize })
    return { Listeners: items.map(shownListener), NextMarker: next }
  },
  DescribeRules: (call) => {
    const { input } = call
    if (input.ListenerArn === undefined) throw invalid('A listener ARN must be specified')
    const { arn, actions, rules } = listenerOf(call, input.ListenerArn)
    const all: ElbClient.Rule[] = [
      ...rules.map((rule) => ({
        RuleArn: rule.arn,
        Priority: rule.priority,
        Conditions: rule.conditions,
        Actions: rule.actions,
        IsDefault: false,
      })),
      {
        RuleArn: `${arn.replace(':listener/', ':listener-rule/')}/default`,
        Priority: 'default',
        Conditions: [],
        Actions: actions,
        IsDefault: true,
      },
    ]
    const { items, next } = page(call, all, { token: input.Marker, size: input.PageSize })
    return { Rules: items, NextMarker: next }
  },
  DescribeTargetGroups: (call) => {
    const { input, state } = call
    const { TargetGroupArns: arns = [], Names: names = [], LoadBalancerArn } = input
    for (const arn of arns) targetGroupOf(call, arn)
    if (LoadBalancerArn !== undefined) balancerOf(call, LoadBalancerArn)
    const found = state.targetGroups
      .filter(
        ({ arn, name }) => (arns.length === 0 || arns.includes(arn)) && (names.length === 0 || names.includes(name)),
      )
      .map((stored) => shownTargetGroup(stored, state))
      .filter((shown) => LoadBalancerArn === undefined || shown.LoadBalancerArns?.includes(LoadBalancerArn))
    const { items, next } = page(call, found, { token: input.Marker, size: input.PageSize })
    return { TargetGroups: items, NextMarker: next }
  },
  DescribeTags: (call) => {
    const { input, state } = call
    const arns = input.ResourceArns ?? []
    if (arns.length > MOST_TAGGED) throw invalid('Up to 20 resources can be described at once.')
    const known: { arn: string; tags: ElbClient.Tag[] }[] = [
      ...state.balancers,
      ...state.listeners,
      ...state.targetGroups,
    ]
    return {
      TagDescriptions: arns.map((ResourceArn) => {
        const found = known.find(({ arn }) => arn === ResourceArn)
        if (!found) throw awsError('LoadBalancerNotFound', `One or more resources not found: ${ResourceArn}`)
        return { ResourceArn, Tags: found.tags }
      }),
    }
  },
} satisfies ServiceDefinition<Client, ElbV2State>['reads']

export const listed = ({ attributes }: StoredBalancer): ElbClient.LoadBalancerAttribute[] =>
  Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }))

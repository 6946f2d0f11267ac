import type * as ElbClient from '@aws-sdk/client-elastic-load-balancing-v2'
import { hexId } from '../../../../practice/ids.ts'
import { drop, take } from '../../../../practice/kind.ts'
import { awsError } from '../../../../practice/service.ts'
import { tagsFrom } from '../../../../practice/tags.ts'
import { ec2 } from '../../../ec2/practice/index.ts'
import {
  type Balancer,
  balancers,
  type C,
  type Definition,
  invalid,
  type Listener,
  listed,
  listeners,
  shownTargetGroup,
  targetGroups,
  targetsOf,
} from './state.ts'

/** The security policies that a listener accepts: TLS 1.3, with or without FIPS and post-quantum keys, and the older ones. */
const policies =
  /^ELBSecurityPolicy-(2015-05|2016-08|TLS-1-0-2015-04|TLS-1-1-2017-01|TLS-1-2-2017-01|TLS-1-2-Ext-2018-06|FS-[\w-]+|TLS13-1-[0-3](-(Res|Ext[0-2]))?(-FIPS)?(-PQ)?-(2021-06|2023-04|2025-09))$/

/** The protocols of the listeners of each kind of load balancer. */
const protocols: Readonly<Record<ElbClient.LoadBalancerTypeEnum, readonly string[]>> = {
  application: ['HTTP', 'HTTPS'],
  network: ['TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'],
  gateway: [],
}

interface ListenerRequest {
  readonly Port?: number | undefined
  readonly Protocol?: ElbClient.ProtocolEnum | undefined
  readonly SslPolicy?: string | undefined
  readonly Certificates?: ElbClient.Certificate[] | undefined
  readonly DefaultActions?: ElbClient.Action[] | undefined
}

/** Applies a request to a listener, and validates the result. */
function settle(call: C, stored: Listener, balancer: Balancer, input: ListenerRequest): void {
  const { is } = stored
  const { Type: type } = balancer.is
  take(is, input, 'Port', 'Protocol', 'SslPolicy', 'Certificates', 'DefaultActions')
  const { Protocol: protocol, Port: port = 0 } = is
  if (protocol === undefined || !protocols[type].includes(protocol))
    throw awsError(
      'UnsupportedProtocol',
      `Protocol '${protocol}' is not supported by a load balancer of type '${type}'`,
    )
  if (port < 1 || port > 65_535) throw invalid(`Port '${port}' is not between 1 and 65535`)
  if (protocol === 'HTTPS' || protocol === 'TLS') {
    if (!is.Certificates?.length) throw invalid(`A certificate must be specified for ${protocol} listeners`)
    // the default without SslPolicy (elasticloadbalancing/latest/application/describe-ssl-policies.html)
    is.SslPolicy ??= 'ELBSecurityPolicy-2016-08'
    if (!policies.test(is.SslPolicy)) throw awsError('SSLPolicyNotFound', `SSL policy '${is.SslPolicy}' not found`)
  } else {
    if (input.SslPolicy !== undefined || (input.Certificates ?? []).length > 0)
      throw awsError('InvalidConfigurationRequest', `A ${protocol} listener takes neither certificates nor a policy`)
    delete is.SslPolicy
    delete is.Certificates
  }
  if (is.DefaultActions.length === 0) throw invalid('A listener must have a default action')
  if (type !== 'application' && is.DefaultActions.some(({ Type }) => Type !== 'forward'))
    throw awsError('InvalidLoadBalancerAction', `A load balancer of type '${type}' can only forward`)
  for (const arn of targetsOf(is.DefaultActions)) targetGroups.of(call, arn)
  const taken = call.state.listeners.some(
    (one) => one !== stored && one.is.LoadBalancerArn === is.LoadBalancerArn && one.is.Port === is.Port,
  )
  if (taken) throw awsError('DuplicateListener', 'A listener already exists on this port for this load balancer')
}

const BOOLEAN = ['true', 'false']
const DESYNC = ['monitor', 'defensive', 'strictest']

/** Whether an attribute accepts a value, for attributes with an enumeration. */
const fits = (key: string, value: string): boolean => {
  if (key.endsWith('.enabled')) return BOOLEAN.includes(value)
  return key === 'routing.http.desync_mitigation_mode' ? DESYNC.includes(value) : true
}

export const elbv2Changes = {
  ModifyLoadBalancerAttributes: (call) => {
    const stored = balancers.of(call, call.input.LoadBalancerArn)
    for (const { Key = '', Value = '' } of call.input.Attributes ?? []) {
      if (!(Key in stored.attributes))
        throw awsError('InvalidConfigurationRequest', `Load balancer attribute key '${Key}' is not recognized`)
      if (!fits(Key, Value))
        throw awsError(
          'InvalidConfigurationRequest',
          `Load balancer attribute value '${Value}' of '${Key}' is not valid`,
        )
      stored.attributes[Key] = Value
    }
    if (stored.attributes['access_logs.s3.enabled'] === 'true' && !stored.attributes['access_logs.s3.bucket'])
      throw awsError('InvalidConfigurationRequest', 'access_logs.s3.bucket must be specified to enable access logs')
    return { Attributes: listed(stored) }
  },
  CreateListener: (call) => {
    const { input, state } = call
    const balancer = balancers.of(call, input.LoadBalancerArn)
    const { LoadBalancerArn } = balancer.is
    state.made += 1
    const id = hexId('listener', `${LoadBalancerArn} ${state.made}`, 16)
    const ListenerArn = `${LoadBalancerArn.replace(':loadbalancer/', ':listener/')}/${id}`
    const is = { ListenerArn, LoadBalancerArn, DefaultActions: [] }
    const stored: Listener = { is, rules: [], tags: tagsFrom(input.Tags) }
    settle(call, stored, balancer, input)
    return { Listeners: [listeners.add(call, stored).is] }
  },
  ModifyListener: (call) => {
    const stored = listeners.of(call, call.input.ListenerArn)
    settle(call, stored, balancers.of(call, stored.is.LoadBalancerArn), call.input)
    return { Listeners: [stored.is] }
  },
  DeleteListener: (call) => listeners.remove(call, call.input.ListenerArn),
  DeleteRule: ({ input, state }) => {
    if (input.RuleArn?.endsWith('/default'))
      throw awsError('OperationNotPermitted', `Default rule '${input.RuleArn}' cannot be deleted`)
    const listener = state.listeners.find(({ rules }) => rules.some(({ RuleArn }) => RuleArn === input.RuleArn))
    if (!listener) throw awsError('RuleNotFound', 'One or more rules not found')
    drop(listener.rules, ({ RuleArn }) => RuleArn === input.RuleArn)
  },
  ModifyTargetGroup: (call) => {
    const { input } = call
    const stored = targetGroups.of(call, input.TargetGroupArn)
    if (stored.is.TargetType === 'alb' && input.HealthCheckProtocol && !input.HealthCheckProtocol.startsWith('HTTP'))
      throw invalid('Health checks of an Application Load Balancer are HTTP or HTTPS')
    take(stored.is, input, 'HealthCheckEnabled', 'HealthCheckProtocol', 'HealthCheckPath')
    return { TargetGroups: [shownTargetGroup(stored, call)] }
  },
  SetSecurityGroups: (call) => {
    const stored = balancers.of(call, call.input.LoadBalancerArn)
    const { Type, VpcId, SecurityGroups: before } = stored.is
    if (Type === 'gateway' || (Type === 'network' && !before?.length))
      throw awsError('InvalidConfigurationRequest', 'You cannot set security groups on this load balancer')
    const groups = call.input.SecurityGroups ?? []
    const known = call.of(ec2).groups
    const missing = groups.filter((id) => !known.some((group) => group.GroupId === id && group.VpcId === VpcId))
    if (missing.length > 0 || groups.length === 0)
      throw awsError('InvalidSecurityGroup', `One or more security groups are invalid: ${missing.join(', ')}`)
    stored.is.SecurityGroups = groups
    return { SecurityGroupIds: groups }
  },
  SetSubnets: (call) => {
    const stored = balancers.of(call, call.input.LoadBalancerArn)
    const ids = call.input.Subnets ?? (call.input.SubnetMappings ?? []).flatMap(({ SubnetId }) => SubnetId ?? [])
    const zones = ids.map((id) => {
      const subnet = call.of(ec2).subnets.find(({ SubnetId }) => SubnetId === id)
      if (!subnet) throw awsError('SubnetNotFound', `The subnet ID '${id}' does not exist`)
      if (subnet.VpcId !== stored.is.VpcId) throw awsError('InvalidSubnet', `The subnet '${id}' is in another VPC`)
      return { ZoneName: subnet.AvailabilityZone ?? '', SubnetId: id }
    })
    const distinct = new Set(zones.map(({ ZoneName }) => ZoneName)).size
    if (distinct < zones.length) throw awsError('InvalidConfigurationRequest', 'Only one subnet per Availability Zone')
    if (stored.is.Type === 'application' && distinct < 2)
      throw invalid('At least two subnets in two different Availability Zones must be specified')
    stored.is.AvailabilityZones = zones
    return { AvailabilityZones: zones }
  },
  DeleteLoadBalancer: (call) => {
    const { LoadBalancerArn } = call.input
    const stored = balancers.find(call, LoadBalancerArn)
    // deleting a load balancer that does not exist succeeds (elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html)
    if (!stored) return
    if (stored.attributes['deletion_protection.enabled'] === 'true')
      throw awsError(
        'OperationNotPermitted',
        `Load balancer '${LoadBalancerArn}' cannot be deleted because deletion protection is enabled`,
      )
    balancers.remove(call, LoadBalancerArn)
    drop(call.state.listeners, ({ is }) => is.LoadBalancerArn === LoadBalancerArn)
  },
} satisfies Definition['changes']

import type * as ElbClient from '@aws-sdk/client-elastic-load-balancing-v2'
import { hexId } from '../../../../practice/ids.ts'
import { awsError, type ServiceDefinition } from '../../../../practice/service.ts'
import { ec2 } from '../../../ec2/practice/index.ts'
import { listed, shownListener, shownTargetGroup } from './reads.ts'
import {
  balancerOf,
  type C,
  type Client,
  type ElbV2State,
  invalid,
  listenerOf,
  type StoredBalancer,
  type StoredListener,
  targetGroupOf,
  targetsOf,
} from './state.ts'

/** The security policies that a listener takes: TLS 1.3, with or without FIPS and post-quantum keys, and the older ones. */
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

/** Puts what a request says of a listener onto it, and checks the whole. */
function settle(call: C, stored: StoredListener, { type }: StoredBalancer, input: ListenerRequest): void {
  if (input.Port !== undefined) stored.port = input.Port
  if (input.Protocol !== undefined) stored.protocol = input.Protocol
  if (input.SslPolicy !== undefined) stored.sslPolicy = input.SslPolicy
  if (input.Certificates !== undefined)
    stored.certificates = input.Certificates.flatMap(({ CertificateArn }) => CertificateArn ?? [])
  if (input.DefaultActions !== undefined) stored.actions = input.DefaultActions
  const { protocol, port = 0 } = stored
  if (protocol === undefined || !protocols[type].includes(protocol))
    throw awsError(
      'UnsupportedProtocol',
      `Protocol '${protocol}' is not supported by a load balancer of type '${type}'`,
    )
  if (port < 1 || port > 65_535) throw invalid(`Port '${port}' is not between 1 and 65535`)
  if (protocol === 'HTTPS' || protocol === 'TLS') {
    if (stored.certificates.length === 0) throw invalid(`A certificate must be specified for ${protocol} listeners`)
    // what AWS takes when nobody says (elasticloadbalancing/latest/application/describe-ssl-policies.html)
    stored.sslPolicy ??= 'ELBSecurityPolicy-2016-08'
    if (!policies.test(stored.sslPolicy))
      throw awsError('SSLPolicyNotFound', `SSL policy '${stored.sslPolicy}' not found`)
  } else {
    if (input.SslPolicy !== undefined || (input.Certificates ?? []).length > 0)
      throw awsError('InvalidConfigurationRequest', `A ${protocol} listener takes neither certificates nor a policy`)
    delete stored.sslPolicy
    stored.certificates = []
  }
  if (stored.actions.length === 0) throw invalid('A listener must have a default action')
  if (type !== 'application' && stored.actions.some(({ Type }) => Type !== 'forward'))
    throw awsError('InvalidLoadBalancerAction', `A load balancer of type '${type}' can only forward`)
  for (const arn of targetsOf(stored.actions)) targetGroupOf(call, arn)
  const taken = call.state.listeners.some(
    (one) => one !== stored && one.balancer === stored.balancer && one.port === stored.port,
  )
  if (taken) throw awsError('DuplicateListener', 'A listener already exists on this port for this load balancer')
}

const BOOLEAN = ['true', 'false']
const DESYNC = ['monitor', 'defensive', 'strictest']

/** Whether an attribute takes a value, for those whose values are few. */
const fits = (key: string, value: string): boolean => {
  if (key.endsWith('.enabled')) return BOOLEAN.includes(value)
  return key === 'routing.http.desync_mitigation_mode' ? DESYNC.includes(value) : true
}

export const elbv2Changes = {
  ModifyLoadBalancerAttributes: (call) => {
    const stored = balancerOf(call, call.input.LoadBalancerArn)
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
    const balancer = balancerOf(call, input.LoadBalancerArn)
    state.made += 1
    const stored: StoredListener = {
      arn: `${balancer.arn.replace(':loadbalancer/', ':listener/')}/${hexId('listener', `${balancer.arn} ${state.made}`, 16)}`,
      balancer: balancer.arn,
      certificates: [],
      actions: [],
      rules: [],
      tags: input.Tags ?? [],
    }
    settle(call, stored, balancer, input)
    state.listeners.push(stored)
    return { Listeners: [shownListener(stored)] }
  },
  ModifyListener: (call) => {
    const stored = listenerOf(call, call.input.ListenerArn)
    settle(call, stored, balancerOf(call, stored.balancer), call.input)
    return { Listeners: [shownListener(stored)] }
  },
  DeleteListener: (call) => {
    const { arn } = listenerOf(call, call.input.ListenerArn)
    call.state.listeners = call.state.listeners.filter((one) => one.arn !== arn)
  },
  DeleteRule: ({ input, state }) => {
    if (input.RuleArn?.endsWith('/default'))
      throw awsError('OperationNotPermitted', `Default rule '${input.RuleArn}' cannot be deleted`)
    const listener = state.listeners.find(({ rules }) => rules.some(({ arn }) => arn === input.RuleArn))
    if (!listener) throw awsError('RuleNotFound', 'One or more rules not found')
    listener.rules = listener.rules.filter(({ arn }) => arn !== input.RuleArn)
  },
  ModifyTargetGroup: (call) => {
    const { input, state } = call
    const stored = targetGroupOf(call, input.TargetGroupArn)
    if (stored.type === 'alb' && input.HealthCheckProtocol && !input.HealthCheckProtocol.startsWith('HTTP'))
      throw invalid('Health checks of an Application Load Balancer are HTTP or HTTPS')
    if (input.HealthCheckEnabled !== undefined) stored.health.enabled = input.HealthCheckEnabled
    if (input.HealthCheckProtocol !== undefined) stored.health.protocol = input.HealthCheckProtocol
    if (input.HealthCheckPath !== undefined) stored.health.path = input.HealthCheckPath
    return { TargetGroups: [shownTargetGroup(stored, state)] }
  },
  SetSecurityGroups: (call) => {
    const stored = balancerOf(call, call.input.LoadBalancerArn)
    if (stored.type === 'gateway' || (stored.type === 'network' && stored.groups.length === 0))
      throw awsError('InvalidConfigurationRequest', 'You cannot set security groups on this load balancer')
    const groups = call.input.SecurityGroups ?? []
    const known = call.of(ec2).groups
    const missing = groups.filter((id) => !known.some((group) => group.GroupId === id && group.VpcId === stored.vpc))
    if (missing.length > 0 || groups.length === 0)
      throw awsError('InvalidSecurityGroup', `One or more security groups are invalid: ${missing.join(', ')}`)
    stored.groups = groups
    return { SecurityGroupIds: groups }
  },
  SetSubnets: (call) => {
    const stored = balancerOf(call, call.input.LoadBalancerArn)
    const ids = call.input.Subnets ?? (call.input.SubnetMappings ?? []).flatMap(({ SubnetId }) => SubnetId ?? [])
    const zones = ids.map((id) => {
      const subnet = call.of(ec2).subnets.find(({ SubnetId }) => SubnetId === id)
      if (!subnet) throw awsError('SubnetNotFound', `The subnet ID '${id}' does not exist`)
      if (subnet.VpcId !== stored.vpc) throw awsError('InvalidSubnet', `The subnet '${id}' is in another VPC`)
      return { zone: subnet.AvailabilityZone ?? '', subnet: id }
    })
    const distinct = new Set(zones.map(({ zone }) => zone)).size
    if (distinct < zones.length) throw awsError('InvalidConfigurationRequest', 'Only one subnet per Availability Zone')
    if (stored.type === 'application' && distinct < 2)
      throw invalid('At least two subnets in two different Availability Zones must be specified')
    stored.zones = zones
    return { AvailabilityZones: zones.map(({ zone, subnet }) => ({ ZoneName: zone, SubnetId: subnet })) }
  },
  DeleteLoadBalancer: (call) => {
    const { input, state } = call
    const stored = state.balancers.find(({ arn }) => arn === input.LoadBalancerArn)
    // deleting what is not there succeeds (elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html)
    if (!stored) return {}
    if (stored.attributes['deletion_protection.enabled'] === 'true')
      throw awsError(
        'OperationNotPermitted',
        `Load balancer '${stored.arn}' cannot be deleted because deletion protection is enabled`,
      )
    state.balancers = state.balancers.filter((one) => one !== stored)
    state.listeners = state.listeners.filter(({ balancer }) => balancer !== stored.arn)
  },
} satisfies ServiceDefinition<Client, ElbV2State>['changes']

import type { LoadBalancerDescription } from '@aws-sdk/client-elastic-load-balancing'
import { type AwsError, awsError, type Call, page, practiceService } from '../../../practice/service.ts'
import { version } from '../../../practice/wire/registry.ts'
import { elb as sdk } from '../sdk.ts'
import { seedElb } from './seed.ts'
import { attributesOf, type ElbState, type StoredClassic } from './state.ts'

type C<I = unknown> = Call<I, ElbState>

const notFound = (name: string | undefined): AwsError =>
  awsError('LoadBalancerNotFound', `There is no ACTIVE Load Balancer named '${name}'`)

function balancerOf({ state }: C, name: string | undefined): StoredClassic {
  const found = state.balancers.find((one) => one.name === name)
  if (!found) throw notFound(name)
  return found
}

function shown(stored: StoredClassic, region: string): LoadBalancerDescription {
  return {
    LoadBalancerName: stored.name,
    DNSName: `${stored.name}-1234567890.${region}.elb.amazonaws.com`,
    Scheme: stored.scheme,
    VPCId: stored.vpc,
    AvailabilityZones: stored.zones.map(({ zone }) => zone),
    Subnets: stored.zones.map(({ subnet }) => subnet),
    SecurityGroups: stored.groups,
    Instances: stored.instances.map((InstanceId) => ({ InstanceId })),
    ListenerDescriptions: stored.listeners.map(({ listener, policies }) => ({
      Listener: listener,
      PolicyNames: policies,
    })),
    Policies: {
      AppCookieStickinessPolicies: [],
      LBCookieStickinessPolicies: [],
      OtherPolicies: stored.policies.map(({ name }) => name),
    },
    HealthCheck: { Target: 'TCP:8080', Interval: 30, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 10 },
    CreatedTime: new Date(stored.made),
  }
}

const listenerOn = (stored: StoredClassic, port: number | undefined): StoredClassic['listeners'][number] => {
  const found = stored.listeners.find(({ listener }) => listener.LoadBalancerPort === port)
  if (!found)
    throw awsError('ListenerNotFound', `Load balancer ${stored.name} does not have a listener on port ${port}`)
  return found
}

const DESYNC = 'elb.http.desyncmitigationmode'
const MODES = ['monitor', 'defensive', 'strictest']

/** Elastic Load Balancing, the classic load balancers. */
export const elb = practiceService({
  sdk,
  scope: 'regional',
  accepts: version('2012-06-01'),
  seed: seedElb,
  reads: {
    DescribeLoadBalancers: (call) => {
      const { input, state, region } = call
      const names = input.LoadBalancerNames ?? []
      for (const name of names) balancerOf(call, name)
      const found = state.balancers.filter(({ name }) => names.length === 0 || names.includes(name))
      const { items, next } = page(call, found, { token: input.Marker, size: input.PageSize })
      return { LoadBalancerDescriptions: items.map((one) => shown(one, region)), NextMarker: next }
    },
    DescribeLoadBalancerAttributes: (call) => ({
      LoadBalancerAttributes: balancerOf(call, call.input.LoadBalancerName).attributes,
    }),
    DescribeLoadBalancerPolicies: (call) => {
      const { policies } = balancerOf(call, call.input.LoadBalancerName)
      const names = call.input.PolicyNames ?? []
      const missing = names.filter((name) => !policies.some((one) => one.name === name))
      if (missing.length > 0) throw awsError('PolicyNotFound', `There is no policy with name ${missing.join(', ')}`)
      return {
        PolicyDescriptions: policies
          .filter(({ name }) => names.length === 0 || names.includes(name))
          .map(({ name, type, attributes }) => ({
            PolicyName: name,
            PolicyTypeName: type,
            PolicyAttributeDescriptions: attributes,
          })),
      }
    },
    DescribeTags: (call) => ({
      TagDescriptions: (call.input.LoadBalancerNames ?? []).map((name) => ({
        LoadBalancerName: name,
        Tags: balancerOf(call, name).tags,
      })),
    }),
  },
  changes: {
    ModifyLoadBalancerAttributes: (call) => {
      const stored = balancerOf(call, call.input.LoadBalancerName)
      const { AdditionalAttributes = [], ...asked } = call.input.LoadBalancerAttributes ?? {}
      if (asked.AccessLog?.Enabled && !asked.AccessLog.S3BucketName)
        throw awsError('InvalidConfigurationRequest', 'S3BucketName must be specified to enable access logs')
      for (const { Key, Value = '' } of AdditionalAttributes)
        if (Key !== DESYNC || !MODES.includes(Value))
          throw awsError('InvalidConfigurationRequest', `The attribute ${Key} does not take the value '${Value}'`)
      Object.assign(stored.attributes, asked)
      if (AdditionalAttributes.length > 0) stored.attributes.AdditionalAttributes = AdditionalAttributes
      return { LoadBalancerName: stored.name, LoadBalancerAttributes: stored.attributes }
    },
    CreateLoadBalancerListeners: (call) => {
      const stored = balancerOf(call, call.input.LoadBalancerName)
      for (const listener of call.input.Listeners ?? []) {
        const secure = ['HTTPS', 'SSL'].includes((listener.Protocol ?? '').toUpperCase())
        if (secure && !listener.SSLCertificateId)
          throw awsError('ValidationError', 'A certificate is needed for a listener of HTTPS or SSL')
        if (stored.listeners.some((one) => one.listener.LoadBalancerPort === listener.LoadBalancerPort))
          throw awsError('DuplicateListener', `There is a listener on port ${listener.LoadBalancerPort} already`)
        stored.listeners.push({ listener, policies: [] })
      }
    },
    DeleteLoadBalancerListeners: (call) => {
      const stored = balancerOf(call, call.input.LoadBalancerName)
      const ports = call.input.LoadBalancerPorts ?? []
      stored.listeners = stored.listeners.filter(({ listener }) => !ports.includes(listener.LoadBalancerPort ?? 0))
    },
    SetLoadBalancerListenerSSLCertificate: (call) => {
      const { LoadBalancerName, LoadBalancerPort, SSLCertificateId = '' } = call.input
      if (!/^arn:aws[\w-]*:(acm|iam):/.test(SSLCertificateId))
        throw awsError('CertificateNotFound', `Server certificate not found for the key: ${SSLCertificateId}`)
      listenerOn(balancerOf(call, LoadBalancerName), LoadBalancerPort).listener.SSLCertificateId = SSLCertificateId
    },
    CreateLoadBalancerPolicy: (call) => {
      const stored = balancerOf(call, call.input.LoadBalancerName)
      const { PolicyName = '', PolicyTypeName = '', PolicyAttributes = [] } = call.input
      if (PolicyTypeName !== 'SSLNegotiationPolicyType')
        throw awsError('NotImplemented', 'Only policies of type SSLNegotiationPolicyType are here.', 501)
      if (stored.policies.some(({ name }) => name === PolicyName))
        throw awsError('DuplicatePolicyName', `Policy name ${PolicyName} already exists`)
      stored.policies.push({ name: PolicyName, type: PolicyTypeName, attributes: attributesOf(PolicyAttributes) })
    },
    SetLoadBalancerPoliciesOfListener: (call) => {
      const { LoadBalancerName, LoadBalancerPort, PolicyNames = [] } = call.input
      const stored = balancerOf(call, LoadBalancerName)
      const missing = PolicyNames.filter((name) => !stored.policies.some((one) => one.name === name))
      if (missing.length > 0) throw awsError('PolicyNotFound', `There is no policy with name ${missing.join(', ')}`)
      listenerOn(stored, LoadBalancerPort).policies = PolicyNames
    },
    DeleteLoadBalancer: ({ input, state }) => {
      // deleting what is not there succeeds (elasticloadbalancing/2012-06-01/APIReference/API_DeleteLoadBalancer.html)
      state.balancers = state.balancers.filter(({ name }) => name !== input.LoadBalancerName)
    },
  },
})

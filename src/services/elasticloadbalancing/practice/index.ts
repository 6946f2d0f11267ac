import type { LoadBalancerDescription } from '@aws-sdk/client-elastic-load-balancing'
import { found, kind } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { awsError, practiceService } from '../../../practice/service.ts'
import { tagPairs } from '../../../practice/tags.ts'
import { version } from '../../../practice/wire/registry.ts'
import { elb as sdk } from '../sdk.ts'
import { seedElb } from './seed.ts'
import { attributesOf, type ElbState, type StoredClassic } from './state.ts'

const balancers = kind<ElbState, StoredClassic>({
  in: (state) => state.balancers,
  id: ({ name }) => name,
  arn: ['elasticloadbalancing', 'loadbalancer/'],
  missing: (name) => awsError('LoadBalancerNotFound', `There is no ACTIVE Load Balancer named '${name}'`),
})
const paged = listing({ token: 'Marker', size: 'PageSize', next: 'NextMarker', whole: true })

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
  return found(
    stored.listeners.find(({ listener }) => listener.LoadBalancerPort === port),
    () => awsError('ListenerNotFound', `Load balancer ${stored.name} does not have a listener on port ${port}`),
  )
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
      const { LoadBalancerNames: names = [] } = call.input
      for (const name of names) balancers.of(call, name)
      const found = call.state.balancers.filter(({ name }) => names.length === 0 || names.includes(name))
      return paged(call, { LoadBalancerDescriptions: found.map((one) => shown(one, call.region)) })
    },
    DescribeLoadBalancerAttributes: (call) => ({
      LoadBalancerAttributes: balancers.of(call, call.input.LoadBalancerName).attributes,
    }),
    DescribeLoadBalancerPolicies: (call) => {
      const { policies } = balancers.of(call, call.input.LoadBalancerName)
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
        Tags: tagPairs(balancers.of(call, name).tags),
      })),
    }),
  },
  changes: {
    ModifyLoadBalancerAttributes: (call) => {
      const stored = balancers.of(call, call.input.LoadBalancerName)
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
      const stored = balancers.of(call, call.input.LoadBalancerName)
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
      const stored = balancers.of(call, call.input.LoadBalancerName)
      const ports = call.input.LoadBalancerPorts ?? []
      stored.listeners = stored.listeners.filter(({ listener }) => !ports.includes(listener.LoadBalancerPort ?? 0))
    },
    SetLoadBalancerListenerSSLCertificate: (call) => {
      const { LoadBalancerName, LoadBalancerPort, SSLCertificateId = '' } = call.input
      if (!/^arn:aws[\w-]*:(acm|iam):/.test(SSLCertificateId))
        throw awsError('CertificateNotFound', `Server certificate not found for the key: ${SSLCertificateId}`)
      listenerOn(balancers.of(call, LoadBalancerName), LoadBalancerPort).listener.SSLCertificateId = SSLCertificateId
    },
    CreateLoadBalancerPolicy: (call) => {
      const stored = balancers.of(call, call.input.LoadBalancerName)
      const { PolicyName = '', PolicyTypeName = '', PolicyAttributes = [] } = call.input
      if (PolicyTypeName !== 'SSLNegotiationPolicyType')
        throw awsError('NotImplemented', 'Only policies of type SSLNegotiationPolicyType are here.', 501)
      if (stored.policies.some(({ name }) => name === PolicyName))
        throw awsError('DuplicatePolicyName', `Policy name ${PolicyName} already exists`)
      stored.policies.push({ name: PolicyName, type: PolicyTypeName, attributes: attributesOf(PolicyAttributes) })
    },
    SetLoadBalancerPoliciesOfListener: (call) => {
      const { LoadBalancerName, LoadBalancerPort, PolicyNames = [] } = call.input
      const stored = balancers.of(call, LoadBalancerName)
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

import type { LoadBalancerDescription } from '@aws-sdk/client-elastic-load-balancing'
import { drop, found, kind } from '../../../practice/kind.ts'
import { notHere } from '../../../practice/limits.ts'
import { listing } from '../../../practice/listing.ts'
import { type Answer, awsError, practiceService } from '../../../practice/service.ts'
import { tagPairs } from '../../../practice/tags.ts'
import { version } from '../../../practice/wire/registry.ts'
import { elb as sdk } from '../sdk.ts'
import { describes } from './cloudformation.ts'
import { seedElb } from './seed.ts'
import { attributesOf, type ElbState, type StoredClassic } from './state.ts'

const balancers = kind<ElbState, StoredClassic>({
  in: (state) => state.balancers,
  id: ({ is }) => is.LoadBalancerName,
  arn: ['elasticloadbalancing', 'loadbalancer/'],
  missing: (name) => awsError('LoadBalancerNotFound', `There is no ACTIVE Load Balancer named '${name}'`),
})
const paged = listing({ token: 'Marker', size: 'PageSize', next: 'NextMarker', whole: true })

const shown = ({ is, listeners, policies }: StoredClassic, region: string): Answer<LoadBalancerDescription> => ({
  ...is,
  DNSName: `${is.LoadBalancerName}-1234567890.${region}.elb.amazonaws.com`,
  ListenerDescriptions: listeners,
  Policies: {
    AppCookieStickinessPolicies: [],
    LBCookieStickinessPolicies: [],
    OtherPolicies: policies.map(({ PolicyName }) => PolicyName),
  },
  HealthCheck: { Target: 'TCP:8080', Interval: 30, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 10 },
})

const listenerOn = ({ is, listeners }: StoredClassic, port: number | undefined) =>
  found(
    listeners.find(({ Listener }) => Listener.LoadBalancerPort === port),
    () => awsError('ListenerNotFound', `Load balancer ${is.LoadBalancerName} does not have a listener on port ${port}`),
  )

/** The policies with the given names; each must exist. */
const policiesOf = ({ policies }: StoredClassic, names: readonly string[]) =>
  names.map((name) =>
    found(
      policies.find(({ PolicyName }) => PolicyName === name),
      () => awsError('PolicyNotFound', `There is no policy with name ${name}`),
    ),
  )

const DESYNC = 'elb.http.desyncmitigationmode'
const MODES = ['monitor', 'defensive', 'strictest']

/** Elastic Load Balancing, the classic load balancers. */
export const elb = practiceService({
  sdk,
  scope: 'regional',
  accepts: version('2012-06-01'),
  seed: seedElb,
  describes,
  reads: {
    DescribeLoadBalancers: (call) => {
      const { LoadBalancerNames: names = [] } = call.input
      const those = names.length === 0 ? call.state.balancers : names.map((name) => balancers.of(call, name))
      return paged(call, { LoadBalancerDescriptions: those.map((one) => shown(one, call.region)) })
    },
    DescribeLoadBalancerAttributes: (call) => ({
      LoadBalancerAttributes: balancers.of(call, call.input.LoadBalancerName).attributes,
    }),
    DescribeLoadBalancerPolicies: (call) => {
      const stored = balancers.of(call, call.input.LoadBalancerName)
      const { PolicyNames: names = [] } = call.input
      return { PolicyDescriptions: names.length === 0 ? stored.policies : policiesOf(stored, names) }
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
      return { LoadBalancerName: stored.is.LoadBalancerName, LoadBalancerAttributes: stored.attributes }
    },
    CreateLoadBalancerListeners: (call) => {
      const stored = balancers.of(call, call.input.LoadBalancerName)
      for (const Listener of call.input.Listeners ?? []) {
        const { LoadBalancerPort: port } = Listener
        const secure = ['HTTPS', 'SSL'].includes((Listener.Protocol ?? '').toUpperCase())
        if (secure && !Listener.SSLCertificateId)
          throw awsError('ValidationError', 'A certificate is needed for a listener of HTTPS or SSL')
        if (stored.listeners.some((one) => one.Listener.LoadBalancerPort === port))
          throw awsError('DuplicateListener', `There is a listener on port ${port} already`)
        stored.listeners.push({ Listener, PolicyNames: [] })
      }
    },
    DeleteLoadBalancerListeners: (call) => {
      const { LoadBalancerName, LoadBalancerPorts: ports = [] } = call.input
      const { listeners } = balancers.of(call, LoadBalancerName)
      drop(listeners, ({ Listener }) => ports.includes(Listener.LoadBalancerPort ?? 0))
    },
    SetLoadBalancerListenerSSLCertificate: (call) => {
      const { LoadBalancerName, LoadBalancerPort, SSLCertificateId = '' } = call.input
      if (!/^arn:aws[\w-]*:(acm|iam):/.test(SSLCertificateId))
        throw awsError('CertificateNotFound', `Server certificate not found for the key: ${SSLCertificateId}`)
      listenerOn(balancers.of(call, LoadBalancerName), LoadBalancerPort).Listener.SSLCertificateId = SSLCertificateId
    },
    CreateLoadBalancerPolicy: (call) => {
      const stored = balancers.of(call, call.input.LoadBalancerName)
      const { PolicyName = '', PolicyTypeName = '', PolicyAttributes = [] } = call.input
      if (PolicyTypeName !== 'SSLNegotiationPolicyType')
        throw notHere('Only policies of type SSLNegotiationPolicyType are here.')
      if (stored.policies.some((one) => one.PolicyName === PolicyName))
        throw awsError('DuplicatePolicyName', `Policy name ${PolicyName} already exists`)
      const PolicyAttributeDescriptions = attributesOf(PolicyAttributes)
      stored.policies.push({ PolicyName, PolicyTypeName, PolicyAttributeDescriptions })
    },
    SetLoadBalancerPoliciesOfListener: (call) => {
      const { LoadBalancerName, LoadBalancerPort, PolicyNames = [] } = call.input
      const stored = balancers.of(call, LoadBalancerName)
      policiesOf(stored, PolicyNames)
      listenerOn(stored, LoadBalancerPort).PolicyNames = PolicyNames
    },
    DeleteLoadBalancer: ({ input, state }) => {
      // deleting a load balancer that does not exist succeeds (elasticloadbalancing/2012-06-01/APIReference/API_DeleteLoadBalancer.html)
      drop(state.balancers, ({ is }) => is.LoadBalancerName === input.LoadBalancerName)
    },
  },
})

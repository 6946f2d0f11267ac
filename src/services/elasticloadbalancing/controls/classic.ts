import { control } from '../../../controls/control.ts'
import { opensOnlyPorts, type SecurityGroupRule } from '../../../controls/ports.ts'
import { listed } from '../../../controls/wording.ts'
import { parseArn } from '../../../core/arn.ts'
import type { Properties } from '../../../model/resource.ts'
import { guardedBy, isOpenToAll, openToAll } from '../../ec2/controls/open-to-all.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html'

const isSecure = ({ Protocol }: { readonly Protocol?: string | undefined }): boolean =>
  ['HTTPS', 'SSL'].includes((Protocol ?? '').toUpperCase())

interface Listener {
  readonly Protocol?: string | undefined
  readonly LoadBalancerPort?: string | undefined
  readonly SSLCertificateId?: string | undefined
  readonly PolicyNames?: readonly string[] | undefined
}
/** A listener as a finding names it: `HTTP port 80`. */
const portOf = ({ Protocol, LoadBalancerPort }: Listener): string =>
  `${Protocol ?? 'unknown protocol'} port ${LoadBalancerPort ?? 'unknown'}`
const isFromAcm = ({ SSLCertificateId }: Listener): boolean => parseArn(SSLCertificateId ?? '')?.service === 'acm'

export const classicCertificatesComeFromAcm = control({
  id: 'ELB.2',
  compared: '2026-11-30',
  configRule: 'elb-acm-certificate-required',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'tls-strength',
  severity: 'medium',
  title: 'Classic Load Balancers should use certificates from AWS Certificate Manager (ACM)',
  finding: ({ Listeners }) =>
    `No ACM certificate on ${listed((Listeners ?? []).filter((one) => isSecure(one) && !isFromAcm(one)).map(portOf))}`,
  reads: ['Listeners'],
  applies: (balancer) => (balancer.Listeners ?? []).some(isSecure),
  holds: (balancer) => (balancer.Listeners ?? []).filter(isSecure).every(isFromAcm),
  fix: 'Request or import the certificate in ACM, and set it on the listener (SetLoadBalancerListenerSSLCertificate).',
  source: `${docs}#elb-2`,
})

export const classicListenersUseTls = control({
  id: 'ELB.3',
  compared: '2026-11-30',
  configRule: 'elb-tls-https-listeners-only',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'Classic Load Balancer listeners should use HTTPS or SSL (TLS)',
  finding: ({ Listeners }) =>
    `Listeners without TLS: ${listed((Listeners ?? []).filter((one) => !isSecure(one)).map(portOf))}`,
  reads: ['Listeners'],
  applies: (balancer) => (balancer.Listeners ?? []).length > 0,
  holds: (balancer) => (balancer.Listeners ?? []).every(isSecure),
  fix: 'Replace the HTTP and TCP listeners with HTTPS and SSL listeners that have a certificate (CreateLoadBalancerListeners).',
  source: `${docs}#elb-3`,
})

export const classicWritesAccessLogs = control({
  id: 'ELB.5',
  compared: '2026-11-30',
  configRule: 'elb-logging-enabled',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'Classic Load Balancers should have access logs enabled',
  finding: 'AccessLoggingPolicy.Enabled is false',
  reads: ['AccessLoggingPolicy'],
  holds: (balancer) => balancer.AccessLoggingPolicy?.Enabled,
  fix: 'Turn on access logs (ModifyLoadBalancerAttributes AccessLog); the bucket policy must allow log delivery to write.',
  source: `${docs}#elb-5`,
})

export const classicDrainsConnections = control({
  id: 'ELB.7',
  compared: '2026-11-30',
  configRule: 'elb-connection-draining-enabled',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'high-availability',
  severity: 'low',
  title: 'Classic Load Balancers should complete open requests before removing an instance (connection draining)',
  finding: 'ConnectionDrainingPolicy.Enabled is false',
  reads: ['ConnectionDrainingPolicy'],
  holds: (balancer) => balancer.ConnectionDrainingPolicy?.Enabled,
  fix: 'Turn on connection draining (ModifyLoadBalancerAttributes ConnectionDraining).',
  source: `${docs}#elb-7`,
})

/** The predefined policy that ELB.8 requires. */
const STRONG = 'ELBSecurityPolicy-TLS-1-2-2017-01'

type Policies = NonNullable<Properties<'AWS::ElasticLoadBalancing::LoadBalancer'>['Policies']>

/**
 * The names of the load balancer's policies that refer to the predefined policy; AWS resolves its attributes
 * (elasticloadbalancing/latest/classic/elb-security-policy-table.html).
 */
const strongPolicies = (policies: Policies): ReadonlySet<string> =>
  new Set(
    policies
      .filter(
        ({ PolicyType, Attributes }) =>
          PolicyType === 'SSLNegotiationPolicyType' &&
          Attributes?.some(({ Name, Value }) => Name === 'Reference-Security-Policy' && Value === STRONG),
      )
      .flatMap(({ PolicyName }) => PolicyName ?? []),
  )

const usesOneOf = (policies: ReadonlySet<string>, { PolicyNames }: Listener): boolean =>
  PolicyNames?.some((name) => policies.has(name)) ?? false

export const classicTlsPolicyIsStrong = control({
  id: 'ELB.8',
  compared: '2026-11-30',
  parameters: { predefinedPolicyName: { value: STRONG } },
  configRule: 'elb-predefined-security-policy-ssl-check',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'tls-strength',
  severity: 'medium',
  title: `Classic Load Balancer HTTPS and SSL listeners should use the TLS policy ${STRONG}`,
  finding: ({ Listeners, Policies }) => {
    const strong = strongPolicies(Policies ?? [])
    const weak = (Listeners ?? []).filter((one) => isSecure(one) && !usesOneOf(strong, one))
    return `TLS policy is not ${STRONG} on ${listed(weak.map(portOf))}`
  },
  reads: ['Listeners', 'Policies'],
  applies: (balancer) => (balancer.Listeners ?? []).some(isSecure),
  holds: ({ Listeners, Policies }) => {
    const strong = strongPolicies(Policies ?? [])
    return (Listeners ?? []).filter(isSecure).every((one) => usesOneOf(strong, one))
  },
  fix: `Set ${STRONG} on each HTTPS and SSL listener (SetLoadBalancerPoliciesOfListener); clients without TLS 1.2 can no longer connect.`,
  source: `${docs}#elb-8`,
})

export const classicBalancesAcrossZones = control({
  id: 'ELB.9',
  compared: '2026-11-30',
  configRule: 'elb-cross-zone-load-balancing-enabled',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'Classic Load Balancers should balance requests across zones (cross-zone load balancing)',
  finding: 'CrossZone is false',
  reads: ['CrossZone'],
  holds: (balancer) => balancer.CrossZone,
  fix: 'Turn on cross-zone load balancing (ModifyLoadBalancerAttributes CrossZoneLoadBalancing).',
  source: `${docs}#elb-9`,
})

export const classicSpansZones = control({
  id: 'ELB.10',
  compared: '2026-11-30',
  parameters: { minAvailabilityZones: { value: 2, among: [2, 3, 4, 5, 6] } },
  configRule: 'clb-multiple-az',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'Classic Load Balancers should be in at least {minAvailabilityZones} Availability Zones',
  finding: ({ AvailabilityZones }, { parameters }) =>
    `Load balancer is in ${listed(AvailabilityZones ?? []) || 'no zone'} (at least ${parameters.minAvailabilityZones} zones)`,
  reads: ['AvailabilityZones'],
  holds: (balancer, { parameters }) =>
    new Set(balancer.AvailabilityZones ?? []).size >= parameters.minAvailabilityZones,
  fix: 'Attach a subnet in another Availability Zone (AttachLoadBalancerToSubnets).',
  source: `${docs}#elb-10`,
})

export const classicResistsDesync = control({
  id: 'ELB.14',
  compared: '2026-11-30',
  parameters: { desyncMode: { value: ['defensive', 'strictest'] } },
  configRule: 'clb-desync-mode-check',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'web-protection',
  severity: 'medium',
  title: 'Classic Load Balancers should use desync mitigation mode defensive or strictest',
  finding: (_, { state }) => `elb.http.desyncmitigationmode is ${state.DesyncMitigationMode ?? 'not set'}`,
  reads: ['state.DesyncMitigationMode'],
  holds: (_, { state, parameters }) => parameters.desyncMode.includes(state.DesyncMitigationMode ?? ''),
  fix: 'Set the attribute elb.http.desyncmitigationmode to defensive or strictest (ModifyLoadBalancerAttributes).',
  source: `${docs}#elb-14`,
})

/** Whether a rule opens a port that no listener uses. */
function opensOthers(listeners: readonly Listener[]): (rule: SecurityGroupRule) => boolean {
  const ports = listeners.map(({ LoadBalancerPort }) => Number(LoadBalancerPort))
  return (rule) => !opensOnlyPorts(rule, (port) => ports.includes(port))
}

export const classicGroupsOpenOnlyItsListeners = control({
  id: 'Demarc.ELB.1',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'firewall-rules',
  severity: 'medium',
  title: 'Classic Load Balancers should have security groups that open only listener ports to the internet',
  finding: ({ Listeners }, { near }) =>
    near.groups.seen().length === 0
      ? 'Load balancer has no security group'
      : openToAll(near, opensOthers(Listeners ?? [])),
  reads: ['SecurityGroups', 'Listeners'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      ({ SecurityGroups }) => SecurityGroups as readonly string[] | null,
    ),
  },
  holds: ({ Listeners }, { near }) => near.groups.some() && !isOpenToAll(near, opensOthers(Listeners ?? [])),
  fix: 'Remove the rules for other ports from 0.0.0.0/0 and ::/0 from the security groups (RevokeSecurityGroupIngress).',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-vpc-security-groups.html',
})

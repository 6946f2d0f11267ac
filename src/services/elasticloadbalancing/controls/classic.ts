import { control } from '../../../controls/control.ts'
import { opensOnlyPorts } from '../../../controls/ports.ts'
import { parseArn } from '../../../core/arn.ts'
import { guardedBy, isOpenToAll } from '../../ec2/controls/open-to-all.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html'

const isSecure = ({ Protocol }: { readonly Protocol?: string | undefined }): boolean =>
  ['HTTPS', 'SSL'].includes((Protocol ?? '').toUpperCase())

export const classicCertificatesComeFromAcm = control({
  id: 'ELB.2',
  compared: '2026-11-30',
  configRule: 'elb-acm-certificate-required',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'tls-strength',
  severity: 'medium',
  title: 'A classic load balancer takes its certificates from AWS Certificate Manager, which renews them.',
  reads: ['Listeners'],
  applies: (balancer) => (balancer.Listeners ?? []).some(isSecure),
  holds: (balancer) =>
    (balancer.Listeners ?? [])
      .filter(isSecure)
      .every(({ SSLCertificateId }) => parseArn(SSLCertificateId ?? '')?.service === 'acm'),
  fix: 'Request or import the certificate in AWS Certificate Manager and set it on the listener (SetLoadBalancerListenerSSLCertificate).',
  source: `${docs}#elb-2`,
})

export const classicListenersUseTls = control({
  id: 'ELB.3',
  compared: '2026-11-30',
  configRule: 'elb-tls-https-listeners-only',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'Every listener of a classic load balancer speaks HTTPS or SSL with its clients.',
  reads: ['Listeners'],
  applies: (balancer) => (balancer.Listeners ?? []).length > 0,
  holds: (balancer) => (balancer.Listeners ?? []).every(isSecure),
  fix: 'Replace the HTTP and TCP listeners by HTTPS and SSL ones with a certificate.',
  source: `${docs}#elb-3`,
})

export const classicWritesAccessLogs = control({
  id: 'ELB.5',
  compared: '2026-11-30',
  configRule: 'elb-logging-enabled',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'A classic load balancer logs the requests that it gets.',
  reads: ['AccessLoggingPolicy'],
  holds: (balancer) => balancer.AccessLoggingPolicy?.Enabled,
  fix: 'Switch access logs on (ModifyLoadBalancerAttributes AccessLog), to a bucket that lets the load balancer write.',
  source: `${docs}#elb-5`,
})

export const classicDrainsConnections = control({
  id: 'ELB.7',
  compared: '2026-11-30',
  configRule: 'elb-connection-draining-enabled',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'high-availability',
  severity: 'low',
  title: 'A classic load balancer lets requests under way finish before it takes an instance out.',
  reads: ['ConnectionDrainingPolicy'],
  holds: (balancer) => balancer.ConnectionDrainingPolicy?.Enabled,
  fix: 'Switch connection draining on (ModifyLoadBalancerAttributes ConnectionDraining).',
  source: `${docs}#elb-7`,
})

/** The predefined policy that ELB.8 asks for. */
const STRONG = 'ELBSecurityPolicy-TLS-1-2-2017-01'

export const classicTlsPolicyIsStrong = control({
  id: 'ELB.8',
  compared: '2026-11-30',
  parameters: { predefinedPolicyName: { value: STRONG } },
  configRule: 'elb-predefined-security-policy-ssl-check',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'tls-strength',
  severity: 'medium',
  title: `The secure listeners of a classic load balancer use the policy ${STRONG}.`,
  reads: ['Listeners', 'Policies'],
  applies: (balancer) => (balancer.Listeners ?? []).some(isSecure),
  holds: (balancer) => {
    // a predefined policy is set as a policy of the balancer's own that refers to it; AWS resolves its attributes
    // (elasticloadbalancing/latest/classic/elb-security-policy-table.html)
    const strong = new Set(
      (balancer.Policies ?? [])
        .filter(
          ({ PolicyType, Attributes }) =>
            PolicyType === 'SSLNegotiationPolicyType' &&
            Attributes?.some(({ Name, Value }) => Name === 'Reference-Security-Policy' && Value === STRONG),
        )
        .map(({ PolicyName }) => PolicyName),
    )
    return (balancer.Listeners ?? [])
      .filter(isSecure)
      .every(({ PolicyNames }) => PolicyNames?.some((name) => strong.has(name)))
  },
  fix: `Set ${STRONG} on each HTTPS and SSL listener (SetLoadBalancerPoliciesOfListener).`,
  source: `${docs}#elb-8`,
})

export const classicBalancesAcrossZones = control({
  id: 'ELB.9',
  compared: '2026-11-30',
  configRule: 'elb-cross-zone-load-balancing-enabled',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A classic load balancer spreads requests over the instances of all its zones.',
  reads: ['CrossZone'],
  holds: (balancer) => balancer.CrossZone,
  fix: 'Switch cross-zone load balancing on (ModifyLoadBalancerAttributes CrossZoneLoadBalancing).',
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
  title: 'A classic load balancer spans {minAvailabilityZones} Availability Zones or more.',
  reads: ['AvailabilityZones'],
  holds: (balancer, { parameters }) =>
    new Set(balancer.AvailabilityZones ?? []).size >= parameters.minAvailabilityZones,
  fix: 'Attach a subnet of a second zone (AttachLoadBalancerToSubnets).',
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
  title: 'A classic load balancer keeps back requests that could desynchronise it and its instances.',
  reads: ['state.DesyncMitigationMode'],
  holds: (_, { state, parameters }) => parameters.desyncMode.includes(state.DesyncMitigationMode ?? ''),
  fix: 'Set the attribute elb.http.desyncmitigationmode to defensive or strictest.',
  source: `${docs}#elb-14`,
})

export const classicGroupsOpenOnlyItsListeners = control({
  id: 'Demarc.ELB.1',
  on: 'AWS::ElasticLoadBalancing::LoadBalancer',
  responsibility: 'firewall-rules',
  severity: 'medium',
  title: 'The security groups of a classic load balancer open to the whole internet only the ports that it listens on.',
  reads: ['SecurityGroups', 'Listeners'],
  near: {
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      ({ SecurityGroups }) => SecurityGroups as readonly string[] | null,
    ),
  },
  holds: (balancer, { near }) => {
    const ports = (balancer.Listeners ?? []).map(({ LoadBalancerPort }) => Number(LoadBalancerPort))
    return near.groups.some() && !isOpenToAll(near, (rule) => !opensOnlyPorts(rule, (port) => ports.includes(port)))
  },
  fix: 'Take the rules for other ports from 0.0.0.0/0 and ::/0 out of the security groups of the load balancer.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-vpc-security-groups.html',
})

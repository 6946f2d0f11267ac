import { control, those } from '../../../controls/control.ts'
import type { Found } from '../../../controls/found.ts'
import { opensOnlyPorts } from '../../../controls/ports.ts'
import { listed } from '../../../controls/wording.ts'
import type { Properties } from '../../../model/resource.ts'
import { guardedBy, isOpenToAll, openToAll } from '../../ec2/controls/open-to-all.ts'
import { listenerPolicies } from '../calendar.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html'

type Action = NonNullable<Properties<'AWS::ElasticLoadBalancingV2::Listener'>['DefaultActions']>[number]

/** The listeners of a load balancer. */
const itsListeners = {
  where: 'LoadBalancerArn',
  // safe: `reads` names it, and so it is a string or null
  is: ({ LoadBalancerArn }: Readonly<Record<string, unknown>>) => LoadBalancerArn as string | null,
} as const

/** Whether actions redirect the client to HTTPS. */
const redirects = (actions: readonly Action[] | null | undefined): boolean =>
  (actions ?? []).some(({ Type, RedirectConfig }) => Type === 'redirect' && RedirectConfig?.Protocol === 'HTTPS')

/** Whether an action of a rule forwards the request to a target, or redirects without TLS. */
const staysUnencrypted = (actions: readonly Action[]): boolean =>
  !redirects(actions) && actions.some(({ Type }) => Type !== 'fixed-response')

/** A listener without TLS that redirects its clients to HTTPS or rejects them, and forwards nothing. */
const onlyRedirects = (
  DefaultActions: readonly Action[] | null,
  Rules: readonly { readonly Actions: readonly Action[] }[] | null,
): boolean => {
  const all = [DefaultActions ?? [], ...(Rules ?? []).map(({ Actions }) => Actions)]
  return all.some(redirects) && !all.some(staysUnencrypted)
}

interface Listener {
  readonly Protocol: string | null
  readonly DefaultActions: readonly Action[] | null
}
/** Does a listener need no redirect, or redirect all requests to HTTPS? */
const isRedirected = (listener: Listener, state: { readonly Rules: Parameters<typeof onlyRedirects>[1] }): boolean =>
  listener.Protocol !== 'HTTP' || onlyRedirects(listener.DefaultActions, state.Rules)

export const albRedirectsToHttps = control({
  id: 'ELB.1',
  compared: '2026-11-30',
  configRule: 'alb-http-to-https-redirection-check',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'Application Load Balancer HTTP listeners should redirect to HTTPS in all their rules',
  finding: (_, { near }) => {
    const count = near.listeners.seen(({ properties, state }) => !isRedirected(properties, state)).length
    return `${count} HTTP ${count === 1 ? 'listener does' : 'listeners do'} not redirect all requests to HTTPS`
  },
  reads: ['LoadBalancerArn', 'Type'],
  near: {
    listeners: those('AWS::ElasticLoadBalancingV2::Listener', {
      ...itsListeners,
      reads: ['Protocol', 'DefaultActions', 'state.Rules'],
    }),
  },
  applies: (balancer, { near }) =>
    balancer.Type === 'application' && near.listeners.some(({ properties }) => properties.Protocol === 'HTTP'),
  holds: (_, { near }) => near.listeners.every(({ properties, state }) => isRedirected(properties, state)),
  fix: 'Set the default action of each HTTP listener to a redirect to HTTPS (ModifyListener), and remove the rules that forward (DeleteRule).',
  source: `${docs}#elb-1`,
})

/** An attribute as a finding names it: `access_logs.s3.enabled is false`. */
const attributeText = (attributes: Readonly<Record<string, string>> | null, key: string): string =>
  `${key} is ${attributes?.[key] ?? 'not set'}`

export const albDropsInvalidHeaders = control({
  id: 'ELB.4',
  compared: '2026-11-30',
  configRule: 'alb-http-drop-invalid-header-enabled',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'web-protection',
  severity: 'medium',
  title: 'Application Load Balancers should drop invalid HTTP header fields',
  finding: (_, { state }) => attributeText(state.Attributes, 'routing.http.drop_invalid_header_fields.enabled'),
  reads: ['Type', 'state.Attributes'],
  applies: (balancer) => balancer.Type === 'application',
  holds: (_, { state }) => state.Attributes?.['routing.http.drop_invalid_header_fields.enabled'] === 'true',
  fix: 'Set the attribute routing.http.drop_invalid_header_fields.enabled to true (ModifyLoadBalancerAttributes).',
  source: `${docs}#elb-4`,
})

export const albWritesAccessLogs = control({
  id: 'ELB.5',
  compared: '2026-11-30',
  configRule: 'elb-logging-enabled',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'Application Load Balancers should have access logs enabled',
  finding: (_, { state }) => attributeText(state.Attributes, 'access_logs.s3.enabled'),
  reads: ['Type', 'state.Attributes'],
  applies: (balancer) => balancer.Type === 'application',
  holds: (_, { state }) => state.Attributes?.['access_logs.s3.enabled'] === 'true',
  fix: 'Set the attributes access_logs.s3.enabled and access_logs.s3.bucket (ModifyLoadBalancerAttributes); the bucket policy must allow log delivery to write.',
  source: `${docs}#elb-5`,
})

export const balancerIsProtectedFromDeletion = control({
  id: 'ELB.6',
  compared: '2026-11-30',
  configRule: 'elb-deletion-protection-enabled',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'Load balancers (ALB, NLB, GWLB) should have deletion protection enabled',
  finding: (_, { state }) => attributeText(state.Attributes, 'deletion_protection.enabled'),
  reads: ['state.Attributes'],
  holds: (_, { state }) => state.Attributes?.['deletion_protection.enabled'] === 'true',
  fix: 'Set the attribute deletion_protection.enabled to true (ModifyLoadBalancerAttributes).',
  source: `${docs}#elb-6`,
})

export const albResistsDesync = control({
  id: 'ELB.12',
  compared: '2026-11-30',
  parameters: { desyncMode: { value: ['defensive', 'strictest'] } },
  configRule: 'alb-desync-mode-check',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'web-protection',
  severity: 'medium',
  title: 'Application Load Balancers should use desync mitigation mode defensive or strictest',
  finding: (_, { state }) => attributeText(state.Attributes, 'routing.http.desync_mitigation_mode'),
  reads: ['Type', 'state.Attributes'],
  applies: (balancer) => balancer.Type === 'application',
  holds: (_, { state, parameters }) =>
    parameters.desyncMode.includes(state.Attributes?.['routing.http.desync_mitigation_mode'] ?? ''),
  fix: 'Set the attribute routing.http.desync_mitigation_mode to defensive or strictest (ModifyLoadBalancerAttributes).',
  source: `${docs}#elb-12`,
})

export const balancerSpansZones = control({
  id: 'ELB.13',
  compared: '2026-11-30',
  parameters: { minAvailabilityZones: { value: 2, among: [2, 3, 4, 5, 6] } },
  configRule: 'elbv2-multiple-az',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'Load balancers (ALB, NLB, GWLB) should be in at least {minAvailabilityZones} Availability Zones',
  finding: (_, { state, parameters }) =>
    `Load balancer is in ${listed(state.AvailabilityZones ?? []) || 'no zone'} (at least ${parameters.minAvailabilityZones} zones)`,
  reads: ['state.AvailabilityZones'],
  holds: (_, { state, parameters }) => new Set(state.AvailabilityZones ?? []).size >= parameters.minAvailabilityZones,
  fix: 'Add a subnet in another Availability Zone (SetSubnets).',
  source: `${docs}#elb-13`,
})

export const albHasWebAcl = control({
  id: 'ELB.16',
  compared: '2026-11-30',
  configRule: 'alb-waf-enabled',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'web-protection',
  severity: 'medium',
  title: 'Application Load Balancers should have an AWS WAF web ACL',
  finding: 'No AWS WAF web ACL is associated with the load balancer',
  reads: ['Type', 'state.WebAclArn'],
  applies: (balancer) => balancer.Type === 'application',
  // web ACLs of AWS WAF Classic, which counted too, ended on 2026-10-07 (general/latest/gr/sunset_services.html)
  holds: (_, { state }) => Boolean(state.WebAclArn),
  fix: 'Associate a regional web ACL with the load balancer (wafv2 AssociateWebACL).',
  source: `${docs}#elb-16`,
})

/** The policies that ELB.17 accepts since 2026-04-06 (securityhub/latest/userguide/controls-change-log.html). */
const recommended = [
  'ELBSecurityPolicy-TLS13-1-3-2021-06',
  'ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04',
  'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
  'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04',
  'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
  'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
  'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09',
  'ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09',
] as const

const terminatesTls = (protocol: string | null): boolean => protocol === 'HTTPS' || protocol === 'TLS'

export const listenerTlsPolicyIsStrong = control({
  id: 'ELB.17',
  compared: '2026-11-30',
  leftOpen: 'The verdict is unknown, not failed, for a policy that AWS added after its table of policies was read.',
  parameters: { sslPolicies: { value: recommended } },
  calendars: { policies: listenerPolicies },
  configRule: 'elbv2-predefined-security-policy-ssl-check',
  on: 'AWS::ElasticLoadBalancingV2::Listener',
  responsibility: 'tls-strength',
  severity: 'medium',
  title: 'Load balancer HTTPS and TLS listeners should use a TLS security policy that AWS recommends',
  finding: ({ SslPolicy }) => `SslPolicy is ${SslPolicy ?? 'not set'}`,
  reads: ['Protocol', 'SslPolicy'],
  applies: (listener) => terminatesTls(listener.Protocol),
  holds: ({ SslPolicy }, { parameters, calendars }) => {
    // the default of a listener that was created without a policy (elasticloadbalancing/latest/application/describe-ssl-policies.html)
    const policy = SslPolicy ?? 'ELBSecurityPolicy-2016-08'
    return calendars.policies.knows(policy) && parameters.sslPolicies.includes(policy)
  },
  fix: 'Set SslPolicy of the listener to a recommended policy, such as ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09 (ModifyListener).',
  source: `${docs}#elb-17`,
})

export const listenerUsesTls = control({
  id: 'ELB.18',
  compared: '2026-11-30',
  configRule: 'elbv2-listener-encryption-in-transit',
  on: 'AWS::ElasticLoadBalancingV2::Listener',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'Load balancer listeners should use HTTPS (ALB) or TLS (NLB)',
  finding: ({ Protocol }) => `Listener protocol is ${Protocol ?? 'not set'}`,
  reads: ['Protocol'],
  // GENEVE is the protocol of gateway load balancers, inside the network; a listener that only redirects fails, as on AWS's page
  applies: (listener) => listener.Protocol !== 'GENEVE',
  holds: (listener) => terminatesTls(listener.Protocol),
  fix: 'Create an HTTPS listener (ALB) or a TLS listener (NLB) with a certificate (CreateListener), and delete this one.',
  source: `${docs}#elb-18`,
})

export const targetHealthIsAskedOverTls = control({
  id: 'ELB.21',
  compared: '2026-11-30',
  configRule: 'elbv2-targetgroup-healthcheck-protocol-encrypted',
  on: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'Target groups should check the health of targets over HTTPS',
  finding: ({ HealthCheckProtocol }) => `HealthCheckProtocol is ${HealthCheckProtocol ?? 'not set'}`,
  reads: ['TargetType', 'Protocol', 'HealthCheckEnabled', 'HealthCheckProtocol'],
  // a Lambda function is invoked, without a connection; GENEVE is for gateway load balancers, which the control excludes
  applies: (group) =>
    group.TargetType !== 'lambda' && group.Protocol !== 'GENEVE' && group.HealthCheckEnabled !== false,
  holds: (group) => group.HealthCheckProtocol === 'HTTPS',
  fix: 'Set HealthCheckProtocol to HTTPS (ModifyTargetGroup); targets that do not answer HTTPS become unhealthy.',
  source: `${docs}#elb-21`,
})

export const targetsAreReachedOverTls = control({
  id: 'ELB.22',
  compared: '2026-11-30',
  configRule: 'elbv2-targetgroup-protocol-encrypted',
  on: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'Target groups should encrypt traffic to targets (protocol HTTPS, TLS or QUIC)',
  finding: ({ Protocol }) => `Target group protocol is ${Protocol ?? 'not set'}`,
  reads: ['TargetType', 'Protocol'],
  applies: (group) => group.TargetType !== 'lambda' && group.TargetType !== 'alb' && group.Protocol !== 'GENEVE',
  holds: (group) => ['HTTPS', 'TLS', 'QUIC'].includes(group.Protocol ?? ''),
  fix: 'Create a target group of protocol HTTPS or TLS (CreateTargetGroup), and forward the listener to it (ModifyListener).',
  source: `${docs}#elb-22`,
})

const listensOn = (
  listeners: Found<{ readonly properties: { readonly Port: number | null } }>,
  port: number,
): boolean => listeners.some(({ properties }) => properties.Port === port)

export const balancerGroupsOpenOnlyItsListeners = control({
  id: 'Demarc.ELB.2',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'firewall-rules',
  severity: 'medium',
  title: 'Load balancers should have security groups that open only listener ports to the internet',
  finding: (_, { near }) =>
    near.groups.seen().length === 0
      ? 'Load balancer has no security group'
      : openToAll(near, (rule) => !opensOnlyPorts(rule, (port) => listensOn(near.listeners, port))),
  reads: ['LoadBalancerArn', 'Type', 'SecurityGroups'],
  near: {
    listeners: those('AWS::ElasticLoadBalancingV2::Listener', { ...itsListeners, reads: ['Port'] }),
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      ({ SecurityGroups }) => SecurityGroups as readonly string[] | null,
    ),
  },
  // a gateway load balancer has no security groups (elasticloadbalancing/latest/gateway/introduction.html)
  applies: (balancer) => balancer.Type !== 'gateway',
  holds: (_, { near }) =>
    near.groups.some() &&
    !isOpenToAll(near, (rule) => !opensOnlyPorts(rule, (port) => listensOn(near.listeners, port))),
  fix: 'Set security groups without rules for other ports from 0.0.0.0/0 or ::/0 (SetSecurityGroups); a network load balancer created without one must be replaced.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
})

export const balancerListens = control({
  id: 'Demarc.ELB.3',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'inventory',
  severity: 'low',
  title: 'Load balancers (ALB, NLB, GWLB) should have a listener',
  finding: 'Load balancer has no listener',
  reads: ['LoadBalancerArn'],
  near: { listeners: those('AWS::ElasticLoadBalancingV2::Listener', { ...itsListeners, reads: [] }) },
  holds: (_, { near }) => near.listeners.some(),
  fix: 'Delete the load balancer if no planned workload needs it (DeleteLoadBalancer), or create a listener (CreateListener).',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
})

export const nlbBalancesAcrossZones = control({
  id: 'Demarc.ELB.4',
  configRule: 'nlb-cross-zone-load-balancing-enabled',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'Network Load Balancers should have cross-zone load balancing enabled',
  finding: (_, { state }) => attributeText(state.Attributes, 'load_balancing.cross_zone.enabled'),
  reads: ['Type', 'state.Attributes'],
  applies: (balancer) => balancer.Type === 'network',
  holds: (_, { state }) => state.Attributes?.['load_balancing.cross_zone.enabled'] === 'true',
  fix: 'Set the attribute load_balancing.cross_zone.enabled to true (ModifyLoadBalancerAttributes); traffic between zones is billed.',
  source: 'https://docs.aws.amazon.com/config/latest/developerguide/nlb-cross-zone-load-balancing-enabled.html',
})

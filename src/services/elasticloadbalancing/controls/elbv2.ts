import { control, those } from '../../../controls/control.ts'
import { opensOnlyPorts } from '../../../controls/ports.ts'
import type { Properties } from '../../../model/resource.ts'
import { guardedBy, isOpenToAll } from '../../ec2/controls/open-to-all.ts'
import { listenerPolicies } from '../calendar.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html'

type Action = NonNullable<Properties<'AWS::ElasticLoadBalancingV2::Listener'>['DefaultActions']>[number]

/** The listeners of a load balancer. */
const itsListeners = {
  where: 'LoadBalancerArn',
  // safe: `reads` names it, and so it is a string or null
  is: ({ LoadBalancerArn }: Readonly<Record<string, unknown>>) => LoadBalancerArn as string | null,
} as const

/** Whether actions end in sending the client to HTTPS. */
const redirects = (actions: readonly Action[] | null | undefined): boolean =>
  (actions ?? []).some(({ Type, RedirectConfig }) => Type === 'redirect' && RedirectConfig?.Protocol === 'HTTPS')

/** Whether an action of a rule hands the request on to a target, or redirects without TLS. */
const goesOnInTheClear = (actions: readonly Action[]): boolean =>
  !redirects(actions) && actions.some(({ Type }) => Type !== 'fixed-response')

/** A listener without TLS that sends its clients to HTTPS, or turns them away, and hands nothing on. */
const onlyRedirects = (
  DefaultActions: readonly Action[] | null,
  Rules: readonly { readonly Actions: readonly Action[] }[] | null,
): boolean => {
  const all = [DefaultActions ?? [], ...(Rules ?? []).map(({ Actions }) => Actions)]
  return all.some(redirects) && !all.some(goesOnInTheClear)
}

export const albRedirectsToHttps = control({
  id: 'ELB.1',
  compared: '2026-11-30',
  configRule: 'alb-http-to-https-redirection-check',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'Every HTTP listener of an application load balancer redirects to HTTPS, in all its rules.',
  reads: ['LoadBalancerArn', 'Type'],
  near: {
    listeners: those('AWS::ElasticLoadBalancingV2::Listener', {
      ...itsListeners,
      reads: ['Protocol', 'DefaultActions', 'state.Rules'],
    }),
  },
  applies: (balancer, { near }) =>
    balancer.Type === 'application' && near.listeners.some(({ properties }) => properties.Protocol === 'HTTP'),
  holds: (_, { near }) =>
    near.listeners.every(
      ({ properties, state }) =>
        properties.Protocol !== 'HTTP' || onlyRedirects(properties.DefaultActions, state.Rules),
    ),
  fix: 'Make a redirect to HTTPS the default action of each HTTP listener (ModifyListener), and remove the rules that forward.',
  source: `${docs}#elb-1`,
})

export const albDropsInvalidHeaders = control({
  id: 'ELB.4',
  compared: '2026-11-30',
  configRule: 'alb-http-drop-invalid-header-enabled',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'web-protection',
  severity: 'medium',
  title: 'An application load balancer drops header fields that are not valid.',
  reads: ['Type', 'state.Attributes'],
  applies: (balancer) => balancer.Type === 'application',
  holds: (_, { state }) => state.Attributes?.['routing.http.drop_invalid_header_fields.enabled'] === 'true',
  fix: 'Set the attribute routing.http.drop_invalid_header_fields.enabled to true.',
  source: `${docs}#elb-4`,
})

export const albWritesAccessLogs = control({
  id: 'ELB.5',
  compared: '2026-11-30',
  configRule: 'elb-logging-enabled',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'An application load balancer logs the requests that it gets.',
  reads: ['Type', 'state.Attributes'],
  applies: (balancer) => balancer.Type === 'application',
  holds: (_, { state }) => state.Attributes?.['access_logs.s3.enabled'] === 'true',
  fix: 'Set the attributes access_logs.s3.enabled and access_logs.s3.bucket, with a bucket that lets the load balancer write.',
  source: `${docs}#elb-5`,
})

export const balancerIsProtectedFromDeletion = control({
  id: 'ELB.6',
  compared: '2026-11-30',
  configRule: 'elb-deletion-protection-enabled',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A load balancer is protected from deletion.',
  reads: ['state.Attributes'],
  holds: (_, { state }) => state.Attributes?.['deletion_protection.enabled'] === 'true',
  fix: 'Set the attribute deletion_protection.enabled to true.',
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
  title: 'An application load balancer keeps back requests that could desynchronise it and its targets.',
  reads: ['Type', 'state.Attributes'],
  applies: (balancer) => balancer.Type === 'application',
  holds: (_, { state, parameters }) =>
    parameters.desyncMode.includes(state.Attributes?.['routing.http.desync_mitigation_mode'] ?? ''),
  fix: 'Set the attribute routing.http.desync_mitigation_mode to defensive or strictest.',
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
  title: 'A load balancer is mapped to {minAvailabilityZones} Availability Zones or more.',
  reads: ['state.AvailabilityZones'],
  holds: (_, { state, parameters }) => new Set(state.AvailabilityZones ?? []).size >= parameters.minAvailabilityZones,
  fix: 'Add a subnet of a second zone (SetSubnets).',
  source: `${docs}#elb-13`,
})

export const albHasWebAcl = control({
  id: 'ELB.16',
  compared: '2026-11-30',
  deviates:
    'A web ACL of AWS WAF Classic, which AWS is retiring, is not seen: a load balancer that has one alone fails here and passes there.',
  configRule: 'alb-waf-enabled',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'web-protection',
  severity: 'medium',
  title: 'An AWS WAF web ACL filters the requests to an application load balancer.',
  reads: ['Type', 'state.WebAclArn'],
  applies: (balancer) => balancer.Type === 'application',
  holds: (_, { state }) => Boolean(state.WebAclArn),
  fix: 'Associate a regional web ACL with the load balancer (wafv2 AssociateWebACL).',
  source: `${docs}#elb-16`,
})

/** The policies that ELB.17 accepts, since 2026-04-06 (securityhub/latest/userguide/controls-change-log.html). */
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
  deviates: 'A policy that AWS added after the table of policies was read is unknown, not failed.',
  parameters: { sslPolicies: { value: recommended } },
  calendars: { policies: listenerPolicies },
  configRule: 'elbv2-predefined-security-policy-ssl-check',
  on: 'AWS::ElasticLoadBalancingV2::Listener',
  responsibility: 'tls-strength',
  severity: 'medium',
  title: 'A listener with TLS uses a recommended security policy: TLS 1.3, or 1.2 with its strongest ciphers too.',
  reads: ['Protocol', 'SslPolicy'],
  applies: (listener) => terminatesTls(listener.Protocol),
  holds: ({ SslPolicy }, { parameters, calendars }) => {
    // what a listener has that was made without one (elasticloadbalancing/latest/application/describe-ssl-policies.html)
    const policy = SslPolicy ?? 'ELBSecurityPolicy-2016-08'
    return calendars.policies.knows(policy) && parameters.sslPolicies.includes(policy)
  },
  fix: 'Set a current policy on the listener (ModifyListener SslPolicy), such as ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09.',
  source: `${docs}#elb-17`,
})

export const listenerUsesTls = control({
  id: 'ELB.18',
  compared: '2026-11-30',
  configRule: 'elbv2-listener-encryption-in-transit',
  on: 'AWS::ElasticLoadBalancingV2::Listener',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'A listener speaks TLS with its clients: HTTPS (application) or TLS (network).',
  reads: ['Protocol'],
  // GENEVE is a gateway load balancer's, within the network; a listener that only redirects fails too, as on AWS's page
  applies: (listener) => listener.Protocol !== 'GENEVE',
  holds: (listener) => terminatesTls(listener.Protocol),
  fix: 'Make an HTTPS listener (application) or a TLS listener (network) with a certificate, and delete this one.',
  source: `${docs}#elb-18`,
})

export const targetHealthIsAskedOverTls = control({
  id: 'ELB.21',
  compared: '2026-11-30',
  configRule: 'elbv2-targetgroup-healthcheck-protocol-encrypted',
  on: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'A target group asks after the health of its targets over HTTPS.',
  reads: ['TargetType', 'Protocol', 'HealthCheckEnabled', 'HealthCheckProtocol'],
  // a function is invoked, not connected to; GENEVE is a gateway load balancer's, which the control is not about
  applies: (group) =>
    group.TargetType !== 'lambda' && group.Protocol !== 'GENEVE' && group.HealthCheckEnabled !== false,
  holds: (group) => group.HealthCheckProtocol === 'HTTPS',
  fix: 'Set HealthCheckProtocol to HTTPS (ModifyTargetGroup).',
  source: `${docs}#elb-21`,
})

export const targetsAreReachedOverTls = control({
  id: 'ELB.22',
  compared: '2026-11-30',
  configRule: 'elbv2-targetgroup-protocol-encrypted',
  on: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'A load balancer speaks TLS with its targets: HTTPS, TLS or QUIC.',
  reads: ['TargetType', 'Protocol'],
  applies: (group) => group.TargetType !== 'lambda' && group.TargetType !== 'alb' && group.Protocol !== 'GENEVE',
  holds: (group) => ['HTTPS', 'TLS', 'QUIC'].includes(group.Protocol ?? ''),
  fix: 'Make a target group of protocol HTTPS or TLS and let the listener forward to it.',
  source: `${docs}#elb-22`,
})

export const balancerGroupsOpenOnlyItsListeners = control({
  id: 'Demarc.ELB.2',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'firewall-rules',
  severity: 'medium',
  title: 'A load balancer has security groups, which open to the whole internet only the ports that it listens on.',
  reads: ['LoadBalancerArn', 'Type', 'SecurityGroups'],
  near: {
    listeners: those('AWS::ElasticLoadBalancingV2::Listener', { ...itsListeners, reads: ['Port'] }),
    ...guardedBy(
      // safe: `reads` names it, and so it is a list of ids or null
      ({ SecurityGroups }) => SecurityGroups as readonly string[] | null,
    ),
  },
  // a gateway load balancer takes no security groups (elasticloadbalancing/latest/gateway/introduction.html)
  applies: (balancer) => balancer.Type !== 'gateway',
  holds: (_, { near }) => {
    const listensOn = (port: number): boolean => near.listeners.some(({ properties }) => properties.Port === port)
    return near.groups.some() && !isOpenToAll(near, (rule) => !opensOnlyPorts(rule, listensOn))
  },
  fix: 'Give the load balancer security groups (a network load balancer takes them only when it is made) without rules for other ports from 0.0.0.0/0 or ::/0.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
})

export const balancerListens = control({
  id: 'Demarc.ELB.3',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'inventory',
  severity: 'low',
  title: 'A load balancer has a listener: without one it serves nobody.',
  reads: ['LoadBalancerArn'],
  near: { listeners: those('AWS::ElasticLoadBalancingV2::Listener', { ...itsListeners, reads: [] }) },
  holds: (_, { near }) => near.listeners.some(),
  fix: 'Delete the load balancer, if nobody is about to use it, or give it a listener.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
})

export const nlbBalancesAcrossZones = control({
  id: 'Demarc.ELB.4',
  configRule: 'nlb-cross-zone-load-balancing-enabled',
  on: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A network load balancer spreads connections over the targets of all its zones.',
  reads: ['Type', 'state.Attributes'],
  applies: (balancer) => balancer.Type === 'network',
  holds: (_, { state }) => state.Attributes?.['load_balancing.cross_zone.enabled'] === 'true',
  fix: 'Set the attribute load_balancing.cross_zone.enabled to true.',
  source: 'https://docs.aws.amazon.com/config/latest/developerguide/nlb-cross-zone-load-balancing-enabled.html',
})

import { type Example, type MissingNeighbours, missing } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { behindLists } from '../../ec2/controls/lists-in-test.ts'
import * as c from './elbv2.ts'

const arn = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/shop/0123456789abcdef'
const redirect = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } }
const forward = { Type: 'forward', TargetGroupArn: 'arn:tg' }
const refuse = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '403' } }
const samePlain = { Type: 'redirect', RedirectConfig: { Protocol: '#{protocol}', Host: 'www.nordlicht.example' } }

const http = (action: Example, ...rules: Example[]) => ({
  LoadBalancerArn: arn,
  Protocol: 'HTTP',
  Port: 80,
  DefaultActions: [action],
  state: { Rules: rules.map((one) => ({ Actions: [one] })) },
})
const https = { ...http(forward), Protocol: 'HTTPS', Port: 443 }
const noListeners = missing('elasticloadbalancing:DescribeListeners')
const alb = (...listeners: (Example | MissingNeighbours)[]) => ({
  LoadBalancerArn: arn,
  Type: 'application',
  near: { listeners },
})

examples(c.albRedirectsToHttps, {
  met: [
    alb(http(redirect)),
    alb(https, http(redirect, refuse, redirect)),
    // what no rule redirects is turned away
    alb(http(refuse, redirect)),
    // what an HTTPS listener does is not looked at
    alb(http(redirect), { LoadBalancerArn: arn, Protocol: 'HTTPS' }),
  ],
  unmet: [
    alb(http(forward)),
    alb(https, http(forward)),
    alb(http(redirect, forward)),
    alb(http(samePlain)),
    alb(http(redirect, samePlain)),
    alb(http(refuse)),
    alb(http(forward, redirect)),
    alb(http(forward), noListeners),
  ],
  unknown: [alb(http(redirect), noListeners), alb(noListeners)],
  notApplicable: [
    alb(https),
    alb({ ...http(redirect), Protocol: 'HTTPS' }),
    alb(),
    { ...alb(http(redirect)), Type: 'network' },
    { ...alb(http(redirect)), LoadBalancerArn: 'arn:of-another' },
  ],
})

const attribute = (key: string, value: string, Type = 'application') => ({
  Type,
  state: { Attributes: { [key]: value } },
})
for (const [control, key] of [
  [c.albDropsInvalidHeaders, 'routing.http.drop_invalid_header_fields.enabled'],
  [c.albWritesAccessLogs, 'access_logs.s3.enabled'],
] as const)
  examples(control, {
    met: [attribute(key, 'true')],
    unmet: [attribute(key, 'false'), attribute('other', 'true')],
    notApplicable: [attribute(key, 'true', 'network'), attribute(key, 'true', 'gateway')],
  })

examples(c.albResistsDesync, {
  met: [
    attribute('routing.http.desync_mitigation_mode', 'defensive'),
    attribute('routing.http.desync_mitigation_mode', 'strictest'),
  ],
  unmet: [attribute('routing.http.desync_mitigation_mode', 'monitor'), attribute('other', 'defensive')],
  notApplicable: [attribute('routing.http.desync_mitigation_mode', 'defensive', 'network')],
})

const protection = (value: string) => ({ state: { Attributes: { 'deletion_protection.enabled': value } } })
examples(c.balancerIsProtectedFromDeletion, {
  met: [protection('true')],
  unmet: [protection('false'), { state: { Attributes: {} } }],
})

examples(c.nlbBalancesAcrossZones, {
  met: [attribute('load_balancing.cross_zone.enabled', 'true', 'network')],
  unmet: [attribute('load_balancing.cross_zone.enabled', 'false', 'network')],
  notApplicable: [attribute('load_balancing.cross_zone.enabled', 'true')],
})

examples(c.balancerSpansZones, {
  met: [
    { state: { AvailabilityZones: ['eu-central-1a', 'eu-central-1b'] } },
    { state: { AvailabilityZones: ['a', 'b', 'c'] }, parameters: { minAvailabilityZones: 3 } },
  ],
  unmet: [
    { state: { AvailabilityZones: ['a', 'b'] }, parameters: { minAvailabilityZones: 3 } },
    { state: { AvailabilityZones: ['eu-central-1a'] } },
    { state: { AvailabilityZones: null } },
  ],
})

examples(c.albHasWebAcl, {
  met: [
    { Type: 'application', state: { WebAclArn: 'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/shop/1' } },
  ],
  unmet: [{ Type: 'application', state: { WebAclArn: null } }],
  notApplicable: [
    { Type: 'network', state: { WebAclArn: 'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/shop/1' } },
  ],
})

const speaking = (Protocol: string, SslPolicy: string | null) => ({ Protocol, SslPolicy })
examples(c.listenerTlsPolicyIsStrong, {
  absent: ['Protocol'],
  met: [
    speaking('HTTPS', 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06'),
    speaking('TLS', 'ELBSecurityPolicy-TLS13-1-3-2021-06'),
    speaking('HTTPS', 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'),
  ],
  unmet: [
    speaking('HTTPS', 'ELBSecurityPolicy-2016-08'),
    // AWS took these from its list on 2026-04-06
    speaking('HTTPS', 'ELBSecurityPolicy-TLS13-1-2-2021-06'),
    speaking('HTTPS', 'ELBSecurityPolicy-TLS13-1-2-PQ-2025-09'),
    speaking('HTTPS', 'ELBSecurityPolicy-TLS13-1-0-2021-06'),
    speaking('TLS', 'ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06'),
    speaking('TLS', null),
  ],
  unknown: [speaking('HTTPS', 'ELBSecurityPolicy-TLS13-1-3-2031-01')],
  notApplicable: [speaking('HTTP', 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06'), speaking('TCP', null)],
})

examples(c.listenerUsesTls, {
  met: [{ Protocol: 'HTTPS' }, { Protocol: 'TLS' }],
  // AWS fails a listener of HTTP that only redirects (ELB.1), and QUIC, too
  unmet: ['HTTP', 'TCP', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'].map((Protocol) => ({ Protocol })),
  notApplicable: [{ Protocol: 'GENEVE' }],
})

const group = (more: Example = {}) => ({
  TargetType: 'instance',
  HealthCheckEnabled: true,
  HealthCheckProtocol: 'HTTPS',
  Protocol: 'HTTPS',
  ...more,
})
examples(c.targetHealthIsAskedOverTls, {
  met: [group(), group({ TargetType: 'alb' })],
  unmet: [group({ HealthCheckProtocol: 'HTTP' }), group({ HealthCheckProtocol: 'TCP' })],
  notApplicable: [group({ TargetType: 'lambda' }), group({ HealthCheckEnabled: false }), group({ Protocol: 'GENEVE' })],
})
examples(c.targetsAreReachedOverTls, {
  met: [group(), group({ Protocol: 'TLS' }), group({ Protocol: 'QUIC', TargetType: 'ip' })],
  unmet: [group({ Protocol: 'HTTP' }), group({ Protocol: 'TCP' }), group({ Protocol: null })],
  notApplicable: [group({ TargetType: 'lambda' }), group({ TargetType: 'alb' }), group({ Protocol: 'GENEVE' })],
})

const rule = (port: number, source: Example = { CidrIp: '0.0.0.0/0' }) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  ...source,
})
const behind = (...SecurityGroupIngress: Example[]) => ({
  LoadBalancerArn: arn,
  Type: 'application',
  SecurityGroups: ['sg-1'],
  near: {
    listeners: [
      { LoadBalancerArn: arn, Port: 443 },
      { LoadBalancerArn: arn, Port: 80 },
    ],
    groups: [{ GroupId: 'sg-1', SecurityGroupIngress }],
  },
})
const right = behind(rule(443), rule(80), rule(8443, { SourceSecurityGroupId: 'sg-2' }))
const noGroups = missing('ec2:DescribeSecurityGroups')
const listed = behindLists(right, rule(22, {}))
examples(c.balancerGroupsOpenOnlyItsListeners, {
  met: [
    ...listed.met,
    right,
    // nothing that the whole internet may reach needs another listener
    { ...right, near: { ...right.near, listeners: [...right.near.listeners, noListeners] } },
  ],
  unmet: [
    ...listed.unmet,
    behind(rule(443), rule(22)),
    behind({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }),
    behind({ ...rule(80), ToPort: 443 }),
    { ...right, SecurityGroups: null },
    { ...right, LoadBalancerArn: 'arn:of-another' },
    { ...right, near: { ...right.near, listeners: [{ LoadBalancerArn: arn, Port: 443 }] } },
    { ...right, near: { ...right.near, listeners: right.near.listeners.map((one) => ({ ...one, Port: 8080 })) } },
    { ...right, near: { ...right.near, groups: [{ GroupId: 'sg-1', SecurityGroupIngress: [rule(22)] }] } },
    {
      ...right,
      SecurityGroups: ['sg-1', 'sg-2'],
      near: { ...right.near, groups: [{ GroupId: 'sg-1', SecurityGroupIngress: [rule(22)] }, noGroups] },
    },
  ],
  unknown: [
    ...listed.unknown,
    { ...right, SecurityGroups: ['sg-of-another-account'] },
    { ...right, SecurityGroups: ['sg-1', 'sg-2'], near: { ...right.near, groups: [...right.near.groups, noGroups] } },
    { ...right, near: { ...right.near, listeners: [{ LoadBalancerArn: arn, Port: 443 }, noListeners] } },
  ],
  notApplicable: [{ ...right, Type: 'gateway' }],
})

examples(c.balancerListens, {
  met: [alb(https), alb(https, noListeners)],
  unmet: [alb(), { ...alb(https), LoadBalancerArn: 'arn:of-another' }],
  unknown: [alb(noListeners)],
})

import { type Example, type MissingNeighbours, missing } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import { behindLists } from '../../ec2/controls/lists-in-test.ts'
import * as c from './classic.ts'

const acm = 'arn:aws:acm:eu-central-1:111122223333:certificate/1'
const uploaded = 'arn:aws:iam::111122223333:server-certificate/shop'
const listener = (Protocol: string, more: Example = {}) => ({ Protocol, LoadBalancerPort: '443', ...more })
const listening = (...Listeners: Example[]) => ({ Listeners })

examples(c.classicCertificatesComeFromAcm, {
  met: [
    listening(listener('HTTPS', { SSLCertificateId: acm }), listener('HTTP')),
    listening(listener('SSL', { SSLCertificateId: acm })),
  ],
  unmet: [
    listening(listener('HTTPS', { SSLCertificateId: uploaded })),
    listening(listener('HTTPS', { SSLCertificateId: acm }), listener('SSL', { SSLCertificateId: uploaded })),
    listening(listener('HTTPS')),
  ],
  notApplicable: [listening(), listening(listener('TCP'))],
})

examples(c.classicListenersUseTls, {
  met: [listening(listener('HTTPS')), listening(listener('ssl'), listener('https'))],
  unmet: [listening(listener('HTTP')), listening(listener('HTTPS'), listener('TCP'))],
  notApplicable: [listening(), { Listeners: null }],
})

examples(c.classicWritesAccessLogs, {
  met: [{ AccessLoggingPolicy: { Enabled: true } }],
  unmet: [{ AccessLoggingPolicy: { Enabled: false } }, { AccessLoggingPolicy: null }],
})

examples(c.classicDrainsConnections, {
  met: [{ ConnectionDrainingPolicy: { Enabled: true, Timeout: 300 } }],
  unmet: [{ ConnectionDrainingPolicy: { Enabled: false } }, { ConnectionDrainingPolicy: null }],
})

const policy = (PolicyName: string, Value: string, PolicyType = 'SSLNegotiationPolicyType') => ({
  PolicyName,
  PolicyType,
  Attributes: [
    { Name: 'Reference-Security-Policy', Value },
    { Name: 'Protocol-TLSv1.2', Value: 'true' },
  ],
})
const secure = listener('HTTPS', { PolicyNames: ['cookies', 'tls'] })
const strong = policy('tls', 'ELBSecurityPolicy-TLS-1-2-2017-01')
examples(c.classicTlsPolicyIsStrong, {
  met: [
    { Listeners: [secure], Policies: [strong] },
    { Listeners: [secure, listener('HTTP')], Policies: [strong, { PolicyName: 'cookies' }] },
  ],
  unmet: [
    { Listeners: [secure], Policies: [policy('tls', 'ELBSecurityPolicy-2016-08')] },
    { Listeners: [secure], Policies: [policy('other', 'ELBSecurityPolicy-TLS-1-2-2017-01')] },
    { Listeners: [secure], Policies: [policy('tls', 'ELBSecurityPolicy-TLS-1-2-2017-01', 'AppCookie')] },
    { Listeners: [secure], Policies: null },
    { Listeners: [listener('HTTPS')], Policies: [strong] },
    { Listeners: [secure, listener('SSL', { PolicyNames: [] })], Policies: [strong] },
  ],
  notApplicable: [{ Listeners: [listener('HTTP')], Policies: [strong] }],
})

examples(c.classicBalancesAcrossZones, {
  met: [{ CrossZone: true }],
  unmet: [{ CrossZone: false }, { CrossZone: null }],
})

examples(c.classicSpansZones, {
  met: [{ AvailabilityZones: ['eu-central-1a', 'eu-central-1b'] }],
  unmet: [
    { AvailabilityZones: ['a', 'b'], parameters: { minAvailabilityZones: 3 } },
    { AvailabilityZones: ['eu-central-1a'] },
    { AvailabilityZones: ['eu-central-1a', 'eu-central-1a'] },
  ],
})

examples(c.classicResistsDesync, {
  met: [{ state: { DesyncMitigationMode: 'defensive' } }, { state: { DesyncMitigationMode: 'strictest' } }],
  unmet: [{ state: { DesyncMitigationMode: 'monitor' } }, { state: { DesyncMitigationMode: null } }],
})

const rule = (port: number, source: Example = { CidrIp: '0.0.0.0/0' }) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  ...source,
})
const group = (...SecurityGroupIngress: Example[]) => ({ GroupId: 'sg-1', SecurityGroupIngress })
const guarded = (...groups: (Example | MissingNeighbours)[]) => ({
  SecurityGroups: ['sg-1'],
  Listeners: [listener('HTTPS')],
  near: { groups },
})
const noGroups = missing('ec2:DescribeSecurityGroups')
const listed = behindLists({ SecurityGroups: ['sg-1'], Listeners: [listener('HTTPS')] }, rule(22, {}))
examples(c.classicGroupsOpenOnlyItsListeners, {
  met: [...listed.met, guarded(group(rule(443), rule(22, { CidrIp: '203.0.113.0/24' })))],
  unmet: [
    ...listed.unmet,
    guarded(group(rule(443), rule(22))),
    guarded(group({ IpProtocol: '-1', CidrIpv6: '::/0' })),
    { ...guarded(group(rule(22)), noGroups), SecurityGroups: ['sg-1', 'sg-2'] },
    {
      ...guarded(group(rule(443), rule(22, { CidrIp: '203.0.113.0/24' }))),
      Listeners: [listener('HTTP', { LoadBalancerPort: '80' })],
    },
    { ...guarded(group(rule(443), rule(22, { CidrIp: '203.0.113.0/24' }))), SecurityGroups: [] },
  ],
  unknown: [
    ...listed.unknown,
    { ...guarded(), SecurityGroups: ['sg-of-another-account'] },
    { ...guarded(group(rule(443)), noGroups), SecurityGroups: ['sg-1', 'sg-2'] },
  ],
})

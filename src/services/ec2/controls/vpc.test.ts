import { type Example, type Missing, missing } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import * as d from './network-devices.ts'
import * as c from './vpc.ts'

const log = (TrafficType: string, Status = 'ACTIVE') => ({ ResourceId: 'vpc-1', TrafficType, state: { Status } })
const vpc = (...flowLogs: (Example | Missing)[]) => ({ VpcId: 'vpc-1', near: { flowLogs } })
const noLogs = missing('ec2:DescribeFlowLogs')
examples(c.vpcsHaveFlowLogs, {
  met: [vpc(log('REJECT')), vpc(log('ALL')), vpc(log('ACCEPT'), log('ALL')), vpc(log('ALL'), noLogs)],
  unmet: [
    vpc(),
    vpc(log('ACCEPT')),
    vpc(log('ALL', 'FAILED')),
    { VpcId: 'vpc-2', near: { flowLogs: [log('REJECT')] } },
    // whether it works does not matter
    vpc({ ResourceId: 'vpc-1', TrafficType: 'ACCEPT' }),
  ],
  unknown: [vpc(log('ACCEPT'), noLogs), vpc({ ResourceId: 'vpc-1', TrafficType: 'ALL' })],
})

examples(c.subnetsGiveNoPublicAddress, {
  met: [{ MapPublicIpOnLaunch: false }],
  unmet: [{ MapPublicIpOnLaunch: true }],
})

examples(c.networkAclsAreUsed, {
  met: [{ state: { IsDefault: false, SubnetIds: ['subnet-1'] } }],
  unmet: [{ state: { IsDefault: false, SubnetIds: [] } }],
  notApplicable: [{ state: { IsDefault: true, SubnetIds: ['subnet-1'] } }],
})

const entry = (RuleNumber: number, RuleAction: string, more: object) => ({
  RuleNumber,
  RuleAction,
  Egress: false,
  Protocol: '6',
  ...more,
})
const all = { CidrBlock: '0.0.0.0/0' }
const ssh = { FromPort: 22, ToPort: 22 }
const acl = (...Entries: Example[]) => ({ state: { IsDefault: false, Entries } })
examples(c.networkAclsKeepAdminPortsClosed, {
  met: [
    acl(entry(100, 'allow', { ...all, FromPort: 443, ToPort: 443 })),
    acl(entry(100, 'allow', { CidrBlock: '203.0.113.0/24', ...ssh })),
    acl(entry(90, 'deny', { ...all, FromPort: 0, ToPort: 4000 }), entry(100, 'allow', { ...all, Protocol: '-1' })),
    acl({ ...entry(100, 'allow', { ...all, ...ssh }), Egress: true }),
    acl(entry(100, 'allow', { ...all, Protocol: '17', ...ssh })),
  ],
  unmet: [
    acl(entry(100, 'allow', { ...all, ...ssh })),
    acl(entry(100, 'allow', { ...all, Protocol: '-1' })),
    acl(entry(100, 'allow', { Ipv6CidrBlock: '::/0', FromPort: 3000, ToPort: 4000 })),
    acl(entry(110, 'deny', { ...all, ...ssh }), entry(100, 'allow', { ...all, ...ssh })),
    acl(entry(90, 'deny', { CidrBlock: '198.51.100.0/24', ...ssh }), entry(100, 'allow', { ...all, ...ssh })),
  ],
  notApplicable: [
    { state: { IsDefault: true, Entries: [entry(100, 'allow', { ...all, FromPort: 443, ToPort: 443 })] } },
  ],
})

examples(c.internetGatewaysAreBlocked, {
  met: [{ InternetGatewayBlockMode: 'block-bidirectional' }, { InternetGatewayBlockMode: 'block-ingress' }],
  unmet: [{ InternetGatewayBlockMode: 'off' }],
})

for (const [control, service] of [
  [c.ec2ApiIsReachedPrivately, 'ec2'],
  [c.ecrApiIsReachedPrivately, 'ecr.api'],
  [c.ecrRegistryIsReachedPrivately, 'ecr.dkr'],
  [c.ssmIsReachedPrivately, 'ssm'],
  [c.ssmContactsAreReachedPrivately, 'ssm-contacts'],
  [c.ssmIncidentsAreReachedPrivately, 'ssm-incidents'],
] as const) {
  const at = (name: string, more: Example = {}, Status = 'available') => ({
    VpcId: 'vpc-1',
    ServiceName: `com.amazonaws.eu-central-1.${name}`,
    VpcEndpointType: 'Interface',
    state: { Status },
    ...more,
  })
  const noEndpoints = missing('ec2:DescribeVpcEndpoints')
  const having = (...endpoints: (Example | Missing)[]) => ({ VpcId: 'vpc-1', near: { endpoints } })
  examples(control, {
    met: [having(at(service)), having(at('sqs'), at(service)), having(at(service), noEndpoints)],
    unmet: [
      having(),
      having(at('sqs')),
      having(at(service, { VpcEndpointType: 'Gateway' })),
      having(at(service, {}, 'pendingAcceptance')),
      { VpcId: 'vpc-2', near: { endpoints: [at(service)] } },
    ],
    unknown: [having(noEndpoints), having(at('sqs'), noEndpoints)],
  })
}

examples(d.addressesAreUsed, {
  met: [{ state: { AssociationId: 'eipassoc-1' } }],
  unmet: [{ state: { AssociationId: null } }],
})
examples(d.interfacesCheckSourceAndDestination, {
  met: [{ SourceDestCheck: true, state: { RequesterManaged: false } }],
  unmet: [{ SourceDestCheck: false, state: { RequesterManaged: false } }],
  notApplicable: [{ SourceDestCheck: true, state: { RequesterManaged: true } }],
})
examples(d.transitGatewaysAcceptByHand, {
  met: [{ AutoAcceptSharedAttachments: 'disable' }],
  unmet: [{ AutoAcceptSharedAttachments: 'enable' }],
})
examples(d.bothTunnelsAreUp, {
  met: [{ state: { TunnelsUp: 2 } }],
  unmet: [{ state: { TunnelsUp: 1 } }, { state: { TunnelsUp: 0 } }],
})
const tunnel = (LogEnabled: boolean) => ({ LogOptions: { CloudwatchLogOptions: { LogEnabled } } })
examples(d.vpnTunnelsAreLogged, {
  met: [{ VpnTunnelOptionsSpecifications: [tunnel(true), tunnel(true)] }],
  unmet: [
    { VpnTunnelOptionsSpecifications: [tunnel(true), tunnel(false)] },
    { VpnTunnelOptionsSpecifications: [{}] },
    { VpnTunnelOptionsSpecifications: null },
  ],
})
examples(d.clientVpnLogsConnections, {
  met: [{ ConnectionLogOptions: { Enabled: true } }],
  unmet: [{ ConnectionLogOptions: { Enabled: false } }, { ConnectionLogOptions: null }],
})
examples(d.clientVpnAsksForMoreThanACertificate, {
  met: [
    { AuthenticationOptions: [{ Type: 'federated-authentication' }] },
    { AuthenticationOptions: [{ Type: 'directory-service-authentication' }, { Type: 'certificate-authentication' }] },
  ],
  unmet: [{ AuthenticationOptions: [{ Type: 'certificate-authentication' }] }],
})

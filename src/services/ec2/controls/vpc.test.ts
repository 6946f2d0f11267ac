import { type Example, type MissingNeighbours, missing } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import * as d from './network-devices.ts'
import * as c from './vpc.ts'

const log = (TrafficType: string, Status = 'ACTIVE') => ({ ResourceId: 'vpc-1', TrafficType, state: { Status } })
const vpc = (...flowLogs: (Example | MissingNeighbours)[]) => ({ VpcId: 'vpc-1', near: { flowLogs } })
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
  met: [{ MapPublicIpOnLaunch: false, AssignIpv6AddressOnCreation: false }],
  unmet: [
    { MapPublicIpOnLaunch: true, AssignIpv6AddressOnCreation: false },
    { MapPublicIpOnLaunch: false, AssignIpv6AddressOnCreation: true },
  ],
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
    acl(entry(100, 'allow', { CidrBlock: '1.0.0.0/0', ...ssh })),
    acl(entry(100, 'allow', { Ipv6CidrBlock: '0::/0', ...ssh })),
    acl(entry(100, 'allow', { Ipv6CidrBlock: '::/0', FromPort: 3000, ToPort: 4000 })),
    acl(entry(110, 'deny', { ...all, ...ssh }), entry(100, 'allow', { ...all, ...ssh })),
    acl(entry(90, 'deny', { CidrBlock: '198.51.100.0/24', ...ssh }), entry(100, 'allow', { ...all, ...ssh })),
  ],
  notApplicable: [
    { state: { IsDefault: true, Entries: [entry(100, 'allow', { ...all, FromPort: 443, ToPort: 443 })] } },
  ],
})

const fully = { parameters: { vpcBpaInternetGatewayBlockMode: 'block-bidirectional' } }
examples(c.internetGatewaysAreBlocked, {
  met: [
    { InternetGatewayBlockMode: 'block-bidirectional' },
    { InternetGatewayBlockMode: 'block-ingress' },
    { ...fully, InternetGatewayBlockMode: 'block-bidirectional' },
  ],
  unmet: [{ InternetGatewayBlockMode: 'off' }, { ...fully, InternetGatewayBlockMode: 'block-ingress' }],
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
  const having = (...endpoints: (Example | MissingNeighbours)[]) => ({ VpcId: 'vpc-1', near: { endpoints } })
  // the page of EC2.10 has no parameter of VPCs
  const inOtherVpcs = service === 'ec2' ? [] : [{ vpcIds: ['vpc-2'] }]
  examples(control, {
    met: [
      having(at(service)),
      having(at('sqs'), at(service)),
      having(at(service), noEndpoints),
      having(at(service, {}, 'pending'), at(service)),
      having(at(`${service}-fips`)),
      ...inOtherVpcs.map(() => ({ ...having(at(service)), parameters: { vpcIds: ['vpc-1', 'vpc-2'] } })),
    ],
    unmet: [
      having(),
      having(at('sqs')),
      having(at(service, { VpcEndpointType: 'Gateway' })),
      having(at(`${service}2`)),
      { VpcId: 'vpc-2', near: { endpoints: [at(service)] } },
    ],
    unknown: [
      having(noEndpoints),
      having(at('sqs'), noEndpoints),
      having(at(service, {}, 'pendingAcceptance')),
      having(at(service, {}, 'rejected')),
    ],
    notApplicable: inOtherVpcs.map((parameters) => ({ ...having(at(service)), parameters })),
  })
}

const used = { AssociationId: 'eipassoc-1', NetworkInterfaceId: 'eni-1' }
examples(d.addressesAreUsed, {
  met: [
    { state: used, near: { interfaces: [{ Id: 'eni-1', state: { Status: 'in-use' } }] } },
    { state: { ...used, NetworkInterfaceId: null } },
  ],
  unmet: [
    { state: { ...used, AssociationId: null }, near: { interfaces: [{ Id: 'eni-1', state: { Status: 'in-use' } }] } },
    { state: { AssociationId: null, NetworkInterfaceId: null } },
    // on an interface that is attached to nothing
    { state: used, near: { interfaces: [{ Id: 'eni-1', state: { Status: 'available' } }] } },
  ],
  unknown: [
    { state: used, near: { interfaces: [] } },
    {
      state: { ...used, NetworkInterfaceId: 'eni-2' },
      near: { interfaces: [{ Id: 'eni-1', state: { Status: 'in-use' } }] },
    },
    { state: used, near: { interfaces: [missing('ec2:DescribeNetworkInterfaces')] } },
  ],
  single: ['interfaces'],
})
const own = { InterfaceType: 'interface', state: { RequesterManaged: false } }
examples(d.interfacesCheckSourceAndDestination, {
  met: [
    { ...own, SourceDestCheck: true },
    { ...own, InterfaceType: 'efa', SourceDestCheck: true },
  ],
  unmet: [
    { ...own, SourceDestCheck: false },
    // the service that makes these counts as no other manager
    ...['lambda', 'quicksight', 'aws_codestar_connections_managed'].map((InterfaceType) => ({
      InterfaceType,
      SourceDestCheck: false,
      state: { RequesterManaged: true },
    })),
  ],
  notApplicable: [
    { ...own, SourceDestCheck: true, state: { RequesterManaged: true } },
    { ...own, InterfaceType: 'branch', SourceDestCheck: false, state: { RequesterManaged: true } },
    ...['natGateway', 'transit_gateway', 'trunk', 'efa-only'].map((InterfaceType) => ({
      ...own,
      InterfaceType,
      SourceDestCheck: true,
    })),
  ],
})
examples(d.transitGatewaysAcceptByHand, {
  met: [{ AutoAcceptSharedAttachments: 'disable' }],
  unmet: [{ AutoAcceptSharedAttachments: 'enable' }],
})
examples(d.bothTunnelsAreUp, {
  met: [{ state: { TunnelsUp: 2 } }],
  unmet: [{ state: { TunnelsUp: 1 } }, { state: { TunnelsUp: 0 } }],
  unknown: [{ state: { TunnelsUp: null } }],
})
const tunnel = (LogEnabled: boolean) => ({ LogOptions: { CloudwatchLogOptions: { LogEnabled } } })
examples(d.vpnTunnelsAreLogged, {
  met: [{ VpnTunnelOptionsSpecifications: [tunnel(true), tunnel(true)] }],
  unmet: [
    { VpnTunnelOptionsSpecifications: [tunnel(true), tunnel(false)] },
    { VpnTunnelOptionsSpecifications: [{}] },
    { VpnTunnelOptionsSpecifications: [tunnel(true)] },
    { VpnTunnelOptionsSpecifications: null },
  ],
})
const ike = (...versions: string[]) => ({ IKEVersions: versions.map((Value) => ({ Value })) })
examples(d.vpnTunnelsSpeakIkeV2, {
  met: [{ VpnTunnelOptionsSpecifications: [ike('ikev2'), ike('ikev2')] }],
  unmet: [
    { VpnTunnelOptionsSpecifications: [ike('ikev2'), ike('ikev1', 'ikev2')] },
    // without a word a tunnel takes both
    { VpnTunnelOptionsSpecifications: [ike('ikev2'), ike()] },
    { VpnTunnelOptionsSpecifications: [ike('ikev2'), {}] },
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

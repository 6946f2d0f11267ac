import type * as Ec2Client from '@aws-sdk/client-ec2'
import type { Is } from '../../../practice/kind.ts'
import type { ServiceDefinition } from '../../../practice/service.ts'
import { byName, ec2Kinds, paged, shownTo } from './kinds.ts'
import type { PrefixListState } from './prefix-lists.ts'
import { permissionsOf, type StoredRule } from './security-group-rules.ts'

export type Client = typeof Ec2Client

export type StoredVpc = Is<Ec2Client.Vpc, 'VpcId'>
export type StoredSubnet = Is<Ec2Client.Subnet, 'SubnetId'>
export type StoredGroup = Omit<Is<Ec2Client.SecurityGroup, 'GroupId'>, 'IpPermissions' | 'IpPermissionsEgress'> & {
  rules: StoredRule[]
}
export type StoredAcl = Is<Ec2Client.NetworkAcl, 'NetworkAclId' | 'Entries' | 'Associations'>
export type StoredRouteTable = Is<Ec2Client.RouteTable, 'RouteTableId' | 'VpcId' | 'Associations' | 'Routes'>
export type StoredInterface = Is<Ec2Client.NetworkInterface, 'NetworkInterfaceId' | 'Groups'>
export type StoredFlowLog = Is<Ec2Client.FlowLog, 'FlowLogId'>
export type StoredEndpoint = Is<Ec2Client.VpcEndpoint, 'VpcEndpointId'>
export type StoredAddress = Is<Ec2Client.Address, 'AllocationId'>
export type StoredTransitGateway = Is<Ec2Client.TransitGateway, 'TransitGatewayId'>
export type StoredClientVpn = Is<Ec2Client.ClientVpnEndpoint, 'ClientVpnEndpointId'> & { subnets: string[] }
export type StoredVpn = Is<Ec2Client.VpnConnection, 'VpnConnectionId'>

/** EC2's networks in one region, as EC2 shows them. */
export interface NetworkState extends PrefixListState {
  routeTables: StoredRouteTable[]
  vpcs: StoredVpc[]
  subnets: StoredSubnet[]
  groups: StoredGroup[]
  acls: StoredAcl[]
  interfaces: StoredInterface[]
  flowLogs: StoredFlowLog[]
  endpoints: StoredEndpoint[]
  addresses: StoredAddress[]
  transitGateways: StoredTransitGateway[]
  clientVpns: StoredClientVpn[]
  vpns: StoredVpn[]
  blockPublicAccess: { InternetGatewayBlockMode: Ec2Client.InternetGatewayBlockMode }
}

// safe: EC2's model says Available, but EC2 itself returns lower case
// (AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html)
export const AVAILABLE = 'available' as string as 'Available'

const kindOf = ec2Kinds<NetworkState>()
export const vpcs = kindOf('vpcs', 'VpcId', ['InvalidVpcID.NotFound', 'vpc ID'], {
  'vpc-id': 'VpcId',
  'is-default': 'IsDefault',
  isDefault: 'IsDefault',
  ...byName,
})
export const subnets = kindOf('subnets', 'SubnetId', ['InvalidSubnetID.NotFound', 'subnet ID'], {
  'subnet-id': 'SubnetId',
  'vpc-id': 'VpcId',
  ...byName,
})
export const groups = kindOf('groups', 'GroupId', ['InvalidGroup.NotFound', 'security group'], {
  'group-id': 'GroupId',
  'group-name': 'GroupName',
  'vpc-id': 'VpcId',
  ...byName,
})
export const acls = kindOf('acls', 'NetworkAclId', ['InvalidNetworkAclID.NotFound', 'networkAcl ID'], {
  'network-acl-id': 'NetworkAclId',
  'vpc-id': 'VpcId',
  default: 'IsDefault',
  'association.subnet-id': ({ Associations }) => Associations.flatMap(({ SubnetId }) => SubnetId ?? []),
  ...byName,
})
export const interfaces = kindOf(
  'interfaces',
  'NetworkInterfaceId',
  ['InvalidNetworkInterfaceID.NotFound', 'networkInterface ID'],
  {
    'network-interface-id': 'NetworkInterfaceId',
    'group-id': ({ Groups }) => Groups.flatMap(({ GroupId }) => GroupId ?? []),
    'subnet-id': 'SubnetId',
    'vpc-id': 'VpcId',
  },
)
export const flowLogs = kindOf('flowLogs', 'FlowLogId', ['InvalidFlowLogId.NotFound', 'flow log ID'], {
  'resource-id': 'ResourceId',
  'traffic-type': 'TrafficType',
})
const endpoints = kindOf('endpoints', 'VpcEndpointId', ['InvalidVpcEndpointId.NotFound', 'Vpc Endpoint Id'], {
  'vpc-endpoint-id': 'VpcEndpointId',
  'vpc-id': 'VpcId',
  'service-name': 'ServiceName',
  'vpc-endpoint-type': 'VpcEndpointType',
})
export const addresses = kindOf('addresses', 'AllocationId', ['InvalidAllocationID.NotFound', 'allocation ID'], {
  'allocation-id': 'AllocationId',
  'association-id': 'AssociationId',
  'instance-id': 'InstanceId',
  'public-ip': 'PublicIp',
  ...byName,
})
export const transitGateways = kindOf(
  'transitGateways',
  'TransitGatewayId',
  ['InvalidTransitGatewayID.NotFound', 'Transit Gateway ID'],
  { 'transit-gateway-id': 'TransitGatewayId', state: 'State' },
)
export const clientVpns = kindOf(
  'clientVpns',
  'ClientVpnEndpointId',
  ['InvalidClientVpnEndpointId.NotFound', 'Client VPN endpoint ID'],
  { 'endpoint-id': 'ClientVpnEndpointId' },
)
const vpns = kindOf('vpns', 'VpnConnectionId', ['InvalidVpnConnectionID.NotFound', 'vpnConnection ID'], {
  'vpn-connection-id': 'VpnConnectionId',
  state: 'State',
})

export const networkReads = {
  DescribeVpcs: (call) => paged(call, { Vpcs: vpcs.asked(call, call.input.VpcIds, call.input.Filters) }),
  DescribeSubnets: (call) => paged(call, { Subnets: subnets.asked(call, call.input.SubnetIds, call.input.Filters) }),
  DescribeSecurityGroups: (call) => {
    const found = groups.asked(call, call.input.GroupIds, call.input.Filters)
    const SecurityGroups = found.map(({ rules, ...group }) => {
      const permissions = (egress: boolean) =>
        permissionsOf(
          rules.filter((rule) => rule.egress === egress),
          call.account,
        )
      return { ...group, IpPermissions: permissions(false), IpPermissionsEgress: permissions(true) }
    })
    return paged(call, { SecurityGroups })
  },
  DescribeNetworkAcls: (call) =>
    paged(call, { NetworkAcls: acls.asked(call, call.input.NetworkAclIds, call.input.Filters) }),
  DescribeNetworkInterfaces: (call) => {
    const { NetworkInterfaceIds: ids, Filters } = call.input
    return paged(call, { NetworkInterfaces: shownTo(call.input, ids, interfaces.asked(call, ids, Filters)) })
  },
  DescribeFlowLogs: (call) => paged(call, { FlowLogs: flowLogs.asked(call, call.input.FlowLogIds, call.input.Filter) }),
  DescribeVpcEndpoints: (call) =>
    paged(call, { VpcEndpoints: endpoints.asked(call, call.input.VpcEndpointIds, call.input.Filters) }),
  DescribeAddresses: (call) => ({ Addresses: addresses.asked(call, call.input.AllocationIds, call.input.Filters) }),
  DescribeTransitGateways: (call) =>
    paged(call, { TransitGateways: transitGateways.asked(call, call.input.TransitGatewayIds, call.input.Filters) }),
  DescribeClientVpnEndpoints: (call) => {
    const found = clientVpns.asked(call, call.input.ClientVpnEndpointIds, call.input.Filters)
    return paged(call, { ClientVpnEndpoints: found.map(({ subnets: _, ...endpoint }) => endpoint) })
  },
  DescribeClientVpnTargetNetworks: (call) => {
    const { ClientVpnEndpointId, VpcId, subnets: ids } = clientVpns.of(call, call.input.ClientVpnEndpointId ?? '')
    const Status = { Code: 'associated' as const }
    const networks = ids.map((TargetNetworkId) => ({ ClientVpnEndpointId, VpcId, TargetNetworkId, Status }))
    return paged(call, { ClientVpnTargetNetworks: networks })
  },
  DescribeVpnConnections: (call) => ({
    VpnConnections: vpns.asked(call, call.input.VpnConnectionIds, call.input.Filters),
  }),
  DescribeVpcBlockPublicAccessOptions: ({ state, account, region }) => ({
    VpcBlockPublicAccessOptions: {
      ...state.blockPublicAccess,
      AwsAccountId: account,
      AwsRegion: region,
      State: state.blockPublicAccess.InternetGatewayBlockMode === 'off' ? 'default-state' : 'update-complete',
      ManagedBy: 'account',
      ExclusionsAllowed: 'allowed',
    },
  }),
} satisfies ServiceDefinition<Client, NetworkState>['reads']

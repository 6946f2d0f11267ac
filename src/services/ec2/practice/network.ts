import type * as Ec2Client from '@aws-sdk/client-ec2'
import type { Is } from '../../../practice/kind.ts'
import type { ServiceDefinition } from '../../../practice/service.ts'
import { byName, ec2Kind, paged } from './kinds.ts'
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

// safe: EC2's model says Available, EC2 itself writes it in lower case (AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html)
export const AVAILABLE = 'available' as string as 'Available'

export const vpcs = ec2Kind<NetworkState, StoredVpc>({
  in: (state) => state.vpcs,
  id: ({ VpcId }) => VpcId,
  missing: ['InvalidVpcID.NotFound', 'vpc ID'],
  filters: { 'vpc-id': 'VpcId', 'is-default': 'IsDefault', isDefault: 'IsDefault', ...byName },
})
export const subnets = ec2Kind<NetworkState, StoredSubnet>({
  in: (state) => state.subnets,
  id: ({ SubnetId }) => SubnetId,
  missing: ['InvalidSubnetID.NotFound', 'subnet ID'],
  filters: { 'subnet-id': 'SubnetId', 'vpc-id': 'VpcId', ...byName },
})
export const groups = ec2Kind<NetworkState, StoredGroup>({
  in: (state) => state.groups,
  id: ({ GroupId }) => GroupId,
  missing: ['InvalidGroup.NotFound', 'security group'],
  filters: { 'group-id': 'GroupId', 'group-name': 'GroupName', 'vpc-id': 'VpcId', ...byName },
})
export const acls = ec2Kind<NetworkState, StoredAcl>({
  in: (state) => state.acls,
  id: ({ NetworkAclId }) => NetworkAclId,
  missing: ['InvalidNetworkAclID.NotFound', 'networkAcl ID'],
  filters: {
    'network-acl-id': 'NetworkAclId',
    'vpc-id': 'VpcId',
    default: 'IsDefault',
    'association.subnet-id': ({ Associations }) => Associations.flatMap(({ SubnetId }) => SubnetId ?? []),
    ...byName,
  },
})
export const interfaces = ec2Kind<NetworkState, StoredInterface>({
  in: (state) => state.interfaces,
  id: ({ NetworkInterfaceId }) => NetworkInterfaceId,
  missing: ['InvalidNetworkInterfaceID.NotFound', 'networkInterface ID'],
  filters: {
    'network-interface-id': 'NetworkInterfaceId',
    'group-id': ({ Groups }) => Groups.flatMap(({ GroupId }) => GroupId ?? []),
    'subnet-id': 'SubnetId',
    'vpc-id': 'VpcId',
  },
})
export const flowLogs = ec2Kind<NetworkState, StoredFlowLog>({
  in: (state) => state.flowLogs,
  id: ({ FlowLogId }) => FlowLogId,
  missing: ['InvalidFlowLogId.NotFound', 'flow log ID'],
  filters: { 'resource-id': 'ResourceId', 'traffic-type': 'TrafficType' },
})
const endpoints = ec2Kind<NetworkState, StoredEndpoint>({
  in: (state) => state.endpoints,
  id: ({ VpcEndpointId }) => VpcEndpointId,
  missing: ['InvalidVpcEndpointId.NotFound', 'Vpc Endpoint Id'],
  filters: {
    'vpc-endpoint-id': 'VpcEndpointId',
    'vpc-id': 'VpcId',
    'service-name': 'ServiceName',
    'vpc-endpoint-type': 'VpcEndpointType',
  },
})
export const addresses = ec2Kind<NetworkState, StoredAddress>({
  in: (state) => state.addresses,
  id: ({ AllocationId }) => AllocationId,
  missing: ['InvalidAllocationID.NotFound', 'allocation ID'],
  filters: {
    'allocation-id': 'AllocationId',
    'association-id': 'AssociationId',
    'instance-id': 'InstanceId',
    'public-ip': 'PublicIp',
    ...byName,
  },
})
export const transitGateways = ec2Kind<NetworkState, StoredTransitGateway>({
  in: (state) => state.transitGateways,
  id: ({ TransitGatewayId }) => TransitGatewayId,
  missing: ['InvalidTransitGatewayID.NotFound', 'Transit Gateway ID'],
  filters: { 'transit-gateway-id': 'TransitGatewayId', state: 'State' },
})
export const clientVpns = ec2Kind<NetworkState, StoredClientVpn>({
  in: (state) => state.clientVpns,
  id: ({ ClientVpnEndpointId }) => ClientVpnEndpointId,
  missing: ['InvalidClientVpnEndpointId.NotFound', 'Client VPN endpoint ID'],
  filters: { 'endpoint-id': 'ClientVpnEndpointId' },
})
const vpns = ec2Kind<NetworkState, StoredVpn>({
  in: (state) => state.vpns,
  id: ({ VpnConnectionId }) => VpnConnectionId,
  missing: ['InvalidVpnConnectionID.NotFound', 'vpnConnection ID'],
  filters: { 'vpn-connection-id': 'VpnConnectionId', state: 'State' },
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
  DescribeNetworkInterfaces: (call) =>
    paged(call, { NetworkInterfaces: interfaces.asked(call, call.input.NetworkInterfaceIds, call.input.Filters) }),
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

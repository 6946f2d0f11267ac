import type * as Ec2Client from '@aws-sdk/client-ec2'
import {
  type AwsError,
  awsError,
  type Call,
  type PageRequest,
  page,
  type ServiceDefinition,
} from '../../../practice/service.ts'
import { chosen, filtered } from './compute.ts'
import { permissionsOf, type StoredRule } from './security-group-rules.ts'

export type Client = typeof Ec2Client
/** What EC2 shows, without the dates that JSON cannot hold: `made` is that of its making. */
type Stored<T, Dates extends keyof T = never> = Omit<T, Dates> & { id: string; made?: string }

export type StoredVpc = Stored<Ec2Client.Vpc>
export type StoredSubnet = Stored<Ec2Client.Subnet>
export type StoredGroup = Stored<Ec2Client.SecurityGroup, 'IpPermissions' | 'IpPermissionsEgress'> & {
  rules: StoredRule[]
}
export type StoredAcl = Stored<Ec2Client.NetworkAcl>
export type StoredInterface = Stored<Ec2Client.NetworkInterface, 'Attachment'>
export type StoredFlowLog = Stored<Ec2Client.FlowLog, 'CreationTime'>
export type StoredEndpoint = Stored<Ec2Client.VpcEndpoint, 'CreationTimestamp' | 'LastError'>
export type StoredAddress = Stored<Ec2Client.Address>
export type StoredTransitGateway = Stored<Ec2Client.TransitGateway, 'CreationTime'>
export type StoredClientVpn = Stored<Ec2Client.ClientVpnEndpoint> & { subnets: string[] }
export type StoredVpn = Stored<Ec2Client.VpnConnection, 'VgwTelemetry'> & { tunnels: ('UP' | 'DOWN')[] }

/** EC2's networks in one region, near to the shape in which EC2 shows them. */
export interface NetworkState {
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
  /** How many things were made since the seed: it makes each id new without drawing lots. */
  made: number
}

type C = Call<unknown, NetworkState>

// safe: EC2's model says Available, EC2 itself writes it in lower case (AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html)
export const AVAILABLE = 'available' as string as 'Available'

/** EC2's own error for a token that it did not give. */
const badToken = (): AwsError => awsError('InvalidPaginationToken', 'The pagination token is invalid.')
const pageOf = <T>(call: C, items: readonly T[], token: PageRequest['token'], size: PageRequest['size']) =>
  page(call, items, { token, size, invalid: badToken })

/** An item as EC2 shows it: without our own members. */
function shown<T extends { id: string; made?: string }>(stored: T): Omit<T, 'id' | 'made'> {
  const { id: _id, made: _made, ...rest } = stored
  return rest
}

const named = ({ Tags }: { Tags?: Ec2Client.Tag[] | undefined }): string | undefined =>
  Tags?.find(({ Key }) => Key === 'Name')?.Value

export const networkReads = {
  DescribeVpcs: (call) => {
    const { input, state } = call
    const found = filtered(chosen(state.vpcs, input.VpcIds, 'InvalidVpcID.NotFound', 'vpc ID'), input.Filters, {
      'vpc-id': ({ id }) => id,
      'is-default': ({ IsDefault }) => String(IsDefault === true),
      isDefault: ({ IsDefault }) => String(IsDefault === true),
      'tag:Name': named,
    })
    const { items, next } = pageOf(call, found, input.NextToken, input.MaxResults)
    return { Vpcs: items.map(shown), NextToken: next }
  },
  DescribeSubnets: (call) => {
    const { input, state } = call
    const found = filtered(
      chosen(state.subnets, input.SubnetIds, 'InvalidSubnetID.NotFound', 'subnet ID'),
      input.Filters,
      { 'subnet-id': ({ id }) => id, 'vpc-id': ({ VpcId }) => VpcId, 'tag:Name': named },
    )
    const { items, next } = pageOf(call, found, input.NextToken, input.MaxResults)
    return { Subnets: items.map(shown), NextToken: next }
  },
  DescribeSecurityGroups: (call) => {
    const { input, state } = call
    const byId = chosen(state.groups, input.GroupIds, 'InvalidGroup.NotFound', 'security group')
    const found = filtered(byId, input.Filters, {
      'group-id': ({ id }) => id,
      'group-name': ({ GroupName }) => GroupName,
      'vpc-id': ({ VpcId }) => VpcId,
      'tag:Name': named,
    })
    const { items, next } = pageOf(call, found, input.NextToken, input.MaxResults)
    return {
      SecurityGroups: items.map((one) => {
        const { rules, ...rest } = shown(one)
        const of = (egress: boolean) =>
          permissionsOf(
            rules.filter((rule) => rule.egress === egress),
            call.account,
          )
        return { ...rest, IpPermissions: of(false), IpPermissionsEgress: of(true) }
      }),
      NextToken: next,
    }
  },
  DescribeNetworkAcls: (call) => {
    const { input, state } = call
    const found = filtered(
      chosen(state.acls, input.NetworkAclIds, 'InvalidNetworkAclID.NotFound', 'networkAcl ID'),
      input.Filters,
      {
        'network-acl-id': ({ id }) => id,
        'vpc-id': ({ VpcId }) => VpcId,
        default: ({ IsDefault }) => String(IsDefault === true),
        'association.subnet-id': ({ Associations = [] }) => Associations.flatMap(({ SubnetId }) => SubnetId ?? []),
        'tag:Name': named,
      },
    )
    const { items, next } = pageOf(call, found, input.NextToken, input.MaxResults)
    return { NetworkAcls: items.map(shown), NextToken: next }
  },
  DescribeNetworkInterfaces: (call) => {
    const { input, state } = call
    const found = filtered(
      chosen(state.interfaces, input.NetworkInterfaceIds, 'InvalidNetworkInterfaceID.NotFound', 'networkInterface ID'),
      input.Filters,
      {
        'network-interface-id': ({ id }) => id,
        'group-id': ({ Groups = [] }) => Groups.flatMap(({ GroupId }) => GroupId ?? []),
        'subnet-id': ({ SubnetId }) => SubnetId,
        'vpc-id': ({ VpcId }) => VpcId,
      },
    )
    const { items, next } = pageOf(call, found, input.NextToken, input.MaxResults)
    return { NetworkInterfaces: items.map(shown), NextToken: next }
  },
  DescribeFlowLogs: (call) => {
    const { input, state } = call
    const found = filtered(
      chosen(state.flowLogs, input.FlowLogIds, 'InvalidFlowLogId.NotFound', 'flow log ID'),
      input.Filter,
      { 'resource-id': ({ ResourceId }) => ResourceId, 'traffic-type': ({ TrafficType }) => TrafficType },
    )
    const { items, next } = pageOf(call, found, input.NextToken, input.MaxResults)
    return { FlowLogs: items.map((one) => ({ ...shown(one), CreationTime: dateOf(one) })), NextToken: next }
  },
  DescribeVpcEndpoints: (call) => {
    const { input, state } = call
    const found = filtered(
      chosen(state.endpoints, input.VpcEndpointIds, 'InvalidVpcEndpointId.NotFound', 'Vpc Endpoint Id'),
      input.Filters,
      {
        'vpc-endpoint-id': ({ id }) => id,
        'vpc-id': ({ VpcId }) => VpcId,
        'service-name': ({ ServiceName }) => ServiceName,
        'vpc-endpoint-type': ({ VpcEndpointType }) => VpcEndpointType,
      },
    )
    const { items, next } = pageOf(call, found, input.NextToken, input.MaxResults)
    return { VpcEndpoints: items.map((one) => ({ ...shown(one), CreationTimestamp: dateOf(one) })), NextToken: next }
  },
  DescribeAddresses: ({ input, state }) => {
    const byId = chosen(state.addresses, input.AllocationIds, 'InvalidAllocationID.NotFound', 'allocation ID')
    const found = filtered(byId, input.Filters, {
      'allocation-id': ({ id }) => id,
      'association-id': ({ AssociationId }) => AssociationId,
      'instance-id': ({ InstanceId }) => InstanceId,
      'public-ip': ({ PublicIp }) => PublicIp,
      'tag:Name': named,
    })
    return { Addresses: found.map(shown) }
  },
  DescribeTransitGateways: (call) => {
    const { input, state } = call
    const found = filtered(
      chosen(state.transitGateways, input.TransitGatewayIds, 'InvalidTransitGatewayID.NotFound', 'Transit Gateway ID'),
      input.Filters,
      { 'transit-gateway-id': ({ id }) => id, state: ({ State }) => State },
    )
    const { items, next } = pageOf(call, found, input.NextToken, input.MaxResults)
    return { TransitGateways: items.map((one) => ({ ...shown(one), CreationTime: dateOf(one) })), NextToken: next }
  },
  DescribeClientVpnEndpoints: (call) => {
    const { input, state } = call
    const found = filtered(
      chosen(
        state.clientVpns,
        input.ClientVpnEndpointIds,
        'InvalidClientVpnEndpointId.NotFound',
        'Client VPN endpoint ID',
      ),
      input.Filters,
      { 'endpoint-id': ({ id }) => id },
    )
    const { items, next } = pageOf(call, found, input.NextToken, input.MaxResults)
    return {
      ClientVpnEndpoints: items.map((one) => {
        const { subnets: _subnets, ...rest } = shown(one)
        return rest
      }),
      NextToken: next,
    }
  },
  DescribeClientVpnTargetNetworks: (call) => {
    const { input, state } = call
    const [endpoint] = chosen(
      state.clientVpns,
      [input.ClientVpnEndpointId ?? ''],
      'InvalidClientVpnEndpointId.NotFound',
      'Client VPN endpoint ID',
    )
    const { items, next } = pageOf(call, endpoint?.subnets ?? [], input.NextToken, input.MaxResults)
    return {
      ClientVpnTargetNetworks: items.map((TargetNetworkId) => ({
        ClientVpnEndpointId: endpoint?.id,
        VpcId: endpoint?.VpcId,
        TargetNetworkId,
        Status: { Code: 'associated' as const },
      })),
      NextToken: next,
    }
  },
  DescribeVpnConnections: ({ input, state }) => {
    const found = filtered(
      chosen(state.vpns, input.VpnConnectionIds, 'InvalidVpnConnectionID.NotFound', 'vpnConnection ID'),
      input.Filters,
      { 'vpn-connection-id': ({ id }) => id, state: ({ State }) => State },
    )
    return {
      VpnConnections: found.map((one) => {
        const { tunnels, ...rest } = shown(one)
        return {
          ...rest,
          VgwTelemetry: tunnels.map((Status, index) => ({
            Status,
            OutsideIpAddress: rest.Options?.TunnelOptions?.[index]?.OutsideIpAddress,
            LastStatusChange: dateOf(one),
            StatusMessage: Status === 'UP' ? '3 BGP ROUTES' : 'IPSEC IS DOWN',
            AcceptedRouteCount: Status === 'UP' ? 3 : 0,
          })),
        }
      }),
    }
  },
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

const dateOf = ({ made }: { made?: string }): Date => new Date(made ?? 0)

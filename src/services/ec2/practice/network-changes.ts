import type { FlowLogsResourceType, NetworkAclEntry } from '@aws-sdk/client-ec2'
import { ec2Id } from '../../../practice/ids.ts'
import { awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'
import { chosen } from './compute.ts'
import { AVAILABLE, type Client, type NetworkState, type StoredAcl } from './network.ts'

type C<I = unknown> = Call<I, NetworkState>

/** The one item of an id, or AWS's error. */
function one<T extends { id: string }>(items: readonly T[], id: string | undefined, code: string, what: string): T {
  const [found] = chosen(items, [id ?? ''], code, what)
  if (!found) throw awsError(code, `The ${what} '${id}' does not exist`)
  return found
}

const aclOf = ({ state }: C, id: string | undefined): StoredAcl =>
  one(state.acls, id, 'InvalidNetworkAclID.NotFound', 'networkAcl ID')

interface EntryRequest {
  readonly NetworkAclId: string | undefined
  readonly RuleNumber: number | undefined
  readonly Egress: boolean | undefined
}

/** Where an entry stands in its list; -1 where it does not. */
const placeOf = ({ Entries = [] }: StoredAcl, { RuleNumber, Egress }: EntryRequest): number =>
  Entries.findIndex((entry) => entry.RuleNumber === RuleNumber && (entry.Egress === true) === (Egress === true))

const LAST_NUMBER = 32_766
const noEntry = ({ RuleNumber, NetworkAclId }: EntryRequest) =>
  awsError(
    'InvalidNetworkAclEntry.NotFound',
    `The specified network acl entry with rule number '${RuleNumber}' does not exist in network acl '${NetworkAclId}'`,
  )

/** An entry as a request describes it, checked. */
function entryOf(input: NetworkAclEntry): NetworkAclEntry {
  const { RuleNumber = 0, Protocol = '', CidrBlock, Ipv6CidrBlock, PortRange } = input
  if (RuleNumber < 1 || RuleNumber > LAST_NUMBER)
    throw awsError(
      'InvalidParameterValue',
      `Invalid value '${RuleNumber}' for ruleNumber. Must be between 1 and 32766.`,
    )
  if ((CidrBlock === undefined) === (Ipv6CidrBlock === undefined))
    throw awsError('MissingParameter', 'The request must contain exactly one of cidrBlock and ipv6CidrBlock')
  if (!/^(-1|\d{1,3})$/.test(Protocol))
    throw awsError('InvalidParameterValue', `Invalid value '${Protocol}' for IP protocol. Unknown protocol.`)
  const withPorts = Protocol === '6' || Protocol === '17'
  if (withPorts && (PortRange?.From === undefined || PortRange.To === undefined || PortRange.From > PortRange.To))
    throw awsError('InvalidParameterValue', 'A port range is needed for TCP and UDP.')
  return {
    RuleNumber,
    Protocol,
    RuleAction: input.RuleAction,
    Egress: input.Egress === true,
    ...(CidrBlock === undefined ? {} : { CidrBlock }),
    ...(Ipv6CidrBlock === undefined ? {} : { Ipv6CidrBlock }),
    ...(withPorts && PortRange ? { PortRange } : {}),
  }
}

/** What a flow log may watch, by the kind that a request names. */
const watched: Partial<Record<FlowLogsResourceType, (state: NetworkState) => readonly { id: string }[]>> = {
  VPC: ({ vpcs }) => vpcs,
  Subnet: ({ subnets }) => subnets,
  NetworkInterface: ({ interfaces }) => interfaces,
  TransitGateway: ({ transitGateways }) => transitGateways,
}

export const networkChanges = {
  ModifySubnetAttribute: ({ input, state }) => {
    const subnet = one(state.subnets, input.SubnetId, 'InvalidSubnetID.NotFound', 'subnet ID')
    if (input.MapPublicIpOnLaunch?.Value !== undefined) subnet.MapPublicIpOnLaunch = input.MapPublicIpOnLaunch.Value
    if (input.AssignIpv6AddressOnCreation?.Value !== undefined)
      subnet.AssignIpv6AddressOnCreation = input.AssignIpv6AddressOnCreation.Value
    return undefined
  },
  CreateNetworkAclEntry: (call) => {
    const acl = aclOf(call, call.input.NetworkAclId)
    if (placeOf(acl, call.input) >= 0)
      throw awsError(
        'NetworkAclEntryAlreadyExists',
        `The network acl entry identified by ${call.input.RuleNumber} already exists.`,
      )
    acl.Entries = [...(acl.Entries ?? []), entryOf(call.input)]
    return undefined
  },
  ReplaceNetworkAclEntry: (call) => {
    const acl = aclOf(call, call.input.NetworkAclId)
    const place = placeOf(acl, call.input)
    if (place < 0) throw noEntry(call.input)
    acl.Entries = (acl.Entries ?? []).with(place, entryOf(call.input))
    return undefined
  },
  DeleteNetworkAclEntry: (call) => {
    const acl = aclOf(call, call.input.NetworkAclId)
    const place = placeOf(acl, call.input)
    // the last entry, 32767, is not the customer's
    if (place < 0 || (call.input.RuleNumber ?? 0) > LAST_NUMBER) throw noEntry(call.input)
    acl.Entries = (acl.Entries ?? []).toSpliced(place, 1)
    return undefined
  },
  DeleteNetworkAcl: (call) => {
    const acl = aclOf(call, call.input.NetworkAclId)
    if (acl.IsDefault) throw awsError('CannotDelete', `cannot delete default network ACL ${acl.id}`)
    if ((acl.Associations ?? []).length > 0)
      throw awsError('DependencyViolation', `The networkAcl '${acl.id}' has dependencies and cannot be deleted.`)
    call.state.acls = call.state.acls.filter(({ id }) => id !== acl.id)
    return undefined
  },
  CreateFlowLogs: (call) => {
    const { input, state, now } = call
    const known = input.ResourceType === undefined ? undefined : watched[input.ResourceType]
    if (!known) throw awsError('InvalidParameterValue', `Value (${input.ResourceType}) for ResourceType is invalid.`)
    const LogDestinationType = input.LogDestinationType ?? 'cloud-watch-logs'
    if (LogDestinationType === 'cloud-watch-logs' && !input.DeliverLogsPermissionArn)
      throw awsError('InvalidParameter', 'DeliverLogsPermissionArn cannot be empty for cloud-watch-logs.')
    if (!input.LogDestination && !input.LogGroupName)
      throw awsError('InvalidParameter', 'LogDestination or LogGroupName must be given.')
    const FlowLogIds = (input.ResourceIds ?? []).map((ResourceId) => {
      if (!known(state).some(({ id }) => id === ResourceId))
        throw awsError(
          input.ResourceType === 'VPC' ? 'InvalidVpcID.NotFound' : 'InvalidResourceId.NotFound',
          `The ${input.ResourceType} ID '${ResourceId}' does not exist`,
        )
      state.made += 1
      const id = ec2Id('fl', `${ResourceId} ${state.made}`)
      state.flowLogs.push({
        id,
        FlowLogId: id,
        FlowLogStatus: 'ACTIVE',
        DeliverLogsStatus: 'SUCCESS',
        ResourceId,
        TrafficType: input.TrafficType ?? 'ALL',
        LogDestinationType,
        ...(input.LogGroupName === undefined ? {} : { LogGroupName: input.LogGroupName }),
        ...(input.LogDestination === undefined ? {} : { LogDestination: input.LogDestination }),
        ...(input.DeliverLogsPermissionArn === undefined
          ? {}
          : { DeliverLogsPermissionArn: input.DeliverLogsPermissionArn }),
        MaxAggregationInterval: input.MaxAggregationInterval ?? 600,
        Tags: input.TagSpecifications?.[0]?.Tags ?? [],
        made: now.toISOString(),
      })
      return id
    })
    return { FlowLogIds, Unsuccessful: [] }
  },
  DeleteFlowLogs: ({ input, state }) => {
    const gone = chosen(state.flowLogs, input.FlowLogIds, 'InvalidFlowLogId.NotFound', 'flow log ID')
    state.flowLogs = state.flowLogs.filter((log) => !gone.includes(log))
    return { Unsuccessful: [] }
  },
  ReleaseAddress: ({ input, state }) => {
    const byId = one(state.addresses, input.AllocationId, 'InvalidAllocationID.NotFound', 'allocation ID')
    if (byId.AssociationId)
      throw awsError('InvalidIPAddress.InUse', `Address ${byId.PublicIp} is in use. Disassociate it first.`)
    state.addresses = state.addresses.filter(({ id }) => id !== byId.id)
    return undefined
  },
  ModifyNetworkInterfaceAttribute: ({ input, state }) => {
    const found = one(
      state.interfaces,
      input.NetworkInterfaceId,
      'InvalidNetworkInterfaceID.NotFound',
      'networkInterface ID',
    )
    if (found.RequesterManaged)
      throw awsError('OperationNotPermitted', 'The interface is managed by AWS; you may not change it.')
    if (input.SourceDestCheck?.Value !== undefined) found.SourceDestCheck = input.SourceDestCheck.Value
    if (input.Groups !== undefined)
      found.Groups = input.Groups.map((id) => {
        const group = one(state.groups, id, 'InvalidGroup.NotFound', 'security group')
        return { GroupId: group.id, GroupName: group.GroupName }
      })
    return undefined
  },
  ModifyTransitGateway: ({ input, state }) => {
    const gateway = one(
      state.transitGateways,
      input.TransitGatewayId,
      'InvalidTransitGatewayID.NotFound',
      'Transit Gateway ID',
    )
    const { AutoAcceptSharedAttachments, DefaultRouteTableAssociation, DefaultRouteTablePropagation } =
      input.Options ?? {}
    gateway.Options = {
      ...gateway.Options,
      ...(AutoAcceptSharedAttachments && { AutoAcceptSharedAttachments }),
      ...(DefaultRouteTableAssociation && { DefaultRouteTableAssociation }),
      ...(DefaultRouteTablePropagation && { DefaultRouteTablePropagation }),
    }
    const { id: _id, made, ...rest } = gateway
    return { TransitGateway: { ...rest, CreationTime: new Date(made ?? 0) } }
  },
  ModifyClientVpnEndpoint: ({ input, state }) => {
    const endpoint = one(
      state.clientVpns,
      input.ClientVpnEndpointId,
      'InvalidClientVpnEndpointId.NotFound',
      'Client VPN endpoint ID',
    )
    const log = input.ConnectionLogOptions
    if (log?.Enabled && !log.CloudwatchLogGroup)
      throw awsError('MissingParameter', 'CloudwatchLogGroup is required when connection logging is enabled')
    if (log) endpoint.ConnectionLogOptions = log
    if (input.SecurityGroupIds) endpoint.SecurityGroupIds = input.SecurityGroupIds
    return { Return: true }
  },
  ModifyVpcBlockPublicAccessOptions: ({ input, state, account, region }) => {
    if (input.InternetGatewayBlockMode === undefined)
      throw awsError('MissingParameter', 'The request must contain the parameter InternetGatewayBlockMode')
    state.blockPublicAccess.InternetGatewayBlockMode = input.InternetGatewayBlockMode
    return {
      VpcBlockPublicAccessOptions: {
        AwsAccountId: account,
        AwsRegion: region,
        State: 'update-in-progress',
        InternetGatewayBlockMode: input.InternetGatewayBlockMode,
      },
    }
  },
  CreateVpcEndpoint: ({ input, state, account, region, now }) => {
    const vpc = one(state.vpcs, input.VpcId, 'InvalidVpcId.NotFound', 'Vpc Id')
    const { ServiceName = '', VpcEndpointType = 'Gateway', SubnetIds = [], SecurityGroupIds = [] } = input
    if (!ServiceName.startsWith(`com.amazonaws.${region}.`))
      throw awsError('InvalidServiceName', `The Vpc Endpoint Service '${ServiceName}' does not exist`)
    for (const id of SubnetIds) one(state.subnets, id, 'InvalidSubnetId.NotFound', 'subnet ID')
    const Groups = SecurityGroupIds.map((id) => {
      const group = one(state.groups, id, 'InvalidGroup.NotFound', 'security group')
      return { GroupId: group.id, GroupName: group.GroupName }
    })
    state.made += 1
    const id = ec2Id('vpce', `${vpc.id} ${ServiceName} ${state.made}`)
    const endpoint = {
      VpcEndpointId: id,
      VpcEndpointType,
      VpcId: vpc.id,
      ServiceName,
      State: AVAILABLE,
      PolicyDocument:
        input.PolicyDocument ?? '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
      PrivateDnsEnabled: input.PrivateDnsEnabled ?? VpcEndpointType === 'Interface',
      OwnerId: account,
      RouteTableIds: input.RouteTableIds ?? [],
      SubnetIds,
      Groups,
      Tags: input.TagSpecifications?.[0]?.Tags ?? [],
    }
    state.endpoints.push({ ...endpoint, id, made: now.toISOString() })
    return { VpcEndpoint: { ...endpoint, CreationTimestamp: now } }
  },
} satisfies ServiceDefinition<Client, NetworkState>['changes']

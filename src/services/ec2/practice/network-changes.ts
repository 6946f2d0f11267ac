import type { FlowLogsResourceType, NetworkAclEntry } from '@aws-sdk/client-ec2'
import { withoutPrototypes } from '../../../core/by-text.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { drop, given, take } from '../../../practice/kind.ts'
import { awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'
import {
  AVAILABLE,
  acls,
  addresses,
  type Client,
  clientVpns,
  flowLogs,
  groups,
  interfaces,
  type NetworkState,
  type StoredAcl,
  subnets,
  transitGateways,
  vpcs,
} from './network.ts'

type C = Call<unknown, NetworkState>

/** Security groups as an interface or an endpoint names them. */
const namedGroups = (call: C, ids: readonly string[]) =>
  ids.map((id) => {
    const { GroupId, GroupName } = groups.of(call, id)
    return { GroupId, GroupName }
  })

interface EntryRequest {
  readonly NetworkAclId: string | undefined
  readonly RuleNumber: number | undefined
  readonly Egress: boolean | undefined
}

/** The index of an entry in its list; -1 if it is not there. */
const placeOf = ({ Entries }: StoredAcl, { RuleNumber, Egress }: EntryRequest): number =>
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
    ...given({ CidrBlock, Ipv6CidrBlock, PortRange: withPorts ? PortRange : undefined }),
  }
}

/** The resources that a flow log may monitor, by ResourceType of the request. */
const watched: Partial<Record<FlowLogsResourceType, (call: C, id: string) => object | undefined>> = withoutPrototypes({
  VPC: vpcs.find,
  Subnet: subnets.find,
  NetworkInterface: interfaces.find,
  TransitGateway: transitGateways.find,
})

export const networkChanges = {
  ModifySubnetAttribute: (call) => {
    const { MapPublicIpOnLaunch: address, AssignIpv6AddressOnCreation: ipv6 } = call.input
    const changed = { MapPublicIpOnLaunch: address?.Value, AssignIpv6AddressOnCreation: ipv6?.Value }
    take(subnets.of(call, call.input.SubnetId), changed, 'MapPublicIpOnLaunch', 'AssignIpv6AddressOnCreation')
  },
  CreateNetworkAclEntry: (call) => {
    const acl = acls.of(call, call.input.NetworkAclId)
    if (placeOf(acl, call.input) >= 0)
      throw awsError(
        'NetworkAclEntryAlreadyExists',
        `The network acl entry identified by ${call.input.RuleNumber} already exists.`,
      )
    acl.Entries.push(entryOf(call.input))
  },
  ReplaceNetworkAclEntry: (call) => {
    const acl = acls.of(call, call.input.NetworkAclId)
    const place = placeOf(acl, call.input)
    if (place < 0) throw noEntry(call.input)
    acl.Entries[place] = entryOf(call.input)
  },
  DeleteNetworkAclEntry: (call) => {
    const acl = acls.of(call, call.input.NetworkAclId)
    const place = placeOf(acl, call.input)
    // the last entry, 32767, cannot be changed
    if (place < 0 || (call.input.RuleNumber ?? 0) > LAST_NUMBER) throw noEntry(call.input)
    acl.Entries.splice(place, 1)
  },
  DeleteNetworkAcl: (call) => {
    const { NetworkAclId: id, IsDefault, Associations } = acls.of(call, call.input.NetworkAclId)
    if (IsDefault) throw awsError('CannotDelete', `cannot delete default network ACL ${id}`)
    if (Associations.length > 0)
      throw awsError('DependencyViolation', `The networkAcl '${id}' has dependencies and cannot be deleted.`)
    acls.remove(call, id)
  },
  CreateFlowLogs: (call) => {
    const { input, state, now } = call
    const known = input.ResourceType === undefined ? undefined : watched[input.ResourceType]
    if (!known) throw awsError('InvalidParameterValue', `Value (${input.ResourceType}) for ResourceType is invalid.`)
    const { LogDestinationType = 'cloud-watch-logs', LogDestination, LogGroupName, DeliverLogsPermissionArn } = input
    if (LogDestinationType === 'cloud-watch-logs' && !DeliverLogsPermissionArn)
      throw awsError('InvalidParameter', 'DeliverLogsPermissionArn cannot be empty for cloud-watch-logs.')
    if (!LogDestination && !LogGroupName)
      throw awsError('InvalidParameter', 'LogDestination or LogGroupName must be given.')
    const FlowLogIds = (input.ResourceIds ?? []).map((ResourceId) => {
      if (!known(call, ResourceId))
        throw awsError(
          input.ResourceType === 'VPC' ? 'InvalidVpcID.NotFound' : 'InvalidResourceId.NotFound',
          `The ${input.ResourceType} ID '${ResourceId}' does not exist`,
        )
      state.made += 1
      const made = flowLogs.add(call, {
        FlowLogId: ec2Id('fl', `${ResourceId} ${state.made}`),
        FlowLogStatus: 'ACTIVE',
        DeliverLogsStatus: 'SUCCESS',
        ResourceId,
        TrafficType: input.TrafficType ?? 'ALL',
        LogDestinationType,
        ...given({ LogGroupName, LogDestination, DeliverLogsPermissionArn }),
        MaxAggregationInterval: input.MaxAggregationInterval ?? 600,
        Tags: input.TagSpecifications?.[0]?.Tags ?? [],
        CreationTime: now.toISOString(),
      })
      return made.FlowLogId
    })
    return { FlowLogIds, Unsuccessful: [] }
  },
  DeleteFlowLogs: (call) => {
    const gone = flowLogs.asked(call, call.input.FlowLogIds)
    drop(call.state.flowLogs, (log) => gone.includes(log))
    return { Unsuccessful: [] }
  },
  ReleaseAddress: (call) => {
    const { AllocationId, AssociationId, PublicIp } = addresses.of(call, call.input.AllocationId)
    if (AssociationId) throw awsError('InvalidIPAddress.InUse', `Address ${PublicIp} is in use. Disassociate it first.`)
    addresses.remove(call, AllocationId)
  },
  ModifyNetworkInterfaceAttribute: (call) => {
    const { NetworkInterfaceId, SourceDestCheck, Groups } = call.input
    const found = interfaces.of(call, NetworkInterfaceId)
    if (found.RequesterManaged)
      throw awsError('OperationNotPermitted', 'The interface is managed by AWS; you may not change it.')
    take(found, { SourceDestCheck: SourceDestCheck?.Value }, 'SourceDestCheck')
    if (Groups !== undefined) found.Groups = namedGroups(call, Groups)
  },
  ModifyTransitGateway: (call) => {
    const gateway = transitGateways.of(call, call.input.TransitGatewayId)
    const { AutoAcceptSharedAttachments, DefaultRouteTableAssociation, DefaultRouteTablePropagation } =
      call.input.Options ?? {}
    gateway.Options = {
      ...gateway.Options,
      ...given({ AutoAcceptSharedAttachments, DefaultRouteTableAssociation, DefaultRouteTablePropagation }),
    }
    return { TransitGateway: gateway }
  },
  ModifyClientVpnEndpoint: (call) => {
    const endpoint = clientVpns.of(call, call.input.ClientVpnEndpointId)
    const { ConnectionLogOptions: log } = call.input
    if (log?.Enabled && !log.CloudwatchLogGroup)
      throw awsError('MissingParameter', 'CloudwatchLogGroup is required when connection logging is enabled')
    if (log) endpoint.ConnectionLogOptions = log
    take(endpoint, call.input, 'SecurityGroupIds')
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
  CreateVpcEndpoint: (call) => {
    const { input, state, account, region, now } = call
    const { ServiceName = '', VpcEndpointType = 'Gateway', SubnetIds = [], SecurityGroupIds = [] } = input
    const VpcId = vpcs.find(call, input.VpcId)?.VpcId
    if (!VpcId) throw awsError('InvalidVpcId.NotFound', `The Vpc Id '${input.VpcId}' does not exist`)
    if (!ServiceName.startsWith(`com.amazonaws.${region}.`))
      throw awsError('InvalidServiceName', `The Vpc Endpoint Service '${ServiceName}' does not exist`)
    const lost = SubnetIds.find((id) => !subnets.find(call, id))
    if (lost !== undefined) throw awsError('InvalidSubnetId.NotFound', `The subnet ID '${lost}' does not exist`)
    state.made += 1
    const endpoint = {
      VpcEndpointId: ec2Id('vpce', `${VpcId} ${ServiceName} ${state.made}`),
      VpcEndpointType,
      VpcId,
      ServiceName,
      State: AVAILABLE,
      PolicyDocument:
        input.PolicyDocument ?? '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
      PrivateDnsEnabled: input.PrivateDnsEnabled ?? VpcEndpointType === 'Interface',
      OwnerId: account,
      RouteTableIds: input.RouteTableIds ?? [],
      SubnetIds,
      Groups: namedGroups(call, SecurityGroupIds),
      Tags: input.TagSpecifications?.[0]?.Tags ?? [],
      CreationTimestamp: now.toISOString(),
    }
    state.endpoints.push(endpoint)
    return { VpcEndpoint: endpoint }
  },
} satisfies ServiceDefinition<Client, NetworkState>['changes']

import type { IpPermission } from '@aws-sdk/client-ec2'
import type { Answer, Describing } from '../../../practice/service.ts'

type Module = typeof import('@aws-sdk/client-ec2')

type Permission = Answer<IpPermission>

/**
 * CloudFormation has one rule for each source of a permission, and names the member a source or a destination by the
 * rule's direction.
 */
function rulesOf(permissions: readonly Permission[] | undefined, end: 'Source' | 'Destination') {
  return (permissions ?? []).flatMap(({ IpProtocol = '-1', FromPort, ToPort, ...ends }) => {
    const ports = { IpProtocol, ...(FromPort === undefined ? {} : { FromPort, ToPort }) }
    return [
      ...(ends.IpRanges ?? []).map(({ CidrIp, Description }) => ({ ...ports, CidrIp, Description })),
      ...(ends.Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => ({ ...ports, CidrIpv6, Description })),
      ...(ends.PrefixListIds ?? []).map(({ PrefixListId, Description }) => ({
        ...ports,
        [`${end}PrefixListId`]: PrefixListId,
        Description,
      })),
      ...(ends.UserIdGroupPairs ?? []).map(({ GroupId, UserId, Description }) => ({
        ...ports,
        [`${end}SecurityGroupId`]: GroupId,
        ...(end === 'Source' ? { SourceSecurityGroupOwnerId: UserId } : {}),
        Description,
      })),
    ]
  })
}

/** Networks in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::EC2::VPC': (ask) => (ask('DescribeVpcs', {}).Vpcs ?? []).map((is) => ({ is, tags: is.Tags })),
  'AWS::EC2::Subnet': (ask) =>
    (ask('DescribeSubnets', {}).Subnets ?? []).map((is) => ({ is, tags: is.Tags, arn: is.SubnetArn })),
  'AWS::EC2::SecurityGroup': (ask) =>
    (ask('DescribeSecurityGroups', {}).SecurityGroups ?? []).map((is) => ({
      is,
      also: {
        Id: is.GroupId,
        GroupDescription: is.Description,
        SecurityGroupIngress: rulesOf(is.IpPermissions, 'Source'),
        SecurityGroupEgress: rulesOf(is.IpPermissionsEgress, 'Destination'),
      },
      tags: is.Tags,
    })),
  'AWS::EC2::NetworkAcl': (ask) =>
    (ask('DescribeNetworkAcls', {}).NetworkAcls ?? []).map((is) => ({
      is,
      also: { Id: is.NetworkAclId },
      tags: is.Tags,
    })),
  'AWS::EC2::NetworkInterface': (ask) =>
    (ask('DescribeNetworkInterfaces', { IncludeManagedResources: true }).NetworkInterfaces ?? []).map((is) => ({
      is,
      also: {
        Id: is.NetworkInterfaceId,
        GroupSet: (is.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
        PrimaryPrivateIpAddress: is.PrivateIpAddress,
      },
      tags: is.TagSet,
    })),
  'AWS::EC2::FlowLog': (ask) =>
    (ask('DescribeFlowLogs', {}).FlowLogs ?? []).map((is) => ({ is, also: { Id: is.FlowLogId }, tags: is.Tags })),
  'AWS::EC2::VPCEndpoint': (ask) =>
    (ask('DescribeVpcEndpoints', {}).VpcEndpoints ?? []).map((is) => ({
      is,
      also: {
        Id: is.VpcEndpointId,
        SecurityGroupIds: (is.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
        CreationTimestamp: undefined,
        DnsEntries: undefined,
      },
      tags: is.Tags,
    })),
  'AWS::EC2::EIP': (ask) => (ask('DescribeAddresses', {}).Addresses ?? []).map((is) => ({ is, tags: is.Tags })),
  'AWS::EC2::TransitGateway': (ask) =>
    (ask('DescribeTransitGateways', {}).TransitGateways ?? []).map((is) => ({
      is: { ...is.Options, ...is },
      also: { Id: is.TransitGatewayId },
      tags: is.Tags,
      arn: is.TransitGatewayArn,
    })),
  'AWS::EC2::ClientVpnEndpoint': (ask) =>
    (ask('DescribeClientVpnEndpoints', {}).ClientVpnEndpoints ?? []).map((is) => ({
      is,
      also: { Id: is.ClientVpnEndpointId },
    })),
  'AWS::EC2::VPNConnection': (ask) =>
    (ask('DescribeVpnConnections', {}).VpnConnections ?? []).map((is) => ({
      is,
      also: {
        VpnTunnelOptionsSpecifications: (is.Options?.TunnelOptions ?? []).map(({ IkeVersions, LogOptions }) => ({
          IKEVersions: (IkeVersions ?? []).map(({ Value }) => ({ Value })),
          LogOptions: { CloudwatchLogOptions: { LogEnabled: LogOptions?.CloudWatchLogOptions?.LogEnabled } },
        })),
      },
      tags: is.Tags,
    })),
  'AWS::EC2::PrefixList': (ask, { account }) =>
    (ask('DescribeManagedPrefixLists', {}).PrefixLists ?? [])
      .filter(({ OwnerId }) => OwnerId === account)
      .map((is) => ({
        is,
        also: {
          Arn: is.PrefixListArn,
          Entries: (ask('GetManagedPrefixListEntries', { PrefixListId: is.PrefixListId }).Entries ?? []).map(
            ({ Cidr = '', Description }) => ({ Cidr, Description }),
          ),
        },
        tags: is.Tags,
      })),
  'AWS::EC2::VPCBlockPublicAccessOptions': (ask, { account }) => {
    const is = ask('DescribeVpcBlockPublicAccessOptions', {}).VpcBlockPublicAccessOptions
    return [{ is, also: { AccountId: account }, arn: null }]
  },
  'AWS::EC2::SnapshotBlockPublicAccess': (ask, { account }) => [
    { is: ask('GetSnapshotBlockPublicAccessState', {}), also: { AccountId: account }, arn: null },
  ],
}

import type { IpPermission, NetworkAclEntry, SecurityGroup } from '@aws-sdk/client-ec2'
import { batched, collector, pages, stated, tagRecord } from '../../../collect/collector.ts'
import type { Properties } from '../../../model/resource.ts'
import { owned } from './arn.ts'
import { operatorOf } from './operator.ts'
import { internetRoutesOf } from './routes.ts'

export const networks = collector({
  types: ['AWS::EC2::VPC'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeVpcs'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeVpcs({ MaxResults: 1000, NextToken }),
      (answer) => answer.Vpcs,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.VpcId) continue
      const tags = tagRecord(one.Tags)
      yield {
        type: 'AWS::EC2::VPC',
        ...owned(reach, one.OwnerId, 'vpc', one.VpcId),
        name: tags['Name'] || one.VpcId,
        tags,
        properties: {
          VpcId: one.VpcId,
        },
        state: {},
      }
    }
  },
})

export const subnets = collector({
  types: ['AWS::EC2::Subnet'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeSubnets'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeSubnets({ MaxResults: 1000, NextToken }),
      (answer) => answer.Subnets,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.SubnetId) continue
      const tags = tagRecord(one.Tags)
      yield {
        type: 'AWS::EC2::Subnet',
        ...owned(reach, one.OwnerId, 'subnet', one.SubnetId, one.SubnetArn),
        name: tags['Name'] || one.SubnetId,
        tags,
        properties: {
          SubnetId: one.SubnetId,
          VpcId: one.VpcId ?? null,
          AvailabilityZone: one.AvailabilityZone ?? null,
          MapPublicIpOnLaunch: one.MapPublicIpOnLaunch,
          AssignIpv6AddressOnCreation: one.AssignIpv6AddressOnCreation ?? null,
          OutpostArn: one.OutpostArn ?? null,
        },
      }
    }
  },
  details: [
    batched({
      on: 'AWS::EC2::Subnet',
      needs: ['ec2:DescribeRouteTables'],
      fills: ['state.InternetRoutes'],
      batch: 200,
      async get(reach, seeds) {
        const found = await internetRoutesOf(
          reach,
          seeds.map(({ properties }) => properties),
        )
        return found.map((InternetRoutes) => InternetRoutes && { state: { InternetRoutes } })
      },
    }),
  ],
})

type Group = Properties<'AWS::EC2::SecurityGroup'>
type Ingress = NonNullable<Group['SecurityGroupIngress']>[number]
type Egress = NonNullable<Group['SecurityGroupEgress']>[number]

/** The API puts all sources of a port range into one permission; CloudFormation has one source for each rule. */
function ingressOf({ IpProtocol, FromPort, ToPort, ...sources }: IpPermission): Ingress[] {
  const ports = { IpProtocol, FromPort, ToPort }
  return [
    ...(sources.IpRanges ?? []).map(({ CidrIp, Description }) => ({ ...ports, CidrIp, Description })),
    ...(sources.Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => ({ ...ports, CidrIpv6, Description })),
    ...(sources.PrefixListIds ?? []).map(({ PrefixListId, Description }) => ({
      ...ports,
      SourcePrefixListId: PrefixListId,
      Description,
    })),
    ...(sources.UserIdGroupPairs ?? []).map(({ GroupId, UserId, Description }) => ({
      ...ports,
      SourceSecurityGroupId: GroupId,
      SourceSecurityGroupOwnerId: UserId,
      Description,
    })),
  ]
}

function egressOf({ IpProtocol, FromPort, ToPort, ...targets }: IpPermission): Egress[] {
  const ports = { IpProtocol, FromPort, ToPort }
  return [
    ...(targets.IpRanges ?? []).map(({ CidrIp, Description }) => ({ ...ports, CidrIp, Description })),
    ...(targets.Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => ({ ...ports, CidrIpv6, Description })),
    ...(targets.PrefixListIds ?? []).map(({ PrefixListId, Description }) => ({
      ...ports,
      DestinationPrefixListId: PrefixListId,
      Description,
    })),
    ...(targets.UserIdGroupPairs ?? []).map(({ GroupId, Description }) => ({
      ...ports,
      DestinationSecurityGroupId: GroupId,
      Description,
    })),
  ]
}

const groupProperties = (one: SecurityGroup): Group => ({
  GroupId: one.GroupId,
  GroupName: one.GroupName,
  VpcId: one.VpcId,
  SecurityGroupIngress: (one.IpPermissions ?? []).flatMap(ingressOf),
  SecurityGroupEgress: (one.IpPermissionsEgress ?? []).flatMap(egressOf),
})

export const securityGroups = collector({
  types: ['AWS::EC2::SecurityGroup'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeSecurityGroups'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeSecurityGroups({ MaxResults: 1000, NextToken }),
      (answer) => answer.SecurityGroups,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.GroupId) continue
      yield {
        type: 'AWS::EC2::SecurityGroup',
        ...owned(reach, one.OwnerId, 'security-group', one.GroupId, one.SecurityGroupArn),
        // every VPC has a group of this name
        name: one.GroupName === 'default' ? `default (${one.VpcId})` : one.GroupName || one.GroupId,
        tags: tagRecord(one.Tags),
        properties: groupProperties(one),
      }
    }
  },
})

export const networkAcls = collector({
  types: ['AWS::EC2::NetworkAcl'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeNetworkAcls'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeNetworkAcls({ MaxResults: 1000, NextToken }),
      (answer) => answer.NetworkAcls,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.NetworkAclId) continue
      const tags = tagRecord(one.Tags)
      yield {
        type: 'AWS::EC2::NetworkAcl',
        ...owned(reach, one.OwnerId, 'network-acl', one.NetworkAclId),
        name: tags['Name'] || one.NetworkAclId,
        tags,
        properties: { Id: one.NetworkAclId, VpcId: one.VpcId ?? null },
        state: {
          IsDefault: one.IsDefault ?? null,
          SubnetIds: (one.Associations ?? []).flatMap(({ SubnetId }) => SubnetId ?? []),
          Entries: (one.Entries ?? []).map(entryOf),
        },
      }
    }
  },
})

/** A rule of a network ACL. A rule that AWS returns incomplete may allow what another denies: then no rule is used. */
const entryOf = ({ PortRange: ports, ...entry }: NetworkAclEntry) => ({
  RuleNumber: stated(entry.RuleNumber, 'RuleNumber'),
  Protocol: stated(entry.Protocol, 'Protocol'),
  RuleAction: stated(entry.RuleAction, 'RuleAction'),
  Egress: stated(entry.Egress, 'Egress'),
  CidrBlock: entry.CidrBlock,
  Ipv6CidrBlock: entry.Ipv6CidrBlock,
  FromPort: ports && stated(ports.From, 'PortRange.From'),
  ToPort: ports && stated(ports.To, 'PortRange.To'),
})

/** Network interfaces; only this API calls their tags TagSet. */
export const networkInterfaces = collector({
  types: ['AWS::EC2::NetworkInterface'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeNetworkInterfaces'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeNetworkInterfaces({ MaxResults: 1000, IncludeManagedResources: true, NextToken }),
      (answer) => answer.NetworkInterfaces,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.NetworkInterfaceId) continue
      const tags = tagRecord(one.TagSet)
      yield {
        type: 'AWS::EC2::NetworkInterface',
        ...owned(reach, one.OwnerId, 'network-interface', one.NetworkInterfaceId),
        name: tags['Name'] || one.NetworkInterfaceId,
        tags,
        properties: {
          Id: one.NetworkInterfaceId,
          InterfaceType: one.InterfaceType ?? null,
          SubnetId: one.SubnetId ?? null,
          VpcId: one.VpcId ?? null,
          GroupSet: (one.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
          SourceDestCheck: one.SourceDestCheck,
        },
        state: {
          RequesterManaged: one.RequesterManaged ?? null,
          Status: one.Status ?? null,
          OutpostArn: one.OutpostArn ?? null,
          Operator: operatorOf(one.Operator),
        },
      }
    }
  },
})

import { collector, pages, tagRecord } from '../../../collect/collector.ts'
import { resourceId } from '../../../model/resource.ts'
import { ec2Arn, owned } from './arn.ts'

export const flowLogs = collector({
  types: ['AWS::EC2::FlowLog'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeFlowLogs'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeFlowLogs({ MaxResults: 1000, NextToken }),
      (answer) => answer.FlowLogs,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.FlowLogId) continue
      const tags = tagRecord(one.Tags)
      yield {
        type: 'AWS::EC2::FlowLog',
        id: ec2Arn(reach, 'vpc-flow-log', one.FlowLogId),
        name: tags['Name'] || one.FlowLogId,
        tags,
        properties: {
          Id: one.FlowLogId,
          ResourceId: one.ResourceId ?? null,
          TrafficType: one.TrafficType ?? null,
          LogGroupName: one.LogGroupName ?? null,
        },
        state: { Status: one.FlowLogStatus ?? null, Delivery: one.DeliverLogsStatus ?? null },
      }
    }
  },
})

export const vpcEndpoints = collector({
  types: ['AWS::EC2::VPCEndpoint'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeVpcEndpoints'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeVpcEndpoints({ MaxResults: 1000, NextToken }),
      (answer) => answer.VpcEndpoints,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.VpcEndpointId || one.State?.toLowerCase() === 'deleted') continue
      const tags = tagRecord(one.Tags)
      yield {
        type: 'AWS::EC2::VPCEndpoint',
        ...owned(reach, one.OwnerId, 'vpc-endpoint', one.VpcEndpointId),
        name: tags['Name'] || one.VpcEndpointId,
        tags,
        properties: {
          Id: one.VpcEndpointId,
          VpcId: one.VpcId ?? null,
          VpcEndpointType: one.VpcEndpointType ?? null,
          ServiceName: one.ServiceName ?? null,
          SubnetIds: one.SubnetIds ?? [],
          SecurityGroupIds: (one.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
        },
        state: { Status: one.State ?? null },
      }
    }
  },
})

/** Elastic IP addresses; the API has no paging. */
export const addresses = collector({
  types: ['AWS::EC2::EIP'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeAddresses'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const { Addresses = [] } = await ec2.describeAddresses({})
    for (const one of Addresses) {
      const id = one.AllocationId ?? one.PublicIp
      if (!id) continue
      const tags = tagRecord(one.Tags)
      yield {
        type: 'AWS::EC2::EIP',
        id: ec2Arn(reach, 'elastic-ip', id),
        name: tags['Name'] || one.PublicIp || id,
        tags,
        properties: {
          AllocationId: one.AllocationId ?? null,
          InstanceId: one.InstanceId || null,
        },
        state: { AssociationId: one.AssociationId || null, NetworkInterfaceId: one.NetworkInterfaceId || null },
      }
    }
  },
})

/** The setting of a Region for all its VPCs; AWS returns `off` if it was never set. */
export const vpcBlockPublicAccess = collector({
  types: ['AWS::EC2::VPCBlockPublicAccessOptions'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeVpcBlockPublicAccessOptions'],
  async *list({ client, account, region }) {
    const ec2 = await client('ec2')
    const { VpcBlockPublicAccessOptions: options } = await ec2.describeVpcBlockPublicAccessOptions({})
    const type = 'AWS::EC2::VPCBlockPublicAccessOptions'
    yield {
      type,
      id: resourceId(type, account, region),
      name: region,
      properties: {
        AccountId: account,
        InternetGatewayBlockMode: options?.InternetGatewayBlockMode ?? null,
      },
    }
  },
})

import { collector, pages, tagRecord } from '../../../collect/collector.ts'
import { ec2Arn as arn } from './arn.ts'

/** The states of a request that still launches instances (AWSEC2/latest/APIReference/API_SpotFleetRequestConfig.html). */
const LIVE = ['submitted', 'active', 'modifying']

/** Spot Fleet requests that still launch instances, without the user data of their launch specifications. */
export const spotFleets = collector({
  types: ['AWS::EC2::SpotFleet'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeSpotFleetRequests'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeSpotFleetRequests({ MaxResults: 1000, NextToken }),
      (answer) => answer.SpotFleetRequestConfigs,
      (answer) => answer.NextToken,
    )
    for await (const { SpotFleetRequestId: id, SpotFleetRequestState, SpotFleetRequestConfig: asked, Tags } of found) {
      if (!id || !LIVE.includes(SpotFleetRequestState ?? '')) continue
      yield {
        type: 'AWS::EC2::SpotFleet',
        id: arn(reach, 'spot-fleet-request', id),
        name: id,
        tags: tagRecord(Tags),
        properties: {
          Id: id,
          SpotFleetRequestConfigData: asked
            ? {
                IamFleetRole: asked.IamFleetRole,
                LaunchSpecifications: (asked.LaunchSpecifications ?? []).map(({ ImageId, BlockDeviceMappings }) => ({
                  ImageId,
                  BlockDeviceMappings: (BlockDeviceMappings ?? []).map(({ DeviceName, Ebs }) => ({
                    DeviceName,
                    Ebs: Ebs ? { Encrypted: Ebs.Encrypted, SnapshotId: Ebs.SnapshotId } : undefined,
                  })),
                })),
              }
            : null,
        },
      }
    }
  },
})

import type { Instance } from '@aws-sdk/client-ec2'
import type { Answer, Describing } from '../../../practice/service.ts'

type Module = typeof import('@aws-sdk/client-ec2')

const isThere = ({ State }: Answer<Instance>): boolean => State?.Name !== 'terminated'

/** Instances, volumes, launch templates and Spot Fleets in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::EC2::Instance': (ask) =>
    (ask('DescribeInstances', { IncludeManagedResources: true }).Reservations ?? [])
      .flatMap(({ Instances }) => Instances ?? [])
      .filter(isThere)
      .map((is) => ({
        is,
        also: {
          AvailabilityZone: is.Placement?.AvailabilityZone,
          BlockDeviceMappings: undefined,
          // CloudFormation has the profile's name where EC2 has its ARN (aws-resource-ec2-instance.html)
          IamInstanceProfile: is.IamInstanceProfile?.Arn?.split('/').at(-1),
          Monitoring: is.Monitoring?.State === 'enabled',
          PrivateIp: is.PrivateIpAddress,
          PublicIp: is.PublicIpAddress,
          SecurityGroupIds: (is.SecurityGroups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
          SecurityGroups: (is.SecurityGroups ?? []).flatMap(({ GroupName }) => GroupName ?? []),
          Tenancy: is.Placement?.Tenancy,
          Volumes: (is.BlockDeviceMappings ?? []).flatMap(({ DeviceName = '', Ebs }) =>
            Ebs?.VolumeId === undefined ? [] : [{ Device: DeviceName, VolumeId: Ebs.VolumeId }],
          ),
        },
        tags: is.Tags,
      })),
  'AWS::EC2::Volume': (ask) =>
    (ask('DescribeVolumes', { IncludeManagedResources: true }).Volumes ?? []).map((is) => ({
      is,
      also: { MultiAttachEnabled: is.MultiAttachEnabled },
      tags: is.Tags,
    })),
  'AWS::EC2::LaunchTemplate': (ask) =>
    (ask('DescribeLaunchTemplates', { IncludeManagedResources: true }).LaunchTemplates ?? []).map((is) => {
      const { LaunchTemplateId } = is
      const [version] =
        ask('DescribeLaunchTemplateVersions', { LaunchTemplateId, Versions: ['$Default'] }).LaunchTemplateVersions ?? []
      return {
        is: {
          LaunchTemplateId,
          LaunchTemplateName: is.LaunchTemplateName,
          LaunchTemplateData: version?.LaunchTemplateData,
        },
        also: {
          DefaultVersionNumber: String(is.DefaultVersionNumber ?? 1),
          LatestVersionNumber: String(is.LatestVersionNumber ?? 1),
        },
      }
    }),
  'AWS::EC2::SpotFleet': (ask) =>
    (ask('DescribeSpotFleetRequests', {}).SpotFleetRequestConfigs ?? [])
      .filter(({ SpotFleetRequestState: state }) => !state?.startsWith('cancelled') || state === 'cancelled_running')
      .map((is) => ({
        is: { Id: is.SpotFleetRequestId, SpotFleetRequestConfigData: is.SpotFleetRequestConfig },
        tags: is.Tags,
      })),
}

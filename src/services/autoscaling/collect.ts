import type { AutoScalingGroup, MixedInstancesPolicy } from '@aws-sdk/client-auto-scaling'
import { collector, pages, type Seed, tagRecord } from '../../collect/collector.ts'

const GROUP = 'AWS::AutoScaling::AutoScalingGroup'
const CONFIGURATION = 'AWS::AutoScaling::LaunchConfiguration'

export const autoScalingGroups = collector({
  types: [GROUP],
  service: 'autoscaling',
  scope: 'region',
  needs: ['autoscaling:DescribeAutoScalingGroups'],
  async *list({ client }) {
    const autoscaling = await client('autoscaling')
    const found = pages(
      (NextToken) => autoscaling.describeAutoScalingGroups({ MaxRecords: 100, NextToken }),
      (answer) => answer.AutoScalingGroups,
      (answer) => answer.NextToken,
    )
    for await (const one of found)
      if (one.AutoScalingGroupARN && one.AutoScalingGroupName)
        yield groupSeed(one, one.AutoScalingGroupARN, one.AutoScalingGroupName)
  },
})

const groupSeed = (one: AutoScalingGroup, id: string, name: string): Seed<typeof GROUP> => ({
  type: GROUP,
  id,
  name,
  tags: tagRecord(one.Tags),
  properties: {
    AutoScalingGroupARN: id,
    AutoScalingGroupName: name,
    AvailabilityZones: one.AvailabilityZones ?? null,
    HealthCheckType: one.HealthCheckType ?? null,
    LaunchConfigurationName: one.LaunchConfigurationName ?? null,
    LaunchTemplate: one.LaunchTemplate ?? null,
    LoadBalancerNames: one.LoadBalancerNames ?? [],
    MaxInstanceLifetime: one.MaxInstanceLifetime ?? null,
    MixedInstancesPolicy: mixed(one.MixedInstancesPolicy),
    TargetGroupARNs: one.TargetGroupARNs ?? [],
    TrafficSources: (one.TrafficSources ?? []).map(({ Identifier, Type }) => ({ Identifier, Type })),
    VPCZoneIdentifier: one.VPCZoneIdentifier ? one.VPCZoneIdentifier.split(',') : null,
  },
  state: { Status: one.Status ?? null },
})

/** The launch template of a mixed instances policy, and its instance types by name or by requirements. */
const mixed = (policy: MixedInstancesPolicy | undefined) =>
  policy?.LaunchTemplate
    ? {
        LaunchTemplate: {
          LaunchTemplateSpecification: policy.LaunchTemplate.LaunchTemplateSpecification,
          Overrides: (policy.LaunchTemplate.Overrides ?? []).map(({ InstanceType, InstanceRequirements }) =>
            InstanceRequirements ? { InstanceRequirements: {} } : { InstanceType },
          ),
        },
      }
    : null

/** Launch configurations without their user data, which can contain secrets. */
export const launchConfigurations = collector({
  types: [CONFIGURATION],
  service: 'autoscaling',
  scope: 'region',
  needs: ['autoscaling:DescribeLaunchConfigurations'],
  async *list({ client }) {
    const autoscaling = await client('autoscaling')
    const found = pages(
      (NextToken) => autoscaling.describeLaunchConfigurations({ MaxRecords: 100, NextToken }),
      (answer) => answer.LaunchConfigurations,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.LaunchConfigurationARN || !one.LaunchConfigurationName) continue
      yield {
        type: CONFIGURATION,
        id: one.LaunchConfigurationARN,
        name: one.LaunchConfigurationName,
        properties: {
          LaunchConfigurationName: one.LaunchConfigurationName,
          ImageId: one.ImageId ?? null,
          AssociatePublicIpAddress: one.AssociatePublicIpAddress ?? null,
          MetadataOptions: one.MetadataOptions
            ? {
                HttpEndpoint: one.MetadataOptions.HttpEndpoint,
                HttpPutResponseHopLimit: one.MetadataOptions.HttpPutResponseHopLimit,
                HttpTokens: one.MetadataOptions.HttpTokens,
              }
            : null,
          BlockDeviceMappings: (one.BlockDeviceMappings ?? []).map(({ DeviceName, NoDevice, Ebs }) => ({
            DeviceName,
            NoDevice,
            Ebs: Ebs && { Encrypted: Ebs.Encrypted, SnapshotId: Ebs.SnapshotId },
          })),
        },
      }
    }
  },
})

import type * as Client from '@aws-sdk/client-auto-scaling'
import type { Describing } from '../../../practice/service.ts'

/** Auto Scaling groups and launch configurations in CloudFormation's shape. */
export const describes: Describing<typeof Client> = {
  'AWS::AutoScaling::AutoScalingGroup': (ask) =>
    (ask('DescribeAutoScalingGroups', {}).AutoScalingGroups ?? []).map((is) => ({
      is,
      also: {
        VPCZoneIdentifier: is.VPCZoneIdentifier ? is.VPCZoneIdentifier.split(',') : undefined,
        Cooldown: is.DefaultCooldown === undefined ? undefined : String(is.DefaultCooldown),
      },
      arn: is.AutoScalingGroupARN,
    })),
  'AWS::AutoScaling::LaunchConfiguration': (ask) =>
    (ask('DescribeLaunchConfigurations', {}).LaunchConfigurations ?? []).map((is) => ({
      is,
      also: { InstanceMonitoring: is.InstanceMonitoring?.Enabled },
      arn: is.LaunchConfigurationARN,
    })),
}

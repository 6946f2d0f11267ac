import type * as AutoScalingClient from '@aws-sdk/client-auto-scaling'
import { type Is, kind } from '../../../practice/kind.ts'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'

export type Client = typeof AutoScalingClient

/**
 * Has exactly one launch source: a launch configuration, a launch template or a mixed instances policy.
 * `MaxInstanceLifetime` is absent without a limit.
 */
export type StoredGroup = Is<
  AutoScalingClient.AutoScalingGroup,
  | 'AutoScalingGroupName'
  | 'MinSize'
  | 'MaxSize'
  | 'DesiredCapacity'
  | 'AvailabilityZones'
  | 'CreatedTime'
  | 'HealthCheckType'
  | 'Instances'
  | 'TargetGroupARNs'
  | 'Tags'
>

/** Its user data is in base64, as AWS returns it to every principal that may read launch configurations. */
export type StoredConfiguration = Is<
  AutoScalingClient.LaunchConfiguration,
  'LaunchConfigurationName' | 'ImageId' | 'InstanceType' | 'CreatedTime'
>

/** EC2 Auto Scaling in one region. */
export interface AutoScalingState {
  groups: StoredGroup[]
  configurations: StoredConfiguration[]
}

export type C<I = unknown> = Call<I, AutoScalingState>
export type Definition = ServiceDefinition<Client, AutoScalingState>

export const invalid = (message: string): AwsError => awsError('ValidationError', message)

export const groups = kind<AutoScalingState, StoredGroup>({
  in: (state) => state.groups,
  id: (one) => one.AutoScalingGroupName,
  arn: ['autoscaling', 'autoScalingGroup:*:autoScalingGroupName/'],
  missing: () => invalid('AutoScalingGroup name not found - null'),
})
export const configurations = kind<AutoScalingState, StoredConfiguration>({
  in: (state) => state.configurations,
  id: (one) => one.LaunchConfigurationName,
  arn: ['autoscaling', 'launchConfiguration:*:launchConfigurationName/'],
  missing: () => invalid('Launch configuration name not found - Launch configuration'),
  exists: (name) =>
    awsError(
      'AlreadyExists',
      `Launch Configuration by this name already exists - A launch configuration already exists with the name ${name}`,
    ),
})

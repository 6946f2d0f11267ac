import type * as AutoScalingClient from '@aws-sdk/client-auto-scaling'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'

export type Client = typeof AutoScalingClient

export interface StoredGroup {
  name: string
  min: number
  max: number
  desired: number
  subnets: string[]
  zones: string[]
  health: string
  grace: number
  configuration: string | null
  template: { LaunchTemplateId: string; LaunchTemplateName: string; Version: string } | null
  mixed: AutoScalingClient.MixedInstancesPolicy | null
  targetGroups: string[]
  lifetime: number | null
  instances: { id: string; zone: string; type: string }[]
  created: string
  tags: { Key: string; Value: string; PropagateAtLaunch: boolean }[]
}

export interface StoredConfiguration {
  name: string
  image: string
  type: string
  groups: string[]
  publicAddress: boolean | null
  metadata: AutoScalingClient.InstanceMetadataOptions | null
  disks: AutoScalingClient.BlockDeviceMapping[]
  /** In base 64, as AWS tells it to whoever may read launch configurations. */
  userData: string
  created: string
}

/** EC2 Auto Scaling in one region. */
export interface AutoScalingState {
  groups: StoredGroup[]
  configurations: StoredConfiguration[]
}

export type C<I = unknown> = Call<I, AutoScalingState>
export type Definition = ServiceDefinition<Client, AutoScalingState>

export const invalid = (message: string): AwsError => awsError('ValidationError', message)

const prefix = ({ partition, region, account }: C): string => `arn:${partition}:autoscaling:${region}:${account}`
export const groupArn = (call: C, name: string): string =>
  `${prefix(call)}:autoScalingGroup:*:autoScalingGroupName/${name}`
export const configurationArn = (call: C, name: string): string =>
  `${prefix(call)}:launchConfiguration:*:launchConfigurationName/${name}`

export function groupOf({ state }: C, name: string | undefined): StoredGroup {
  const found = state.groups.find((one) => one.name === name)
  if (!found) throw invalid('AutoScalingGroup name not found - null')
  return found
}

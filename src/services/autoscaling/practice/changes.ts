import type {
  LaunchTemplateSpecification,
  MixedInstancesPolicy,
  UpdateAutoScalingGroupType,
} from '@aws-sdk/client-auto-scaling'
import { drop, given, take } from '../../../practice/kind.ts'
import { awsError } from '../../../practice/service.ts'
import { ec2, lacking } from '../../ec2/practice/index.ts'
import { type C, configurations, type Definition, groups, invalid, type StoredGroup } from './state.ts'

type TemplateNamed = { LaunchTemplateId: string; LaunchTemplateName: string; Version: string }

/** A launch template of the account, named by its id or its name, never by both. */
function templateOf(call: C, asked: LaunchTemplateSpecification): TemplateNamed {
  const { LaunchTemplateId: id, LaunchTemplateName: name, Version = '$Default' } = asked
  if ((id === undefined) === (name === undefined))
    throw invalid('Valid requests must contain either launchTemplateId or LaunchTemplateName')
  const found = call
    .of(ec2)
    .templates.find((one) => (id === undefined ? one.LaunchTemplateName === name : one.LaunchTemplateId === id))
  if (!found)
    throw invalid('You must use a valid fully-formed launch template. The specified launch template does not exist.')
  const known = Version === '$Default' || Version === '$Latest' || found.versions[Number(Version) - 1]
  if (!known)
    throw invalid(
      `You must use a valid fully-formed launch template. Could not find launch template version ${Version}`,
    )
  return { LaunchTemplateId: found.LaunchTemplateId, LaunchTemplateName: found.LaunchTemplateName, Version }
}

function mixedOf(call: C, policy: MixedInstancesPolicy, before: StoredGroup): MixedInstancesPolicy {
  const asked = policy.LaunchTemplate?.LaunchTemplateSpecification
  const was = before.MixedInstancesPolicy?.LaunchTemplate
  const template = asked ? templateOf(call, asked) : (was?.LaunchTemplateSpecification ?? before.LaunchTemplate)
  if (!template) throw invalid('LaunchTemplateSpecification is required in a mixed instances policy')
  const Overrides = policy.LaunchTemplate?.Overrides ?? was?.Overrides ?? []
  return { ...policy, LaunchTemplate: { LaunchTemplateSpecification: template, Overrides } }
}

/** A group has one of three launch sources: setting one removes the others. */
function source(call: C, stored: StoredGroup, input: UpdateAutoScalingGroupType): void {
  const { LaunchConfigurationName: configuration, LaunchTemplate: template, MixedInstancesPolicy: mixed } = input
  const sources = [configuration, template, mixed].filter((one) => one !== undefined)
  if (sources.length > 1)
    throw invalid(
      'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
    )
  if (sources.length === 0) return
  if (configuration !== undefined) configurations.of(call, configuration)
  const chosen = given({
    LaunchConfigurationName: configuration,
    LaunchTemplate: template && templateOf(call, template),
    MixedInstancesPolicy: mixed && mixedOf(call, mixed, stored),
  })
  delete stored.LaunchConfigurationName
  delete stored.LaunchTemplate
  delete stored.MixedInstancesPolicy
  Object.assign(stored, chosen)
}

const HEALTH = ['EC2', 'ELB', 'EBS', 'VPC_LATTICE']
const SHORTEST_LIFETIME = 86_400
const LONGEST_LIFETIME = 31_536_000

function settings(call: C, stored: StoredGroup, input: UpdateAutoScalingGroupType): void {
  const { HealthCheckType: health, MaxInstanceLifetime: lifetime, VPCZoneIdentifier: subnets } = input
  if (health?.split(',').some((one) => !HEALTH.includes(one.trim())))
    throw invalid('HealthCheckType must be EC2 or ELB')
  take(stored, input, 'HealthCheckType', 'HealthCheckGracePeriod', 'MaxInstanceLifetime', 'VPCZoneIdentifier')
  if (lifetime !== undefined) {
    if (lifetime !== 0 && (lifetime < SHORTEST_LIFETIME || lifetime > LONGEST_LIFETIME))
      throw invalid(`MaxInstanceLifetime must be 0 or between ${SHORTEST_LIFETIME} and ${LONGEST_LIFETIME}`)
    if (lifetime === 0) delete stored.MaxInstanceLifetime
  }
  if (subnets === undefined) return
  const ids = subnets.split(',')
  const found = call.of(ec2).subnets.filter(({ SubnetId }) => ids.includes(SubnetId))
  const lost = lacking(call, 'subnets', ids)
  if (lost !== undefined) throw invalid(`The subnet ID '${lost}' does not exist`)
  stored.AvailabilityZones = [...new Set(found.flatMap(({ AvailabilityZone }) => AvailabilityZone ?? []))].sort()
}

function sizes(stored: StoredGroup, input: UpdateAutoScalingGroupType): void {
  take(stored, input, 'MinSize', 'MaxSize')
  const { MinSize: min, MaxSize: max } = stored
  const desired = input.DesiredCapacity ?? Math.min(Math.max(stored.DesiredCapacity, min), max)
  if (min > max) throw invalid('Max bound must be greater than or equal to min bound')
  if (desired < min || desired > max)
    throw invalid('Desired capacity must be between the specified min size and max size')
  stored.DesiredCapacity = desired
}

export const changes = {
  UpdateAutoScalingGroup: (call) => {
    const stored = groups.of(call, call.input.AutoScalingGroupName)
    source(call, stored, call.input)
    settings(call, stored, call.input)
    sizes(stored, call.input)
  },
  CreateLaunchConfiguration: (call) => {
    const { input, now } = call
    const { LaunchConfigurationName = '' } = input
    const known = configurations.find(call, LaunchConfigurationName)
    if (!known && (!input.ImageId || !input.InstanceType))
      throw invalid(
        'Valid requests must contain either the InstanceID parameter or both the ImageId and InstanceType parameters.',
      )
    const { ImageId = '', InstanceType = '', AssociatePublicIpAddress, MetadataOptions } = input
    const { SecurityGroups = [], BlockDeviceMappings = [], UserData = '' } = input
    configurations.add(call, {
      LaunchConfigurationName,
      SecurityGroups,
      BlockDeviceMappings,
      UserData,
      CreatedTime: now.toISOString(),
      ImageId,
      InstanceType,
      ...given({ AssociatePublicIpAddress, MetadataOptions }),
    })
  },
  DeleteLaunchConfiguration: (call) => {
    const { LaunchConfigurationName: name } = configurations.of(call, call.input.LaunchConfigurationName)
    const user = call.state.groups.find((one) => one.LaunchConfigurationName === name)
    if (user)
      throw awsError(
        'ResourceInUse',
        `Cannot delete launch configuration ${name} because it is attached to AutoScalingGroup ${user.AutoScalingGroupName}`,
      )
    configurations.remove(call, name)
  },
  DeleteAutoScalingGroup: (call) => {
    const stored = groups.of(call, call.input.AutoScalingGroupName)
    if (stored.Instances.length > 0 && !call.input.ForceDelete)
      throw awsError(
        'ResourceInUse',
        'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.',
      )
    groups.remove(call, stored.AutoScalingGroupName)
  },
  CreateOrUpdateTags: (call) => {
    for (const { ResourceId, Key = '', Value = '', PropagateAtLaunch = false } of call.input.Tags ?? []) {
      const stored = groups.of(call, ResourceId)
      drop(stored.Tags, (tag) => tag.Key === Key)
      stored.Tags.push({ Key, Value, PropagateAtLaunch })
    }
  },
  DeleteTags: (call) => {
    for (const { ResourceId, Key } of call.input.Tags ?? []) {
      const stored = groups.of(call, ResourceId)
      drop(stored.Tags, (tag) => tag.Key === Key)
    }
  },
} satisfies NonNullable<Definition['changes']>

import { page, practiceService } from '../../../practice/service.ts'
import { autoscaling as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { seedAutoScaling } from './seed.ts'
import { type AutoScalingState, type C, type Client, configurationArn, groupArn, type StoredGroup } from './state.ts'

const byGroup = (call: C<{ AutoScalingGroupName?: string | undefined }>): string =>
  groupArn(call, call.input.AutoScalingGroupName ?? '')
const byConfiguration = (call: C<{ LaunchConfigurationName?: string | undefined }>): string =>
  configurationArn(call, call.input.LaunchConfigurationName ?? '')

/** What AWS gives where nobody names a size; it gives no more than a hundred. */
const sizeOf = (call: C, asked: number | undefined): number => Math.min(asked ?? 50, 100, call.pageSize)

const shownGroup = (call: C, stored: StoredGroup) => ({
  AutoScalingGroupName: stored.name,
  AutoScalingGroupARN: groupArn(call, stored.name),
  MinSize: stored.min,
  MaxSize: stored.max,
  DesiredCapacity: stored.desired,
  DefaultCooldown: 300,
  AvailabilityZones: stored.zones,
  VPCZoneIdentifier: stored.subnets.join(','),
  HealthCheckType: stored.health,
  HealthCheckGracePeriod: stored.grace,
  ...(stored.configuration === null ? {} : { LaunchConfigurationName: stored.configuration }),
  ...(stored.template === null ? {} : { LaunchTemplate: stored.template }),
  ...(stored.mixed === null ? {} : { MixedInstancesPolicy: stored.mixed }),
  ...(stored.lifetime === null ? {} : { MaxInstanceLifetime: stored.lifetime }),
  LoadBalancerNames: [],
  TargetGroupARNs: stored.targetGroups,
  TrafficSources: stored.targetGroups.map((Identifier) => ({ Identifier, Type: 'elbv2' })),
  Instances: stored.instances.map(({ id, zone, type }) => ({
    InstanceId: id,
    InstanceType: type,
    AvailabilityZone: zone,
    LifecycleState: 'InService' as const,
    HealthStatus: 'Healthy',
    ProtectedFromScaleIn: false,
  })),
  CreatedTime: new Date(stored.created),
  TerminationPolicies: ['Default'],
  NewInstancesProtectedFromScaleIn: false,
  Tags: stored.tags.map((tag) => ({ ...tag, ResourceId: stored.name, ResourceType: 'auto-scaling-group' })),
})

/** Amazon EC2 Auto Scaling: groups and launch configurations. It starts and ends no instances. */
export const autoScaling = practiceService<Client, AutoScalingState>({
  sdk,
  scope: 'regional',
  seed: seedAutoScaling,
  resource: {
    UpdateAutoScalingGroup: byGroup,
    DeleteAutoScalingGroup: byGroup,
    CreateLaunchConfiguration: byConfiguration,
    DeleteLaunchConfiguration: byConfiguration,
    CreateOrUpdateTags: (call) => groupArn(call, call.input.Tags?.[0]?.ResourceId ?? ''),
    DeleteTags: (call) => groupArn(call, call.input.Tags?.[0]?.ResourceId ?? ''),
  },
  reads: {
    DescribeAutoScalingGroups: (call) => {
      const { AutoScalingGroupNames: names = [], NextToken: token, MaxRecords } = call.input
      // a name that is not there is left out, not refused
      const found = call.state.groups.filter(({ name }) => names.length === 0 || names.includes(name))
      const { items, next } = page(call, found, { token, size: sizeOf(call, MaxRecords) })
      return { AutoScalingGroups: items.map((one) => shownGroup(call, one)), NextToken: next }
    },
    DescribeLaunchConfigurations: (call) => {
      const { LaunchConfigurationNames: names = [], NextToken: token, MaxRecords } = call.input
      const found = call.state.configurations.filter(({ name }) => names.length === 0 || names.includes(name))
      const { items, next } = page(call, found, { token, size: sizeOf(call, MaxRecords) })
      return {
        LaunchConfigurations: items.map((one) => ({
          LaunchConfigurationName: one.name,
          LaunchConfigurationARN: configurationArn(call, one.name),
          ImageId: one.image,
          InstanceType: one.type,
          SecurityGroups: one.groups,
          ...(one.publicAddress === null ? {} : { AssociatePublicIpAddress: one.publicAddress }),
          ...(one.metadata === null ? {} : { MetadataOptions: one.metadata }),
          BlockDeviceMappings: one.disks,
          UserData: one.userData,
          CreatedTime: new Date(one.created),
        })),
        NextToken: next,
      }
    },
  },
  changes,
})

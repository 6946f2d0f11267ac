import { listing } from '../../../practice/listing.ts'
import { practiceService } from '../../../practice/service.ts'
import { autoscaling as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { seedAutoScaling } from './seed.ts'
import { type AutoScalingState, type C, type Client, configurations, groups, type StoredGroup } from './state.ts'

const byTags = (call: C<{ Tags?: readonly { ResourceId?: string | undefined }[] | undefined }>): string =>
  groups.arn(call, call.input.Tags?.[0]?.ResourceId ?? '')

/** What AWS gives where nobody names a size; it gives no more than a hundred. */
const paged = listing({ token: 'NextToken', size: 'MaxRecords', next: 'NextToken', usual: 50, most: 100 })

const shownGroup = (call: C, stored: StoredGroup) => ({
  AutoScalingGroupName: stored.name,
  AutoScalingGroupARN: groups.arnOf(call, stored),
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
  // an update names both: what it acts on is the group
  acts: { AutoScalingGroupName: groups.arn, LaunchConfigurationName: configurations.arn },
  resource: { CreateOrUpdateTags: byTags, DeleteTags: byTags },
  reads: {
    DescribeAutoScalingGroups: (call) => {
      const { AutoScalingGroupNames: names = [] } = call.input
      // a name that is not there is left out, not refused
      const found = call.state.groups.filter(({ name }) => names.length === 0 || names.includes(name))
      return paged(call, { AutoScalingGroups: found.map((one) => shownGroup(call, one)) })
    },
    DescribeLaunchConfigurations: (call) => {
      const { LaunchConfigurationNames: names = [] } = call.input
      const found = configurations.those(
        call,
        undefined,
        (one) => names.length === 0 || names.includes(one.LaunchConfigurationName),
      )
      const shown = found.map((one) => ({ ...one, LaunchConfigurationARN: configurations.arnOf(call, one) }))
      return paged(call, { LaunchConfigurations: shown })
    },
  },
  changes,
})

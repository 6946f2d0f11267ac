import { isAmong } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { practiceService } from '../../../practice/service.ts'
import { autoscaling as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { seedAutoScaling } from './seed.ts'
import { type AutoScalingState, type C, type Client, configurations, groups, type StoredGroup } from './state.ts'

const byTags = (call: C<{ Tags?: readonly { ResourceId?: string | undefined }[] | undefined }>): string =>
  groups.arn(call, call.input.Tags?.[0]?.ResourceId ?? '')

/** The default page size of AWS; the maximum is 100. */
const paged = listing({ token: 'NextToken', size: 'MaxRecords', next: 'NextToken', usual: 50, most: 100 })

const shownGroup = (call: C, stored: StoredGroup) => ({
  ...stored,
  AutoScalingGroupARN: groups.arnOf(call, stored),
  DefaultCooldown: 300,
  LoadBalancerNames: [],
  TrafficSources: stored.TargetGroupARNs.map((Identifier) => ({ Identifier, Type: 'elbv2' })),
  TerminationPolicies: ['Default'],
  NewInstancesProtectedFromScaleIn: false,
  Tags: stored.Tags.map((tag) => ({
    ...tag,
    ResourceId: stored.AutoScalingGroupName,
    ResourceType: 'auto-scaling-group',
  })),
})

/** Amazon EC2 Auto Scaling: groups and launch configurations. It launches and terminates no instances. */
export const autoScaling = practiceService<Client, AutoScalingState>({
  sdk,
  scope: 'regional',
  seed: seedAutoScaling,
  // an update request names both; it changes the group
  acts: { AutoScalingGroupName: groups.arn, LaunchConfigurationName: configurations.arn },
  resource: { CreateOrUpdateTags: byTags, DeleteTags: byTags },
  describes,
  reads: {
    DescribeAutoScalingGroups: (call) => {
      // a name that does not exist is left out without an error
      const found = call.state.groups.filter((one) =>
        isAmong(call.input.AutoScalingGroupNames, one.AutoScalingGroupName),
      )
      return paged(call, { AutoScalingGroups: found.map((one) => shownGroup(call, one)) })
    },
    DescribeLaunchConfigurations: (call) => {
      const found = call.state.configurations.filter((one) =>
        isAmong(call.input.LaunchConfigurationNames, one.LaunchConfigurationName),
      )
      const shown = found.map((one) => ({ ...one, LaunchConfigurationARN: configurations.arnOf(call, one) }))
      return paged(call, { LaunchConfigurations: shown })
    },
  },
  changes,
})

import { control } from '../../controls/control.ts'
import type { Properties } from '../../model/resource.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html'
const guide = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide'
const GROUP = 'AWS::AutoScaling::AutoScalingGroup'
const CONFIGURATION = 'AWS::AutoScaling::LaunchConfiguration'

/** A group that is being deleted asks nothing more of anyone. */
const stays = (_: unknown, { state }: { readonly state: { readonly Status: string | null } }): boolean =>
  state.Status === null

export const groupsHearTheLoadBalancer = control({
  id: 'AutoScaling.1',
  compared: '2026-11-30',
  configRule: 'autoscaling-group-elb-healthcheck-required',
  on: GROUP,
  responsibility: 'monitoring',
  severity: 'low',
  title: 'A group behind a load balancer replaces the instances that the load balancer calls unhealthy.',
  reads: ['HealthCheckType', 'LoadBalancerNames', 'TargetGroupARNs', 'TrafficSources', 'state.Status'],
  applies: (it, at) =>
    stays(it, at) &&
    [
      it.LoadBalancerNames,
      it.TargetGroupARNs,
      // VPC Lattice balances loads too, and is no load balancer: its health checks have a type of their own
      it.TrafficSources?.filter(({ Type }) => Type !== 'vpc-lattice'),
    ].some((attached) => (attached ?? []).length > 0),
  // several are told in one text: "EC2,ELB"
  holds: (it) => (it.HealthCheckType ?? '').split(',').some((type) => type.trim() === 'ELB'),
  fix: 'Set HealthCheckType of the group to ELB, with a grace period in which an instance can start.',
  source: `${docs}#autoscaling-1`,
})

export const groupsSurviveAZone = control({
  id: 'AutoScaling.2',
  compared: '2026-11-30',
  parameters: { minAvailabilityZones: { value: 2, among: [2, 3, 4, 5, 6] } },
  configRule: 'autoscaling-multiple-az',
  on: GROUP,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A group starts instances in {minAvailabilityZones} Availability Zones or more.',
  reads: ['AvailabilityZones', 'state.Status'],
  applies: stays,
  holds: (it, { parameters }) => new Set(it.AvailabilityZones ?? []).size >= parameters.minAvailabilityZones,
  fix: "Add a subnet of another zone to the group's VPCZoneIdentifier.",
  source: `${docs}#autoscaling-2`,
})

export const configurationsRequireImdsV2 = control({
  id: 'AutoScaling.3',
  compared: '2026-11-30',
  configRule: 'autoscaling-launchconfig-requires-imdsv2',
  on: CONFIGURATION,
  responsibility: 'instance-credentials',
  severity: 'high',
  title: 'A launch configuration requires session tokens for instance metadata (IMDSv2).',
  reads: ['MetadataOptions'],
  holds: (it) => it.MetadataOptions?.HttpTokens === 'required',
  fix: 'Replace the launch configuration by a launch template with HttpTokens required; it cannot be changed.',
  source: `${docs}#autoscaling-3`,
})

export const metadataStaysOnTheInstance = control({
  id: 'Demarc.AutoScaling.3',
  on: CONFIGURATION,
  responsibility: 'instance-credentials',
  severity: 'high',
  title:
    "A launch configuration lets the answer of instance metadata travel no further than the instance's own network.",
  reads: ['MetadataOptions'],
  // without a word, one hop (autoscaling/ec2/APIReference/API_InstanceMetadataOptions.html)
  holds: (it) => (it.MetadataOptions?.HttpPutResponseHopLimit ?? 1) <= 1,
  fix: 'Replace the launch configuration by a launch template with HttpPutResponseHopLimit 1; it cannot be changed.',
  source: 'https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceMetadataOptions.html',
})

export const configurationsGiveNoPublicAddress = control({
  id: 'Autoscaling.5',
  compared: '2026-11-30',
  configRule: 'autoscaling-launch-config-public-ip-disabled',
  on: CONFIGURATION,
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'A launch configuration gives its instances no public address.',
  reads: ['AssociatePublicIpAddress'],
  // without a word the subnet decides, which EC2.15 asks
  holds: (it) => it.AssociatePublicIpAddress !== true,
  fix: 'Replace the launch configuration by a launch template with AssociatePublicIpAddress false; it cannot be changed.',
  source: `${docs}#autoscaling-5`,
})

/** The instance types that a group may start, by name or by what they must have. */
const overridesOf = ({
  MixedInstancesPolicy: policy,
}: Pick<Properties<typeof GROUP>, 'MixedInstancesPolicy'> | { MixedInstancesPolicy: null }) =>
  policy?.LaunchTemplate?.Overrides ?? []

export const groupsHaveSeveralInstanceTypes = control({
  id: 'AutoScaling.6',
  compared: '2026-11-30',
  configRule: 'autoscaling-multiple-instance-types',
  on: GROUP,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A group can start more than one instance type, should one run short.',
  reads: ['MixedInstancesPolicy', 'state.Status'],
  // AWS does not look at groups that ask for types by what they must have (autoscaling-multiple-instance-types.html)
  applies: (it, at) => stays(it, at) && !overridesOf(it).some(({ InstanceRequirements }) => InstanceRequirements),
  holds: (it) => new Set(overridesOf(it).map(({ InstanceType }) => InstanceType)).size >= 2,
  fix: 'Give the group a mixed instances policy with two instance types or more, or with instance requirements.',
  source: `${docs}#autoscaling-6`,
})

export const groupsUseLaunchTemplates = control({
  id: 'AutoScaling.9',
  compared: '2026-11-30',
  configRule: 'autoscaling-launch-template',
  on: GROUP,
  responsibility: 'inventory',
  severity: 'medium',
  title: 'A group starts its instances from a launch template, which has versions.',
  reads: ['LaunchTemplate', 'MixedInstancesPolicy', 'state.Status'],
  applies: stays,
  holds: (it) => Boolean(it.LaunchTemplate ?? it.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification),
  fix: 'Make a launch template from the launch configuration, and set it on the group.',
  source: `${docs}#autoscaling-9`,
})

export const configurationsEncryptVolumes = control({
  id: 'Demarc.AutoScaling.1',
  on: CONFIGURATION,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'A launch configuration encrypts every EBS volume that it names.',
  reads: ['BlockDeviceMappings'],
  applies: (it) => (it.BlockDeviceMappings ?? []).some(({ Ebs }) => Ebs !== undefined),
  holds: (it) => (it.BlockDeviceMappings ?? []).every(({ Ebs }) => Ebs === undefined || Ebs.Encrypted === true),
  fix: 'Replace the launch configuration by a launch template with Encrypted true on each volume; it cannot be changed.',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/how-ebs-encryption-works.html',
})

const DAY = 86_400
const LONGEST_DAYS = 90

export const instancesAreRenewed = control({
  id: 'Demarc.AutoScaling.2',
  on: GROUP,
  responsibility: 'os-renewal',
  severity: 'low',
  title: `A group replaces its instances by itself, ${LONGEST_DAYS} days after they started at the latest, so that they come to run the current image.`,
  reads: ['MaxInstanceLifetime', 'state.Status'],
  applies: stays,
  // 0 is what an update sends to switch it off (autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html)
  holds: (it) => Boolean(it.MaxInstanceLifetime) && (it.MaxInstanceLifetime ?? 0) <= LONGEST_DAYS * DAY,
  fix: 'Set MaxInstanceLifetime of the group, or attest that an instance refresh rolls it with each new image.',
  source: `${guide}/asg-max-instance-lifetime.html`,
})

// Not here: AutoScaling.10, about tags: any one, or the keys that a user names in requiredTagKeys.

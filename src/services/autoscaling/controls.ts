import { type Control, control } from '../../controls/control.ts'
import { areTagged, TAG } from '../../controls/tags.ts'
import { existing } from '../../controls/template.ts'
import { listed } from '../../controls/wording.ts'
import type { Properties } from '../../model/resource.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html'
const guide = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide'
const GROUP = 'AWS::AutoScaling::AutoScalingGroup'
const CONFIGURATION = 'AWS::AutoScaling::LaunchConfiguration'

/** Controls do not apply to a group that is being deleted. */
const stays = (_: unknown, { state }: { readonly state: { readonly Status: string | null } }): boolean =>
  state.Status === null

export const groupsHearTheLoadBalancer = control({
  id: 'AutoScaling.1',
  compared: '2026-11-30',
  configRule: 'autoscaling-group-elb-healthcheck-required',
  on: GROUP,
  responsibility: 'monitoring',
  severity: 'low',
  title: 'Auto Scaling groups behind a load balancer should use its health checks (HealthCheckType ELB)',
  finding: ({ HealthCheckType }) => `HealthCheckType is ${HealthCheckType ?? 'not set'}`,
  reads: ['HealthCheckType', 'LoadBalancerNames', 'TargetGroupARNs', 'TrafficSources', 'state.Status'],
  applies: (it, at) =>
    stays(it, at) &&
    [
      it.LoadBalancerNames,
      it.TargetGroupARNs,
      // VPC Lattice is not an ELB load balancer: its health checks have another type
      it.TrafficSources?.filter(({ Type }) => Type !== 'vpc-lattice'),
    ].some((attached) => (attached ?? []).length > 0),
  // one text holds several types: "EC2,ELB"
  holds: (it) => (it.HealthCheckType ?? '').split(',').some((type) => type.trim() === 'ELB'),
  fix: 'Set HealthCheckType of the group to ELB, and HealthCheckGracePeriod to the time that an instance needs to start (UpdateAutoScalingGroup).',
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
  title: 'Auto Scaling groups should be in at least {minAvailabilityZones} Availability Zones',
  finding: ({ AvailabilityZones }, { parameters }) =>
    `Group is in ${listed(AvailabilityZones ?? []) || 'no zone'} (at least ${parameters.minAvailabilityZones} zones)`,
  reads: ['AvailabilityZones', 'state.Status'],
  applies: stays,
  holds: (it, { parameters }) => new Set(it.AvailabilityZones ?? []).size >= parameters.minAvailabilityZones,
  fix: 'Add a subnet in another Availability Zone to VPCZoneIdentifier of the group (UpdateAutoScalingGroup).',
  source: `${docs}#autoscaling-2`,
})

export const configurationsRequireImdsV2 = control({
  id: 'AutoScaling.3',
  compared: '2026-11-30',
  configRule: 'autoscaling-launchconfig-requires-imdsv2',
  on: CONFIGURATION,
  responsibility: 'instance-credentials',
  severity: 'high',
  title: 'EC2 launch configurations should require IMDSv2 (`HttpTokens` required)',
  finding: ({ MetadataOptions }) => `HttpTokens is ${MetadataOptions?.HttpTokens ?? 'not set'}`,
  reads: ['MetadataOptions'],
  holds: (it) => it.MetadataOptions?.HttpTokens === 'required',
  fix: 'Replace the launch configuration, which cannot be changed, with a launch template with HttpTokens required (CreateLaunchTemplate).',
  source: `${docs}#autoscaling-3`,
})

export const metadataStaysOnTheInstance = control({
  id: 'Demarc.AutoScaling.3',
  on: CONFIGURATION,
  responsibility: 'instance-credentials',
  severity: 'high',
  title: 'EC2 launch configurations should limit the metadata response to 1 hop (`HttpPutResponseHopLimit`)',
  finding: ({ MetadataOptions }) =>
    `HttpPutResponseHopLimit is ${MetadataOptions?.HttpPutResponseHopLimit} (at most 1)`,
  reads: ['MetadataOptions'],
  // the default is one hop (autoscaling/ec2/APIReference/API_InstanceMetadataOptions.html)
  holds: (it) => (it.MetadataOptions?.HttpPutResponseHopLimit ?? 1) <= 1,
  fix: 'Replace the launch configuration, which cannot be changed, with a launch template with HttpPutResponseHopLimit 1 (CreateLaunchTemplate).',
  source: 'https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceMetadataOptions.html',
})

export const configurationsGiveNoPublicAddress = control({
  id: 'Autoscaling.5',
  compared: '2026-11-30',
  configRule: 'autoscaling-launch-config-public-ip-disabled',
  on: CONFIGURATION,
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'EC2 launch configurations should not give instances a public IP address',
  finding: 'AssociatePublicIpAddress is true',
  reads: ['AssociatePublicIpAddress'],
  // when it is not set the subnet decides (EC2.15)
  holds: (it) => it.AssociatePublicIpAddress !== true,
  fix: 'Replace the launch configuration, which cannot be changed, with a launch template with AssociatePublicIpAddress false (CreateLaunchTemplate).',
  source: `${docs}#autoscaling-5`,
})

/** The overrides of a group: instance types by name or by requirements. */
const overridesOf = ({
  MixedInstancesPolicy: policy,
}: Pick<Properties<typeof GROUP>, 'MixedInstancesPolicy'> | { MixedInstancesPolicy: null }) =>
  policy?.LaunchTemplate?.Overrides ?? []

/** The instance types that a group names, each once. */
const instanceTypesOf = (it: Parameters<typeof overridesOf>[0]): readonly string[] => [
  ...new Set(overridesOf(it).flatMap(({ InstanceType }) => InstanceType ?? [])),
]

export const groupsHaveSeveralInstanceTypes = control({
  id: 'AutoScaling.6',
  compared: '2026-11-30',
  configRule: 'autoscaling-multiple-instance-types',
  on: GROUP,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'Auto Scaling groups should name at least two instance types (`MixedInstancesPolicy`)',
  finding: (it) =>
    `Overrides of MixedInstancesPolicy name ${listed(instanceTypesOf(it)) || 'no instance type'}, not two types`,
  reads: ['MixedInstancesPolicy', 'state.Status'],
  // AWS does not evaluate groups that select instance types by requirements (autoscaling-multiple-instance-types.html)
  applies: (it, at) => stays(it, at) && !overridesOf(it).some(({ InstanceRequirements }) => InstanceRequirements),
  holds: (it) => new Set(overridesOf(it).map(({ InstanceType }) => InstanceType)).size >= 2,
  fix: 'Set a MixedInstancesPolicy with at least two instance types or with instance requirements (UpdateAutoScalingGroup).',
  source: `${docs}#autoscaling-6`,
})

export const groupsUseLaunchTemplates = control({
  id: 'AutoScaling.9',
  compared: '2026-11-30',
  configRule: 'autoscaling-launch-template',
  on: GROUP,
  responsibility: 'inventory',
  severity: 'medium',
  title: 'Auto Scaling groups should start instances from a launch template, not a launch configuration',
  finding: 'Group has no launch template',
  reads: ['LaunchTemplate', 'MixedInstancesPolicy', 'state.Status'],
  applies: stays,
  holds: (it) => Boolean(it.LaunchTemplate ?? it.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification),
  fix: 'Create a launch template from the launch configuration, and set it on the group (UpdateAutoScalingGroup LaunchTemplate).',
  source: `${docs}#autoscaling-9`,
})

interface Mapping {
  readonly Ebs?: { readonly Encrypted?: boolean | undefined } | undefined
}
const isUnencrypted = ({ Ebs }: Mapping): boolean => Ebs !== undefined && Ebs.Encrypted !== true

export const configurationsEncryptVolumes = control({
  id: 'Demarc.AutoScaling.1',
  on: CONFIGURATION,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'EC2 launch configurations should encrypt each EBS volume that they name',
  finding: (it) =>
    `Encrypted is not true on ${listed((it.BlockDeviceMappings ?? []).filter(isUnencrypted).map(({ DeviceName }) => DeviceName ?? 'an EBS volume'))}`,
  reads: ['BlockDeviceMappings'],
  applies: (it) => (it.BlockDeviceMappings ?? []).some(({ Ebs }) => Ebs !== undefined),
  holds: (it) => !(it.BlockDeviceMappings ?? []).some(isUnencrypted),
  fix: 'Replace the launch configuration, which cannot be changed, with a launch template with Encrypted true on each volume (CreateLaunchTemplate).',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/how-ebs-encryption-works.html',
})

const DAY = 86_400
const LONGEST_DAYS = 90

export const instancesAreRenewed = control({
  id: 'Demarc.AutoScaling.2',
  on: GROUP,
  responsibility: 'os-renewal',
  severity: 'low',
  title: `Auto Scaling groups should replace instances after at most ${LONGEST_DAYS} days (MaxInstanceLifetime)`,
  finding: ({ MaxInstanceLifetime: seconds }) =>
    seconds
      ? `MaxInstanceLifetime is ${Math.ceil(seconds / DAY)} days (at most ${LONGEST_DAYS})`
      : 'MaxInstanceLifetime is not set',
  reads: ['MaxInstanceLifetime', 'state.Status'],
  applies: stays,
  // an update with 0 turns it off (autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html)
  holds: (it) => Boolean(it.MaxInstanceLifetime) && (it.MaxInstanceLifetime ?? 0) <= LONGEST_DAYS * DAY,
  fix: 'Set MaxInstanceLifetime of the group (UpdateAutoScalingGroup); where an instance refresh installs each new image, accept it (`demarc accept --control Demarc.AutoScaling.2`).',
  source: `${guide}/asg-max-instance-lifetime.html`,
})

export const groupsAreTagged: Control = areTagged({
  id: 'AutoScaling.10',
  on: GROUP,
  page: docs,
  title: 'EC2 Auto Scaling groups',
  one: 'Auto Scaling group',
  own: {
    console:
      'In Amazon EC2, choose Auto Scaling Groups, the group, Details, Tags, Edit, and add the keys with their values.',
    cli: `aws autoscaling create-or-update-tags \\
  --tags ResourceId=GROUP,ResourceType=auto-scaling-group,Key=KEY,Value=VALUE,PropagateAtLaunch=true`,
    hcl: '  tag {\n    key                 = "KEY"\n    value               = "VALUE"\n    propagate_at_launch = true\n  }',
  },
  cloudformation: existing(GROUP, { Tags: [{ ...TAG, PropagateAtLaunch: true }] }),
  terraform: 'aws_autoscaling_group',
  // any status is that of a deletion
  leaves: { at: 'state.Status', when: (status) => status !== null },
})

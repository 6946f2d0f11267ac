import { unknown } from '../../../controls/answer.ts'
import { allOf, control, those } from '../../../controls/control.ts'
import { listed } from '../../../controls/wording.ts'
import { scansVolumes } from '../../guardduty/controls.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'
const ssmDocs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ssm-controls.html'

const instanceId = ({ InstanceId }: Readonly<Record<string, unknown>>): string | null =>
  typeof InstanceId === 'string' ? InstanceId : null

export const stoppedInstancesAreRemoved = control({
  id: 'EC2.4',
  compared: '2026-11-30',
  parameters: { AllowedDays: { value: 30, from: 1, to: 365 } },
  configRule: 'ec2-stopped-instance-days-check',
  on: 'AWS::EC2::Instance',
  responsibility: 'inventory',
  severity: 'medium',
  title: 'EC2 instances should not stay stopped for more than {AllowedDays} days',
  finding: (_, { state, parameters }) =>
    `Instance has been stopped for ${state.StoppedDays} days (at most ${parameters.AllowedDays})`,
  reads: ['state.Status', 'state.StoppedDays'],
  applies: (_, at) => at.state.Status === 'stopped',
  holds: (_, { state: { StoppedDays }, parameters: { AllowedDays } }) =>
    StoppedDays === null ? unknown('EC2 shows neither the stop time nor the launch time') : StoppedDays <= AllowedDays,
  fix: 'Start and patch the instance, or create an image of it and terminate it (CreateImage, TerminateInstances).',
  source: `${docs}#ec2-4`,
})

export const instancesRequireImdsV2 = control({
  id: 'EC2.8',
  compared: '2026-11-30',
  configRule: 'ec2-imdsv2-check',
  on: 'AWS::EC2::Instance',
  responsibility: 'instance-credentials',
  severity: 'high',
  title: 'EC2 instances should require IMDSv2 (`HttpTokens` required)',
  finding: ({ MetadataOptions: options }) => `HttpTokens is ${options?.HttpTokens ?? 'not set'}`,
  reads: ['MetadataOptions'],
  // AWS also fails an instance whose metadata endpoint is off: the endpoint can be turned on later
  holds: ({ MetadataOptions: options }) => options?.HttpTokens === 'required',
  fix: 'Set HttpTokens to required in the metadata options of the instance (ModifyInstanceMetadataOptions); software that still uses IMDSv1 loses its credentials.',
  source: `${docs}#ec2-8`,
})

export const instancesHaveNoPublicAddress = control({
  id: 'EC2.9',
  compared: '2026-11-30',
  configRule: 'ec2-instance-no-public-ip',
  on: 'AWS::EC2::Instance',
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'EC2 instances should have no public IPv4 address',
  finding: ({ PublicIp }) => `Instance has public IPv4 address ${PublicIp}`,
  reads: ['PublicIp'],
  holds: (instance) => instance.PublicIp === null,
  fix: 'Move the instance to a private subnet behind a load balancer or NAT gateway, and release its Elastic IP address (ReleaseAddress).',
  source: `${docs}#ec2-9`,
})

export const instancesHaveOneInterface = control({
  id: 'EC2.17',
  compared: '2026-11-30',
  configRule: 'ec2-instance-multiple-eni-check',
  on: 'AWS::EC2::Instance',
  responsibility: 'network-placement',
  severity: 'low',
  title: 'EC2 instances should have only one network interface (ENI)',
  finding: (_, { state }) => `Instance has ${state.InterfaceCount} network interfaces`,
  reads: ['state.InterfaceCount'],
  holds: (_, at) => (at.state.InterfaceCount ?? 0) <= 1,
  fix: 'Detach the second network interface (DetachNetworkInterface); for an instance that must join two subnets, accept it (`demarc accept --control EC2.17`).',
  source: `${docs}#ec2-17`,
})

export const instancesAreHvm = control({
  id: 'EC2.24',
  compared: '2026-11-30',
  configRule: 'ec2-paravirtual-instance-check',
  on: 'AWS::EC2::Instance',
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: 'EC2 instances should use HVM virtualization, not paravirtual (PV)',
  finding: 'VirtualizationType is paravirtual',
  reads: ['state.VirtualizationType'],
  holds: (_, at) => at.state.VirtualizationType !== 'paravirtual',
  fix: 'Launch a replacement from an HVM image on a current instance type.',
  source: `${docs}#ec2-24`,
})

export const instancesRunFromLivingImages = control({
  id: 'Demarc.EC2.2',
  on: 'AWS::EC2::Instance',
  responsibility: 'os-images',
  severity: 'medium',
  title: 'EC2 instances should run from an AMI that is available and not deprecated',
  finding: (_, { state }) =>
    state.ImageStatus === 'deprecated'
      ? 'AMI of the instance is deprecated'
      : 'AMI of the instance is no longer available',
  reads: ['state.ImageStatus'],
  holds: (_, at) => at.state.ImageStatus === 'available',
  fix: 'Launch a replacement from a current AMI.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deprecate.html',
})

export const instancesAreScannedForMalware = control({
  id: 'Demarc.EC2.10',
  on: 'AWS::EC2::Instance',
  responsibility: 'malware-protection',
  severity: 'medium',
  title: 'EC2 instances should be scanned by GuardDuty Malware Protection',
  finding: 'No GuardDuty detector in the Region has EBS_MALWARE_PROTECTION enabled',
  reads: [],
  near: { detectors: allOf('AWS::GuardDuty::Detector', { within: 'region', reads: ['Enable', 'Features'] }) },
  holds: (_, { near }) => near.detectors.some(({ properties }) => scansVolumes(properties)),
  fix: 'Enable GuardDuty Malware Protection for EC2 in the Region (UpdateDetector with EBS_MALWARE_PROTECTION); with another scanner, accept it (`demarc accept --control Demarc.EC2.10`).',
  source: 'https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection.html',
})

export const instancesHaveARole = control({
  id: 'Demarc.EC2.3',
  configRule: 'ec2-instance-profile-attached',
  on: 'AWS::EC2::Instance',
  responsibility: 'workload-identity',
  severity: 'low',
  title: 'EC2 instances should have an instance profile (IAM role) instead of stored access keys',
  finding: 'No instance profile is attached',
  reads: ['IamInstanceProfile'],
  holds: (instance) => instance.IamInstanceProfile !== null,
  fix: 'Attach an instance profile whose role has least privilege (AssociateIamInstanceProfile), and remove access keys from the instance.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
})

export const instancesAreManaged = control({
  id: 'SSM.1',
  compared: '2026-11-30',
  configRule: 'ec2-instance-managed-by-systems-manager',
  on: 'AWS::EC2::Instance',
  responsibility: 'os-patching',
  severity: 'medium',
  title: 'EC2 instances should be managed nodes of Systems Manager (SSM Agent online)',
  finding: (_, { near }) =>
    near.nodes.seen().length === 0
      ? 'Instance is not a managed node of Systems Manager'
      : `PingStatus of the SSM Agent is ${listed(near.nodes.seen().map(({ properties }) => properties.PingStatus ?? 'not set'))}`,
  reads: ['InstanceId', 'state.Status'],
  near: {
    nodes: those('Demarc::SSM::ManagedInstance', { where: 'InstanceId', is: instanceId, reads: ['PingStatus'] }),
  },
  applies: (_, at) => at.state.Status === 'running' || at.state.Status === 'stopped',
  // the agent of a stopped instance does not report: an earlier report is enough (config/latest/developerguide/ec2-instance-managed-by-systems-manager.html)
  holds: (_, at) =>
    at.state.Status === 'running'
      ? at.near.nodes.some(({ properties: { PingStatus } }) =>
          PingStatus === null ? unknown('when the agent last reported') : PingStatus === 'Online',
        )
      : at.near.nodes.some() || unknown('whether the agent is installed on an instance that is stopped'),
  fix: 'Install the SSM Agent, and give the instance a role with AmazonSSMManagedInstanceCore.',
  source: `${ssmDocs}#ssm-1`,
})

export const instancesArePatched = control({
  id: 'SSM.2',
  compared: '2026-11-30',
  configRule: 'ec2-managedinstance-patch-compliance-status-check',
  on: 'AWS::EC2::Instance',
  responsibility: 'os-patching',
  severity: 'high',
  title: 'EC2 instances should be compliant with their patch baseline (Patch Manager)',
  finding: (_, { near }) =>
    `Patch compliance is ${listed(near.patches.seen(({ properties }) => properties.Status !== 'COMPLIANT').map(({ properties }) => properties.Status ?? 'not set'))}`,
  reads: ['InstanceId'],
  near: { patches: those('Demarc::SSM::PatchState', { where: 'InstanceId', is: instanceId, reads: ['Status'] }) },
  // only instances that Patch Manager scanned, as on AWS; Demarc.EC2.8 finds the others
  applies: (_, at) => at.near.patches.some(),
  holds: (_, at) => at.near.patches.every(({ properties }) => properties.Status === 'COMPLIANT'),
  fix: 'Install the missing patches: run AWS-RunPatchBaseline with the operation Install; it can restart the instance.',
  source: `${ssmDocs}#ssm-2`,
})

export const instancesAreScannedForPatches = control({
  id: 'Demarc.EC2.8',
  on: 'AWS::EC2::Instance',
  responsibility: 'os-patching',
  severity: 'medium',
  title: 'EC2 instances should be scanned for missing patches (Patch Manager)',
  finding: 'Patch Manager has no patch state of the instance',
  reads: ['InstanceId'],
  near: { patches: those('Demarc::SSM::PatchState', { where: 'InstanceId', is: instanceId, reads: [] }) },
  holds: (_, at) => at.near.patches.some(),
  fix: 'Scan the instance with Patch Manager: run AWS-RunPatchBaseline with the operation Scan, on a schedule.',
  source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-policies.html',
})

export const associationsSucceed = control({
  id: 'SSM.3',
  compared: '2026-11-30',
  configRule: 'ec2-managedinstance-association-compliance-status-check',
  on: 'AWS::EC2::Instance',
  responsibility: 'platform-configuration',
  severity: 'low',
  title: 'EC2 instances should be compliant with their State Manager associations',
  finding: (_, { near }) =>
    `Association compliance is ${listed(near.associations.seen(({ properties }) => properties.Status !== 'COMPLIANT').map(({ properties }) => properties.Status ?? 'not set'))}`,
  reads: ['InstanceId'],
  near: {
    associations: those('Demarc::SSM::AssociationState', { where: 'InstanceId', is: instanceId, reads: ['Status'] }),
  },
  applies: (_, at) => at.near.associations.some(),
  holds: (_, at) => at.near.associations.every(({ properties }) => properties.Status === 'COMPLIANT'),
  fix: 'Find the failed association in State Manager, fix its cause, and apply it again (StartAssociationsOnce).',
  source: `${ssmDocs}#ssm-3`,
})

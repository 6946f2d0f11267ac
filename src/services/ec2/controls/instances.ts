import { unknown } from '../../../controls/answer.ts'
import { allOf, control, those } from '../../../controls/control.ts'
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
  title: 'No instance stays stopped for more than {AllowedDays} days.',
  reads: ['state.Status', 'state.StoppedDays'],
  applies: (_, at) => at.state.Status === 'stopped',
  holds: (_, { state: { StoppedDays }, parameters: { AllowedDays } }) =>
    StoppedDays === null
      ? unknown('EC2 says neither since when it is stopped nor when it started')
      : StoppedDays <= AllowedDays,
  fix: 'Start and patch it, or keep an image of it and terminate it.',
  source: `${docs}#ec2-4`,
})

export const instancesRequireImdsV2 = control({
  id: 'EC2.8',
  compared: '2026-11-30',
  configRule: 'ec2-imdsv2-check',
  on: 'AWS::EC2::Instance',
  responsibility: 'instance-credentials',
  severity: 'high',
  title: 'An instance requires session tokens for metadata requests (IMDSv2).',
  reads: ['MetadataOptions'],
  // AWS asks for the tokens also where the endpoint is off, and could be switched on
  holds: ({ MetadataOptions: options }) => options?.HttpTokens === 'required',
  fix: 'Set HttpTokens to required in the metadata options of the instance (ModifyInstanceMetadataOptions).',
  source: `${docs}#ec2-8`,
})

export const instancesHaveNoPublicAddress = control({
  id: 'EC2.9',
  compared: '2026-11-30',
  configRule: 'ec2-instance-no-public-ip',
  on: 'AWS::EC2::Instance',
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'An instance has no public IPv4 address.',
  reads: ['PublicIp'],
  holds: (instance) => instance.PublicIp === null,
  fix: 'Move it to a private subnet behind a load balancer or NAT gateway; release its Elastic IP address.',
  source: `${docs}#ec2-9`,
})

export const instancesHaveOneInterface = control({
  id: 'EC2.17',
  compared: '2026-11-30',
  configRule: 'ec2-instance-multiple-eni-check',
  on: 'AWS::EC2::Instance',
  responsibility: 'network-placement',
  severity: 'low',
  title: 'An instance has one network interface, so that it cannot bridge two networks.',
  reads: ['state.InterfaceCount'],
  holds: (_, at) => (at.state.InterfaceCount ?? 0) <= 1,
  fix: 'Detach the second network interface, unless the instance is meant to join two subnets.',
  source: `${docs}#ec2-17`,
})

export const instancesAreHvm = control({
  id: 'EC2.24',
  compared: '2026-11-30',
  configRule: 'ec2-paravirtual-instance-check',
  on: 'AWS::EC2::Instance',
  responsibility: 'platform-configuration',
  severity: 'medium',
  title: 'An instance uses hardware virtualization (HVM), not the old paravirtual kind.',
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
  title: 'An instance runs from an image that is still offered and not deprecated.',
  reads: ['state.ImageStatus'],
  holds: (_, at) => at.state.ImageStatus === 'available',
  fix: 'Launch a replacement from a current image.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deprecate.html',
})

export const instancesAreScannedForMalware = control({
  id: 'Demarc.EC2.10',
  on: 'AWS::EC2::Instance',
  responsibility: 'malware-protection',
  severity: 'medium',
  title: 'GuardDuty scans the volumes of an instance when it finds signs of malware there.',
  reads: [],
  near: { detectors: allOf('AWS::GuardDuty::Detector', { within: 'region', reads: ['Enable', 'Features'] }) },
  holds: (_, { near }) => near.detectors.some(({ properties }) => scansVolumes(properties)),
  fix: 'Enable GuardDuty Malware Protection for EC2 in the region (UpdateDetector with EBS_MALWARE_PROTECTION), or attest another scanner.',
  source: 'https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection.html',
})

export const instancesHaveARole = control({
  id: 'Demarc.EC2.3',
  configRule: 'ec2-instance-profile-attached',
  on: 'AWS::EC2::Instance',
  responsibility: 'workload-identity',
  severity: 'low',
  title: 'An instance has an instance profile, so that its software needs no stored keys.',
  reads: ['IamInstanceProfile'],
  holds: (instance) => instance.IamInstanceProfile !== null,
  fix: 'Associate an instance profile with a role of the least permissions, and remove access keys from the instance.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
})

export const instancesAreManaged = control({
  id: 'SSM.1',
  compared: '2026-11-30',
  configRule: 'ec2-instance-managed-by-systems-manager',
  on: 'AWS::EC2::Instance',
  responsibility: 'os-patching',
  severity: 'medium',
  title: 'Systems Manager manages an instance: its agent reports while the instance runs.',
  reads: ['InstanceId', 'state.Status'],
  near: {
    nodes: those('Demarc::SSM::ManagedInstance', { where: 'InstanceId', is: instanceId, reads: ['PingStatus'] }),
  },
  applies: (_, at) => at.state.Status === 'running' || at.state.Status === 'stopped',
  // a stopped instance reports nothing: that it did is enough (config/latest/developerguide/ec2-instance-managed-by-systems-manager.html)
  holds: (_, at) =>
    at.state.Status === 'running'
      ? at.near.nodes.some(({ properties: { PingStatus } }) =>
          PingStatus === null ? unknown('when the agent last reported') : PingStatus === 'Online',
        )
      : at.near.nodes.some() || unknown('whether the agent is installed on an instance that is stopped'),
  fix: 'Install the SSM Agent and give the instance a role with AmazonSSMManagedInstanceCore.',
  source: `${ssmDocs}#ssm-1`,
})

export const instancesArePatched = control({
  id: 'SSM.2',
  compared: '2026-11-30',
  configRule: 'ec2-managedinstance-patch-compliance-status-check',
  on: 'AWS::EC2::Instance',
  responsibility: 'os-patching',
  severity: 'high',
  title: 'An instance has every patch that its baseline asks for.',
  reads: ['InstanceId'],
  near: { patches: those('Demarc::SSM::PatchState', { where: 'InstanceId', is: instanceId, reads: ['Status'] }) },
  // AWS asks the instances that Patch Manager has looked at, and Demarc.EC2.8 all
  applies: (_, at) => at.near.patches.some(),
  holds: (_, at) => at.near.patches.every(({ properties }) => properties.Status === 'COMPLIANT'),
  fix: 'Install the missing patches: run AWS-RunPatchBaseline with the operation Install.',
  source: `${ssmDocs}#ssm-2`,
})

export const instancesAreScannedForPatches = control({
  id: 'Demarc.EC2.8',
  on: 'AWS::EC2::Instance',
  responsibility: 'os-patching',
  severity: 'medium',
  title: 'Patch Manager has looked for missing patches of an instance.',
  reads: ['InstanceId'],
  near: { patches: those('Demarc::SSM::PatchState', { where: 'InstanceId', is: instanceId, reads: [] }) },
  holds: (_, at) => at.near.patches.some(),
  fix: 'Let Patch Manager scan the instance: run AWS-RunPatchBaseline with the operation Scan, and put it on a schedule.',
  source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-policies.html',
})

export const associationsSucceed = control({
  id: 'SSM.3',
  compared: '2026-11-30',
  configRule: 'ec2-managedinstance-association-compliance-status-check',
  on: 'AWS::EC2::Instance',
  responsibility: 'platform-configuration',
  severity: 'low',
  title: "Systems Manager's associations of an instance have been applied.",
  reads: ['InstanceId'],
  near: {
    associations: those('Demarc::SSM::AssociationState', { where: 'InstanceId', is: instanceId, reads: ['Status'] }),
  },
  applies: (_, at) => at.near.associations.some(),
  holds: (_, at) => at.near.associations.every(({ properties }) => properties.Status === 'COMPLIANT'),
  fix: 'Look at the failed association in State Manager, mend its cause, and apply it again.',
  source: `${ssmDocs}#ssm-3`,
})

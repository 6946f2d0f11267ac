import type { Control } from '../../../controls/control.ts'
import { areTagged, TAG } from '../../../controls/tags.ts'
import { existing } from '../../../controls/template.ts'

const page = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'
const cli = 'aws ec2 create-tags --resources RESOURCE_ID --tags Key=KEY,Value=VALUE'

export const networkInterfacesAreTagged: Control = areTagged({
  id: 'EC2.35',
  on: 'AWS::EC2::NetworkInterface',
  page: page,
  title: 'EC2 network interfaces',
  one: 'network interface',
  own: { cli },
  cloudformation: existing('AWS::EC2::NetworkInterface', { Tags: [TAG] }),
  terraform: 'aws_network_interface',
})

export const elasticIpsAreTagged: Control = areTagged({
  id: 'EC2.37',
  on: 'AWS::EC2::EIP',
  page: page,
  title: 'EC2 Elastic IP addresses',
  one: 'Elastic IP address',
  own: { cli },
  cloudformation: existing('AWS::EC2::EIP', { Tags: [TAG] }),
  terraform: 'aws_eip',
})

export const instancesAreTagged: Control = areTagged({
  id: 'EC2.38',
  on: 'AWS::EC2::Instance',
  page: page,
  title: 'EC2 instances',
  one: 'instance',
  own: { cli },
  cloudformation: existing('AWS::EC2::Instance', { Tags: [TAG] }),
  terraform: 'aws_instance',
})

export const networkAclsAreTagged: Control = areTagged({
  id: 'EC2.41',
  on: 'AWS::EC2::NetworkAcl',
  page: page,
  title: 'EC2 network ACLs',
  one: 'network ACL',
  own: { cli },
  cloudformation: existing('AWS::EC2::NetworkAcl', { Tags: [TAG] }),
  terraform: 'aws_network_acl',
})

export const securityGroupsAreTagged: Control = areTagged({
  id: 'EC2.43',
  on: 'AWS::EC2::SecurityGroup',
  page: page,
  title: 'EC2 security groups',
  one: 'security group',
  own: { cli },
  cloudformation: existing('AWS::EC2::SecurityGroup', { Tags: [TAG] }),
  terraform: 'aws_security_group',
})

export const subnetsAreTagged: Control = areTagged({
  id: 'EC2.44',
  on: 'AWS::EC2::Subnet',
  page: page,
  title: 'EC2 subnets',
  one: 'subnet',
  own: { cli },
  cloudformation: existing('AWS::EC2::Subnet', { Tags: [TAG] }),
  terraform: 'aws_subnet',
})

export const volumesAreTagged: Control = areTagged({
  id: 'EC2.45',
  on: 'AWS::EC2::Volume',
  page: page,
  title: 'EC2 volumes',
  one: 'volume',
  own: { cli },
  cloudformation: existing('AWS::EC2::Volume', { Tags: [TAG] }),
  terraform: 'aws_ebs_volume',
})

export const vpcsAreTagged: Control = areTagged({
  id: 'EC2.46',
  on: 'AWS::EC2::VPC',
  page: page,
  title: 'Amazon VPCs',
  one: 'VPC',
  own: { cli },
  cloudformation: existing('AWS::EC2::VPC', { Tags: [TAG] }),
  terraform: 'aws_vpc',
})

export const flowLogsAreTagged: Control = areTagged({
  id: 'EC2.48',
  on: 'AWS::EC2::FlowLog',
  page: page,
  title: 'Amazon VPC flow logs',
  one: 'flow log',
  own: { cli },
  cloudformation: existing('AWS::EC2::FlowLog', { Tags: [TAG] }),
  terraform: 'aws_flow_log',
})

export const transitGatewaysAreTagged: Control = areTagged({
  id: 'EC2.52',
  on: 'AWS::EC2::TransitGateway',
  page: page,
  title: 'EC2 transit gateways',
  one: 'transit gateway',
  own: { cli },
  cloudformation: existing('AWS::EC2::TransitGateway', { Tags: [TAG] }),
  terraform: 'aws_ec2_transit_gateway',
})

export const launchTemplatesAreTagged: Control = areTagged({
  id: 'EC2.175',
  on: 'AWS::EC2::LaunchTemplate',
  page: page,
  title: 'EC2 launch templates',
  one: 'launch template',
  configRule: 'ec2-launch-template-tagged',
  own: { cli },
  cloudformation: existing('AWS::EC2::LaunchTemplate', {
    TagSpecifications: [{ ResourceType: 'launch-template', Tags: [TAG] }],
  }),
  terraform: 'aws_launch_template',
})

export const prefixListsAreTagged: Control = areTagged({
  id: 'EC2.176',
  on: 'AWS::EC2::PrefixList',
  page: page,
  title: 'EC2 prefix lists',
  one: 'prefix list',
  configRule: 'ec2-prefix-list-tagged',
  own: { cli },
  cloudformation: existing('AWS::EC2::PrefixList', { Tags: [TAG] }),
  terraform: 'aws_ec2_managed_prefix_list',
})

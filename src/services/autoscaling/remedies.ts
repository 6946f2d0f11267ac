import type { Remedies } from '../../controls/remedy.ts'
import {
  existing,
  resource,
  type Template,
  type Templated,
  type TemplateProperties,
  template,
} from '../../controls/template.ts'
import type { AWSEC2LaunchTemplate_LaunchTemplateData } from '../../model/shapes.gen.ts'

const group = (
  properties: TemplateProperties<'AWS::AutoScaling::AutoScalingGroup'>,
  ...without: readonly ('LaunchTemplate' | 'LaunchConfigurationName')[]
): Template => template({ Group: existing('AWS::AutoScaling::AutoScalingGroup', properties, undefined, { without }) })

const launchTemplate = { LaunchTemplateId: 'TEMPLATE_ID', Version: '1' }

const hcl = (...lines: readonly string[]): string =>
  [
    'resource "aws_autoscaling_group" "this" {',
    '  min_size            = 2',
    '  max_size            = 6',
    '  vpc_zone_identifier = ["SUBNET_A", "SUBNET_B"]',
    ...lines.map((it) => (it === '' ? '' : `  ${it}`)),
    '}',
  ].join('\n')
const hclFrom = ['', 'launch_template {', '  id      = "TEMPLATE_ID"', '  version = "$Latest"', '}']

/** Replaces a launch configuration, which cannot be changed, with a launch template that has the required setting. */
const instead = (
  step: string,
  json: string,
  data: Templated<AWSEC2LaunchTemplate_LaunchTemplateData>,
  block: readonly string[],
) => ({
  console: [
    'EC2 > Launch configurations, choose it > Actions > Copy to launch template',
    step,
    'EC2 > Auto Scaling groups, open the group > Launch template > Edit > Switch to launch template; then Instance refresh',
  ],
  cli: `aws ec2 create-launch-template --launch-template-name TEMPLATE \\
  --launch-template-data '{"ImageId":"IMAGE_ID","InstanceType":"t3.medium",${json}}'
aws autoscaling update-auto-scaling-group --auto-scaling-group-name GROUP \\
  --launch-template 'LaunchTemplateName=TEMPLATE,Version=$Latest'
aws autoscaling delete-launch-configuration --launch-configuration-name CONFIGURATION`,
  cloudformation: template({
    Template: resource('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { ImageId: 'IMAGE_ID', InstanceType: 't3.medium', ...data },
    }),
  }),
  terraform: [
    'resource "aws_launch_template" "this" {',
    '  image_id      = "IMAGE_ID"',
    '  instance_type = "t3.medium"',
    '',
    ...block.map((it) => (it === '' ? '' : `  ${it}`)),
    '}',
  ].join('\n'),
})

const tokens = instead(
  'Advanced details > Metadata version: V2 only (token required), and a metadata response hop limit of 1',
  '"MetadataOptions":{"HttpTokens":"required","HttpPutResponseHopLimit":1}',
  { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } },
  ['metadata_options {', '  http_tokens                 = "required"', '  http_put_response_hop_limit = 1', '}'],
)

export const autoScalingRemedies: Remedies = {
  'AutoScaling.1': {
    console: [
      'EC2 > Auto Scaling groups, open the group > Details > Health checks > Edit',
      'Turn on Elastic Load Balancing health checks, and set the grace period to the time that an instance needs to start',
    ],
    cli: `aws autoscaling update-auto-scaling-group --auto-scaling-group-name GROUP \\
  --health-check-type ELB --health-check-grace-period 120`,
    cloudformation: group({ HealthCheckType: 'ELB', HealthCheckGracePeriod: 120 }),
    terraform: hcl('health_check_type   = "ELB"', ...hclFrom),
  },
  'AutoScaling.2': {
    console: [
      'EC2 > Auto Scaling groups, open the group > Details > Network > Edit',
      'Subnets: also choose one in another Availability Zone',
    ],
    cli: `aws autoscaling update-auto-scaling-group --auto-scaling-group-name GROUP \\
  --vpc-zone-identifier SUBNET_A,SUBNET_B`,
    cloudformation: group({ VPCZoneIdentifier: ['SUBNET_A', 'SUBNET_B'] }),
    terraform: hcl(...hclFrom),
  },
  'AutoScaling.3': tokens,
  'Demarc.AutoScaling.3': tokens,
  'Autoscaling.5': instead(
    'Network settings > Advanced network configuration > Auto-assign public IP: Disable',
    '"NetworkInterfaces":[{"DeviceIndex":0,"AssociatePublicIpAddress":false}]',
    { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }] },
    ['network_interfaces {', '  associate_public_ip_address = false', '}'],
  ),
  'AutoScaling.6': {
    console: [
      'EC2 > Auto Scaling groups, open the group > Instance type requirements > Edit',
      'Override launch template: name several instance types, or set instance requirements',
    ],
    cli: `aws autoscaling update-auto-scaling-group --auto-scaling-group-name GROUP \\
  --mixed-instances-policy '{"LaunchTemplate":{"LaunchTemplateSpecification":{"LaunchTemplateName":"TEMPLATE","Version":"$Latest"},"Overrides":[{"InstanceType":"c6i.large"},{"InstanceType":"c6a.large"}]}}'`,
    cloudformation: group(
      {
        MixedInstancesPolicy: {
          LaunchTemplate: {
            LaunchTemplateSpecification: launchTemplate,
            Overrides: [{ InstanceType: 'c6i.large' }, { InstanceType: 'c6a.large' }],
          },
        },
      },
      'LaunchTemplate',
      'LaunchConfigurationName',
    ),
    terraform: hcl(
      '',
      'mixed_instances_policy {',
      '  launch_template {',
      '    launch_template_specification {',
      '      launch_template_id = "TEMPLATE_ID"',
      '    }',
      '',
      '    override {',
      '      instance_type = "c6i.large"',
      '    }',
      '',
      '    override {',
      '      instance_type = "c6a.large"',
      '    }',
      '  }',
      '}',
    ),
  },
  'AutoScaling.9': {
    console: [
      'EC2 > Launch configurations, choose it > Actions > Copy to launch template',
      'EC2 > Auto Scaling groups, open the group > Launch configuration > Edit > Switch to launch template',
    ],
    cli: `aws autoscaling update-auto-scaling-group --auto-scaling-group-name GROUP \\
  --launch-template 'LaunchTemplateName=TEMPLATE,Version=$Latest'`,
    cloudformation: group({ LaunchTemplate: launchTemplate }, 'LaunchConfigurationName'),
    terraform: hcl(...hclFrom),
  },
  'Demarc.AutoScaling.1': instead(
    'Storage (volumes): set Encrypted to Yes on each volume, with a customer managed key',
    '"BlockDeviceMappings":[{"DeviceName":"/dev/xvda","Ebs":{"Encrypted":true}}]',
    { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true } }] },
    ['block_device_mappings {', '  device_name = "/dev/xvda"', '', '  ebs {', '    encrypted = true', '  }', '}'],
  ),
  'Demarc.AutoScaling.2': {
    console: [
      'EC2 > Auto Scaling groups, open the group > Details > Advanced configurations > Edit',
      'Maximum instance lifetime: 30 days; keep the image of the launch template current',
    ],
    cli: 'aws autoscaling update-auto-scaling-group --auto-scaling-group-name GROUP --max-instance-lifetime 2592000',
    cloudformation: group({ MaxInstanceLifetime: 2592000 }),
    terraform: hcl('max_instance_lifetime = 2592000', ...hclFrom),
  },
}

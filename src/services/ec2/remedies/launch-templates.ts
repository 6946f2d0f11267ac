import type { Remedies, Remedy } from '../../../controls/remedy.ts'
import { existing, type Templated, template } from '../../../controls/template.ts'
import type { AWSEC2LaunchTemplate_LaunchTemplateData } from '../../../model/shapes.gen.ts'

interface Setting {
  readonly console: string
  readonly json: string
  readonly data: Templated<AWSEC2LaunchTemplate_LaunchTemplateData>
  readonly hcl: string
}

/** A version of a launch template cannot be changed: create a new version, and make it the default. */
const newVersion = ({ console, json, data, hcl }: Setting): Remedy => ({
  console: [
    'EC2 > Launch Templates, choose the template, Actions > Modify template (Create new version)',
    console,
    'Actions > Set default version: the new one. Running instances do not change',
  ],
  cli: `# a list that you give here replaces the whole list of the source version: name all its entries
VERSION=$(aws ec2 create-launch-template-version --launch-template-id TEMPLATE_ID --source-version '$Latest' \\
  --launch-template-data '${json}' \\
  --query LaunchTemplateVersion.VersionNumber --output text)
# instances of the default version have the setting from then on; a group or fleet that names a version must name this one
aws ec2 modify-launch-template --launch-template-id TEMPLATE_ID --default-version $VERSION`,
  cloudformation: template({
    LaunchTemplate: existing(
      'AWS::EC2::LaunchTemplate',
      { LaunchTemplateData: data },
      'a change creates a new version: make it the default version, and check that groups and fleets use it',
    ),
  }),
  terraform: `resource "aws_launch_template" "this" {
  # the rest as it is
  update_default_version = true

${hcl}
}`,
})

export const launchTemplateRemedies: Remedies = {
  'EC2.25': newVersion({
    console: 'Network settings > Advanced network configuration, Auto-assign public IP: Disable, on each interface',
    json: '{"NetworkInterfaces": [{"DeviceIndex": 0, "AssociatePublicIpAddress": false, "Groups": ["SECURITY_GROUP_ID"]}]}',
    data: { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false, Groups: ['SECURITY_GROUP_ID'] }] },
    hcl: `  network_interfaces {
    device_index                = 0
    associate_public_ip_address = false
    security_groups             = ["SECURITY_GROUP_ID"]
  }`,
  }),
  'EC2.170': newVersion({
    console: 'Advanced details > Metadata version: V2 only (token required)',
    json: '{"MetadataOptions": {"HttpEndpoint": "enabled", "HttpTokens": "required"}}',
    data: { MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required' } },
    hcl: `  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }`,
  }),
  'EC2.181': newVersion({
    console: 'Storage (volumes): open each volume, Encrypted: Yes, and choose the key',
    json: '{"BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"Encrypted": true, "KmsKeyId": "KEY_ARN"}}]}',
    data: { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, KmsKeyId: 'KEY_ARN' } }] },
    hcl: `  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted  = true
      kms_key_id = "KEY_ARN"
    }
  }`,
  }),
}

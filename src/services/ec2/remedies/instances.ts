import { policyHcl } from '../../../controls/hcl.ts'
import { not, type Remedies } from '../../../controls/remedy.ts'
import { assumedBy } from '../../../controls/snippets.ts'
import { existing, policyDocument, ref, resource, sub, template } from '../../../controls/template.ts'

const newImage = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64'

/** Another instance from a current image; of another type, where one is named. */
const anotherImage = (type?: string) => ({
  cli: `# a new instance: move the software and data over before the old one goes
aws ec2 run-instances --image-id resolve:ssm:${newImage} \\
  --instance-type ${type ?? 'INSTANCE_TYPE'} --subnet-id SUBNET_ID --security-group-ids SECURITY_GROUP_ID --metadata-options HttpTokens=required
aws ec2 terminate-instances --instance-ids OLD_INSTANCE_ID`,
  cloudformation: template({
    Instance: existing(
      'AWS::EC2::Instance',
      { ImageId: `{{resolve:ssm:${newImage}}}`, ...(type && { InstanceType: type }) },
      'another image replaces the instance: move its data over first',
    ),
  }),
  terraform: `data "aws_ssm_parameter" "image" {
  name = "${newImage}"
}

resource "aws_instance" "this" {
  # the rest as it is; another image replaces the instance: move its data over first
  ami${type ? '           = data.aws_ssm_parameter.image.value\n  instance_type = "t3.medium"' : ' = data.aws_ssm_parameter.image.value'}
}`,
})

const byEc2 = assumedBy({ Service: 'ec2.amazonaws.com' })

export const ec2InstanceRemedies: Remedies = {
  'EC2.4': {
    console: [
      'EC2 > Instances, choose the instance. To keep it: Instance state > Start instance, and patch it',
      'To let it go: Actions > Image and templates > Create image, wait until the image is available, then Instance state > Terminate (delete) instance',
    ],
    cli: `aws ec2 create-image --instance-id INSTANCE_ID --name IMAGE_NAME
aws ec2 wait image-available --image-ids IMAGE_ID
# deletes the instance, and the volumes that are set to go with it
aws ec2 terminate-instances --instance-ids INSTANCE_ID`,
    cloudformation: not(
      'a template does not start or stop instances; take the instance out of it to have it terminated',
    ),
    terraform: `# starts it again; to let it go, take its aws_instance out of the configuration instead
resource "aws_ec2_instance_state" "this" {
  instance_id = "INSTANCE_ID"
  state       = "running"
}`,
  },
  'EC2.8': {
    console: [
      'CloudWatch > Metrics > EC2, MetadataNoToken of the instance: while it is above 0, some software still asks without a token; update that first',
      'EC2 > Instances, choose the instance, Actions > Instance settings > Modify instance metadata options',
      'IMDSv2: Required',
    ],
    cli: `# without a restart; software that asks without a token (metric MetadataNoToken) loses its credentials at once
aws ec2 modify-instance-metadata-options --instance-id INSTANCE_ID --http-tokens required --http-endpoint enabled`,
    cloudformation: template({
      Instance: existing('AWS::EC2::Instance', {
        MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required' },
      }),
    }),
    terraform: `resource "aws_instance" "this" {
  # the rest as it is
  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }
}`,
  },
  'EC2.9': {
    console: [
      'First see that the instance is reached by a load balancer, a VPN or Session Manager, and goes out through a NAT gateway',
      'An Elastic IP address: EC2 > Elastic IPs, choose it, Actions > Disassociate Elastic IP address, then Release',
      'An address of its own: EC2 > Instances, Actions > Networking > Manage IP addresses, turn Auto-assign public IP off',
    ],
    cli: `# the instance is cut off from the internet at once: give it a NAT gateway and a load balancer or VPN first
# an Elastic IP address
aws ec2 disassociate-address --association-id ASSOCIATION_ID
aws ec2 release-address --allocation-id ALLOCATION_ID
# an address that the subnet gave to its network interface
aws ec2 modify-network-interface-attribute --network-interface-id INTERFACE_ID --no-associate-public-ip-address`,
    cloudformation: template({
      Instance: existing(
        'AWS::EC2::Instance',
        {
          NetworkInterfaces: [
            {
              DeviceIndex: '0',
              SubnetId: 'PRIVATE_SUBNET_ID',
              AssociatePublicIpAddress: false,
              GroupSet: ['SECURITY_GROUP_ID'],
            },
          ],
        },
        'a change here replaces the instance',
      ),
    }),
    terraform: `resource "aws_instance" "this" {
  # the rest as it is; look at the plan, a change here may replace the instance
  subnet_id                   = "PRIVATE_SUBNET_ID"
  associate_public_ip_address = false
}`,
  },
  'EC2.17': {
    console: [
      'EC2 > Network interfaces, choose the second one of the instance (device index 1 or more)',
      'Actions > Detach; what talks to its addresses loses its way. Then Actions > Delete',
    ],
    cli: `aws ec2 describe-network-interfaces --filters Name=attachment.instance-id,Values=INSTANCE_ID \\
  --query 'NetworkInterfaces[].[NetworkInterfaceId, Attachment.AttachmentId, Attachment.DeviceIndex]'
# the second one, not device index 0; what talks to its addresses loses its way
aws ec2 detach-network-interface --attachment-id ATTACHMENT_ID
aws ec2 delete-network-interface --network-interface-id INTERFACE_ID`,
    cloudformation: not(
      'nothing is set: take the AWS::EC2::NetworkInterfaceAttachment of the second interface out of the template (an entry of NetworkInterfaces: that replaces the instance)',
    ),
    terraform: not(
      'nothing is set: take the aws_network_interface_attachment of the second interface out of the configuration',
    ),
  },
  'EC2.24': {
    console: [
      'EC2 > Launch instances: a current image (all of Amazon Linux 2023 are HVM) and a current instance type',
      'Move the software and data over, switch to the new instance, and terminate the old one',
    ],
    ...anotherImage('t3.medium'),
  },
  'Demarc.EC2.2': {
    console: [
      'EC2 > Launch instances: choose a current image of the same system',
      'Move the software and data over, switch to the new instance, and terminate the old one',
      'Of an Auto Scaling group: give its launch template the new image, then Instance refresh',
    ],
    ...anotherImage(),
  },
  'Demarc.EC2.10': {
    console: [
      'GuardDuty > Malware Protection for EC2: Enable GuardDuty-initiated malware scan',
      'Do the same in every region in use',
    ],
    cli: `aws guardduty list-detectors
aws guardduty update-detector --detector-id DETECTOR_ID --enable \\
  --features 'Name=EBS_MALWARE_PROTECTION,Status=ENABLED'`,
    cloudformation: template({
      Detector: existing('AWS::GuardDuty::Detector', {
        Enable: true,
        Features: [{ Name: 'EBS_MALWARE_PROTECTION', Status: 'ENABLED' }],
      }),
    }),
    terraform: `resource "aws_guardduty_detector_feature" "this" {
  detector_id = "DETECTOR_ID"
  name        = "EBS_MALWARE_PROTECTION"
  status      = "ENABLED"
}`,
  },
  'Demarc.EC2.3': {
    console: [
      'EC2 > Instances, choose the instance, Actions > Security > Modify IAM role',
      'Choose a role with the permissions that its software needs, and no more; then remove the access keys from the instance',
    ],
    cli: `# without a restart
aws ec2 associate-iam-instance-profile --instance-id INSTANCE_ID --iam-instance-profile Name=PROFILE`,
    cloudformation: template({
      Role: resource('AWS::IAM::Role', {
        AssumeRolePolicyDocument: policyDocument(byEc2),
        ManagedPolicyArns: [sub('arn:${AWS::Partition}:iam::aws:policy/AmazonSSMManagedInstanceCore')],
      }),
      Profile: resource('AWS::IAM::InstanceProfile', { Roles: [ref('Role')] }),
      Instance: existing('AWS::EC2::Instance', { IamInstanceProfile: ref('Profile') }),
    }),
    terraform: `resource "aws_iam_role" "this" {
  name = "ROLE"
  assume_role_policy = ${policyHcl([byEc2])}
}

resource "aws_iam_instance_profile" "this" {
  name = "PROFILE"
  role = aws_iam_role.this.name
}

resource "aws_instance" "this" {
  # the rest as it is
  iam_instance_profile = aws_iam_instance_profile.this.name
}`,
  },
  'SSM.1': {
    console: [
      'IAM > Roles, open the role of the instance, Add permissions > Attach policies: AmazonSSMManagedInstanceCore (without a role: Demarc.EC2.3)',
      'See that the SSM Agent is installed and runs (it is in the images of Amazon Linux, Ubuntu and Windows), and reaches the endpoints of Systems Manager by HTTPS',
      'Systems Manager > Fleet Manager: the instance appears within some minutes; if not, restart the agent',
    ],
    cli: `aws iam attach-role-policy --role-name ROLE --policy-arn arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore
# within some minutes the instance is here; if not, look at its agent and its way to the endpoints of Systems Manager
aws ssm describe-instance-information --filters Key=InstanceIds,Values=INSTANCE_ID`,
    cloudformation: template({
      Role: existing('AWS::IAM::Role', {
        ManagedPolicyArns: [sub('arn:${AWS::Partition}:iam::aws:policy/AmazonSSMManagedInstanceCore')],
      }),
    }),
    terraform: `resource "aws_iam_role_policy_attachment" "ssm" {
  role       = "ROLE"
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}`,
  },
  'SSM.2': {
    console: [
      'Systems Manager > Patch Manager > Patch now',
      'Patching operation: Scan and install; Reboot option: Reboot if needed, at a time when a restart does no harm; choose the instance',
      'For good: Patch Manager > Create patch policy, with a weekly schedule',
    ],
    cli: `# restarts the instance if a patch needs it
aws ssm send-command --document-name AWS-RunPatchBaseline --targets Key=InstanceIds,Values=INSTANCE_ID \\
  --parameters Operation=Install,RebootOption=RebootIfNeeded`,
    cloudformation: template({
      Patches: resource('AWS::SSM::Association', {
        '#': 'restarts the instance if a patch needs it',
        Name: 'AWS-RunPatchBaseline',
        AssociationName: 'install-patches-weekly',
        ScheduleExpression: 'cron(0 3 ? * SUN *)',
        ApplyOnlyAtCronInterval: true,
        Targets: [{ Key: 'InstanceIds', Values: ['INSTANCE_ID'] }],
        Parameters: { Operation: ['Install'], RebootOption: ['RebootIfNeeded'] },
      }),
    }),
    terraform: `# restarts the instance if a patch needs it
resource "aws_ssm_association" "patches" {
  name                        = "AWS-RunPatchBaseline"
  association_name            = "install-patches-weekly"
  schedule_expression         = "cron(0 3 ? * SUN *)"
  apply_only_at_cron_interval = true

  targets {
    key    = "InstanceIds"
    values = ["INSTANCE_ID"]
  }

  parameters = {
    Operation    = "Install"
    RebootOption = "RebootIfNeeded"
  }
}`,
  },
  'Demarc.EC2.8': {
    console: [
      'Systems Manager > Patch Manager > Patch now',
      'Patching operation: Scan; choose the instance, which Systems Manager must manage (SSM.1)',
      'For good: Patch Manager > Create patch policy, Scan, with a daily schedule',
    ],
    cli: `aws ssm send-command --document-name AWS-RunPatchBaseline --targets Key=InstanceIds,Values=INSTANCE_ID \\
  --parameters Operation=Scan`,
    cloudformation: template({
      Scan: resource('AWS::SSM::Association', {
        Name: 'AWS-RunPatchBaseline',
        AssociationName: 'scan-for-patches-daily',
        ScheduleExpression: 'cron(0 3 * * ? *)',
        Targets: [{ Key: 'InstanceIds', Values: ['INSTANCE_ID'] }],
        Parameters: { Operation: ['Scan'] },
      }),
    }),
    terraform: `resource "aws_ssm_association" "scan" {
  name                = "AWS-RunPatchBaseline"
  association_name    = "scan-for-patches-daily"
  schedule_expression = "cron(0 3 * * ? *)"

  targets {
    key    = "InstanceIds"
    values = ["INSTANCE_ID"]
  }

  parameters = {
    Operation = "Scan"
  }
}`,
  },
  'SSM.3': {
    console: [
      'Systems Manager > State Manager, choose the association whose status is Failed, Execution history: its output says why',
      'Fix the cause (a missing permission, an unreachable source, a wrong parameter), then Apply association now',
    ],
    cli: `aws ssm describe-instance-associations-status --instance-id INSTANCE_ID
aws ssm describe-association-executions --association-id ASSOCIATION_ID
# when the cause is fixed
aws ssm start-associations-once --association-ids ASSOCIATION_ID`,
    cloudformation: not('why an association failed shows only on the instance; no property applies it again'),
    terraform: not('why an association failed shows only on the instance; no argument applies it again'),
  },
}

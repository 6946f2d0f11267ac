import { policyHcl } from '../../../controls/hcl.ts'
import { not, type Remedies } from '../../../controls/remedy.ts'
import { assumedBy } from '../../../controls/snippets.ts'
import { existing, policyDocument, ref, resource, sub, template } from '../../../controls/template.ts'

const newImage = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64'

/** Launches a new instance from a current image, of another type if `type` is given. */
const anotherImage = (type?: string) => ({
  cli: `# a new instance: move the software and data to it before you terminate the old one
aws ec2 run-instances --image-id resolve:ssm:${newImage} \\
  --instance-type ${type ?? 'INSTANCE_TYPE'} --subnet-id SUBNET_ID --security-group-ids SECURITY_GROUP_ID --metadata-options HttpTokens=required
aws ec2 terminate-instances --instance-ids OLD_INSTANCE_ID`,
  cloudformation: template({
    Instance: existing(
      'AWS::EC2::Instance',
      { ImageId: `{{resolve:ssm:${newImage}}}`, ...(type && { InstanceType: type }) },
      'another image replaces the instance: copy its data first',
    ),
  }),
  terraform: `data "aws_ssm_parameter" "image" {
  name = "${newImage}"
}

resource "aws_instance" "this" {
  # the rest as it is; another image replaces the instance: copy its data first
  ami${type ? '           = data.aws_ssm_parameter.image.value\n  instance_type = "t3.medium"' : ' = data.aws_ssm_parameter.image.value'}
}`,
})

const byEc2 = assumedBy({ Service: 'ec2.amazonaws.com' })

export const ec2InstanceRemedies: Remedies = {
  'EC2.4': {
    console: [
      'EC2 > Instances, choose the instance. To keep it: Instance state > Start instance, and patch it',
      'To remove it: Actions > Image and templates > Create image, wait until the image is available, then Instance state > Terminate (delete) instance',
    ],
    cli: `aws ec2 create-image --instance-id INSTANCE_ID --name IMAGE_NAME
aws ec2 wait image-available --image-ids IMAGE_ID
# terminates the instance, and deletes its volumes with DeleteOnTermination
aws ec2 terminate-instances --instance-ids INSTANCE_ID`,
    cloudformation: not(
      'a template does not start or stop instances; remove the instance from it to terminate the instance',
    ),
    terraform: `# starts the instance; to terminate it, remove its aws_instance from the configuration instead
resource "aws_ec2_instance_state" "this" {
  instance_id = "INSTANCE_ID"
  state       = "running"
}`,
  },
  'EC2.8': {
    console: [
      'CloudWatch > Metrics > EC2, MetadataNoToken of the instance: while it is above 0, some software still uses IMDSv1; update that first',
      'EC2 > Instances, choose the instance, Actions > Instance settings > Modify instance metadata options',
      'IMDSv2: Required',
    ],
    cli: `# needs no restart; software that uses IMDSv1 (metric MetadataNoToken) loses its credentials at once
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
      'First check that clients reach the instance by a load balancer, a VPN or Session Manager, and that it uses a NAT gateway',
      'With an Elastic IP address: EC2 > Elastic IPs, choose it, Actions > Disassociate Elastic IP address, then Release',
      'With an auto-assigned address: EC2 > Instances, Actions > Networking > Manage IP addresses, turn Auto-assign public IP off',
    ],
    cli: `# the instance loses its internet connection at once: set up a NAT gateway and a load balancer or VPN first
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
  # the rest as it is; check the plan: a change here may replace the instance
  subnet_id                   = "PRIVATE_SUBNET_ID"
  associate_public_ip_address = false
}`,
  },
  'EC2.17': {
    console: [
      'EC2 > Network interfaces, choose the second one of the instance (device index 1 or more)',
      'Actions > Detach: clients of its addresses lose their connections. Then Actions > Delete',
    ],
    cli: `aws ec2 describe-network-interfaces --filters Name=attachment.instance-id,Values=INSTANCE_ID \\
  --query 'NetworkInterfaces[].[NetworkInterfaceId, Attachment.AttachmentId, Attachment.DeviceIndex]'
# the second one, not device index 0; clients of its addresses lose their connections
aws ec2 detach-network-interface --attachment-id ATTACHMENT_ID
aws ec2 delete-network-interface --network-interface-id INTERFACE_ID`,
    cloudformation: not(
      'no setting to change: remove the AWS::EC2::NetworkInterfaceAttachment of the second interface from the template (removing an entry of NetworkInterfaces replaces the instance)',
    ),
    terraform: not(
      'no setting to change: remove the aws_network_interface_attachment of the second interface from the configuration',
    ),
  },
  'EC2.24': {
    console: [
      'EC2 > Launch instances: a current image (all of Amazon Linux 2023 are HVM) and a current instance type',
      'Move the software and data to the new instance, switch to it, and terminate the old one',
    ],
    ...anotherImage('t3.medium'),
  },
  'Demarc.EC2.2': {
    console: [
      'EC2 > Launch instances: choose a current image of the same operating system',
      'Move the software and data to the new instance, switch to it, and terminate the old one',
      'In an Auto Scaling group: set the new image in its launch template, then start an Instance refresh',
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
      'Choose a role with only the permissions that the software needs, then remove the access keys from the instance',
    ],
    cli: `# needs no restart
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
      'IAM > Roles, open the role of the instance, Add permissions > Attach policies: AmazonSSMManagedInstanceCore (if the instance has no role: Demarc.EC2.3)',
      'Check that the SSM Agent is installed and runs (the images of Amazon Linux, Ubuntu and Windows contain it), and reaches the endpoints of Systems Manager over HTTPS',
      'Systems Manager > Fleet Manager: the instance appears within some minutes; if not, restart the agent',
    ],
    cli: `aws iam attach-role-policy --role-name ROLE --policy-arn arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore
# lists the instance within some minutes; if not, check its agent and its connection to the endpoints of Systems Manager
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
      'Patching operation: Scan and install; Reboot option: Reboot if needed, in a maintenance window; choose the instance',
      'Permanently: Patch Manager > Create patch policy, with a weekly schedule',
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
      'Permanently: Patch Manager > Create patch policy, Scan, with a daily schedule',
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
      'Systems Manager > State Manager, choose the association whose status is Failed, Execution history: its output shows the error',
      'Fix the cause (a missing permission, an unreachable source, a wrong parameter), then Apply association now',
    ],
    cli: `aws ssm describe-instance-associations-status --instance-id INSTANCE_ID
aws ssm describe-association-executions --association-id ASSOCIATION_ID
# after you fix the cause
aws ssm start-associations-once --association-ids ASSOCIATION_ID`,
    cloudformation: not('the cause of a failed association is on the instance; no property applies it again'),
    terraform: not('the cause of a failed association is on the instance; no argument applies it again'),
  },
}

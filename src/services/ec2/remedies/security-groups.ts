import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { existing, template } from '../../../controls/template.ts'

interface Port {
  readonly port: number
  readonly name: string
  readonly better: string
  readonly from?: string
}

/** Replaces the rule for the internet with a rule for known addresses, if the port is still needed. */
const close = ({ port, name, better, from = '0.0.0.0/0 or ::/0' }: Port): Remedy => ({
  console: [
    `EC2 > Security Groups, choose the group, Inbound rules > Edit inbound rules`,
    `Delete the rule that opens ${name} to ${from}, or set its source to the addresses that need it`,
    better,
  ],
  cli: `# the rules with their ids; then revoke the one that opens ${name} to ${from}
aws ec2 describe-security-group-rules --filters Name=group-id,Values=SECURITY_GROUP_ID \\
  --query 'SecurityGroupRules[?IsEgress==\`false\`].[SecurityGroupRuleId, IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6]'
# if the port is still needed: first add a rule for known addresses only
aws ec2 authorize-security-group-ingress --group-id SECURITY_GROUP_ID --protocol tcp --port ${port} --cidr 192.0.2.0/24
aws ec2 revoke-security-group-ingress --group-id SECURITY_GROUP_ID --security-group-rule-ids RULE_ID`,
  cloudformation: template({
    SecurityGroup: existing(
      'AWS::EC2::SecurityGroup',
      {
        SecurityGroupIngress: [
          {
            Description: `${name} for known addresses`,
            IpProtocol: 'tcp',
            FromPort: port,
            ToPort: port,
            CidrIp: '192.0.2.0/24',
          },
        ],
      },
      'these replace all inbound rules, also those open to the internet',
    ),
  }),
  terraform: `# replaces the rule for ${from}
resource "aws_vpc_security_group_ingress_rule" "this" {
  security_group_id = "SECURITY_GROUP_ID"
  description       = "${name} for known addresses"
  ip_protocol       = "tcp"
  from_port         = ${port}
  to_port           = ${port}
  cidr_ipv4         = "192.0.2.0/24"
}`,
})

const session = 'Better: open no port, and use Systems Manager > Session Manager (requirements: SSM.1)'
const fleet = 'Better: open no port, and use Systems Manager > Fleet Manager > Remote Desktop (requirements: SSM.1)'

export const securityGroupRemedies: Remedies = {
  'EC2.2': {
    console: [
      'EC2 > Network interfaces: find the interfaces that use the default group, and move them to another security group first',
      'EC2 > Security Groups, choose the group named default, Inbound rules > Edit: delete all rules; do the same under Outbound rules',
    ],
    cli: `# resources that still use the group lose their connections: move them to another group first
aws ec2 describe-network-interfaces --filters Name=group-id,Values=SECURITY_GROUP_ID \\
  --query 'NetworkInterfaces[].[NetworkInterfaceId, Attachment.InstanceId, Description]'
aws ec2 describe-security-group-rules --filters Name=group-id,Values=SECURITY_GROUP_ID \\
  --query 'SecurityGroupRules[].[SecurityGroupRuleId, IsEgress]'
aws ec2 revoke-security-group-ingress --group-id SECURITY_GROUP_ID --security-group-rule-ids INBOUND_RULE_ID
aws ec2 revoke-security-group-egress --group-id SECURITY_GROUP_ID --security-group-rule-ids OUTBOUND_RULE_ID`,
    cloudformation: not('a template cannot manage the default security group, which AWS creates with the VPC'),
    terraform: `# without ingress and egress blocks all rules are removed: resources that still use the group lose their connections
resource "aws_default_security_group" "this" {
  vpc_id = "VPC_ID"
}`,
  },
  'EC2.13': close({ port: 22, name: 'port 22 (SSH)', better: session }),
  'EC2.14': close({ port: 3389, name: 'port 3389 (RDP)', better: fleet }),
  'EC2.18': close({
    port: 8443,
    name: 'a port other than 80 and 443',
    better: 'Better: put a load balancer with port 443 in front, and allow only its security group as the source',
  }),
  'EC2.19': close({
    port: 5432,
    name: 'a high-risk port (such as 22, 3306, 3389, 5432, 9200)',
    better: 'Better: set the source to the security group of the application that connects, instead of addresses',
  }),
  'Demarc.EC2.9': {
    console: [
      'VPC > Flow logs, or Network Manager > Infrastructure performance: find the ports and destinations that the workload uses',
      'EC2 > Security Groups, choose the group, Outbound rules > Edit outbound rules',
      'Add a rule for each port that is used, such as HTTPS (443); then delete the rule for All traffic',
    ],
    cli: `aws ec2 describe-security-group-rules --filters Name=group-id,Values=SECURITY_GROUP_ID \\
  --query 'SecurityGroupRules[?IsEgress].[SecurityGroupRuleId, IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6]'
# first allow what the workload uses, then revoke the rule for all traffic: other outbound connections end at once
aws ec2 authorize-security-group-egress --group-id SECURITY_GROUP_ID \\
  --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=0.0.0.0/0}]'
aws ec2 revoke-security-group-egress --group-id SECURITY_GROUP_ID --security-group-rule-ids RULE_ID`,
    cloudformation: template({
      SecurityGroup: existing(
        'AWS::EC2::SecurityGroup',
        {
          SecurityGroupEgress: [
            { Description: 'HTTPS', IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
          ],
        },
        'these replace all outbound rules, also the rule for all traffic',
      ),
    }),
    terraform: `# replaces the rule for all traffic
resource "aws_vpc_security_group_egress_rule" "this" {
  security_group_id = "SECURITY_GROUP_ID"
  description       = "HTTPS"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}`,
  },
  'EC2.22': {
    console: [
      'EC2 > Security Groups, choose the group: check that no launch template and no rule of another group names it',
      'Actions > Delete security groups',
    ],
    cli: `# fails while a network interface or a rule of another group names it; check launch templates yourself
aws ec2 delete-security-group --group-id SECURITY_GROUP_ID`,
    cloudformation: not(
      'no setting to change: remove the group from the template, or attach it to a network interface',
    ),
    terraform: not(
      'no setting to change: remove the group from the configuration, or attach it to a network interface',
    ),
  },
  'EC2.53': close({ port: 22, name: 'port 22 or 3389', better: session, from: '0.0.0.0/0' }),
  'EC2.54': close({ port: 22, name: 'port 22 or 3389', better: session, from: '::/0' }),
}

import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { existing, template } from '../../../controls/template.ts'

interface Port {
  readonly port: number
  readonly name: string
  readonly better: string
  readonly from?: string
}

/** Replaces the rule that is open to the internet by one for known addresses, where the port is still needed. */
const close = ({ port, name, better, from = '0.0.0.0/0 or ::/0' }: Port): Remedy => ({
  console: [
    `EC2 > Security Groups, choose the group, Inbound rules > Edit inbound rules`,
    `Delete the rule that opens ${name} to ${from}, or name the addresses that need it as its source`,
    better,
  ],
  cli: `# the rules with their ids; then revoke the one that opens ${name} to ${from}
aws ec2 describe-security-group-rules --filters Name=group-id,Values=SECURITY_GROUP_ID \\
  --query 'SecurityGroupRules[?IsEgress==\`false\`].[SecurityGroupRuleId, IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6]'
# where the port is still needed, for known addresses only, and before the other goes
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
      'these are all the inbound rules: those open to the internet go',
    ),
  }),
  terraform: `# in the place of the rule for ${from}
resource "aws_vpc_security_group_ingress_rule" "this" {
  security_group_id = "SECURITY_GROUP_ID"
  description       = "${name} for known addresses"
  ip_protocol       = "tcp"
  from_port         = ${port}
  to_port           = ${port}
  cidr_ipv4         = "192.0.2.0/24"
}`,
})

const session = 'Better: open no port, and use Systems Manager > Session Manager (SSM.1 says what it needs)'
const fleet =
  'Better: open no port, and use Systems Manager > Fleet Manager > Remote Desktop (SSM.1 says what it needs)'

export const securityGroupRemedies: Remedies = {
  'EC2.2': {
    console: [
      'EC2 > Network interfaces: look which use the default group, and give them one of their own first',
      'EC2 > Security Groups, choose the group named default, Inbound rules > Edit: delete all; the same under Outbound rules',
    ],
    cli: `# what still uses it loses its connections: give it another group first
aws ec2 describe-network-interfaces --filters Name=group-id,Values=SECURITY_GROUP_ID \\
  --query 'NetworkInterfaces[].[NetworkInterfaceId, Attachment.InstanceId, Description]'
aws ec2 describe-security-group-rules --filters Name=group-id,Values=SECURITY_GROUP_ID \\
  --query 'SecurityGroupRules[].[SecurityGroupRuleId, IsEgress]'
aws ec2 revoke-security-group-ingress --group-id SECURITY_GROUP_ID --security-group-rule-ids INBOUND_RULE_ID
aws ec2 revoke-security-group-egress --group-id SECURITY_GROUP_ID --security-group-rule-ids OUTBOUND_RULE_ID`,
    cloudformation: not('a template cannot take over the default security group, which AWS makes with the VPC'),
    terraform: `# without ingress and egress: all rules go, so that what still uses the group loses its connections
resource "aws_default_security_group" "this" {
  vpc_id = "VPC_ID"
}`,
  },
  'EC2.13': close({ port: 22, name: 'port 22 (SSH)', better: session }),
  'EC2.14': close({ port: 3389, name: 'port 3389 (RDP)', better: fleet }),
  'EC2.18': close({
    port: 8443,
    name: 'a port other than 80 and 443',
    better: 'Better: put a load balancer on port 443 before it, and let only its security group in',
  }),
  'EC2.19': close({
    port: 5432,
    name: 'a high-risk port (such as 22, 3306, 3389, 5432, 9200)',
    better: 'Better: name the security group of what connects (the application) as the source, no addresses',
  }),
  'Demarc.EC2.9': {
    console: [
      'VPC > Flow logs, or Network Manager > Infrastructure performance: see which ports and destinations the workload uses',
      'EC2 > Security Groups, choose the group, Outbound rules > Edit outbound rules',
      'Add a rule for each port that is used, such as HTTPS (443); then delete the rule for All traffic',
    ],
    cli: `aws ec2 describe-security-group-rules --filters Name=group-id,Values=SECURITY_GROUP_ID \\
  --query 'SecurityGroupRules[?IsEgress].[SecurityGroupRuleId, IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6]'
# what is used first, then revoke the rule for all traffic: other outbound connections end at once
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
        'these are all the outbound rules: the rule for all traffic goes',
      ),
    }),
    terraform: `# in the place of the rule for all traffic
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
      'EC2 > Security Groups, choose the group: see that no launch template and no rule of another group names it',
      'Actions > Delete security groups',
    ],
    cli: `# AWS refuses while a network interface or a rule of another group names it; launch templates you must look at yourself
aws ec2 delete-security-group --group-id SECURITY_GROUP_ID`,
    cloudformation: not('nothing is set: take the group out of the template, or give it to a network interface'),
    terraform: not('nothing is set: take the group out of the configuration, or give it to a network interface'),
  },
  'EC2.53': close({ port: 22, name: 'port 22 or 3389', better: session, from: '0.0.0.0/0' }),
  'EC2.54': close({ port: 22, name: 'port 22 or 3389', better: session, from: '::/0' }),
}

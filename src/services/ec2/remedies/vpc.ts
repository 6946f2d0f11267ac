import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { existing, resource, sub, template } from '../../../controls/template.ts'

/** An interface endpoint for a service, with private DNS names inside the VPC. */
const endpoint = (service: string): Remedy => ({
  console: [
    'VPC > Endpoints > Create endpoint, AWS services',
    `Choose com.amazonaws.REGION.${service}, the VPC, a subnet in each zone in use, and Enable DNS name`,
    'Security group: one that allows port 443 from the VPC. The endpoint is billed by zone and hour',
  ],
  cli: `# the security group must allow port 443 from the VPC; DNS support and DNS host names of the VPC must be on; billed by zone and hour
aws ec2 create-vpc-endpoint --vpc-id VPC_ID --vpc-endpoint-type Interface \\
  --service-name com.amazonaws.REGION.${service} --subnet-ids SUBNET_A SUBNET_B \\
  --security-group-ids SECURITY_GROUP_ID --private-dns-enabled`,
  cloudformation: template({
    Endpoint: resource('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Interface',
      VpcId: 'VPC_ID',
      ServiceName: sub(`com.amazonaws.\${AWS::Region}.${service}`),
      SubnetIds: ['SUBNET_A', 'SUBNET_B'],
      '#': 'allows port 443 from the VPC',
      SecurityGroupIds: ['SECURITY_GROUP_ID'],
      PrivateDnsEnabled: true,
    }),
  }),
  terraform: `resource "aws_vpc_endpoint" "this" {
  vpc_endpoint_type   = "Interface"
  vpc_id              = "VPC_ID"
  service_name        = "com.amazonaws.REGION.${service}"
  subnet_ids          = ["SUBNET_A", "SUBNET_B"]
  security_group_ids  = ["SECURITY_GROUP_ID"] # allows port 443 from the VPC
  private_dns_enabled = true
}`,
})

export const vpcRemedies: Remedies = {
  'EC2.6': {
    console: [
      'VPC > Your VPCs, choose the VPC, Flow logs > Create flow log',
      'Filter: Reject (or All); send it to a CloudWatch log group, with a role that may write there, or to a bucket',
    ],
    cli: `# the role must allow vpc-flow-logs.amazonaws.com to write to the log group
aws ec2 create-flow-logs --resource-type VPC --resource-ids VPC_ID --traffic-type REJECT \\
  --log-destination-type cloud-watch-logs --log-group-name LOG_GROUP --deliver-logs-permission-arn ROLE_ARN`,
    cloudformation: template({
      FlowLog: resource('AWS::EC2::FlowLog', {
        ResourceType: 'VPC',
        ResourceId: 'VPC_ID',
        TrafficType: 'REJECT',
        LogDestinationType: 'cloud-watch-logs',
        LogGroupName: 'LOG_GROUP',
        '#': 'allows vpc-flow-logs.amazonaws.com to write to the log group',
        DeliverLogsPermissionArn: 'ROLE_ARN',
      }),
    }),
    terraform: `resource "aws_flow_log" "this" {
  vpc_id               = "VPC_ID"
  traffic_type         = "REJECT"
  log_destination_type = "cloud-watch-logs"
  log_destination      = "LOG_GROUP_ARN"
  iam_role_arn         = "ROLE_ARN" # allows vpc-flow-logs.amazonaws.com to write to the log group
}`,
  },
  'EC2.15': {
    console: [
      'VPC > Subnets, choose the subnet, Actions > Edit subnet settings',
      'Turn off Enable auto-assign public IPv4 address and Enable auto-assign IPv6 address. Running instances keep their address until they stop',
    ],
    cli: `# new instances in the subnet need a NAT gateway to reach the internet; running ones keep their address until they stop
aws ec2 modify-subnet-attribute --subnet-id SUBNET_ID --no-map-public-ip-on-launch
aws ec2 modify-subnet-attribute --subnet-id SUBNET_ID --no-assign-ipv6-address-on-creation`,
    cloudformation: template({
      Subnet: existing('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false, AssignIpv6AddressOnCreation: false }),
    }),
    terraform: `resource "aws_subnet" "this" {
  # the rest as it is
  map_public_ip_on_launch         = false
  assign_ipv6_address_on_creation = false
}`,
  },
  'EC2.16': {
    console: ['VPC > Network ACLs, choose the one without subnets, Actions > Delete network ACLs'],
    cli: `# fails while a subnet uses it
aws ec2 delete-network-acl --network-acl-id NETWORK_ACL_ID`,
    cloudformation: not(
      'no setting to change: remove the network ACL from the template, or associate a subnet with it',
    ),
    terraform: not(
      'no setting to change: remove the network ACL from the configuration, or associate a subnet with it',
    ),
  },
  'EC2.21': {
    console: [
      'VPC > Network ACLs, choose the network ACL, Inbound rules > Edit inbound rules',
      'Delete the rule that allows port 22 or 3389 from 0.0.0.0/0 or ::/0, or put a Deny rule with a lower number before it',
    ],
    cli: `# the entry with the lowest number that matches decides; the change takes effect at once
aws ec2 describe-network-acls --network-acl-ids NETWORK_ACL_ID --query 'NetworkAcls[].Entries[?Egress==\`false\`]'
aws ec2 delete-network-acl-entry --network-acl-id NETWORK_ACL_ID --ingress --rule-number RULE_NUMBER
# or, if one rule allows more than these ports, add a deny with a lower number (for IPv6 --ipv6-cidr-block ::/0); it also
# denies your own networks: allow those with a still lower number
aws ec2 create-network-acl-entry --network-acl-id NETWORK_ACL_ID --ingress --rule-number 10 --rule-action deny \\
  --protocol tcp --port-range From=22,To=22 --cidr-block 0.0.0.0/0
aws ec2 create-network-acl-entry --network-acl-id NETWORK_ACL_ID --ingress --rule-number 11 --rule-action deny \\
  --protocol tcp --port-range From=3389,To=3389 --cidr-block 0.0.0.0/0`,
    cloudformation: template({
      '#': 'these deny the ports to all addresses, also your own networks: allow those with a lower number',
      NoSsh: resource('AWS::EC2::NetworkAclEntry', {
        NetworkAclId: 'NETWORK_ACL_ID',
        RuleNumber: 10,
        RuleAction: 'deny',
        Egress: false,
        Protocol: 6,
        PortRange: { From: 22, To: 22 },
        CidrBlock: '0.0.0.0/0',
      }),
      NoRdp: resource('AWS::EC2::NetworkAclEntry', {
        NetworkAclId: 'NETWORK_ACL_ID',
        RuleNumber: 11,
        RuleAction: 'deny',
        Egress: false,
        Protocol: 6,
        PortRange: { From: 3389, To: 3389 },
        CidrBlock: '0.0.0.0/0',
      }),
    }),
    terraform: `# these deny the ports to all addresses, also your own networks: allow those with a lower number
resource "aws_network_acl_rule" "no_ssh" {
  network_acl_id = "NETWORK_ACL_ID"
  rule_number    = 10
  rule_action    = "deny"
  egress         = false
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "no_rdp" {
  network_acl_id = "NETWORK_ACL_ID"
  rule_number    = 11
  rule_action    = "deny"
  egress         = false
  protocol       = "tcp"
  from_port      = 3389
  to_port        = 3389
  cidr_block     = "0.0.0.0/0"
}`,
  },
  'EC2.172': {
    console: [
      'VPC > Settings > Block public access > Create exclusions: first for the public subnets and VPCs that must stay reachable',
      'Edit public access settings: turn on block public access, Ingress-only (or Bidirectional). Do the same in every region in use',
    ],
    cli: `# load balancers and instances without an exclusion lose their internet connection: create the exclusions first
aws ec2 create-vpc-block-public-access-exclusion --subnet-id PUBLIC_SUBNET_ID \\
  --internet-gateway-exclusion-mode allow-bidirectional
aws ec2 modify-vpc-block-public-access-options --internet-gateway-block-mode block-ingress`,
    cloudformation: template({
      '#': 'subnets that must stay reachable; all others lose their internet connection',
      PublicSubnet: resource('AWS::EC2::VPCBlockPublicAccessExclusion', {
        SubnetId: 'PUBLIC_SUBNET_ID',
        InternetGatewayExclusionMode: 'allow-bidirectional',
      }),
      BlockPublicAccess: resource(
        'AWS::EC2::VPCBlockPublicAccessOptions',
        { InternetGatewayBlockMode: 'block-ingress' },
        { DependsOn: 'PublicSubnet' },
      ),
    }),
    terraform: `# subnets that must stay reachable; all others lose their internet connection
resource "aws_vpc_block_public_access_exclusion" "public" {
  subnet_id                       = "PUBLIC_SUBNET_ID"
  internet_gateway_exclusion_mode = "allow-bidirectional"
}

resource "aws_vpc_block_public_access_options" "this" {
  internet_gateway_block_mode = "block-ingress"
  depends_on                  = [aws_vpc_block_public_access_exclusion.public]
}`,
  },
  'EC2.10': endpoint('ec2'),
  'EC2.55': endpoint('ecr.api'),
  'EC2.56': endpoint('ecr.dkr'),
  'EC2.57': endpoint('ssm'),
  'EC2.58': endpoint('ssm-contacts'),
  'EC2.60': endpoint('ssm-incidents'),
}

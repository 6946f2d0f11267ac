import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { existing, type TemplateProperties, template } from '../../../controls/template.ts'

interface Attribute {
  readonly console: string
  readonly cli: string
  readonly properties: TemplateProperties<'AWS::ElasticLoadBalancing::LoadBalancer'>
  readonly hcl: string
}

/** Changes an attribute of a classic load balancer, without an interruption. */
const attribute = ({ console, cli, properties, hcl }: Attribute): Remedy => ({
  console: ['EC2 > Load Balancers, open the classic load balancer, Attributes > Edit', console],
  cli: `aws elb modify-load-balancer-attributes --load-balancer-name LOAD_BALANCER \\
  --load-balancer-attributes '${cli}'`,
  cloudformation: template({ LoadBalancer: existing('AWS::ElasticLoadBalancing::LoadBalancer', properties) }),
  terraform: `resource "aws_elb" "this" {
  # the rest as it is
${hcl}
}`,
})

const tls = 'ELBSecurityPolicy-TLS-1-2-2017-01'

const https = {
  Protocol: 'HTTPS',
  LoadBalancerPort: '443',
  InstanceProtocol: 'HTTP',
  InstancePort: '80',
  SSLCertificateId: 'CERTIFICATE_ARN',
}
const httpsHcl = `  listener {
    lb_protocol        = "https"
    lb_port            = 443
    instance_protocol  = "http"
    instance_port      = 80
    ssl_certificate_id = "CERTIFICATE_ARN"
  }`

// ELB.5 is in elbv2.ts: AWS uses one id for both types of load balancer
export const elbClassicRemedies: Remedies = {
  'ELB.2': {
    console: [
      'Certificate Manager > Request certificate (or Import), and validate its domain',
      'EC2 > Load Balancers, open the classic load balancer, Listeners > Manage listeners',
      'At the secure listener: Edit the certificate, From ACM, and choose it',
    ],
    cli: `# when the certificate is issued
aws elb set-load-balancer-listener-ssl-certificate --load-balancer-name LOAD_BALANCER --load-balancer-port 443 \\
  --ssl-certificate-id CERTIFICATE_ARN`,
    cloudformation: template({
      LoadBalancer: existing('AWS::ElasticLoadBalancing::LoadBalancer', {
        Listeners: [https],
      }),
    }),
    terraform: `resource "aws_elb" "this" {
  # the rest as it is
${httpsHcl}
}`,
  },
  'ELB.3': {
    console: [
      'EC2 > Load Balancers, open the classic load balancer, Listeners > Manage listeners',
      'Add a listener of HTTPS (or SSL, for TCP) with a certificate; move the clients to it',
      'Then delete the listeners of HTTP and TCP. A classic load balancer cannot redirect: an application load balancer can',
    ],
    cli: `aws elb create-load-balancer-listeners --load-balancer-name LOAD_BALANCER --listeners \\
  Protocol=HTTPS,LoadBalancerPort=443,InstanceProtocol=HTTP,InstancePort=80,SSLCertificateId=CERTIFICATE_ARN
# after the clients use HTTPS: port 80 stops working, because a classic load balancer cannot redirect
aws elb delete-load-balancer-listeners --load-balancer-name LOAD_BALANCER --load-balancer-ports 80`,
    cloudformation: template({
      LoadBalancer: existing(
        'AWS::ElasticLoadBalancing::LoadBalancer',
        {
          Listeners: [https],
        },
        'without the listeners of HTTP and TCP',
      ),
    }),
    terraform: `resource "aws_elb" "this" {
  # the rest as it is; without the listeners of http and tcp
${httpsHcl}
}`,
  },
  'ELB.7': attribute({
    console: 'Connection draining: turn it on, with a timeout above your longest request',
    cli: 'ConnectionDraining={Enabled=true,Timeout=300}',
    properties: { ConnectionDrainingPolicy: { Enabled: true, Timeout: 300 } },
    hcl: `  connection_draining         = true
  connection_draining_timeout = 300`,
  }),
  'ELB.8': {
    console: [
      'EC2 > Load Balancers, open the classic load balancer, Listeners > Manage listeners',
      `At each secure listener: Security policy > Edit, predefined policy ${tls}. Clients without TLS 1.2 can no longer connect`,
    ],
    cli: `# clients without TLS 1.2 can no longer connect
aws elb create-load-balancer-policy --load-balancer-name LOAD_BALANCER --policy-name tls-1-2 \\
  --policy-type-name SSLNegotiationPolicyType \\
  --policy-attributes AttributeName=Reference-Security-Policy,AttributeValue=${tls}
# the names replace all policies of the listener: also name its stickiness policy, if it has one
aws elb set-load-balancer-policies-of-listener --load-balancer-name LOAD_BALANCER --load-balancer-port 443 \\
  --policy-names tls-1-2`,
    cloudformation: template({
      LoadBalancer: existing(
        'AWS::ElasticLoadBalancing::LoadBalancer',
        {
          Policies: [
            {
              PolicyName: 'tls-1-2',
              PolicyType: 'SSLNegotiationPolicyType',
              Attributes: [{ Name: 'Reference-Security-Policy', Value: tls }],
            },
          ],
          Listeners: [{ ...https, PolicyNames: ['tls-1-2'] }],
        },
        'clients without TLS 1.2 can no longer connect',
      ),
    }),
    terraform: `resource "aws_load_balancer_policy" "tls" {
  load_balancer_name = "LOAD_BALANCER"
  policy_name        = "tls-1-2"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "${tls}"
  }
}

# clients without TLS 1.2 can no longer connect
resource "aws_load_balancer_listener_policy" "tls" {
  load_balancer_name = "LOAD_BALANCER"
  load_balancer_port = 443
  policy_names       = [aws_load_balancer_policy.tls.policy_name]
}`,
  },
  'ELB.9': attribute({
    console: 'Cross-zone load balancing: turn it on',
    cli: 'CrossZoneLoadBalancing={Enabled=true}',
    properties: { CrossZone: true },
    hcl: '  cross_zone_load_balancing = true',
  }),
  'ELB.10': {
    console: [
      'EC2 > Load Balancers, open the classic load balancer, Network mapping > Edit subnets',
      'Add a subnet of a second zone, with instances behind it',
    ],
    cli: `aws elb attach-load-balancer-to-subnets --load-balancer-name LOAD_BALANCER --subnets SUBNET_IN_ZONE_B
aws elb register-instances-with-load-balancer --load-balancer-name LOAD_BALANCER --instances INSTANCE_IN_ZONE_B`,
    cloudformation: template({
      LoadBalancer: existing('AWS::ElasticLoadBalancing::LoadBalancer', {
        Subnets: ['SUBNET_IN_ZONE_A', 'SUBNET_IN_ZONE_B'],
      }),
    }),
    terraform: `resource "aws_elb" "this" {
  # the rest as it is
  subnets = ["SUBNET_IN_ZONE_A", "SUBNET_IN_ZONE_B"]
}`,
  },
  'ELB.14': {
    ...attribute({
      console: 'Desync mitigation mode: Defensive (or Strictest)',
      cli: 'AdditionalAttributes=[{Key=elb.http.desyncmitigationmode,Value=defensive}]',
      properties: {},
      hcl: '  desync_mitigation_mode = "defensive"',
    }),
    cloudformation: not('the resource of the classic load balancer has no property for this attribute'),
  },
  'Demarc.ELB.1': {
    console: [
      'EC2 > Load Balancers, open the classic load balancer, Security, open each security group',
      'Inbound rules > Edit inbound rules: delete rules that open other ports than those of the listeners to 0.0.0.0/0 or ::/0',
    ],
    cli: `# the ports of its listeners, and the rules of a group with their ids
aws elb describe-load-balancers --load-balancer-names LOAD_BALANCER \\
  --query 'LoadBalancerDescriptions[].[SecurityGroups, ListenerDescriptions[].Listener.LoadBalancerPort]'
aws ec2 describe-security-group-rules --filters Name=group-id,Values=SECURITY_GROUP_ID \\
  --query 'SecurityGroupRules[].[SecurityGroupRuleId, IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6]'
aws ec2 revoke-security-group-ingress --group-id SECURITY_GROUP_ID --security-group-rule-ids RULE_ID`,
    cloudformation: template({
      SecurityGroup: existing(
        'AWS::EC2::SecurityGroup',
        {
          SecurityGroupIngress: [
            { IpProtocol: 'tcp', FromPort: 'LISTENER_PORT', ToPort: 'LISTENER_PORT', CidrIp: '0.0.0.0/0' },
          ],
        },
        'the only inbound rule, for the port of the listener',
      ),
    }),
    terraform: `# the only inbound rule, for the port of the listener
resource "aws_vpc_security_group_ingress_rule" "https" {
  security_group_id = "SECURITY_GROUP_ID"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}`,
  },
}

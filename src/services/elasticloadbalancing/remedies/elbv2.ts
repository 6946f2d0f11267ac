import type { Remedies, Remedy } from '../../../controls/remedy.ts'
import { existing, policyDocument, ref, resource, sub, template } from '../../../controls/template.ts'

interface Attribute {
  readonly console: string
  readonly key: string
  readonly value: string
  readonly hcl: string
  readonly note?: string
}

/** Changes an attribute of a load balancer, without an interruption. */
const attribute = ({ console, key, value, hcl, note }: Attribute): Remedy => ({
  console: ['EC2 > Load Balancers, open the load balancer, Attributes > Edit', console],
  cli: `${note ? `# ${note}\n` : ''}aws elbv2 modify-load-balancer-attributes --load-balancer-arn LOAD_BALANCER_ARN \\
  --attributes Key=${key},Value=${value}`,
  cloudformation: template({
    LoadBalancer: existing(
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      { LoadBalancerAttributes: [{ Key: key, Value: value }] },
      note,
    ),
  }),
  terraform: `resource "aws_lb" "this" {
  # the rest as it is${note ? `; ${note}` : ''}
  ${hcl}
}`,
})

/** An HTTPS listener; a network load balancer has TLS instead. */
const https = {
  cli: `aws elbv2 create-listener --load-balancer-arn LOAD_BALANCER_ARN --protocol HTTPS --port 443 \\
  --ssl-policy ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09 --certificates CertificateArn=CERTIFICATE_ARN \\
  --default-actions Type=forward,TargetGroupArn=TARGET_GROUP_ARN`,
  listener: resource('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: 'LOAD_BALANCER_ARN',
    '#': 'a network load balancer: TLS',
    Protocol: 'HTTPS',
    Port: 443,
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    Certificates: [{ CertificateArn: 'CERTIFICATE_ARN' }],
    DefaultActions: [{ Type: 'forward', TargetGroupArn: 'TARGET_GROUP_ARN' }],
  }),
  terraform: `resource "aws_lb_listener" "https" {
  load_balancer_arn = "LOAD_BALANCER_ARN"
  protocol          = "HTTPS" # a network load balancer: TLS
  port              = 443
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
  certificate_arn   = "CERTIFICATE_ARN"

  default_action {
    type             = "forward"
    target_group_arn = "TARGET_GROUP_ARN"
  }
}`,
}

const toHttps = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } }

const toHttpsHcl = (block: string): string => `  ${block} {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }`

const logs = 'the bucket policy must allow logdelivery.elasticloadbalancing.amazonaws.com to put objects'

export const elbv2Remedies: Remedies = {
  'ELB.1': {
    console: [
      'EC2 > Load Balancers, open the load balancer, Listeners and rules: check that there is an HTTPS listener',
      'Open the HTTP listener, choose its Default rule, Edit: Redirect to URL, HTTPS, port 443, status code 301',
      'Its other rules: delete them, or change them to redirect too',
    ],
    cli: `# needs an HTTPS listener as the target of the redirect
aws elbv2 modify-listener --listener-arn HTTP_LISTENER_ARN --default-actions \\
  'Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_301}'
# rules that forward
aws elbv2 describe-rules --listener-arn HTTP_LISTENER_ARN --query 'Rules[?IsDefault==\`false\`].[RuleArn, Actions[].Type]'
aws elbv2 modify-rule --rule-arn RULE_ARN --actions \\
  'Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_301}'`,
    cloudformation: template({
      HttpListener: existing('AWS::ElasticLoadBalancingV2::Listener', { DefaultActions: [toHttps] }),
      '#': 'for each rule that forwards',
      Rule: existing('AWS::ElasticLoadBalancingV2::ListenerRule', { Actions: [toHttps] }),
    }),
    terraform: `resource "aws_lb_listener" "http" {
  load_balancer_arn = "LOAD_BALANCER_ARN"
  protocol          = "HTTP"
  port              = 80

${toHttpsHcl('default_action')}
}

# for each rule that forwards
resource "aws_lb_listener_rule" "http" {
  # the rest as it is
${toHttpsHcl('action')}
}`,
  },
  'ELB.4': attribute({
    console: 'Packet handling > Drop invalid header fields: turn it on',
    key: 'routing.http.drop_invalid_header_fields.enabled',
    value: 'true',
    hcl: 'drop_invalid_header_fields = true',
    note: 'headers whose names contain other characters than letters, digits and hyphens no longer reach the targets',
  }),
  'ELB.5': {
    console: [
      'S3 > Buckets: create or choose a bucket in the region of the load balancer; its policy must allow log delivery to write (SSE-S3 only)',
      'EC2 > Load Balancers, open the load balancer, Attributes > Edit',
      'Monitoring > Access logs: turn it on, and name the bucket',
    ],
    cli: `# ${logs}; SSE-S3 only
aws elbv2 modify-load-balancer-attributes --load-balancer-arn LOAD_BALANCER_ARN \\
  --attributes Key=access_logs.s3.enabled,Value=true Key=access_logs.s3.bucket,Value=LOG_BUCKET
# a classic load balancer: the principal of its region is in its guide
aws elb modify-load-balancer-attributes --load-balancer-name LOAD_BALANCER \\
  --load-balancer-attributes 'AccessLog={Enabled=true,S3BucketName=LOG_BUCKET,EmitInterval=5}'`,
    cloudformation: template({
      LogBucketPolicy: resource('AWS::S3::BucketPolicy', {
        Bucket: 'LOG_BUCKET',
        PolicyDocument: policyDocument({
          Effect: 'Allow',
          Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: sub('arn:${AWS::Partition}:s3:::LOG_BUCKET/AWSLogs/${AWS::AccountId}/*'),
        }),
      }),
      LoadBalancer: existing(
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        {
          LoadBalancerAttributes: [
            { Key: 'access_logs.s3.enabled', Value: 'true' },
            { Key: 'access_logs.s3.bucket', Value: 'LOG_BUCKET' },
          ],
        },
        undefined,
        { DependsOn: 'LogBucketPolicy' },
      ),
      '#': 'the principal of its region is in its guide',
      ClassicLoadBalancer: existing(
        'AWS::ElasticLoadBalancing::LoadBalancer',
        { AccessLoggingPolicy: { Enabled: true, S3BucketName: 'LOG_BUCKET', EmitInterval: 5 } },
        undefined,
        { DependsOn: 'LogBucketPolicy' },
      ),
    }),
    terraform: `# ${logs}
resource "aws_lb" "this" {
  # the rest as it is
  access_logs {
    enabled = true
    bucket  = "LOG_BUCKET"
  }
}

resource "aws_elb" "classic" {
  # the rest as it is
  access_logs {
    enabled = true
    bucket  = "LOG_BUCKET"
  }
}`,
  },
  'ELB.6': attribute({
    console: 'Protection > Deletion protection: turn it on',
    key: 'deletion_protection.enabled',
    value: 'true',
    hcl: 'enable_deletion_protection = true',
  }),
  'ELB.12': attribute({
    console: 'Packet handling > Desync mitigation mode: Defensive (or Strictest)',
    key: 'routing.http.desync_mitigation_mode',
    value: 'defensive',
    hcl: 'desync_mitigation_mode = "defensive"',
  }),
  'ELB.13': {
    console: [
      'EC2 > Load Balancers, open the load balancer, Network mapping > Edit subnets (Edit IP addresses and subnets)',
      'Choose a subnet in a second zone, with targets there',
    ],
    cli: `# the list replaces the existing subnets: name them all
aws elbv2 set-subnets --load-balancer-arn LOAD_BALANCER_ARN --subnets SUBNET_IN_ZONE_A SUBNET_IN_ZONE_B`,
    cloudformation: template({
      LoadBalancer: existing('AWS::ElasticLoadBalancingV2::LoadBalancer', {
        Subnets: ['SUBNET_IN_ZONE_A', 'SUBNET_IN_ZONE_B'],
      }),
    }),
    terraform: `resource "aws_lb" "this" {
  # the rest as it is
  subnets = ["SUBNET_IN_ZONE_A", "SUBNET_IN_ZONE_B"]
}`,
  },
  'ELB.16': {
    console: [
      'WAF & Shield > Web ACLs (Protection packs), in the region of the load balancer: create one with AWS managed rules, first in Count mode',
      'Associated AWS resources > Add AWS resources: choose the load balancer',
      'When the rules count no legitimate requests: set them to Block',
    ],
    cli: `# a regional web ACL in the same region; its rules block requests at once
aws wafv2 associate-web-acl --web-acl-arn WEB_ACL_ARN --resource-arn LOAD_BALANCER_ARN`,
    cloudformation: template({
      Association: resource('AWS::WAFv2::WebACLAssociation', {
        ResourceArn: 'LOAD_BALANCER_ARN',
        WebACLArn: 'WEB_ACL_ARN',
      }),
    }),
    terraform: `resource "aws_wafv2_web_acl_association" "this" {
  resource_arn = "LOAD_BALANCER_ARN"
  web_acl_arn  = "WEB_ACL_ARN"
}`,
  },
  'ELB.17': {
    console: [
      'EC2 > Load Balancers, open the load balancer, Listeners and rules, choose the secure listener, Manage listener > Edit listener',
      'Secure listener settings > Security policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09. Clients without TLS 1.2 can no longer connect',
    ],
    cli: `# clients without TLS 1.2 can no longer connect; the access log shows their TLS versions
aws elbv2 modify-listener --listener-arn LISTENER_ARN --ssl-policy ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09`,
    cloudformation: template({
      Listener: existing(
        'AWS::ElasticLoadBalancingV2::Listener',
        { SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' },
        'clients without TLS 1.2 can no longer connect',
      ),
    }),
    terraform: `resource "aws_lb_listener" "this" {
  # the rest as it is; clients without TLS 1.2 can no longer connect
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
}`,
  },
  'ELB.18': {
    console: [
      'EC2 > Load Balancers, open the load balancer, Listeners and rules > Add listener',
      'HTTPS (application) or TLS (network), port 443, the target group of the old listener, a certificate from ACM',
      'When the clients use it: delete the old listener. An HTTP listener that redirects (ELB.1) fails here too, as on AWS: if clients still need it, accept it (`demarc accept --control ELB.18`)',
    ],
    cli: `# a network load balancer: --protocol TLS
${https.cli}
# after the clients use it
aws elbv2 delete-listener --listener-arn OLD_LISTENER_ARN`,
    cloudformation: template({
      Listener: https.listener,
    }),
    terraform: https.terraform,
  },
  'ELB.21': {
    console: [
      'Check that the targets answer HTTPS on the port of the health check: otherwise they all become unhealthy',
      'EC2 > Target Groups, open the group, Health checks > Edit: Health check protocol HTTPS',
    ],
    cli: `# the targets must answer HTTPS on the port of the health check: otherwise they all become unhealthy
aws elbv2 modify-target-group --target-group-arn TARGET_GROUP_ARN \\
  --health-check-protocol HTTPS --health-check-port 443 --health-check-path /health`,
    cloudformation: template({
      TargetGroup: existing(
        'AWS::ElasticLoadBalancingV2::TargetGroup',
        { HealthCheckProtocol: 'HTTPS', HealthCheckPort: '443', HealthCheckPath: '/health' },
        'the targets must answer HTTPS: otherwise they all become unhealthy',
      ),
    }),
    terraform: `resource "aws_lb_target_group" "this" {
  # the rest as it is; the targets must answer HTTPS: otherwise they all become unhealthy
  health_check {
    protocol = "HTTPS"
    port     = "443"
    path     = "/health"
  }
}`,
  },
  'ELB.22': {
    console: [
      'Set up HTTPS (or TLS) on the targets, with a certificate; it can be self-signed, because the load balancer does not validate it',
      'EC2 > Target Groups > Create target group: protocol HTTPS (network load balancer: TLS), port 443; register the targets',
      'EC2 > Load Balancers, Listeners and rules: change each rule to forward to the new group; then delete the old one',
    ],
    cli: `# the protocol of a target group cannot be changed: create a new one; for a network load balancer: --protocol TLS
aws elbv2 create-target-group --name NEW_GROUP --protocol HTTPS --port 443 --vpc-id VPC_ID --target-type instance \\
  --health-check-protocol HTTPS
aws elbv2 register-targets --target-group-arn NEW_GROUP_ARN --targets Id=INSTANCE_ID
aws elbv2 wait target-in-service --target-group-arn NEW_GROUP_ARN
aws elbv2 modify-listener --listener-arn LISTENER_ARN --default-actions Type=forward,TargetGroupArn=NEW_GROUP_ARN
aws elbv2 delete-target-group --target-group-arn OLD_GROUP_ARN`,
    cloudformation: template({
      TargetGroup: existing(
        'AWS::ElasticLoadBalancingV2::TargetGroup',
        { Protocol: 'HTTPS', Port: 443, HealthCheckProtocol: 'HTTPS' },
        'a change of these properties replaces the group: use no Name, or a new one',
      ),
    }),
    terraform: `resource "aws_lb_target_group" "this" {
  # the rest as it is; a change of these arguments replaces the group, after creating the new one
  name_prefix = "tls-"
  protocol    = "HTTPS"
  port        = 443

  health_check {
    protocol = "HTTPS"
  }

  lifecycle {
    create_before_destroy = true
  }
}`,
  },
  'Demarc.ELB.2': {
    console: [
      'EC2 > Load Balancers, open the load balancer, Security > Edit: choose its security groups (a network load balancer created without one cannot get one: create a new load balancer)',
      'Open each group, Inbound rules > Edit inbound rules: delete rules that open other ports than those of the listeners to 0.0.0.0/0 or ::/0',
    ],
    cli: `# a network load balancer created without a security group cannot get one: create a new load balancer
aws elbv2 set-security-groups --load-balancer-arn LOAD_BALANCER_ARN --security-groups SECURITY_GROUP_ID
aws ec2 describe-security-group-rules --filters Name=group-id,Values=SECURITY_GROUP_ID \\
  --query 'SecurityGroupRules[].[SecurityGroupRuleId, IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6]'
aws ec2 revoke-security-group-ingress --group-id SECURITY_GROUP_ID --security-group-rule-ids RULE_ID`,
    cloudformation: template({
      SecurityGroup: resource('AWS::EC2::SecurityGroup', {
        GroupDescription: 'the ports of its listeners',
        VpcId: 'VPC_ID',
        SecurityGroupIngress: [
          { IpProtocol: 'tcp', FromPort: 'LISTENER_PORT', ToPort: 'LISTENER_PORT', CidrIp: '0.0.0.0/0' },
        ],
      }),
      LoadBalancer: existing(
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        { SecurityGroups: [ref('SecurityGroup')] },
        'a network load balancer created without a security group is replaced',
      ),
    }),
    terraform: `resource "aws_security_group" "this" {
  description = "the ports of its listeners"
  vpc_id      = "VPC_ID"
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  security_group_id = aws_security_group.this.id
  ip_protocol       = "tcp"
  from_port         = 443 # the port of a listener
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "targets" {
  security_group_id = aws_security_group.this.id
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/16" # the targets
}

resource "aws_lb" "this" {
  # the rest as it is; a network load balancer created without a security group is replaced
  security_groups = [aws_security_group.this.id]
}`,
  },
  'Demarc.ELB.3': {
    console: [
      'EC2 > Load Balancers, choose the load balancer. If it is not used: Actions > Delete load balancer (deletion protection off first)',
      'Or Listeners and rules > Add listener: HTTPS or TLS, with a certificate and a target group',
    ],
    cli: `# if it is not used; this cannot be undone: a new load balancer has another DNS name
aws elbv2 delete-load-balancer --load-balancer-arn LOAD_BALANCER_ARN
# or create a listener
${https.cli}`,
    cloudformation: template({
      '#': 'or remove the load balancer from the template',
      Listener: https.listener,
    }),
    terraform: `# or remove the load balancer from the configuration
${https.terraform}`,
  },
  'Demarc.ELB.4': attribute({
    console:
      'Availability Zone routing configuration > Cross-zone load balancing: turn it on. Traffic between zones is billed',
    key: 'load_balancing.cross_zone.enabled',
    value: 'true',
    hcl: 'enable_cross_zone_load_balancing = true',
    note: 'traffic between zones is billed',
  }),
}

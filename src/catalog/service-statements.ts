import { type PageRow, readOn, type Source } from './sources.ts'

/** Pages of services that are described in full. */
const rows: readonly PageRow[] = [
  [
    'AmazonRDS/latest/UserGuide/Welcome.html',
    'AWS patches the operating system and the database software of RDS; the customer optimizes the application',
    'Operating system (OS) patching',
  ],
  [
    'AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html',
    'optional updates of the operating system wait until the customer applies them; mandatory ones have a date',
    'does not apply these updates automatically',
  ],
  [
    'AmazonRDS/latest/UserGuide/rds-custom.html',
    'the table of who patches the operating system and the database of RDS Custom, by engine and version',
    'AWS for RPEV, Customer for CEV',
  ],
  [
    'AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html',
    'AWS runs the proxies, over several zones',
    'RDS Proxy compute resources are serverless',
  ],
  [
    'AmazonElastiCache/latest/dg/Self-Service-Updates.html',
    'AWS releases service updates of nodes; the customer applies most of them',
    'You control when to apply an',
  ],
  [
    'opensearch-service/latest/developerguide/service-software.html',
    'AWS releases service software; the customer applies what is required within 30 days, or loses the domain',
    'apply required service software updates within',
  ],
  [
    'redshift/latest/mgmt/security-vulnerability-analysis-and-management.html',
    'AWS patches the operating system and the database in the window of the customer',
    'guest operating system (OS) and database',
  ],
  [
    'lambda/latest/dg/runtime-management-shared.html',
    'Lambda patches managed runtimes by the update mode of the function; the customer rebuilds images',
    'responsible for curating and publishing security',
  ],
  [
    'eks/latest/userguide/security.html',
    'AWS runs the control plane; the customer patches nodes and configures their network',
    'responsible for the Kubernetes control plane',
  ],
  [
    'eks/latest/userguide/fargate-pod-patching.html',
    'AWS patches the operating system below pods on Fargate, and evicts pods to do so',
    'periodically patches the OS for AWS',
  ],
  [
    'AWSEC2/latest/UserGuide/infrastructure-security.html',
    'the hypervisor keeps instances apart; the customer filters their traffic',
    'isolated from each other as though',
  ],
  [
    'AWSEC2/latest/UserGuide/amazon-ec2-managed-instances.html',
    'AWS configures and patches the instances that a service manages in the account',
    'responsible for the configuration, patching, and',
  ],
  [
    'vpc/latest/userguide/infrastructure-security.html',
    'the customer filters traffic by security groups and network ACLs',
    'the primary mechanism for controlling network',
  ],
  [
    'elasticloadbalancing/latest/userguide/infrastructure-security.html',
    'the customer chooses listeners, security groups and subnets of load balancers',
    'to accept traffic only from specific',
  ],
  [
    'IAM/latest/UserGuide/infrastructure-security.html',
    'AWS protects the network of IAM; policies can restrict the networks of callers',
    'protected by AWS global network security',
  ],
  [
    'IAM/latest/UserGuide/data-protection.html',
    'AWS encrypts what IAM stores and sends; the customer has no key to manage',
    'stored by IAM is encrypted at',
  ],
  [
    'IAM/latest/UserGuide/disaster-recovery-resiliency.html',
    'AWS runs the data plane of IAM in three zones of each Region',
    'distributed across at least three Availability',
  ],
  [
    'vpc/latest/privatelink/aws-services-privatelink-support.html',
    'the services to which a customer can make a private way from its VPC, each with the name of its endpoint',
    'AWS services integrate with AWS PrivateLink',
  ],
  [
    'config/latest/developerguide/data-protection.html',
    'AWS encrypts what AWS Config keeps and sends',
    'encrypted at rest using transparent server-side',
  ],
  [
    'apigateway/latest/developerguide/disaster-recovery-resiliency.html',
    'AWS runs API Gateway in several zones, and recovers from the loss of one',
    'operates in multiple Availability Zones in',
  ],
  [
    'apigateway/latest/developerguide/infrastructure-security.html',
    'AWS protects the network; resource policies can restrict the networks of callers',
    'restrictions based on the source IP',
  ],
  [
    'apigateway/latest/developerguide/data-protection-encryption.html',
    'APIs speak HTTPS alone; the customer chooses the lowest TLS version of a domain name',
    'expose HTTPS endpoints only',
  ],
  [
    'guardduty/latest/ug/data-protection.html',
    'AWS encrypts findings with keys of its own, and what it analyses on the way',
    'customer data is encrypted at rest',
  ],
  [
    'aws-backup/latest/devguide/infrastructure-security.html',
    'the interfaces of AWS Backup speak TLS',
    'Clients must support Transport Layer Security',
  ],
  [
    'aws-backup/latest/devguide/disaster-recovery-resiliency.html',
    'AWS stores backups in several zones, and encrypts and copies backup plans',
    'redundantly store your backups across multiple',
  ],
  [
    'aws-backup/latest/devguide/encryption.html',
    'the vault has the key of the backups that AWS Backup manages in full; others keep that of their source',
    'inherit the encryption settings from their',
  ],
  [
    'AmazonRDS/latest/UserGuide/infrastructure-security.html',
    'the customer sets security groups and public access of instances',
    'Security groups control the access that',
  ],
  [
    'redshift/latest/mgmt/serverless-usage-considerations.html',
    'AWS updates the engine in idle time; the customer chooses the track, and subnets in two or three zones',
    'applies it within 14 days of',
  ],
  [
    'kms/latest/developerguide/data-protection.html',
    'AWS keeps key material in hardware modules, and encrypted in durable storage',
    'encrypted and stored in durable persistent',
  ],
  [
    'kms/latest/developerguide/infrastructure-security.html',
    'the interfaces of KMS speak TLS; conditions of key policies restrict the networks of callers',
    'requires TLS 1.2 and recommends TLS',
  ],
  [
    'kms/latest/developerguide/disaster-recovery-resiliency.html',
    'AWS runs KMS in three zones of each Region',
    'replicated in at least three Availability',
  ],
  [
    'vpn/latest/clientvpn-admin/how-it-works.html',
    'AWS runs the endpoint; the customer configures networks, authorization and routes',
    'fully-managed remote access VPN solution',
  ],
  [
    'vpc/latest/privatelink/concepts.html',
    'AWS makes the network interfaces of an endpoint; the customer sets its policy and subnets',
    'requester-managed network interface that serves',
  ],
  [
    'sns/latest/dg/disaster-recovery-resiliency.html',
    'AWS runs SNS over several zones',
    'seamless failover between Availability Zones',
  ],
  [
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/disaster-recovery-resiliency.html',
    'AWS keeps each message on several servers',
    'redundantly stores the messages across multiple',
  ],
  [
    'eventbridge/latest/userguide/eb-data-protection.html',
    'AWS encrypts events on the way and at rest; the customer may choose the key of a bus',
    'EventBridge encrypts data that passes between',
  ],
  [
    'awscloudtrail/latest/userguide/infrastructure-security.html',
    'the interfaces of CloudTrail speak TLS',
    'We require TLS 1.2 and recommend',
  ],
  [
    'AmazonCloudWatch/latest/logs/infrastructure-security.html',
    'the interfaces of CloudWatch Logs speak TLS',
    'We require TLS 1.2 and recommend',
  ],
  [
    'efs/latest/ug/features.html',
    'Regional file systems are in several zones, One Zone file systems in one',
    'store data within a single Availability',
  ],
  [
    'bedrock-agentcore/latest/devguide/runtime-instances-security.html',
    'instances run in the account and network of the customer; agents on one instance are not kept apart',
    'neither provides a security boundary between',
  ],
  [
    'bedrock-agentcore/latest/devguide/runtime-instances-encryption.html',
    'the customer turns on encryption of the volumes, in the account or at the capacity provider',
    'relies on the Amazon EBS encryption',
  ],
  [
    'waf/latest/developerguide/security.html',
    "AWS protects the infrastructure of AWS WAF; what is set in web ACLs and rule groups is the customer's part",
    'Security is a shared responsibility between',
  ],
  [
    'waf/latest/developerguide/web-acl.html',
    'the customer writes the criteria of requests and the action; AWS WAF applies them',
    'You provide your matching criteria and',
  ],
  [
    'waf/latest/developerguide/waf-rule-groups.html',
    'the customer creates and maintains rule groups of its own; AWS and sellers maintain managed ones',
    'which you create and maintain',
  ],
  [
    'waf/latest/developerguide/infrastructure-security.html',
    'the interfaces of AWS WAF speak TLS',
    'We require TLS 1.2 and recommend',
  ],
  [
    'waf/latest/developerguide/data-protection.html',
    'web ACLs and rule groups are encrypted at rest by keys of each Region, but in China',
    'are encrypted at rest, except in',
  ],
  [
    'waf/latest/developerguide/disaster-recovery-resiliency.html',
    'AWS WAF rests on the Availability Zones of a Region',
    'automatically fail over between Availability Zones',
  ],
  [
    'waf/latest/developerguide/logging.html',
    'the customer enables logs of a web ACL, and chooses where they go',
    'You can enable logging to get',
  ],
  [
    'waf/latest/developerguide/waf-rule-group-sharing.html',
    'the customer shares a rule group with other accounts by a policy',
    'To share a rule group, you',
  ],
  [
    'waf/latest/APIReference/API_VisibilityConfig.html',
    'a setting of a rule or rule group turns on metrics and samples of requests',
    'Defines and enables Amazon CloudWatch metrics',
  ],
]

/** What service pages say about cells of fully described types. */
export const serviceStatements: readonly Source[] = readOn('2026-11-30', rows)

import { type PageRow, readOn, type Source } from './sources.ts'

/** What pages say about third parties, moves, shared platforms and networks, and settings. */
const rows: readonly PageRow[] = [
  // third parties
  [
    'marketplace/latest/buyerguide/buyer-server-products.html',
    'a marketplace image runs in the account of the buyer, who configures and maintains the server; the seller patches the image',
    'additional responsibilities regarding server configuration',
  ],
  [
    'marketplace/latest/userguide/product-and-ami-policies.html',
    'a seller may have no access to instances of the customer, and no image with known serious vulnerabilities',
    'must not have access to instances',
  ],
  [
    'elasticloadbalancing/latest/gateway/introduction.html',
    'the customer chooses and qualifies appliance software; AWS does not guarantee its security',
    'choosing and qualifying software from appliance',
  ],
  // moves
  [
    'amazon-mq/latest/developer-guide/single-broker-deployment.html',
    'a single-instance broker runs in one Availability Zone',
    'comprised of one broker in one',
  ],
  [
    'appsync/latest/devguide/enabling-caching.html',
    'AWS encrypts new caches at rest and in transit, and that cannot be turned off; an older cache is made again to be encrypted',
    'always enabled for new caches',
  ],
  [
    'batch/latest/userguide/fargate.html',
    'on Fargate the customer provisions and scales no virtual machines',
    'have to provision, configure, or scale',
  ],
  [
    'dms/latest/userguide/CHAP_ReplicationInstance.html',
    'AWS keeps a standby in another Availability Zone where the customer chooses Multi-AZ',
    'automatically provisions and maintains a synchronous',
  ],
  [
    'controltower/latest/controlreference/documentdb-rules.html',
    'a DocumentDB cluster is encrypted where the customer asks for it when the cluster is made',
    'at rest turned off by default',
  ],
  [
    'fsx/latest/WindowsGuide/high-availability-multiAZ.html',
    'a Single-AZ file system has one file server in one Availability Zone; Multi-AZ ones fail over to another zone',
    'a single Windows file server instance',
  ],
  [
    'fsx/latest/ONTAPGuide/high-availability-AZ.html',
    'a Single-AZ file system keeps its data within one Availability Zone',
    'only replicating data within a single',
  ],
  [
    'fsx/latest/OpenZFSGuide/availability-durability.html',
    'Multi-AZ file systems alone fail over when an Availability Zone fails',
    'will also fail over if an',
  ],
  [
    'streams/latest/dev/getting-started-with-sse.html',
    'the customer turns the encryption of a stream on and off',
    'To disable server-side encryption, choose',
  ],
  [
    'neptune/latest/userguide/encrypt.html',
    'a cluster made by the CLI or an SDK can be unencrypted, and cannot be encrypted later',
    'possible to create an unencrypted',
  ],
  [
    'timestream/latest/developerguide/timestream-for-influx-managing-multi-az-instance-deployments.html',
    'AWS keeps a standby in another Availability Zone where the customer chooses Multi-AZ',
    'standby replica in a different',
  ],
  [
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html',
    'SQS encrypts new queues by default; the customer can turn all encryption of a queue off',
    'turn off all queue encryption',
  ],
  [
    'lambda/latest/dg/configuration-vpc.html',
    'the customer chooses the subnets and security groups of a function in a VPC, and gives it internet access',
    'can only access resources available within',
  ],
  [
    'AmazonS3/latest/userguide/storage-class-intro.html',
    'One Zone storage is lost with its Availability Zone',
    'resilient to the physical loss of',
  ],
  [
    'AmazonElastiCache/latest/dg/AutoFailover.html',
    'AWS fails over to a replica where the customer enables Multi-AZ',
    'Multi-AZ is enabled, the downtime',
  ],
  [
    'eks/latest/userguide/managed-node-groups.html',
    'EKS builds patched images of its own; the customer deploys them, and patches custom images',
    'deploying these patched AMI versions',
  ],
  [
    'deadline-cloud/latest/userguide/manage-cmf.html',
    'the customer provisions, operates and retires the workers of a customer-managed fleet, also in its own data center',
    'full control over and responsibility for',
  ],
  [
    'deadline-cloud/latest/userguide/smf-manage.html',
    'AWS provides the workers of a service-managed fleet; the customer chooses operating system and capacity',
    'default settings provided by Deadline Cloud',
  ],
  [
    'fsx/latest/WindowsGuide/administering-file-systems.html',
    'AWS patches the Windows file servers in the window of the customer, and without one after 14 days',
    'performs routine software patching for the',
  ],
  // platform
  [
    'AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html',
    'the customer configures the database engine by parameter groups; AWS sets their defaults',
    'manage your database configuration by associating',
  ],
  [
    'redshift/latest/mgmt/working-with-parameter-groups.html',
    'the customer sets parameters of the database, among them whether TLS is required',
    'create a custom parameter group and',
  ],
  [
    'redshift/latest/mgmt/managing-cluster-considerations.html',
    'AWS upgrades clusters; the customer chooses window and track, and may defer up to 60 days',
    'defer non-mandatory maintenance updates',
  ],
  [
    'amazondynamodb/latest/developerguide/DAX.cluster-management.html',
    'AWS patches the nodes of DAX in a window, which the customer can choose, as the parameters',
    'software upgrades and patches are applied',
  ],
  [
    'eks/latest/userguide/kubernetes-versions.html',
    'AWS backports patches and upgrades a cluster at the end of support; the customer upgrades before',
    'backport security patches that are applicable',
  ],
  [
    'AmazonRDS/latest/AuroraUserGuide/aurora-global-database-upgrade.html',
    'the customer starts an upgrade of the engine; AWS runs it over all clusters',
    'When you initiate a global database',
  ],
  [
    'systems-manager/latest/userguide/automation-action-executeScript.html',
    'AWS provides the runtimes of scripts; the customer names one and installs further modules',
    'The runtime language to be used',
  ],
  [
    'nova-act/latest/userguide/model-version-selection.html',
    'AWS releases models; the customer tracks the latest one or pins a version',
    'Pin to a specific model version',
  ],
  // network
  [
    'AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-origin.html',
    'the customer restricts an origin to one distribution',
    'only through the specified CloudFront distribution',
  ],
  [
    'AmazonS3/latest/userguide/privatelink-interface-endpoints.html',
    'the customer can create gateway and interface endpoints; traffic stays in the network of AWS',
    'Requests to Amazon S3 over interface',
  ],
  [
    'sns/latest/dg/sns-internetwork-traffic-privacy.html',
    'the customer can create an endpoint for topics; AWS routes over its network',
    'create a private connection between your',
  ],
  [
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html',
    'the customer can create an endpoint for queues, with a policy',
    'without crossing the public internet',
  ],
  [
    'secretsmanager/latest/userguide/vpc-endpoint-overview.html',
    'the customer can create an endpoint and demand it in policies',
    'Traffic between your VPC and Secrets',
  ],
  [
    'AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html',
    'the customer can create an endpoint with a policy, and limit access to it',
    'context keys that can limit access',
  ],
  [
    'AmazonECR/latest/userguide/vpc-endpoints.html',
    'the customer can create endpoints with a policy and security groups; traffic stays in the network of AWS',
    'restricts all network traffic between your',
  ],
  [
    'AmazonS3/latest/userguide/access-points.html',
    'the customer can have an access point take requests from one VPC alone',
    'accept requests only from a virtual',
  ],
  [
    'AmazonS3/latest/userguide/MultiRegionAccessPoints.html',
    'AWS routes requests over its network to the closest bucket that the customer selected',
    'route over the AWS global network',
  ],
  [
    'AmazonS3/latest/userguide/s3-express-networking.html',
    'directory buckets are reached by gateway endpoints that the customer configures',
    'by using gateway VPC endpoints',
  ],
  [
    'awscloudtrail/latest/userguide/cloudtrail-and-interface-VPC.html',
    'the customer creates an endpoint and its policy; AWS handles the routing',
    'without going through the public internet',
  ],
  [
    'amazondynamodb/latest/developerguide/inter-network-traffic-privacy.html',
    'the customer reaches DynamoDB by endpoint, VPN or Direct Connect, and sets the policy',
    'two connectivity options between your private',
  ],
  [
    'securityagent/latest/userguide/infrastructure-security.html',
    'AWS protects the service; the customer can use an endpoint, and secures its own pipeline runners',
    'isolated to individual AWS accounts',
  ],
  [
    'aws-backup/latest/devguide/backup-network.html',
    'the customer can create an endpoint with policy and security group',
    'VPC endpoint policies are supported for',
  ],
  [
    'opensearch-service/latest/developerguide/serverless-network.html',
    'network policies of the customer make a collection public or private',
    'determine whether the collection is accessible',
  ],
  [
    'kms/latest/developerguide/kms-vpc-endpoint.html',
    'the customer can reach KMS by an endpoint with a policy, within the network of AWS',
    'conducted entirely within the AWS network',
  ],
  // what a type is, and which layers it lacks
  [
    'AWSEC2/latest/UserGuide/update-management.html',
    'the customer patches operating system and applications of instances',
    'patch, update, and secure the operating',
  ],
  [
    'ebs/latest/userguide/block-public-access-snapshots.html',
    'a setting of a region that blocks public sharing of snapshots, and nothing else',
    'prevent public sharing of your snapshots',
  ],
  [
    'guardduty/latest/ug/what-is-guardduty.html',
    'GuardDuty reads data sources of the account once the customer enables it, and makes findings',
    'automatically starts ingesting the foundational',
  ],
  [
    'IAM/latest/UserGuide/what-is-access-analyzer.html',
    'an analyzer reads policies of resources in the zone of trust that the customer chooses',
    'analyzes the policies applied to all',
  ],
  [
    'config/latest/developerguide/stop-start-recorder.html',
    'a recorder stores changes of the resource types that the customer sets',
    'stores the configuration changes to the',
  ],
  [
    'systems-manager/latest/userguide/compliance-about.html',
    'a record of the patches and associations of a node, which the customer patches',
    'reports data about the status of',
  ],
]

export const layerStatements: readonly Source[] = readOn('2026-11-30', rows)

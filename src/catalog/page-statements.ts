import { type PageRow, readOn, type Source } from './sources.ts'

const cells: readonly PageRow[] = [
  [
    'AmazonRDS/latest/UserGuide/USER_CreateSnapshot.html',
    'a snapshot is a copy of the storage, made when the customer asks for it',
    'storage volume snapshot of your DB',
  ],
  [
    'AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html',
    'AWS keeps backups and snapshots in S3; the customer chooses how long',
    'Backups are stored in Amazon S3',
  ],
  [
    'AmazonRDS/latest/AuroraUserGuide/USER_UpgradeDBInstance.Maintenance.html',
    'updates of the operating system of Aurora wait where they are available, and not required',
    'will not be applied to the',
  ],
  [
    'AmazonElastiCache/latest/dg/WhatIs.corecomponents.html',
    'AWS replicates serverless caches over several zones, and encrypts what travels to them',
    'Serverless always encrypts data in transit',
  ],
  [
    'elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
    'AWS makes and scales the nodes of a load balancer; the customer enables the zones',
    'scales your load balancer and updates',
  ],
  [
    'elasticloadbalancing/latest/userguide/what-is-load-balancing.html',
    'a load balancer passes requests on, and keeps none',
    'automatically distributes your incoming traffic across',
  ],
  [
    'opensearch-service/latest/developerguide/serverless-overview.html',
    'AWS upgrades collections, and accepts TLS only',
    'OpenSearch Serverless automatically upgrades collections',
  ],
  [
    'opensearch-service/latest/developerguide/serverless-scaling.html',
    'AWS scales collections and makes them redundant; the customer sets the limits of capacity',
    'offers high availability by default without',
  ],
  [
    'systems-manager/latest/userguide/data-protection.html',
    'AWS encrypts parameters, and accepts HTTPS only; of documents at rest the page says nothing',
    'API endpoints only support secure connections',
  ],
  [
    'ebs/latest/userguide/ebs-copy-snapshot.html',
    'AWS encrypts a snapshot while it is copied; the customer chooses the key of the copy',
    "protects a snapshot's data in transit",
  ],
  [
    'ebs/latest/userguide/ebs-snapshots.html',
    'AWS keeps snapshots in all zones of the region; making them is for the customer',
    'automatically replicated across all Availability Zones',
  ],
  [
    'acm/latest/userguide/data-protection.html',
    'AWS encrypts the private key of a certificate with a key that it makes in the account',
    'stores only an encrypted version of',
  ],
  [
    'AmazonCloudWatch/latest/monitoring/infrastructure-security.html',
    'the interfaces of CloudWatch speak TLS',
    'We require TLS 1.2 and recommend',
  ],
  [
    'AmazonCloudWatch/latest/monitoring/data-protection.html',
    'AWS encrypts what CloudWatch keeps; only datasets take a key of the customer',
    'CloudWatch always encrypts data at rest',
  ],
  [
    'amazondynamodb/latest/developerguide/DAX.html',
    'a DAX cluster caches what a table holds; encryption is supported, at rest and in transit',
    'In-memory acceleration with DynamoDB Accelerator',
  ],
  [
    'amazondynamodb/latest/developerguide/DAX.concepts.cluster.html',
    'AWS replaces nodes in the window of the customer, who chooses their number and zones',
    'weekly maintenance window to apply system',
  ],
  [
    'AmazonECR/latest/userguide/infrastructure-security.html',
    'the interfaces of ECR speak TLS; policies can restrict the networks of callers',
    'We require TLS 1.2 and recommend',
  ],
  [
    'AmazonECR/latest/userguide/replication.html',
    'AWS copies images to other regions and accounts where the customer configures it',
    'configure your Amazon ECR private registry',
  ],
  [
    'efs/latest/ug/disaster-recovery-resiliency.html',
    'AWS keeps file systems available when a zone fails',
    'are resilient to one or more',
  ],
  [
    'eks/latest/userguide/disaster-recovery-resiliency.html',
    'AWS runs the control plane in three zones, and replaces and patches it',
    'automatically patches the control plane',
  ],
  [
    'eks/latest/userguide/fargate-pod-configuration.html',
    'AWS encrypts the storage of pods on Fargate with keys of its own',
    'using AWS Fargate managed keys',
  ],
  [
    'eventbridge/latest/userguide/eb-global-endpoints.html',
    'AWS sends events to the bus of the other region when the health check of the customer fails',
    'are routed to an event bus',
  ],
  [
    'eventbridge/latest/userguide/eb-related-service-vpc.html',
    'the customer can reach event buses by interface endpoints of its VPC',
    'private connection between your VPC and',
  ],
  [
    'lambda/latest/dg/security-dataprotection.html',
    'the interfaces of Lambda speak HTTPS alone',
    'Lambda API endpoints only support secure',
  ],
  [
    'lambda/latest/dg/security-encryption-at-rest.html',
    'AWS encrypts variables, packages and layers; the customer may bring its own key, though not for layers',
    'Lambda always provides at-rest encryption',
  ],
  [
    'lambda/latest/dg/security-resilience.html',
    'AWS runs functions in several zones; in a VPC they have the zones of the subnets that are given',
    'Lambda runs your function in multiple',
  ],
  [
    'AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
    'AWS encrypts log groups; the customer may choose the key',
    'Log group data is always encrypted',
  ],
  [
    'AmazonS3/latest/userguide/DataDurability.html',
    'AWS keeps objects in three zones, and those of One Zone storage in one',
    'multiple devices within a single Availability',
  ],
  [
    'AmazonS3/latest/userguide/access-control-block-public-access.html',
    'the settings of the customer override policies and lists that make something public',
    'S3 Block Public Access settings override',
  ],
  [
    'secretsmanager/latest/userguide/data-protection.html',
    'AWS encrypts secrets and offers TLS endpoints; the customer may bring its own key',
    'secure and private endpoints for encrypting',
  ],
  [
    'vpc/latest/userguide/flow-logs.html',
    'flow logs are noted beside the traffic, and delivered to what the customer names',
    'collected outside of the path of',
  ],
  [
    'AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html',
    'an address that the customer can move between resources',
    'static IPv4 address designed for dynamic',
  ],
]

/** Pages of services that stand behind single layers of types, each read for the layers that cite it. */
export const cellStatements: readonly Source[] = readOn('2026-11-30', cells)

const moves: readonly PageRow[] = [
  [
    'AmazonRDS/latest/UserGuide/Overview.Encryption.html',
    'the customer asks for encryption when it makes the database, and never later',
    'can only encrypt an Amazon RDS',
  ],
  [
    'AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html',
    'a standby takes over where the customer asked for Multi-AZ',
    'standby DB instance that provides failover',
  ],
  [
    'AmazonRDS/latest/UserGuide/rds-on-outposts.html',
    'an instance on an Outpost that fails is replaced only while the link to the region is up',
    "DB instance isn't automatically replaced until",
  ],
  [
    'AmazonElastiCache/latest/dg/at-rest-encryption.html',
    'encryption is chosen when the group is made; with Memcached only serverless caches have it',
    'supported only on serverless caches',
  ],
  [
    'AmazonElastiCache/latest/dg/backups.html',
    'node-based clusters of Memcached have no backups',
    'not available with ElastiCache for Memcached',
  ],
  [
    'AmazonElastiCache/latest/dg/Replication.html',
    'nodes belong to a group, which holds the data and its replicas',
    'cluster with replicas has Multi-AZ enabled',
  ],
  [
    'AmazonElastiCache/latest/dg/ElastiCache-Outposts.html',
    'on an Outpost there is no Multi-AZ',
    'cross Outpost replication is not supported',
  ],
  [
    'elasticbeanstalk/latest/dg/platforms-shared-responsibility.html',
    'the customer patches own images, and everything where managed updates are off; AWS publishes platform versions',
    'if you opted out of Elastic',
  ],
  [
    'elasticbeanstalk/latest/dg/using-features-managing-env-types.html',
    'an environment of a single instance has no other to take over',
    'contains one Amazon EC2 instance with',
  ],
  [
    'ebs/latest/userguide/ebs-encryption.html',
    'what travels between an instance and an encrypted volume is encrypted, too',
    'both data-at-rest and data-in-transit between',
  ],
  [
    'opensearch-service/latest/developerguide/encryption-at-rest.html',
    'AWS encrypts domains where the customer turns it on',
    'If enabled, the feature encrypts the',
  ],
  [
    'opensearch-service/latest/developerguide/managedomains-multiaz.html',
    'the customer spreads a domain over two or three zones',
    'distribute nodes across two or three',
  ],
  [
    'AWSCloudFormation/latest/TemplateReference/aws-resource-opensearchserverless-collection.html',
    'the customer chooses standby replicas when it makes a collection',
    'whether to use standby replicas for',
  ],
  [
    'AmazonECS/latest/developerguide/ecs-anywhere.html',
    'external instances are servers of the customer',
    'such as an on-premises server or',
  ],
  [
    'AmazonECS/latest/developerguide/platform-fargate.html',
    'AWS patches the platform of Fargate; new tasks get it, old ones are retired',
    'always runs on the latest revision',
  ],
  [
    'AmazonECS/latest/developerguide/managed-instances-patching.html',
    'AWS patches managed instances by replacing them within 21 days',
    'AWS automatically manages and updates software',
  ],
  [
    'efs/latest/ug/encryption-at-rest.html',
    'the customer asks for encryption when it makes the file system, and never later',
    'you cannot change its encryption setting',
  ],
  [
    'eks/latest/userguide/eks-outposts-local-cluster-overview.html',
    'a local cluster runs on the Outpost alone',
    'the entire Kubernetes cluster runs locally',
  ],
  [
    'eks/latest/userguide/hybrid-nodes-overview.html',
    'hybrid nodes run on machines of the customer, who manages them',
    'you manage the hybrid nodes that',
  ],
  [
    'kms/latest/developerguide/keystore-external.html',
    'the customer keeps the keys and what runs them, and answers for their security and availability',
    'major departure from the standard shared',
  ],
  [
    'kms/latest/developerguide/keystore-cloudhsm.html',
    'the customer manages the cluster, its users and backups; AWS signs in to it',
    'including creating and deleting HSMs and',
  ],
  [
    'kms/latest/developerguide/import-keys-protect.html',
    'the customer keeps a copy of imported key material',
    'responsible for durability and overall availability',
  ],
  [
    'apigateway/latest/developerguide/apigateway-private-apis.html',
    'a private API is reached through endpoints of the VPC of the customer',
    'only callable from within an Amazon',
  ],
  [
    'acm/latest/userguide/import-certificate.html',
    'the customer renews imported certificates',
    'renewing them before they expire',
  ],
  [
    'AmazonCloudFront/latest/DeveloperGuide/edge-functions.html',
    'functions at the edge are code of the customer',
    'The code that you write and',
  ],
  [
    'lambda/latest/dg/lambda-managed-instances.html',
    'Lambda runs and patches instances in the account, three at first',
    'It launches three instances by default',
  ],
  [
    'lambda/latest/dg/lambda-managed-instances-networking.html',
    'the customer configures subnets, routes and security groups of managed instances',
    'you need to configure network connectivity',
  ],
  [
    'lambda/latest/dg/lambda-managed-instances-security.html',
    'functions on one capacity provider are not kept apart',
    'Containers are not a security boundary',
  ],
  [
    'lambda/latest/dg/runtimes-provided.html',
    'the customer brings the runtime, in its binary or beside it',
    'You can build your own runtime',
  ],
  [
    'lambda/latest/dg/configuration-codesigning.html',
    'AWS verifies signatures when code is deployed, and blocks only where the customer enforces it',
    'only prevent new deployments of unsigned',
  ],
  [
    'gameliftservers/latest/developerguide/fleets-creating-anywhere.html',
    'the computes of an Anywhere fleet are the own hardware of the customer, or of another cloud',
    'for your on-premises hardware or other',
  ],
  [
    'elasticloadbalancing/latest/gateway/introduction.html',
    'the customer chooses and qualifies the software of appliances; AWS guarantees nothing of it',
    'responsible for choosing and qualifying software',
  ],
  [
    'secretsmanager/latest/userguide/rotate-secrets_managed.html',
    'a service rotates the secret that it manages; the customer may change the schedule',
    'configures and manages rotation for you',
  ],
  [
    'outposts/latest/network-userguide/disaster-recovery-resiliency.html',
    'the customer provides power, links and spare capacity of an Outpost',
    'dual power sources and redundant network',
  ],
  [
    'whitepapers/latest/aws-outposts-high-availability-design/aws-outposts-high-availability-design.html',
    'on an Outpost the customer answers for the site, AWS for the rack, the hypervisor and its services',
    'physical security and access controls of',
  ],
  [
    'redshift/latest/mgmt/working-with-db-encryption.html',
    'AWS encrypts clusters unless the customer turns it off',
    'your database is encrypted by default',
  ],
  [
    'redshift/latest/mgmt/managing-cluster-multi-az.html',
    'a cluster continues when a zone fails, where the customer deployed it in two',
    'deploys compute resources in two Availability',
  ],
  [
    'amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html',
    'the customer asks for encryption when it makes the cluster, and never later',
    'cannot enable or disable encryption at',
  ],
  [
    'systems-manager/latest/userguide/operating-systems-and-machine-types.html',
    'nodes outside EC2 are servers, devices and virtual machines elsewhere',
    'including VMs in other cloud environments',
  ],
]

/** Pages that stand behind moves: each says what the configuration changes. */
export const moveStatements: readonly Source[] = readOn('2026-11-30', moves)

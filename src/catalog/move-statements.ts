import { type PageRow, readOn, type Source } from './sources.ts'

/** Pages on configurations that move the line. */
const rows: readonly PageRow[] = [
  // automatic backups
  [
    'AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html',
    'a retention of 0 turns automated backups off',
    'retention period to 0 disables automated',
  ],
  [
    'AmazonElastiCache/latest/dg/backups-automatic.html',
    'AWS makes a backup a day where the customer turns that on; a retention limit of 0 turns it off',
    'retention limit is set to 0',
  ],
  [
    'memorydb/latest/devguide/snapshots-automatic.html',
    'AWS makes a snapshot a day where the customer turns that on; a retention limit of 0 turns it off',
    'retention limit is set to 0',
  ],
  [
    'amazondynamodb/latest/developerguide/Point-in-time-recovery.html',
    'AWS makes continuous backups of a table where the customer turns them on',
    'automatic continuous backups of your DynamoDB',
  ],
  [
    'keyspaces/latest/devguide/PointInTimeRecovery.html',
    'AWS makes continuous backups of a table where the customer turns them on',
    'continuous backups of your table data',
  ],
  [
    'fsx/latest/WindowsGuide/using-backups.html',
    'AWS makes a backup a day unless the customer sets its retention to 0 days',
    'your file system is never automatically',
  ],
  [
    'fsx/latest/ONTAPGuide/using-backups.html',
    'AWS makes a backup of the volumes a day unless the customer sets its retention to 0 days',
    'disables automatic backups and deletes all',
  ],
  [
    'AWSCloudFormation/latest/TemplateReference/aws-properties-fsx-filesystem-openzfsconfiguration.html',
    'a retention of 0 turns automatic backups off; by default they are on',
    'disables automatic backups. You can',
  ],
  [
    'AWSCloudFormation/latest/TemplateReference/aws-resource-lightsail-database.html',
    'the customer can turn automated backups off',
    'whether automated backup retention is enabled',
  ],
  [
    'lightsail/latest/userguide/amazon-lightsail-configuring-automatic-snapshots.html',
    'AWS makes a snapshot a day where the customer turns that on, and deletes them with the resource',
    'creates daily snapshots of your resource',
  ],
  [
    'medialive/latest/ug/class-channel-input.html',
    'the customer chooses one pipeline or two; the output of a single one stops with it',
    'output to the downstream system stops',
  ],
  [
    'appstream2/latest/developerguide/fleet-type.html',
    'AWS manages how many instances an Elastic fleet has; the others start from images of the customer',
    'manages the streaming instance provisioning',
  ],
  [
    'marketplace/latest/userguide/ml-security-and-intellectual-property.html',
    'the seller packages the code, and images are scanned before they are published; buyers cannot open images or models, which run without a network',
    'Buyers cannot directly access or',
  ],
  [
    'sagemaker/latest/dg/jumpstart-foundation-models-choose.html',
    'models come from third parties; the customer reviews and complies with their licenses',
    'onboarded and maintained from third-party',
  ],
  [
    'fsx/latest/LustreGuide/using-fsx-lustre.html',
    'AWS replicates persistent file systems, on disks within one zone; scratch ones it does not replicate',
    "servers aren't replaced if they fail",
  ],
  [
    'fsx/latest/LustreGuide/encryption-at-rest.html',
    'AWS encrypts all of them; the customer chooses the key of persistent ones alone',
    'the data is encrypted using keys',
  ],
  [
    'fsx/latest/LustreGuide/using-backups-fsx.html',
    'persistent file systems can be backed up, scratch ones cannot',
    'Backups are not supported on scratch',
  ],
  [
    'firehose/latest/dev/encryption.html',
    'a Kinesis data stream encrypts what Firehose reads from it; of other sources the customer can turn encryption on',
    'without storing the unencrypted data',
  ],
  [
    'lightsail/latest/userguide/amazon-lightsail-faq-databases.html',
    'a standby in another zone comes with the high availability plans that the customer can choose',
    'additionally include a standby database',
  ],
  [
    'memorydb/latest/devguide/autofailover.html',
    'AWS fails over to a replica, and replaces a node without one while writes wait',
    'stops accepting writes until the',
  ],
  [
    'AWSCloudFormation/latest/TemplateReference/aws-resource-neptunegraph-graph.html',
    'the customer sets how many replicas of a graph stand in other zones',
    'number of replicas in other',
  ],
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
    'the customer keeps the keys and what runs them, and is responsible for their security and availability',
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
    'on an Outpost the customer is responsible for the site, AWS for the rack, the hypervisor and its services',
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

/** Pages on moves: each says what a configuration changes. */
export const moveStatements: readonly Source[] = [
  ...readOn('2026-11-30', rows),
  {
    url: 'https://aws.amazon.com/appstream2/faqs/',
    says: 'instances of an Elastic fleet start from an image that AWS manages, those of other fleets from one that the customer makes',
    phrase: 'an AppStream 2.0 managed image',
    read: '2026-11-30',
  },
]

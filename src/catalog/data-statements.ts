import { type PageRow, readOn, type Source } from './sources.ts'

/** What pages say about how data is encrypted, stored and backed up, when AWS and the customer share this. */
const rows: readonly PageRow[] = [
  // encryption in transit
  [
    'AmazonCloudFront/latest/DeveloperGuide/using-https.html',
    'CloudFront speaks TLS; the customer requires it of viewers and origins',
    'require that viewers use HTTPS so',
  ],
  [
    'vpn/latest/s2svpn/VPNTunnels.html',
    'AWS ends the tunnels and has defaults; the customer can restrict the options that it accepts',
    'restrict the list of options AWS',
  ],
  [
    'amazondynamodb/latest/developerguide/network-isolation.html',
    'DynamoDB speaks HTTPS by default; clients need TLS 1.2 or 1.3',
    'Clients can use TLS',
  ],
  [
    'sns/latest/dg/infrastructure-security.html',
    'clients must support TLS 1.2; policies of a topic can restrict networks',
    'Clients must support Transport Layer Security',
  ],
  [
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/infrastructure-security.html',
    'clients must support TLS 1.2; policies of a queue can restrict networks',
    'Clients must support Transport Layer Security',
  ],
  [
    'acm/latest/userguide/managed-renewal.html',
    'AWS renews certificates that it issued and that are in use; imported ones it does not',
    'ACM provides managed renewal for your',
  ],
  [
    'apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html',
    'API Gateway enforces the TLS policy that the customer chooses',
    'the security policy enforces the TLS',
  ],
  [
    'vpn/latest/clientvpn-admin/data-protection.html',
    'Client VPN speaks TLS 1.2 or later; the customer restricts networks and chooses how clients authenticate',
    'provides secure connections from any location',
  ],
  [
    'efs/latest/ug/encryption-in-transit.html',
    'EFS speaks TLS where the customer mounts with it',
    'declared as a mount option for',
  ],
  [
    'AmazonS3/latest/userguide/UsingEncryptionInTransit.html',
    'S3 takes HTTP and HTTPS; the customer enforces TLS by policy',
    'supports both HTTP and HTTPS protocols',
  ],
  // server-side encryption
  [
    'awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
    'AWS encrypts log files; the customer creates and manages the key',
    'You can create and manage the',
  ],
  [
    'apigateway/latest/developerguide/api-gateway-caching.html',
    'the customer turns encryption of cached answers on or off',
    'turn encryption on or off for',
  ],
  [
    'eventbridge/latest/userguide/eb-encryption-at-rest-key-options.html',
    'AWS encrypts with its key; the customer can choose one for each resource',
    'choose the type of KMS key',
  ],
  [
    'amazondynamodb/latest/developerguide/EncryptionAtRest.html',
    'AWS encrypts all tables; the customer can choose the key',
    'is fully encrypted at rest',
  ],
  [
    'securityagent/latest/userguide/customer-managed-keys.html',
    'AWS encrypts by default; the customer can choose the key of each resource',
    'optionally use a customer managed key',
  ],
  [
    'AmazonECR/latest/userguide/encryption-at-rest.html',
    'AWS encrypts images; the customer can choose a key when a repository is created',
    'stores images in Amazon S3 buckets',
  ],
  [
    'eks/latest/userguide/envelope-encryption.html',
    'AWS encrypts data of the Kubernetes API with its key or that of the customer; nodes and volumes are not covered',
    'does not apply to data on',
  ],
  [
    'elasticbeanstalk/latest/dg/security-data-protection-encryption.html',
    'AWS encrypts the bucket of Beanstalk; the customer turns on encryption of volumes and databases',
    'enable Amazon EBS encryption by default',
  ],
  [
    'nova-act/latest/userguide/data-encryption.html',
    'AWS encrypts with keys of its own; the customer can choose none',
    'no support for customer-managed keys',
  ],
  [
    'opensearch-service/latest/developerguide/serverless-encryption.html',
    'every collection is encrypted; the customer chooses the key when it is created',
    'for all serverless collections',
  ],
  [
    'AmazonS3/latest/userguide/UsingServerSideEncryption.html',
    'AWS encrypts every new object; the customer can choose another kind of encryption',
    'as the base level of encryption',
  ],
  [
    'AmazonS3/latest/userguide/s3-express-data-protection.html',
    'AWS encrypts directory buckets; the customer can choose one key for the life of a bucket',
    'All directory buckets have encryption configured',
  ],
  [
    'sns/latest/dg/sns-server-side-encryption.html',
    'SNS encrypts messages of a topic for which the customer turns it on',
    'encrypted only if it is sent',
  ],
  [
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html',
    'SQS encrypts with keys of its own or of KMS; the customer chooses',
    'using SQS-managed encryption keys',
  ],
  [
    'secretsmanager/latest/userguide/security-encryption.html',
    'AWS encrypts secrets; the customer can choose the key',
    'uses envelope encryption with AWS KMS',
  ],
  [
    'step-functions/latest/dg/encryption-at-rest.html',
    'AWS always encrypts; the customer can add a key of its own as a second layer',
    'always encrypts your data at rest',
  ],
  // backup
  [
    'wellarchitected/latest/reliability-pillar/rel_backing_up_data_identified_backups_data.html',
    'data stores of AWS offer backup; the customer decides what is backed up and how often',
    'All AWS data stores offer backup',
  ],
  [
    'aws-backup/latest/devguide/recovery-points.html',
    'AWS Backup keeps recovery points in vaults; the customer makes, organizes and restores them',
    'saves recovery points in backup vaults',
  ],
  [
    'aws-backup/latest/devguide/about-backup-plans.html',
    'AWS Backup backs up by the plan that the customer writes',
    'when and how you want to',
  ],
  [
    'amazondynamodb/latest/developerguide/Backup-and-Restore.html',
    'AWS makes backups where the customer asks for them or enables point-in-time recovery',
    'offers on-demand backups and point-in-time',
  ],
  [
    'opensearch-service/latest/developerguide/managedomains-snapshots.html',
    'AWS takes hourly snapshots for recovery; manual ones, into a bucket of its own, are for the customer',
    'You have to initiate manual snapshots',
  ],
  [
    'efs/latest/ug/awsbackup.html',
    'AWS Backup backs up file systems by default from the console alone; otherwise the customer turns it on',
    'automatically backed up by AWS Backup',
  ],
  [
    'redshift/latest/mgmt/working-with-snapshots.html',
    'AWS takes snapshots; the customer sets retention and schedule, and may turn them off on some nodes',
    'automatically takes incremental snapshots that track',
  ],
  [
    'redshift/latest/mgmt/serverless-snapshots-recovery-points.html',
    'AWS makes recovery points and keeps them for 24 hours; snapshots are for the customer',
    'All recovery points are kept for',
  ],
  [
    'AmazonS3/latest/userguide/backup-for-s3.html',
    'the customer defines backup policies and turns on versioning; AWS Backup makes the copies',
    'centrally define backup policies to protect',
  ],
  // resilience
  [
    'amazondynamodb/latest/developerguide/disaster-recovery-resiliency.html',
    'AWS replicates over three zones; global tables and recovery are for the customer to turn on',
    'across three Availability Zones in a',
  ],
  [
    'eks/latest/userguide/fargate-profile.html',
    'AWS spreads pods over the subnets that the customer names',
    'spread Pods across each of the',
  ],
  [
    'AmazonCloudFront/latest/DeveloperGuide/disaster-recovery-resiliency.html',
    'AWS runs edge locations; the customer can set up a second origin',
    'automatically switches to the second origin',
  ],
  [
    'vpn/latest/s2svpn/disaster-recovery-resiliency.html',
    'AWS ends two tunnels in different zones; the customer configures both, and a second gateway',
    'important that you configure both tunnels',
  ],
  [
    'AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html',
    'AWS copies the data over several zones; instances in several zones are for the customer to create',
    'regardless of whether the instances',
  ],
  [
    'AmazonS3/latest/userguide/disaster-recovery-resiliency.html',
    'AWS runs several zones; versions, locks, storage classes and replication are for the customer',
    'offers several features to help support',
  ],
  [
    'AmazonS3/latest/userguide/MrapFailover.html',
    'the customer shifts traffic between regions by failover controls',
    'When you initiate failover, all traffic',
  ],
]

export const dataStatements: readonly Source[] = readOn('2026-11-30', rows)

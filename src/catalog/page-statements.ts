import { type PageRow, readOn, type Source } from './sources.ts'

const cells: readonly PageRow[] = [
  [
    'AmazonCloudFront/latest/DeveloperGuide/field-level-encryption.html',
    'the edge encrypts the fields that the customer names, by a public key of the customer',
    'encrypted at the edge, close to',
  ],
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

/** Service pages cited by single layers of types, each read for those layers. */
export const cellStatements: readonly Source[] = readOn('2026-11-30', cells)

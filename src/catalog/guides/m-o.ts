import { readOn } from '../sources.ts'

export const guidesMO = readOn('2026-11-30', [
  [
    'm2/latest/userguide/what-is-m2.html',
    'AWS monitors and heals the runtime; the customer brings the application',
    'self-healing compute and automated scaling',
  ],
  [
    'macie/latest/user/data-protection.html',
    'AWS encrypts findings by a key that it manages, and data in transit between its services',
    'securely stores your data at rest',
  ],
  [
    'macie/latest/user/what-is-macie.html',
    'AWS inspects buckets of S3; the customer defines criteria and reviews findings',
    'custom criteria that you define',
  ],
  [
    'managed-blockchain/latest/hyperledger-fabric-dev/what-is-managed-blockchain.html',
    'AWS runs nodes of the customer alone; the customer invites members to a network',
    'dedicated blockchain nodes and networks',
  ],
  [
    'managed-flink/latest/java/what-is.html',
    'AWS provides capacity, failover over zones, scaling and backups; the customer writes the application',
    'compute resources, AZ failover resilience',
  ],
  [
    'mediaconnect/latest/ug/what-is.html',
    'AWS moves live video; the customer names sources and outputs, and shares by entitlements',
    'transport and routing service that you',
  ],
  [
    'mediaconvert/latest/ug/what-is.html',
    'AWS converts files by the settings of a job',
    'file-based video processing service that provides',
  ],
  [
    'medialive/latest/ug/what-is.html',
    'AWS makes live outputs from the video of the customer',
    'real-time video service that lets',
  ],
  [
    'mediapackage/latest/ug/what-is.html',
    'AWS packages video when it is asked for, and scales by itself; the customer protects the content',
    'resources at the right time, with',
  ],
  [
    'mediapackage/latest/userguide/what-is.html',
    'AWS packages video and scales by itself; the customer protects the content',
    'resources at the right time, with',
  ],
  [
    'mediatailor/latest/ug/what-is.html',
    'AWS inserts advertisements and assembles channels; content stays on the origin of the customer',
    'never touches your content segments',
  ],
  [
    'mpa/latest/userguide/what-is.html',
    'the customer makes teams of approvers that protect operations',
    'transform security processes into team-based decisions',
  ],
  [
    'msk/latest/developerguide/msk-connect.html',
    'AWS patches and scales what runs connectors; the customer brings the connectors',
    'patches and manages the underlying hardware',
  ],
  [
    'msk/latest/developerguide/what-is-msk.html',
    'AWS makes and replaces broker nodes; the customer chooses the version, produces and consumes',
    'replaces the unhealthy or unreachable broker',
  ],
  [
    'mwaa/latest/mwaa-serverless-userguide/what-is-mwaa-serverless.html',
    'AWS provides and releases the capacity; the customer defines workflows and their permissions',
    'no infrastructure to configure or maintain',
  ],
  [
    'mwaa/latest/userguide/what-is-mwaa.html',
    'AWS patches the images of Airflow and scales workers; the customer chooses the version and the access mode',
    'update and patch the images for',
  ],
  [
    'neptune-analytics/latest/userguide/what-is-neptune-analytics.html',
    'AWS keeps the graph in memory and runs the engine; the customer loads and queries data',
    'memory-optimized graph database engine for analytics',
  ],
  [
    'network-firewall/latest/developerguide/what-is-aws-network-firewall.html',
    'AWS runs the firewall; the customer writes rules, and directs traffic through endpoints',
    'direct traffic through your firewalls for',
  ],
  [
    'network-manager/latest/cloudwan/what-is-cloudwan.html',
    'AWS runs the core network; the customer writes its policy, and shares it',
    'core network policy document is a',
  ],
  [
    'notifications/latest/userguide/what-is-service.html',
    'AWS sends its own notifications and the notifications that the customer configures',
    'notification configurations that you create',
  ],
  [
    'odb/latest/UserGuide/security.html',
    'security is divided among three: AWS, Oracle Cloud Infrastructure and the customer',
    'responsibility between AWS, OCI, and you',
  ],
  [
    'omics/latest/dev/what-is-healthomics.html',
    'AWS runs the engines and their capacity; the customer defines workflows and keeps stores',
    'managing compute resources and maintaining workflow',
  ],
  [
    'opensearch-service/latest/developerguide/ac.html',
    'the customer writes the access policy of a domain, and the policies of identities',
    'often called the domain access policy',
  ],
  [
    'opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html',
    'slow, error and audit logs are off until the customer enables them',
    'All the logs are disabled by',
  ],
  [
    'opensearch-service/latest/developerguide/infrastructure-security.html',
    'the customer sets the lowest TLS version of a domain',
    'configure the minimum required TLS version',
  ],
  [
    'opensearch-service/latest/developerguide/logging-using-cloudtrail.html',
    'CloudTrail notes calls; the customer makes the trail, and turns on data events of collections',
    'log data events for the AWS::AOSS::Collection',
  ],
  [
    'opensearch-service/latest/developerguide/rename.html',
    'domains of Elasticsearch are domains of OpenSearch Service under their former name',
    'was renamed to Amazon OpenSearch Service',
  ],
  [
    'opensearch-service/latest/developerguide/serverless-data-access.html',
    'the customer grants access to collections and indexes by data access policies and IAM',
    'manage access permissions through data access',
  ],
  [
    'opensearch-service/latest/developerguide/vpc.html',
    'the customer places a domain in a VPC or makes it public, and sets its security groups',
    'change the subnets and security group',
  ],
  [
    'opensearch-service/latest/developerguide/what-is.html',
    'AWS makes the cluster and replaces failed nodes; what runs there is the engine',
    'detects and replaces failed OpenSearch Service',
  ],
  [
    'organizations/latest/userguide/orgs_introduction.html',
    'the customer groups accounts and applies policies to them',
    'apply organization policies to users, accounts',
  ],
  [
    'organizations/latest/userguide/orgs_manage_policies_ai-opt-out.html',
    'AI services may use content until the customer opts out by a policy',
    'can opt out of use of',
  ],
  [
    'outposts/latest/userguide/outposts-local-gateways.html',
    'AWS delivers the hardware and makes the gateway and its interfaces; the customer makes route tables and associations',
    'Create the local gateway route table',
  ],
])

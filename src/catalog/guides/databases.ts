import { type PageRow, readOn, type Source } from '../sources.ts'

/** Pages on databases. */
const rows: readonly PageRow[] = [
  [
    'AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html',
    'a global database is a set of clusters; AWS replicates between their regions, and the customer fails over and upgrades',
    'replicates data to the secondary',
  ],
  [
    'AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html',
    'no network reaches an instance until the customer writes rules of its security groups',
    'network access is turned off for',
  ],
  [
    'AmazonRDS/latest/UserGuide/USER_Events.html',
    'AWS sends events of RDS by SNS to those who subscribe, and the subscription does nothing else',
    'provide notification when an Amazon',
  ],
  [
    'AmazonRDS/latest/UserGuide/USER_LogAccess.html',
    'the engine writes logs, which the customer reads, downloads or publishes to CloudWatch',
    'generates logs that you can access',
  ],
  [
    'AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html',
    'the customer shares manual snapshots with accounts, or makes them public where they are not encrypted',
    'share a manual DB snapshot',
  ],
  [
    'AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html',
    'AWS renews the certificate of the server; the customer connects by TLS, and chooses the authority',
    'from your application to encrypt',
  ],
  [
    'AmazonRDS/latest/UserGuide/rds-proxy-network-prereqs.html',
    'the customer provides VPC and subnets of a proxy, in two zones at least',
    'provide the subnets and the VPC',
  ],
  [
    'AmazonRDS/latest/UserGuide/rds-proxy.html',
    'a proxy shares connections to a database, and cannot be public',
    'pool and share database connections',
  ],
  [
    'AmazonRDS/latest/UserGuide/rds-proxy.monitoring.html',
    'AWS publishes metrics and logs of proxies; the customer watches them',
    'monitor the usage of each proxy',
  ],
  [
    'AmazonRDS/latest/UserGuide/security_iam_service-with-iam.html',
    'databases have no policies of their own',
    'Supports resource-based policies: No',
  ],
  [
    'AmazonSimpleDB/latest/DeveloperGuide/Welcome.html',
    'SimpleDB is a web service, which keeps data and answers queries',
    'running queries on structured data',
  ],
  [
    'amazondynamodb/latest/developerguide/DAX.Monitoring.html',
    'the customer plans what to monitor in a cluster, and who monitors it',
    'you should create a monitoring plan',
  ],
  [
    'amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html',
    'the customer chooses TLS when it makes the cluster, and never later',
    'Encryption in transit cannot be enabled',
  ],
  [
    'amazondynamodb/latest/developerguide/access-control-resource-based.html',
    'the customer attaches policies to tables and streams; AWS blocks public policies',
    'specifying who has access to each',
  ],
]

export const databaseStatements: readonly Source[] = readOn('2026-11-30', rows)

import { type PageRow, readOn, type Source } from '../sources.ts'

/** Pages on queues, logs, metrics and content delivery. */
const rows: readonly PageRow[] = [
  [
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html',
    'the customer decides by policy which accounts, or anonymous users, may use a queue',
    'Grant a permission to all',
  ],
  [
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html',
    'AWS keeps messages on several servers, and deletes them in time; the customer sets access, key and retention',
    'stores them on multiple servers',
  ],
  [
    'AmazonCloudFront/latest/DeveloperGuide/Introduction.html',
    'the origin of the customer has the files; CloudFront caches copies of them',
    'stores the original, definitive version',
  ],
  [
    'AmazonCloudFront/latest/DeveloperGuide/logging.html',
    'the customer turns on logs of requests, and chooses where they go',
    'delivery destination that you specify',
  ],
  [
    'AmazonCloudWatch/latest/logs/CloudWatchLogsConcepts.html',
    'a log group keeps events of what logs to it, for as long as the customer sets',
    'Retention settings can be used',
  ],
  [
    'AmazonCloudWatch/latest/logs/MonitoringLogData.html',
    'a metric filter counts what it finds in logs, and keeps nothing',
    'turn log data into numerical',
  ],
  [
    'AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html',
    'the customer links accounts, and chooses which telemetry they share',
    'specifies which telemetry types it',
  ],
  [
    'AmazonCloudWatch/latest/monitoring/CloudWatch_Alarms.html',
    'an alarm watches metrics as the customer configures it; CloudWatch does not try whether its actions work',
    'test or validate the actions',
  ],
  [
    'AmazonS3/latest/s3-outposts/S3onOutposts.html',
    'AWS stores objects on several devices of the Outpost alone, encrypted; policies and versions are for the customer',
    'Your objects never leave your Outpost',
  ],
  [
    'AmazonS3/latest/userguide/MultiRegionAccessPointPermissions.html',
    'the customer writes the policy of the access point, beside those of its buckets',
    'also enforce a customized access policy',
  ],
  [
    'AmazonS3/latest/userguide/Welcome.html',
    'S3 stores files in buckets; the customer configures access, versions and copies',
    'optimize, organize, and configure access',
  ],
  [
    'AmazonS3/latest/userguide/about-object-ownership.html',
    'AWS disables access lists of new buckets; the customer can enable them, and disable those of old ones',
    'that you keep ACLs disabled',
  ],
  [
    'AmazonS3/latest/userguide/access-points-policies.html',
    'the customer writes the policy of an access point; the bucket must permit the same',
    'control the use of the access',
  ],
  [
    'AmazonS3/latest/userguide/bucket-policies.html',
    'the account of the bucket alone writes its policy, which can grant access to others',
    'Only the bucket owner can associate',
  ],
  [
    'AmazonS3/latest/userguide/logging-with-S3.html',
    'the customer turns on server access logs, or CloudTrail for objects',
    'maintain log records for auditing',
  ],
  [
    'AmazonS3/latest/userguide/s3-express-one-zone-logging.html',
    'CloudTrail records what is done to directory buckets; the customer configures it for their objects',
    "CloudTrail trails don't log data",
  ],
  [
    'AmazonS3/latest/userguide/s3-express-differences.html',
    'directory buckets have no versions, locks or replication: copies are for the customer to make',
    'features are not supported by directory',
  ],
  [
    'AmazonS3/latest/userguide/s3-tables-security-overview.html',
    'the customer writes policies of identities, table buckets and tables',
    'grant table-level API access permissions',
  ],
  [
    'AmazonS3/latest/userguide/s3-vectors-security.html',
    'AWS stores vectors durably on S3, with encryption at rest and on the way',
    'offers highly durable vector storage',
  ],
  [
    'AmazonS3/latest/userguide/checking-object-integrity.html',
    'S3 checks the checksums of uploads; the customer chooses the algorithm, and verifies what is stored',
    'use checksum values to verify',
  ],
  [
    'AmazonS3/latest/userguide/s3-express-security-iam-example-bucket-policies.html',
    'the customer grants sessions on a directory bucket by its policy, also to other accounts',
    'Bucket policy to allow cross-account',
  ],
]

export const storageStatements: readonly Source[] = readOn('2026-11-30', rows)

import type { ServiceId } from './clients.ts'

/** The IAM prefix of each service's actions (Service Authorization Reference). */
const prefixes: Readonly<Record<ServiceId, string>> = {
  account: 'account',
  acm: 'acm',
  apigateway: 'apigateway',
  apigatewayv2: 'apigateway',
  'application-autoscaling': 'application-autoscaling',
  autoscaling: 'autoscaling',
  backup: 'backup',
  cloudfront: 'cloudfront',
  cloudtrail: 'cloudtrail',
  cloudwatch: 'cloudwatch',
  config: 'config',
  dax: 'dax',
  dynamodb: 'dynamodb',
  ec2: 'ec2',
  ecr: 'ecr',
  ecs: 'ecs',
  eks: 'eks',
  efs: 'elasticfilesystem',
  elasticache: 'elasticache',
  elasticbeanstalk: 'elasticbeanstalk',
  elb: 'elasticloadbalancing',
  elbv2: 'elasticloadbalancing',
  guardduty: 'guardduty',
  eventbridge: 'events',
  iam: 'iam',
  kms: 'kms',
  logs: 'logs',
  opensearch: 'es',
  opensearchserverless: 'aoss',
  lambda: 'lambda',
  organizations: 'organizations',
  rds: 'rds',
  redshift: 'redshift',
  'redshift-serverless': 'redshift-serverless',
  s3: 's3',
  s3control: 's3',
  s3express: 's3express',
  secretsmanager: 'secretsmanager',
  sns: 'sns',
  sqs: 'sqs',
  ssm: 'ssm',
  sts: 'sts',
  wafv2: 'wafv2',
}

/**
 * The operations whose IAM action has another name, by `service:Operation`
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html and its neighbours).
 */
const exceptions: Readonly<Record<string, string>> = {
  's3:GetBucketAccelerateConfiguration': 's3:GetAccelerateConfiguration',
  's3:GetBucketAnalyticsConfiguration': 's3:GetAnalyticsConfiguration',
  's3:GetBucketCors': 's3:GetBucketCORS',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetBucketInventoryConfiguration': 's3:GetInventoryConfiguration',
  's3:GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
  's3:GetBucketMetricsConfiguration': 's3:GetMetricsConfiguration',
  's3:GetBucketNotificationConfiguration': 's3:GetBucketNotification',
  's3:GetBucketReplication': 's3:GetReplicationConfiguration',
  's3:GetObjectLockConfiguration': 's3:GetBucketObjectLockConfiguration',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:HeadBucket': 's3:ListBucket',
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3express:GetBucketLifecycleConfiguration': 's3express:GetLifecycleConfiguration',
  's3express:ListDirectoryBuckets': 's3express:ListAllMyDirectoryBuckets',
  's3control:GetPublicAccessBlock': 's3:GetAccountPublicAccessBlock',
}

/** The IAM action that an SDK operation needs: `s3`, `ListBuckets` -> `s3:ListAllMyBuckets`. */
export const actionOf = (service: ServiceId, operation: string): string =>
  exceptions[`${service}:${operation}`] ?? `${prefixes[service]}:${operation}`

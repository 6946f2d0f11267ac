import type { Account } from '@aws-sdk/client-account'
import type { ACM } from '@aws-sdk/client-acm'
import type { APIGateway } from '@aws-sdk/client-api-gateway'
import type { ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2'
import type { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling'
import type { AutoScaling } from '@aws-sdk/client-auto-scaling'
import type { Backup } from '@aws-sdk/client-backup'
import type { CloudFront } from '@aws-sdk/client-cloudfront'
import type { CloudTrail } from '@aws-sdk/client-cloudtrail'
import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import type { ConfigService } from '@aws-sdk/client-config-service'
import type { DAX } from '@aws-sdk/client-dax'
import type { DynamoDB } from '@aws-sdk/client-dynamodb'
import type { EC2 } from '@aws-sdk/client-ec2'
import type { ECR } from '@aws-sdk/client-ecr'
import type { ECS } from '@aws-sdk/client-ecs'
import type { EFS } from '@aws-sdk/client-efs'
import type { EKS } from '@aws-sdk/client-eks'
import type { ElasticBeanstalk } from '@aws-sdk/client-elastic-beanstalk'
import type { ElasticLoadBalancing } from '@aws-sdk/client-elastic-load-balancing'
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { ElastiCache } from '@aws-sdk/client-elasticache'
import type { EventBridge } from '@aws-sdk/client-eventbridge'
import type { GuardDuty } from '@aws-sdk/client-guardduty'
import type { IAM } from '@aws-sdk/client-iam'
import type { KMS } from '@aws-sdk/client-kms'
import type { Lambda } from '@aws-sdk/client-lambda'
import type { OpenSearch } from '@aws-sdk/client-opensearch'
import type { OpenSearchServerless } from '@aws-sdk/client-opensearchserverless'
import type { Organizations } from '@aws-sdk/client-organizations'
import type { RDS } from '@aws-sdk/client-rds'
import type { Redshift } from '@aws-sdk/client-redshift'
import type { RedshiftServerless } from '@aws-sdk/client-redshift-serverless'
import type { S3 } from '@aws-sdk/client-s3'
import type { S3Control } from '@aws-sdk/client-s3-control'
import type { SecretsManager } from '@aws-sdk/client-secrets-manager'
import type { SNS } from '@aws-sdk/client-sns'
import type { SQS } from '@aws-sdk/client-sqs'
import type { SSM } from '@aws-sdk/client-ssm'
import type { STS } from '@aws-sdk/client-sts'
import type { WAFV2 } from '@aws-sdk/client-wafv2'

/** The aggregated client of each service (one method an operation), by its short name. Types only: nothing is loaded here. */
export interface Clients {
  account: Account
  acm: ACM
  apigateway: APIGateway
  apigatewayv2: ApiGatewayV2
  'application-autoscaling': ApplicationAutoScaling
  autoscaling: AutoScaling
  backup: Backup
  cloudfront: CloudFront
  cloudtrail: CloudTrail
  cloudwatch: CloudWatch
  config: ConfigService
  dax: DAX
  dynamodb: DynamoDB
  ec2: EC2
  ecr: ECR
  ecs: ECS
  eks: EKS
  efs: EFS
  elasticache: ElastiCache
  elasticbeanstalk: ElasticBeanstalk
  elb: ElasticLoadBalancing
  elbv2: ElasticLoadBalancingV2
  guardduty: GuardDuty
  eventbridge: EventBridge
  iam: IAM
  kms: KMS
  logs: CloudWatchLogs
  opensearch: OpenSearch
  opensearchserverless: OpenSearchServerless
  lambda: Lambda
  organizations: Organizations
  rds: RDS
  redshift: Redshift
  'redshift-serverless': RedshiftServerless
  s3: S3
  s3control: S3Control
  /** S3 again, for directory buckets: their actions and their signing name are another service's. */
  s3express: S3
  secretsmanager: SecretsManager
  sns: SNS
  sqs: SQS
  ssm: SSM
  sts: STS
  wafv2: WAFV2
}
export type ServiceId = keyof Clients

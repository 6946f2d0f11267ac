import type { AccountOwn } from './live/account.ts'
import type { AcmState } from './live/acm.ts'
import type { ApiGatewayState } from './live/apigateway.ts'
import type { AutoScalingState } from './live/autoscaling.ts'
import type { BackupOwn, BackupState } from './live/backup.ts'
import type { CloudFrontState } from './live/cloudfront.ts'
import type { CloudTrailState } from './live/cloudtrail.ts'
import type { ConfigOwn, ConfigState } from './live/config.ts'
import type { DynamoDbState } from './live/dynamodb.ts'
import type { Ec2Own, Ec2State } from './live/ec2.ts'
import type { EcrState } from './live/ecr.ts'
import type { EcsState } from './live/ecs.ts'
import type { EfsState } from './live/efs.ts'
import type { EksState } from './live/eks.ts'
import type { ElastiCacheState } from './live/elasticache.ts'
import type { ElasticBeanstalkState } from './live/elasticbeanstalk.ts'
import type { ElbState } from './live/elb.ts'
import type { GuardDutyOwn } from './live/guardduty.ts'
import type { IamOwn, IamState } from './live/iam.ts'
import type { KmsState } from './live/kms.ts'
import type { LambdaState } from './live/lambda.ts'
import type { LogsState } from './live/logs.ts'
import type { MessagingState } from './live/messaging.ts'
import type { OpenSearchState } from './live/opensearch.ts'
import type { RdsOwn, RdsState } from './live/rds.ts'
import type { RedshiftState } from './live/redshift.ts'
import type { S3Own, S3State } from './live/s3.ts'
import type { SecretsManagerState } from './live/secretsmanager.ts'
import type { SsmOwn, SsmState } from './live/ssm.ts'

/**
 * What AWS's live APIs show and the CloudFormation schema does not have. `Own` holds the properties of our own types,
 * `Demarc::<Service>::<Thing>`; `State` the live-only properties of CloudFormation's. Each service has its file under
 * `live/` and is named here in `extends`.
 */
// biome-ignore format: one line each, so that two additions do not meet
export interface Own
  extends AccountOwn,
    BackupOwn,
    ConfigOwn,
    Ec2Own,
    GuardDutyOwn,
    IamOwn,
    RdsOwn,
    S3Own,
    SsmOwn {}

// biome-ignore format: one line each, so that two additions do not meet
export interface State
  extends AcmState,
    ApiGatewayState,
    AutoScalingState,
    BackupState,
    CloudFrontState,
    CloudTrailState,
    ConfigState,
    DynamoDbState,
    Ec2State,
    EcrState,
    EcsState,
    EfsState,
    EksState,
    ElastiCacheState,
    ElasticBeanstalkState,
    ElbState,
    IamState,
    KmsState,
    LambdaState,
    LogsState,
    MessagingState,
    OpenSearchState,
    RdsState,
    RedshiftState,
    S3State,
    SecretsManagerState,
    SsmState {}

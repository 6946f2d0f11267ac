import type { AccountOwn } from '../services/account/live.ts'
import type { AcmState } from '../services/acm/live.ts'
import type { ApiGatewayState } from '../services/apigateway/live.ts'
import type { AutoScalingState } from '../services/autoscaling/live.ts'
import type { BackupOwn, BackupState } from '../services/backup/live.ts'
import type { CloudFrontState } from '../services/cloudfront/live.ts'
import type { CloudTrailState } from '../services/cloudtrail/live.ts'
import type { ConfigOwn, ConfigState } from '../services/config/live.ts'
import type { DynamoDbState } from '../services/dynamodb/live.ts'
import type { Ec2Own, Ec2State } from '../services/ec2/live.ts'
import type { EcrState } from '../services/ecr/live.ts'
import type { EcsState } from '../services/ecs/live.ts'
import type { EfsState } from '../services/efs/live.ts'
import type { EksState } from '../services/eks/live.ts'
import type { ElastiCacheState } from '../services/elasticache/live.ts'
import type { ElasticBeanstalkState } from '../services/elasticbeanstalk/live.ts'
import type { ElbState } from '../services/elasticloadbalancing/live.ts'
import type { GuardDutyOwn } from '../services/guardduty/live.ts'
import type { IamOwn, IamState } from '../services/iam/live.ts'
import type { KmsState } from '../services/kms/live.ts'
import type { LambdaState } from '../services/lambda/live.ts'
import type { LogsState } from '../services/logs/live.ts'
import type { OpenSearchState } from '../services/opensearch/live.ts'
import type { RdsOwn, RdsState } from '../services/rds/live.ts'
import type { RedshiftState } from '../services/redshift/live.ts'
import type { S3Own, S3State } from '../services/s3/live.ts'
import type { SecretsManagerState } from '../services/secretsmanager/live.ts'
import type { MessagingState } from '../services/sns/live.ts'
import type { SsmOwn, SsmState } from '../services/ssm/live.ts'

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

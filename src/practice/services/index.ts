import type { PracticeService } from '../service.ts'
import { account } from './account.ts'
import { acm } from './acm.ts'
import { apiGateway } from './api-gateway/index.ts'
import { apiGatewayV2 } from './apigatewayv2/index.ts'
import { applicationAutoScaling } from './application-auto-scaling.ts'
import { autoScaling } from './auto-scaling/index.ts'
import { backup } from './backup/index.ts'
import { cloudfront } from './cloudfront/index.ts'
import { cloudtrail } from './cloudtrail.ts'
import { cloudwatch } from './cloudwatch.ts'
import { configService } from './config.ts'
import { dax } from './dax.ts'
import { dynamodb } from './dynamodb/index.ts'
import { ec2 } from './ec2/index.ts'
import { ecr } from './ecr/index.ts'
import { ecs } from './ecs/index.ts'
import { efs } from './efs/index.ts'
import { eks } from './eks/index.ts'
import { elasticache } from './elasticache/index.ts'
import { elasticBeanstalk } from './elasticbeanstalk/index.ts'
import { elb } from './elb/index.ts'
import { elbv2 } from './elbv2/index.ts'
import { eventbridge } from './eventbridge.ts'
import { guardduty } from './guardduty.ts'
import { iam } from './iam/index.ts'
import { kms } from './kms.ts'
import { lambda } from './lambda/index.ts'
import { cloudwatchLogs } from './logs/index.ts'
import { opensearch } from './opensearch/index.ts'
import { opensearchServerless } from './opensearchserverless/index.ts'
import { organizations } from './organizations/index.ts'
import { rds } from './rds/index.ts'
import { redshift } from './redshift/index.ts'
import { redshiftServerless } from './redshift-serverless/index.ts'
import { s3 } from './s3.ts'
import { s3control } from './s3control.ts'
import { s3express } from './s3express.ts'
import { secretsManager } from './secretsmanager/index.ts'
import { sns } from './sns/index.ts'
import { sqs } from './sqs/index.ts'
import { ssm } from './ssm.ts'
import { sts } from './sts.ts'
import { wafv2 } from './wafv2.ts'

/** Every service of the practice account: one line each, in the order of the alphabet. */
// biome-ignore format: one line each, so that two additions do not meet
export const services: readonly PracticeService[] = [
  account,
  apiGateway,
  apiGatewayV2,
  acm,
  applicationAutoScaling,
  autoScaling,
  backup,
  cloudfront,
  cloudtrail,
  cloudwatch,
  cloudwatchLogs,
  configService,
  dax,
  dynamodb,
  ec2,
  ecr,
  ecs,
  eks,
  efs,
  elasticBeanstalk,
  elasticache,
  elb,
  elbv2,
  eventbridge,
  guardduty,
  iam,
  kms,
  lambda,
  organizations,
  opensearch,
  opensearchServerless,
  rds,
  redshift,
  redshiftServerless,
  s3,
  s3control,
  s3express,
  secretsManager,
  sns,
  sqs,
  ssm,
  sts,
  wafv2,
]

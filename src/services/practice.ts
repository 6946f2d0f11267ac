import type { PracticeService } from '../practice/service.ts'
import { account } from './account/practice.ts'
import { acm } from './acm/practice.ts'
import { apiGateway } from './apigateway/practice/api-gateway/index.ts'
import { apiGatewayV2 } from './apigateway/practice/apigatewayv2/index.ts'
import { applicationAutoScaling } from './application-autoscaling/practice.ts'
import { autoScaling } from './autoscaling/practice/index.ts'
import { backup } from './backup/practice/index.ts'
import { cloudfront } from './cloudfront/practice/index.ts'
import { cloudtrail } from './cloudtrail/practice/index.ts'
import { cloudwatch } from './cloudwatch/practice.ts'
import { configService } from './config/practice.ts'
import { dax } from './dynamodb/practice/dax.ts'
import { dynamodb } from './dynamodb/practice/index.ts'
import { ec2 } from './ec2/practice/index.ts'
import { ecr } from './ecr/practice/index.ts'
import { ecs } from './ecs/practice/index.ts'
import { efs } from './efs/practice/index.ts'
import { eks } from './eks/practice/index.ts'
import { elasticache } from './elasticache/practice/index.ts'
import { elasticBeanstalk } from './elasticbeanstalk/practice/index.ts'
import { elbv2 } from './elasticloadbalancing/practice/elbv2/index.ts'
import { elb } from './elasticloadbalancing/practice/index.ts'
import { eventbridge } from './events/practice.ts'
import { guardduty } from './guardduty/practice.ts'
import { iam } from './iam/practice/index.ts'
import { kms } from './kms/practice/index.ts'
import { lambda } from './lambda/practice/index.ts'
import { cloudwatchLogs } from './logs/practice/index.ts'
import { opensearch } from './opensearch/practice/index.ts'
import { opensearchServerless } from './opensearch/practice/opensearchserverless/index.ts'
import { organizations } from './organizations/practice/index.ts'
import { rds } from './rds/practice/index.ts'
import { redshift } from './redshift/practice/index.ts'
import { redshiftServerless } from './redshift/practice/redshift-serverless/index.ts'
import { s3express } from './s3/practice/express.ts'
import { s3 } from './s3/practice/index.ts'
import { s3control } from './s3/practice/s3control.ts'
import { secretsManager } from './secretsmanager/practice/index.ts'
import { sns } from './sns/practice/index.ts'
import { sqs } from './sqs/practice/index.ts'
import { ssm } from './ssm/practice.ts'
import { sts } from './sts/practice/index.ts'
import { wafv2 } from './wafv2/practice.ts'

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
